"""Benchmarks: each figure is a ratio between two things measured in turn in the same run."""

import builtins

# Python's own, before Qt for Python puts another in its place (see `planner/start.py`).
OWN_IMPORT = builtins.__import__
