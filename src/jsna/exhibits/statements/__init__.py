"""Generated sentences: what can be said of a review, and what cannot."""
