"""The chapter as files: one writer for each kind of output."""

from jsna.publishing.chapter import publish_chapter

__all__ = ["publish_chapter"]
