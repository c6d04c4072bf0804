"""Notebooks executed in children of a process that has the libraries loaded already."""
