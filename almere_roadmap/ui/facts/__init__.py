"""The parts of the Facts screen."""
