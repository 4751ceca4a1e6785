"""The line across the top of the window that says why nothing can be changed."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.gui.icons import icon
from planner.gui.palette import Tone
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.store import Store

# What writes; the rest of the window is for looking.
WRITING_ACTIONS = (
    "new_event",
    "import_files",
    "import_address",
    "import_clipboard",
    "import_sample",
    "refresh_calendars",
    "save_backup",
    "undo",
    "redo",
    "edit_event",
    "edit_calendar",
    "hide_event",
)


class ReadOnlyBanner(QFrame):
    """Says that the store can only be read, and why, as long as the window is open."""

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = _("Nothing can be changed here: {reason}.").format(reason=reason)
        self.setProperty("banner", True)
        self.setAccessibleName(self.words)
        picture = QLabel()
        picture.setPixmap(icon("lock", Tone.WARN).pixmap(QSize(18, 18)))
        label = plain_label(self.words, Look.STRONG)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(picture)
        layout.addWidget(label, 1)


def below_banner(widget: QWidget, store: Store, actions: Mapping[str, QAction]) -> QWidget:
    """Return the widget itself, or below the banner where the store can only be read.

    The actions that would write are out of use then.
    """
    if not store.read_only:
        return widget
    for name in WRITING_ACTIONS:
        actions[name].setEnabled(False)
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(ReadOnlyBanner(store.read_only))
    layout.addWidget(widget, 1)
    return whole
