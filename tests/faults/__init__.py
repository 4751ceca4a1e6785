"""What must hold when things go wrong: one module for each row of the table, each with its count.

    python -m tests.faults [ROW…] [--full] [--write]

A row is a `Row` in a module of this folder, which is found by itself. The suite runs a few tries
of each (`test_faults.py`); `--full` runs them all and `--write` keeps the table in RESULTS.md.
"""
