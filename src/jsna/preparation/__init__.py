"""From inputs as people typed them to clean records, with every problem, flag and change listed.

Pure Python on purpose: ``jsna check`` answers at once, without loading an analysis library.
"""
