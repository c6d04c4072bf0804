"""The chapter as a Word document."""

from jsna.publishing.word.document import write_word

__all__ = ["write_word"]
