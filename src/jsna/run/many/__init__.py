"""Many reviews in one go: side by side, each whole or not at all, and one summary of them all."""
