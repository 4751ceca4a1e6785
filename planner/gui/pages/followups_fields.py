"""The button that lists the fields of a message template and puts the chosen one into its text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from planner.i18n import _


class FieldButton(QPushButton):
    """Puts a field where the cursor stands in the editor that had the keyboard last.

    The first of the editors that can be written in has it where none had the keyboard yet.
    """

    def __init__(self, editors: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(_("Insert a &field"), parent)
        self._editors = tuple(editors)
        self._last: QWidget | None = None
        for editor in self._editors:
            editor.installEventFilter(self)
        menu = QMenu(self)
        for name, words in _fields():
            action = menu.addAction(f"{words}\t{{{name}}}")  # as a menu shows a key: at its end
            action.setData(name)
        menu.triggered.connect(self._put)
        self.setMenu(menu)
        self.setAutoDefault(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which of the editors has the keyboard."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._last = watched
        return False

    def _put(self, action: QAction) -> None:
        could = [editor for editor in (self._last, *self._editors) if editor and editor.isEnabled()]
        if not could:
            return
        editor, field = could[0], f"{{{action.data()}}}"
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText(field)
        elif isinstance(editor, QLineEdit):
            editor.insert(field)
        editor.setFocus()


def _fields() -> tuple[tuple[str, str], ...]:
    """Return every field with what fills it, in the order in which a message needs them."""
    return (
        ("name", _("Name of the person")),
        ("me", _("My name")),
        ("event", _("Title of the event")),
        ("where", _("Session or place where we met")),
        ("talk", _("What we talked about")),
        ("topic", _("First words of that")),
        ("wants", _("What they are looking for")),
        ("promise", _("What I promised")),
        ("give", _("What I give")),
        ("why", _("What I want from them")),
        ("find", _("Where they can be found")),
        ("slot", _("A gap in my plan")),
        ("other", _("Whom I introduce to them")),
        ("reason", _("Why I introduce them")),
        ("about_name", _("Title and organisation of the person")),
        ("about_other", _("Title and organisation of the other")),
    )
