"""Refuses a workbook that is none, is damaged or locked, or claims to be enormous.

Every workbook that comes in passes here before anything is built of it: one of a few kilobytes can
claim to fill all memory. What may be read in the cells is for the rooms that read them to say.
"""
