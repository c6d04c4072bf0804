"""The chapter's prose, one module a section: from the results to typed blocks."""
