"""Benchmarks: ratios to what runs beside them; nothing in the test suite asserts a time."""
