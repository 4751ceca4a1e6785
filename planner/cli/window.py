"""`planner` and `planner FILE…`: open the window."""

import sys

import click

from planner.cli.context import Desk, pass_desk, store_option
from planner.cli.quick import open_window


@click.command("open")
@click.argument("sources", nargs=-1)
@store_option
@pass_desk
def open_command(desk: Desk, sources: tuple[str, ...]) -> None:
    """Open the window, and bring SOURCES into it."""
    sys.exit(open_window(desk.store_path, sources))
