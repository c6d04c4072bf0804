"""A run of a review: its notebooks executed, checked and published as one, or not at all."""
