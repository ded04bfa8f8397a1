"""The roadmap: planning, procurement rules and both calendars."""
