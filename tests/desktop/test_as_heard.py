"""What a screen reader is told of the real window, page by page, over AT-SPI."""

import re

from desktop import Desktop, Node

# The corner and the arrows that Qt itself puts there, and what only holds other things.
_QUIET = {"filler", "panel", "split pane", "layered pane", "scroll pane", "scroll bar", "separator"}
_WORKED = {
    *("push button", "check box", "radio button", "toggle button", "combo box", "text", "table"),
    *("spin button", "list", "page tab", "page tab list", "menu item", "table column header"),
}
_PAGES = [*(f"ctrl+{number}" for number in range(1, 10)), "ctrl+1"]


def test_every_control_of_every_page_has_a_role_and_a_name(desktop: Desktop) -> None:
    desktop.find("push button", "Import calendar", "focused")
    silent = _silent(desktop.hear())
    _begin(desktop)
    heard: list[Node] = []
    for key in _PAGES:
        before = {node["name"] for node in heard}
        desktop.press(key)
        desktop.until(lambda nodes, old=before: {n["name"] for n in nodes} != old, key)
        heard = desktop.hear()
        silent += _silent(heard)
    for key, words in (("F1", "Find a key"), ("ctrl+n", "Title"), ("ctrl+comma", "Find a setting")):
        desktop.press(key)
        desktop.find("text", words, "focused")
        silent += _silent(desktop.hear())
        desktop.press("Escape")
        desktop.find("table", "Schedule", "focused")
    assert sorted(set(silent)) == []


def test_a_row_reads_with_time_mark_title_room_and_who_is_there(desktop: Desktop) -> None:
    desktop.find("push button", "Import calendar", "focused")
    _begin(desktop)
    desktop.press("Down", "Down", "1", "t")
    row = desktop.find("table cell", "to meet: T1", "focused")
    assert re.match(
        r"\d\d:\d\d–\d\d:\d\d, Must, Opening: welcome to Longshore, Great Hall", row["name"]
    )
    # What happened is there to be read, with the way back beside it.
    desktop.find("push button", "Undo")
    desktop.press("ctrl+5")
    desktop.find("table", "Follow-ups", "focused")


def _begin(desktop: Desktop) -> None:
    """Take the sample conference."""
    desktop.tab_to("push button", "Try the sample conference")
    desktop.press("Return")
    desktop.find("table", "Schedule", "focused")


def _silent(heard: list[Node]) -> list[str]:
    """Return what somebody works with and a reader has no name for, or reads markup of."""
    found = []
    for node in heard:
        worked = "focusable" in node["states"] or node["role"] in _WORKED
        if worked and node["role"] not in _QUIET and node["role"] != "table cell":
            if not node["name"].strip():
                found.append(f"{node['role']} without a name: {node['description']}")
            if node["role"] in ("unknown", "invalid"):
                found.append(f"{node['name']} is {node['role']}")
        found += [
            f"{node['role']} “{node['name']}” reads {text}"
            for text in (node["name"], node["description"])
            if re.search(r"</?\w+>", text)
        ]
    return found
