"""Disclosure control: no count of people is shown from which a small one could be found."""
