"""Gaps in service provision: from a folder of inputs to the chapter of a needs assessment."""

__version__ = "0.1.0"
