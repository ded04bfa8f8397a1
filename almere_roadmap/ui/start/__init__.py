"""The parts of the Start screen."""
