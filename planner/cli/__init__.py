"""The command line: `planner COMMAND`, or `planner [FILE…]` for the window.

Nothing heavy is imported here: each command's module is loaded when the command runs.
"""

from planner.cli.edge import main

__all__ = ["main"]
