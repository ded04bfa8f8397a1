"""A workshop file being worked on: its present value, what is done to it, and who is told."""
