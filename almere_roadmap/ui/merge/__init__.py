"""The parts of the merge screen."""
