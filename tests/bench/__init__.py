"""Benchmarks: ratios to something that runs beside them; nothing in the test suite asserts a time."""
