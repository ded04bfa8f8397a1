"""Pictures as plain data: keyed marks in millimetres that any painter can draw alike."""
