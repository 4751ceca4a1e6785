"""The list of all keys: those of the menus, and those of each page as the page itself has them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from planner.gui.actions import action_specs, menu_titles
from planner.gui.dialogs import Notice
from planner.gui.first_size import resize_within_screen
from planner.gui.list_action import IN_FULL
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import without_mnemonic
from planner.i18n import _

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a key does, and where."""

    id: int
    place: str
    words: str
    keys: str


@runtime_checkable
class HasKeys(Protocol):
    """A widget that takes keys itself, which are no actions."""

    def own_keys(self) -> Iterable[tuple[str, str]]:
        """Return what its keys do, and the keys, as QKeySequence writes them."""


# Of the keyboards of old workstations, which Qt's standard keys still have.
_RARE = re.compile(r"\bF(1[3-9]|[23]\d)$")

Told = tuple[str, str, tuple[str, ...]]  # where, what, keys


def key_rows(window: "MainWindow") -> list[KeyRow]:
    """Return every key of the window: the menus in their order, then page by page."""
    found = [*_of_menus(), *_of_parts(_("Events"), window.event_list)]
    for name, spec in window.specs.items():
        found += _of_parts(spec.title, window.pages.page(name))
    # Each once: a page has the same action on a button and in a menu.
    told = dict.fromkeys((place, words, _native(keys)) for place, words, keys in found)
    return [KeyRow(at, *texts) for at, texts in enumerate(told)]


def show_keys(window: "MainWindow") -> Notice:
    """Open the list of all keys, with a field to search it."""
    notice = Notice(window, _("Keys"), symbol="circle-question-mark")
    table = RowTable(
        (
            Column(_("What"), _words),
            Column(_("Keys"), _keys, width=24, bold=_always),
            Column(_("Where"), _place, width=16, muted=_always),
        ),
        _("There are no keys."),
        name=_("Keys"),
    )
    table.setObjectName("keys")
    search = SearchField(_("Find a key, or what it does"))
    search.filters(table)
    table.set_rows(key_rows(window))
    table.setMinimumHeight(360)
    notice.body.addWidget(search)
    notice.body.addWidget(table, 1)
    notice.let_body_grow()
    notice.add_button(_("Close"), notice.accept)
    resize_within_screen(notice, 720, 560)
    notice.open()
    search.setFocus()
    return notice


def _of_menus() -> Iterator[Told]:
    titles = {place: without_mnemonic(title) for place, title in menu_titles().items()}
    for spec in action_specs():
        keys = tuple(key.toString() for key in spec.sequences())
        if keys:
            yield titles[spec.place], _plain(spec.text), keys


def _of_parts(place: str, whole: QWidget) -> Iterator[Told]:
    known = {spec.id for spec in action_specs()}
    for action in whole.findChildren(QAction):
        keys = tuple(key.toString() for key in action.shortcuts())
        if any(keys) and action.text() and action.objectName() not in known:
            yield place, _plain(action.property(IN_FULL) or action.text()), keys
    for button in whole.findChildren(QAbstractButton):
        key, words = button.shortcut().toString(), button.text() or button.accessibleName()
        # A letter with Alt is the button's mnemonic, which its text shows.
        if key and words and not (key.startswith("Alt+") and "&" in button.text()):
            yield place, _plain(words), (key,)
    for part in whole.findChildren(QWidget):
        if isinstance(part, HasKeys):
            for words, key in part.own_keys():
                yield place, words, (key,)


def _plain(text: str) -> str:
    return without_mnemonic(text).rstrip("…")


def _native(keys: Iterable[str]) -> str:
    found = [key for key in keys if key]
    usual = [key for key in found if not _RARE.search(key)] or found
    shown = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in usual)
    return ", ".join(dict.fromkeys(shown))


def _always(_row: KeyRow) -> bool:
    return True


def _words(row: KeyRow) -> str:
    return row.words


def _keys(row: KeyRow) -> str:
    return row.keys


def _place(row: KeyRow) -> str:
    return row.place
