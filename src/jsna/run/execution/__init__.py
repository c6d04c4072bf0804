"""Executes notebooks: kernels and forked children, side by side, believed only when proven."""
