"""Registers of establishments: line by line, whatever their size."""
