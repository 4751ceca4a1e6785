"""Tab through every page of the window: nothing is left out, nothing holds one fast."""

import gallery
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.main_window import MainWindow
from planner.gui.pages.sheet import SheetPage
from planner.store import Store

_MOST = 150
# What the main job is done with on each page, in the order of doing it.
_ORDER = {
    "schedule": ("Day", "Search title, speaker, room, text", "Schedule", "My note"),
    "plan": ("Goal", "Add somebody to meet", "People to meet", "Priority", "Give", "Ask", "Want"),
    "sheet": ("Save as PDF…", "Layout", "Paper", "Preview"),
    "log": ("Whom did you meet?", "Recognise by", "Talked about", "I promised", "Log"),
    "people": (
        "Add a person",
        "Search people, notes, tags, addresses",
        "People",
        "History or card",
        "What has happened",
    ),
    "due": ("Filter follow-ups", "Follow-ups", "What", "Due", "Message"),
    "review": ("What to look back on", "Goals", "People to meet", "Insight", "Gives"),
    "me": ("Name", "E-mail", "Introduction", "Conversations a day"),
    "follow-ups": ("Filter follow-ups", "Follow-ups", "What", "Due", "Message"),
}


@pytest.fixture
def filled(store: Store) -> int:
    return gallery.fill(store)


def test_tab_goes_round_every_page_in_the_order_of_the_job(
    filled: int, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 900)
    with qtbot.waitActive(window):
        window.activateWindow()
    for name in window.specs:
        page = window.go(name, filled)
        assert page is not None
        if isinstance(page, SheetPage):
            qtbot.waitUntil(page.bar.save_button.isEnabled)
        qtbot.waitUntil(lambda: not window.jobs.running)
        QApplication.processEvents()
        window.toasts.clear()
        window.event_list.search.setFocus()
        stops = _round(window, qtbot)
        left_out = [_told(w) for w in page.findChildren(QWidget) if _asks(w) and w not in stops]
        assert left_out == [], name
        # It began in the list of events: what is on the page comes in one row.
        names = [_name(widget) for widget in stops if page.isAncestorOf(widget)]
        wanted = _ORDER.get(name, ())
        assert set(wanted) <= set(names), (name, names)
        places = [names.index(one) for one in wanted]
        assert places == sorted(places), (name, names)


def _round(window: MainWindow, qtbot: QtBot) -> list[QWidget]:
    """Press Tab until it comes back to where it began, and return where it went."""
    stops = [window.focusWidget()]
    while len(stops) < _MOST:
        qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
        reached = window.focusWidget()
        if reached is stops[0]:
            return stops
        assert reached not in stops, f"Tab is caught at {_told(reached)}"
        stops.append(reached)
    raise AssertionError(f"no end to {[_told(stop) for stop in stops]}")


def _asks(widget: QWidget) -> bool:
    """Whether somebody has to be able to go there by Tab."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    # One of a group of round boxes is reached; arrows lead to the others.
    grouped = isinstance(widget, QRadioButton) and not widget.isChecked()
    # Of an area that only scrolls, what is in it is reached.
    return by_tab and widget.isVisible() and widget.isEnabled() and not grouped


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = str(text()).replace("&", "") if callable(text) else ""
    return widget.accessibleName() or words


def _told(widget: QWidget) -> str:
    kind = "tabs" if isinstance(widget, QTabBar) else type(widget).__name__
    return f"{kind} “{_name(widget)}” in {type(widget.parentWidget()).__name__}"
