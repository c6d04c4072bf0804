"""Many published reviews side by side, each of another area: one page and one workbook."""
