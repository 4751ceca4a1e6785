"""Asks of two people at a time whether they are one, with the reason; it never merges by itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.commands.duplicates import Alike
from planner.gui.event_header import ElidedLabel
from planner.gui.icons import icon
from planner.gui.palette import Tone
from planner.gui.text import Look, filled
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext

_SHOWN_NAME = 40


class SameStrip(QFrame):
    """A line above the table: `compare` and `denied` bring the pair it shows."""

    compare = Signal(object)
    denied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._pairs: list[Alike] = []
        self._chosen: list[int] = []
        picture = QLabel()
        picture.setPixmap(icon("users", Tone.ACCENT).pixmap(18, 18))
        self.names, self.reason = ElidedLabel(Look.STRONG), ElidedLabel(Look.SMALL)
        said = QVBoxLayout()
        said.setSpacing(0)
        for label in (self.names, self.reason):
            said.addWidget(label, 0, Qt.AlignmentFlag.AlignLeading)
        self.compare_button = QPushButton(_("Compare…"))
        self.compare_button.clicked.connect(self._compare)
        self.deny_button = QPushButton(_("Not the same"))
        self.deny_button.setProperty("kind", "link")
        self.deny_button.clicked.connect(self._deny)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.M, Space.XS, Space.S, Space.XS))
        row.setSpacing(Space.M)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said, 1)
        row.addWidget(self.deny_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_pairs([])

    @property
    def pair(self) -> Alike | None:
        """The pair that is asked about, or None."""
        theirs = (pair for pair in self._pairs if set(pair.id) & set(self._chosen))
        return next(theirs, self._pairs[0] if self._pairs else None)

    def show_pairs(self, pairs: list[Alike]) -> None:
        """Ask about one of these; nothing is shown where there is none."""
        self._pairs = pairs
        self.setVisible(bool(pairs))
        self._ask()

    def prefer(self, ids: list[int]) -> None:
        """Ask first about the people chosen, where one of them looks like somebody."""
        if ids != self._chosen:
            self._chosen = ids
            self._ask()

    def _ask(self) -> None:
        pair = self.pair
        if pair is None:
            return
        names = filled(
            _("{one} and {other}: one person?"),
            one=_short(pair.one.name),
            other=_short(pair.other.name),
        )
        self.names.show_words(names)
        more = len(self._pairs) - 1
        left = ngettext("{n} more pair", "{n} more pairs", more)
        words = _("They have {reason}").format(reason=pair.because)
        self.reason.show_words(f"{words} · {left.format(n=more)}" if more else words)
        for button, text in (
            (self.compare_button, _("Compare {one} and {other}")),
            (self.deny_button, _("{one} and {other} are two people")),
        ):
            button.setAccessibleName(text.format(one=pair.one.name, other=pair.other.name))
            button.setAccessibleDescription(words)

    def _compare(self, _checked: bool = False) -> None:
        if self.pair:
            self.compare.emit(self.pair)

    def _deny(self, _checked: bool = False) -> None:
        if self.pair:
            self.denied.emit(self.pair)


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN_NAME else name[: _SHOWN_NAME - 1] + "…"
