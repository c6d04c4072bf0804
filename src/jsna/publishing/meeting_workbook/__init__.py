"""The workbook that a rating meeting fills in: one writer, and what it is made of."""

from jsna.publishing.meeting_workbook.writer import write_meeting_workbook

__all__ = ["write_meeting_workbook"]
