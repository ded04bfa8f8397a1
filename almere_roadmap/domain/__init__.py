"""What a workshop is: immutable values without a file, a screen or a clock."""
