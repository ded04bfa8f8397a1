"""What asks something over the window: new, open, problems, history, shortcuts."""
