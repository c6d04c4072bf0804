"""Checks of survey answers: they find, and change nothing."""
