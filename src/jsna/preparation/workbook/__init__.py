"""A workbook that people filled in, read as text and refused where it could be misread.

The file is looked at as a stream first: one of a few kilobytes can claim to fill all memory.
"""
