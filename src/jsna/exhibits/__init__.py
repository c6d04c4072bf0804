"""Figures and tables: what they show is data, and each way to show it is one renderer."""
