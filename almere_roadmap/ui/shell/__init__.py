"""What stands around the screens: rail, bars, banner, toasts, palette."""
