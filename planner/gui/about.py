"""What the Help menu opens: the list of all keys, and what this program is."""

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner import __version__
from planner.gui.actions import action_specs, menu_titles
from planner.gui.dialogs import Notice
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import breakable, without_mnemonic
from planner.i18n import _
from planner.store import Store

_LIBRARIES = (
    ("PySide6_Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("babel", "BSD-3-Clause"),
    ("click", "BSD-3-Clause"),
    ("icalendar", "BSD-2-Clause"),
    ("pypdfium2", "Apache-2.0, BSD-3-Clause"),
    ("python-calamine", "MIT"),
    ("rapidfuzz", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("vobject", "Apache-2.0"),
)


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


def show_about(parent: QWidget, store: Store) -> Notice:
    """Open what this program is: version, licence, where the data lies, libraries."""
    libraries = [f"{name} {_installed(name)} ({licence})" for name, licence in _LIBRARIES]
    details = "\n".join([f"Python {platform.python_version()}", f"Qt {qVersion()}", *libraries])
    notice = Notice(
        parent,
        _("Planner {version}").format(version=__version__),
        (
            _("Prepare for events, meet people, follow up."),
            _("Free software under the MIT licence. The icons are Lucide (ISC), the fonts Noto."),
            _("Your data lies in {path}, on this machine alone.").format(
                path=breakable(str(store.path))
            ),
        ),
        details,
        symbol="planner",
    )
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def _words(row: KeyRow) -> str:
    return row.words


def _keys(row: KeyRow) -> str:
    return row.keys


def _place(row: KeyRow) -> str:
    return row.place
