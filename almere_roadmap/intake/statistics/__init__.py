"""Tables of figures: StatLine wide and long, other cubes, and what their margins tell."""
