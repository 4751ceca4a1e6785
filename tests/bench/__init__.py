"""Benchmarks: each figure is a ratio between two things measured in turn in the same run."""
