"""A review as data: its settings, its tool, its services, and where its files lie."""
