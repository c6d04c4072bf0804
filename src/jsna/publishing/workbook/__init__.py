"""The chapter's data as one workbook that is accessible and can be published as it is."""

from jsna.publishing.workbook.writer import write_workbook

__all__ = ["write_workbook"]
