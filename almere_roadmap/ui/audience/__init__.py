"""What the room sees on the second screen, and what the facilitator steers it with."""
