"""Prints as JSON what an AT-SPI client finds in the window of the program, as a screen reader does.

Run by the system's own Python, which has the bindings (python3-gi, gir1.2-atspi-2.0).
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = ("focusable", "focused", "showing", "enabled", "checked", "selected", "active")
MOST = 80  # children of one list that are looked at
DEEPEST = 40


def look(thing: Any, depth: int, found: list[dict[str, Any]]) -> None:
    """Take down a thing and what is in it, as far as it shows."""
    try:
        states = thing.get_state_set()
        there = {s for s in STATES if states.contains(getattr(Atspi.StateType, s.upper()))}
        node = {
            "depth": depth,
            "role": thing.get_role_name(),
            "name": thing.get_name() or "",
            "description": thing.get_description() or "",
            "states": sorted(there),
        }
        if depth and "showing" not in there:
            return
        found.append(node)
        for at in range(min(thing.get_child_count(), MOST)):
            child = thing.get_child_at_index(at)
            if child is not None and depth < DEEPEST:
                look(child, depth + 1, found)
    except GLib.Error:
        return  # gone while it was looked at


def main() -> None:
    """Look at every program that names itself like the one asked for."""
    Atspi.init()
    found: list[dict[str, Any]] = []
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and sys.argv[1] in (program.get_name() or ""):
            look(program, 0, found)
    json.dump(found, sys.stdout)


main()
