"""Two published outputs side by side: what differs, and what can have made it differ."""

from jsna.run.comparison.compare import compare_published

__all__ = ["compare_published"]
