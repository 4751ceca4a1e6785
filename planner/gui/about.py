"""The list of all keys, as the Help menu opens it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.gui.actions import action_specs, menu_titles
from planner.gui.dialogs import Notice
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import without_mnemonic
from planner.i18n import _


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action with its keys."""

    id: int
    place: str
    words: str
    keys: str


def key_rows(page_actions: Iterable[QAction] = ()) -> list[KeyRow]:
    """Return every action that has a key, those of the menus first, then those of pages."""
    titles = {place: without_mnemonic(title) for place, title in menu_titles().items()}
    found = [
        (titles[spec.place], spec.text, spec.sequences())
        for spec in action_specs()
        if spec.sequences()
    ]
    known = {spec.id for spec in action_specs()}
    found += [
        (_("On a page"), action.text(), action.shortcuts())
        for action in page_actions
        if action.objectName() not in known and action.shortcuts() and action.text()
    ]
    told: dict[tuple[str, str], tuple[str, str, str]] = {}
    for place, text, keys in found:
        words = without_mnemonic(text).rstrip("…")
        shown = ", ".join(dict.fromkeys(_native(key) for key in keys))
        told.setdefault((words, shown), (place, words, shown))
    return [KeyRow(at, *texts) for at, texts in enumerate(told.values())]


def show_keys(parent: QWidget) -> Notice:
    """Open the list of all keys, with a field to search it."""
    notice = Notice(parent, _("Keys"), symbol="circle-question-mark")
    table = RowTable(
        (
            Column(_("What"), _words),
            Column(_("Keys"), _keys, width=30),
            Column(_("Where"), _place, width=16),
        ),
        _("There are no keys."),
        name=_("Keys"),
    )
    search = SearchField(_("Find a key"))
    search.filters(table)
    table.set_rows(key_rows(parent.findChildren(QAction)))
    table.setMinimumHeight(360)
    notice.body.addWidget(search)
    notice.body.addWidget(table, 1)
    notice.add_button(_("Close"), notice.accept, kind="primary")
    notice.resize(640, 520)
    notice.open()
    search.setFocus()
    return notice


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def _words(row: KeyRow) -> str:
    return row.words


def _keys(row: KeyRow) -> str:
    return row.keys


def _place(row: KeyRow) -> str:
    return row.place
