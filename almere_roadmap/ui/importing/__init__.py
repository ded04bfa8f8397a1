"""The import wizard: what was recognised of a file, what is asked, and what would come of it."""
