"""What the window's actions do, by subject; each file answers for the actions it names."""
