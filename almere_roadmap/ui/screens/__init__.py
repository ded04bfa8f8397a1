"""The eight screens of the rail, one module each."""
