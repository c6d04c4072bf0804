"""Two published outputs side by side: what differs, and what can have made it differ."""

from jsna.run.comparison.compare import compare_published
from jsna.run.comparison.successions import known_successions

__all__ = ["compare_published", "known_successions"]
