"""Any file as a grid of cells: sheets, separators, headings, numbers."""
