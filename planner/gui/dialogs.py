"""Dialogs for an error and a question, which open without blocking and answer by signals."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.palette import Tone
from planner.gui.text import Look, breakable, plain_label
from planner.gui.theme import Space, dress
from planner.i18n import _

_WIDTH = 520


class Notice(QDialog):
    """A headline, sentences beneath it, details to unfold and copy, and buttons.

    Everything is shown as plain text; further widgets go into `body`. The dialog deletes
    itself when it is closed.
    """

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        sentences: tuple[str, ...] = (),
        details: str = "",
        *,
        symbol: str = "info",
        tone: Tone = Tone.ACCENT,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(headline)
        self.setMinimumWidth(_WIDTH)
        self.words = (headline, *(s for s in sentences if s))
        self._details = self._make_details(details)
        self._start, self._end = QHBoxLayout(), QHBoxLayout()
        self._lay_out(symbol, tone)
        if parent is None:
            dress(self)
        if details:
            self._unfold = self.add_button(_("&Details"), self._turn_details, at_start=True)
            self._copy = self.add_button(_("&Copy details"), self.copy_details, at_start=True)
            self._copy.hide()

    def add_button(
        self,
        text: str,
        slot: Callable[[], object],
        *,
        kind: str = "",
        default: bool = False,
        at_start: bool = False,
    ) -> QPushButton:
        """Add a button at the end, or at the start, of the row; `kind` as the stylesheet has it."""
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setAutoDefault(default)
        button.setDefault(default)
        button.clicked.connect(Call(button, slot).run)
        (self._start if at_start else self._end).addWidget(button)
        if default:
            button.setFocus()
        return button

    def let_body_grow(self) -> None:
        """Give all the height there is to what lies in `body`, a table say."""
        self._column.takeAt(self._column.count() - 1)
        self._column.setStretchFactor(self.body, 1)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.setStretch(0, 2)

    def show_details(self) -> None:
        """Unfold the details from the start."""
        if self._details.isHidden():
            self._turn_details()

    def copy_details(self) -> None:
        """Put everything that is told on the clipboard."""
        text = "\n".join([*self.words, "", self._details.toPlainText()]).strip()
        QGuiApplication.clipboard().setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text takes in this width; Qt goes by a width of its own."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def _make_details(self, details: str) -> QPlainTextEdit:
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setAccessibleName(_("Details"))
        box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        box.setMinimumHeight(140)
        box.setTabChangesFocus(True)
        box.hide()
        return box

    def _lay_out(self, symbol: str, tone: Tone) -> None:
        picture = QLabel()
        picture.setPixmap(icon(symbol, tone).pixmap(QSize(28, 28)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        for at, words in enumerate(self.words):
            label = plain_label(breakable(words), Look.HEADING if at == 0 else Look.BODY)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        column.addStretch(1)
        self._column = column
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(picture)
        top.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.L)
        whole.addLayout(top)
        whole.addWidget(self._details, 1)
        row = QHBoxLayout()
        for part in (self._start, self._end):
            part.setSpacing(Space.S)
        row.addLayout(self._start)
        row.addStretch(1)
        row.addLayout(self._end)
        whole.addLayout(row)

    def _turn_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._unfold.setText(_("Hide &details") if shown else _("&Details"))
        self.adjustSize()


class Question(Notice):
    """Asks before what undo cannot take back; `confirmed` or `refused` is the answer."""

    confirmed = Signal()
    refused = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        sentences: tuple[str, ...],
        confirm_text: str,
        *,
        refuse_text: str = "",
        dangerous: bool = True,
    ) -> None:
        tone = Tone.WARN if dangerous else Tone.ACCENT
        symbol = "triangle-alert" if dangerous else "circle-question-mark"
        super().__init__(parent, headline, sentences, symbol=symbol, tone=tone)
        # Enter must never do what cannot be undone.
        self.refuse_button = self.add_button(
            refuse_text or _("Cancel"), self.reject, default=dangerous
        )
        self.confirm_button = self.add_button(
            confirm_text,
            self.accept,
            kind="danger" if dangerous else "primary",
            default=not dangerous,
        )
        self.accepted.connect(self.confirmed)
        self.rejected.connect(self.refused)


def show_error(
    parent: QWidget | None, happened: str, unharmed: str = "", to_do: str = "", details: str = ""
) -> Notice:
    """Open a dialog that says what happened, what is unharmed and what to do, and return it."""
    notice = Notice(
        parent,
        happened,
        (unharmed, to_do),
        details,
        symbol="triangle-alert",
        tone=Tone.BAD,
    )
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice


def ask(
    parent: QWidget | None,
    headline: str,
    sentences: tuple[str, ...],
    confirm_text: str,
    confirmed: Callable[[], object],
    *,
    dangerous: bool = True,
) -> Question:
    """Open a question and return it; `confirmed` is called when it is answered with yes."""
    question = Question(parent, headline, sentences, confirm_text, dangerous=dangerous)
    question.confirmed.connect(Call(question, confirmed).run)
    question.open()
    return question
