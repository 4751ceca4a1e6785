"""Where the bundled program starts."""

from planner.cli import main

main()
