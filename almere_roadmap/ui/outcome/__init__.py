"""What the Outcome screen is made of: what was agreed, and the report of it."""
