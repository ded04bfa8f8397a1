"""The command line: the same functions as the window, without a screen."""
