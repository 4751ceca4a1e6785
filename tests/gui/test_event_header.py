"""What stands above the pages."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.clock import Clock
from planner.gui.event_header import ElidedLabel, EventHeader
from planner.gui.text import Look
from planner.queries.events import event_record
from planner.store import Store


def test_it_tells_time_zone_and_my_own_time(
    store: Store, conference: int, shown: Callable[..., QWidget]
) -> None:
    header = EventHeader(store.clock)
    shown(header)
    row = store.read(event_record, conference).row
    header.show_row(row)
    assert row.title in header.words
    assert "Europe/Lisbon" in header.words
    assert "1 hour behind you" in header.words
    assert header.sample_button.isVisible()
    assert not header.zone_button.isVisible()


def test_it_says_when_no_event_is_chosen(clock: Clock, shown: Callable[..., QWidget]) -> None:
    header = EventHeader(clock)
    shown(header)
    assert header.words.startswith("No event chosen")
    assert not header.sample_button.isVisible()


def test_a_long_line_is_cut_but_not_lost(shown: Callable[..., QWidget]) -> None:
    label = ElidedLabel(Look.TITLE)
    window = shown(label)
    window.resize(240, 100)
    words = "A title that is by far too long <b>for</b> the room it is given " * 3
    label.show_words(words)
    assert label.text().endswith("…")
    assert label.words == " ".join(words.split())
    assert "&lt;b&gt;" in label.toolTip()
    assert label.accessibleName() == label.words
