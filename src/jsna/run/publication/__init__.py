"""The folder that a run works in, and its outputs put in their places as one."""
