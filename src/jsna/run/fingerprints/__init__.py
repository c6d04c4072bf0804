"""Fingerprints of what outputs are made from, and the record that a run leaves of them."""
