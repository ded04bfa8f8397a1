"""The agenda in the window: its clock, its place in the top bar, and the day as planned."""
