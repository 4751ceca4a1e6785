"""The choice of what kind a session is: a menu in which each kind has a digit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planner.gui.calls import Call
from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.theme import dress
from planner.gui.words import session_kind_words
from planner.i18n import _
from planner.model import SessionKind
from planner.suiting import guessed_kind


class KindMenu(QMenu):
    """Calls `choose(kind)`, None for the guess; opened by K, a digit picks."""

    def __init__(self, parent: QWidget, choose: Callable[[SessionKind | None], object]) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kind of session"))
        group = QActionGroup(self)
        self._choices: list[SessionKind | None] = [None, *SessionKind]
        for at, kind in enumerate(self._choices):
            action = self.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(Call(action, partial(choose, kind)).run)
            self._word(at, session_kind_words(kind) if kind else _("As guessed"))

    def open_for(self, row: SessionRow) -> None:
        """Open beside what has the keyboard, the kind of this session ticked."""
        event = row.event
        if event is None:
            return
        guess = guessed_kind(event.title, tuple(event.categories))
        words = session_kind_words(guess) if guess else _("nothing")
        self._word(0, _("As guessed: {kind}").format(kind=words))
        at = self._choices.index(event.session_kind)
        self.actions()[at].setChecked(True)
        self.setActiveAction(self.actions()[at])
        dress(self)
        below = QApplication.focusWidget() or self.parentWidget()
        assert below is not None
        self.popup(below.mapToGlobal(QPoint(below.width() // 3, below.height() // 4)))

    def event(self, event: QEvent) -> bool:
        """Keep the digits from the list below, whose marks have the same keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the kind whose digit is pressed."""
        at = event.key() - Qt.Key.Key_0
        if 0 <= at < len(self._choices):
            self.close()
            self.actions()[at].trigger()
        else:
            super().keyPressEvent(event)

    def _word(self, at: int, words: str) -> None:
        self.actions()[at].setText(f"&{at}  {words}".replace("&&", "&"))
