"""Everything Qt: the window, its screens and the one bridge between them and the document."""
