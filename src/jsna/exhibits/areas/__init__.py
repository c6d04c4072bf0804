"""The exhibits of a comparison across areas, and the page that shows them in order."""
