"""Every page and dialog in other languages: nothing cut, nothing left in English, all of it named.

`gallery` shows them, `inspection` looks; the languages `xx` and `xr` are made on the fly.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import gallery
import inspection
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

import planner.gui
from planner.gui.jobs import Jobs
from planner.store import Store

Look = Callable[[QWidget], list[str]]


@pytest.fixture
def shown(
    qapp: QApplication, store: Store, jobs: Jobs, tmp_path: Path
) -> Iterator[Callable[..., gallery.Gallery]]:
    """Return what goes through all views in a language and gathers what is found amiss there."""
    font = QFont(qapp.font())
    conference = gallery.fill(store)

    def go_through(
        language: str,
        *looks: Look,
        scale: float = 1.0,
        size: tuple[int, int] = gallery.SMALLEST,
        dialogs: bool = True,
    ) -> gallery.Gallery:
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * scale)
        qapp.setFont(larger)
        with gallery.speaking(qapp, language):
            rooms = gallery.Gallery(store, jobs, tmp_path, size)
            try:
                for name, view in rooms.views(conference, dialogs=dialogs):
                    view.grab()  # what cannot be painted fails the test
                    for look in looks:
                        rooms.found += [f"{name}: {fault}" for fault in look(view)]
            finally:
                rooms.close()
        return rooms

    yield go_through
    qapp.setFont(font)


def test_all_is_translated_named_and_has_room_for_longer_words(shown) -> None:
    rooms = shown("xx", inspection.english, inspection.unnamed, inspection.clipped)
    assert not rooms.found, told(rooms)
    assert _dialogs() - rooms.seen == set(), "gallery.py does not open these"
    assert rooms.returns > 20, "the focus is looked for after every dialog"


def test_german_has_room_in_the_smallest_window_in_large_letters(shown) -> None:
    rooms = shown("de", inspection.clipped, inspection.double_keys, scale=1.25)
    assert not rooms.found, told(rooms)


def test_letters_of_twice_the_size_have_room_on_a_common_screen(shown) -> None:
    rooms = shown("en", inspection.clipped, scale=2.0, size=(1600, 1000))
    assert not rooms.found, told(rooms)


def test_all_is_mirrored_where_one_reads_from_right_to_left(shown) -> None:
    rooms = shown("xr", inspection.clipped, _not_mirrored, dialogs=False)
    assert not rooms.found, told(rooms)


def told(rooms: gallery.Gallery) -> str:
    return "\n".join(sorted(set(rooms.found)))


def _not_mirrored(view: QWidget) -> list[str]:
    found = [
        f"{type(widget).__name__} runs from left to right"
        for widget in (view, *view.findChildren(QWidget))
        if widget.isVisible() and widget.layoutDirection() is not Qt.LayoutDirection.RightToLeft
    ]
    return [one for one in found if not any(kind in one for kind in _ONE_WAY)]


# An address, a page of paper and a picture run their own way.
_ONE_WAY = (QLineEdit.__name__, "PdfView")


def _dialogs() -> set[type[QDialog]]:
    """Return every kind of dialog there is, but for those that others are made from."""
    for module in pkgutil.walk_packages(planner.gui.__path__, "planner.gui."):
        importlib.import_module(module.name)
    kinds, waiting = set(), [QDialog]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        kinds |= {kind for kind in below if kind.__module__.startswith("planner.")}
    return {kind for kind in kinds if not kind.__subclasses__() or kind.__name__ == "Notice"}
