"""`planner` and `planner FILE…`: open the window."""

import os
import sys

import click

from planner.cli.context import Desk, pass_desk, store_option
from planner.errors import PlannerError


@click.command("open")
@click.argument("sources", nargs=-1)
@store_option
@pass_desk
def open_command(desk: Desk, sources: tuple[str, ...]) -> None:
    """Open the window, and bring SOURCES into it."""
    if not _has_display():
        raise PlannerError(
            "There is no display to open a window on. “planner tour DIR” shows the whole program "
            "without one, and “planner --help” lists what the command line can do."
        )
    from planner.start import open_program

    sys.exit(open_program(desk.store_path, list(sources)))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
