"""Questions to a workshop: pure functions from values to values, with formula and source."""
