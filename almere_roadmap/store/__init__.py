"""The workshop file: one SQLite database, and the only SQL there is."""
