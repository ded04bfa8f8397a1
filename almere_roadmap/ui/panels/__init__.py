"""What stands around a screen: rail, top bar, inspector and status bar."""
