"""The chapter as a tagged PDF, set by typst and finished with pikepdf."""

from jsna.publishing.pdf.document import write_pdf

__all__ = ["write_pdf"]
