"""Recall in three passes: the cue in front, one says who it was, then the card is turned."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.formats.pdf import dates
from planner.gui.icons import icon
from planner.gui.text import Look, filled, joined, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.queries.recall import RecallCard

PASSES = 3
_TURN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_KNOWN = (Qt.Key.Key_Y, Qt.Key.Key_J, Qt.Key.Key_Right, Qt.Key.Key_1)
_NOT = (Qt.Key.Key_N, Qt.Key.Key_Left, Qt.Key.Key_2)
_WIDEST = 760


class RecallPane(QWidget):
    """Goes through cards up to three times; whom one did not recall comes in the next pass.

    Nothing is written: it trains, and judges nobody. Space turns the card, Y says that one
    knew, N that one did not, R begins anew; after turning, Space and Enter say Y.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Recall"))
        self._cards: list[RecallCard] = []
        self._left: list[RecallCard] = []
        self._missed: list[RecallCard] = []
        self._pass, self._turned, self._of_pass = 0, False, 0
        self.progress = plain_label("", Look.MUTED)
        self.cue = plain_label("", Look.TITLE)
        self.hint = plain_label("", Look.MUTED)
        self.who = plain_label("", Look.HEADING)
        self.behind = plain_label("")
        self.turn_button = _button(_("Show who it was (Space)"), "eye", "primary")
        self.known_button = _button(_("I knew (Y)"), "check", "primary")
        self.not_button = _button(_("Not yet (N)"), "x", "")
        self.again_button = _button(_("Begin anew (R)"), "refresh-cw", "")
        self.turn_button.clicked.connect(self._turn)
        self.known_button.clicked.connect(self._know)
        self.not_button.clicked.connect(self._miss)
        self.again_button.clicked.connect(self._begin)
        self._lay_out()
        self._begin()

    def show_cards(self, cards: Sequence[RecallCard]) -> None:
        """Show other cards and begin; the same people in the same order go on where they were."""
        if [card.id for card in cards] == [card.id for card in self._cards]:
            fresh = {card.id: card for card in cards}
            self._cards = list(cards)
            self._left = [fresh[card.id] for card in self._left]
            self._missed = [fresh[card.id] for card in self._missed]
            self._show()
            return
        self._cards = list(cards)
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and judge cards by single keys."""
        key = event.key()
        if key == Qt.Key.Key_R:
            self._begin()
        elif not self._left:
            super().keyPressEvent(event)
        elif not self._turned and key in _TURN:
            self._turn()
        elif self._turned and (key in _KNOWN or key in _TURN):
            self._know()
        elif self._turned and key in _NOT:
            self._miss()
        else:
            super().keyPressEvent(event)

    # Private

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("card", True)
        card.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inner.setSpacing(Space.M)
        for label in (self.progress, self.cue, self.hint, self.who, self.behind):
            inner.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.turn_button, self.known_button, self.not_button, self.again_button):
            # The keys are the pane's own: a button that took the focus would take Space too.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.S, 0, 0)
        whole.addWidget(card)
        whole.addStretch(1)

    def _begin(self, _checked: bool = False) -> None:
        self._pass, self._left, self._missed = 1, list(self._cards), []
        self._of_pass, self._turned = len(self._left), False
        self._show()

    def _turn(self, _checked: bool = False) -> None:
        self._turned = True
        self._show()

    def _know(self, _checked: bool = False) -> None:
        self._left.pop(0)
        self._go_on()

    def _miss(self, _checked: bool = False) -> None:
        self._missed.append(self._left.pop(0))
        self._go_on()

    def _go_on(self) -> None:
        self._turned = False
        if not self._left and self._missed and self._pass < PASSES:
            self._pass += 1
            self._left, self._missed = self._missed, []
            self._of_pass = len(self._left)
        self._show()

    def _show(self) -> None:
        over = not self._left
        self.turn_button.setVisible(not over and not self._turned)
        for button in (self.known_button, self.not_button):
            button.setVisible(not over and self._turned)
        self.again_button.setVisible(over and bool(self._cards))
        self.who.setVisible(self._turned and not over)
        self.behind.setVisible(over or self._turned)
        if over:
            self._show_end()
        else:
            self._show_card(self._left[0])
        told = (self.progress, self.cue, self.hint, self.who, self.behind)
        self.setAccessibleDescription(". ".join(_shown(label) for label in told if _shown(label)))

    def _show_card(self, card: RecallCard) -> None:
        at = self._of_pass - len(self._left) + 1
        self.progress.setText(
            _("Pass {pass_} of {passes} · {at} of {count}").format(
                pass_=self._pass, passes=PASSES, at=at, count=self._of_pass
            )
        )
        self.cue.setText(card.cue or _("(nothing to recognise them by was noted)"))
        self.hint.setText(joined(_front(card)))
        who = joined((card.name, card.title, card.organisation), ", ")
        self.who.setText(who if self._turned else "")
        self.behind.setText("\n".join(_back(card)) if self._turned else "")

    def _show_end(self) -> None:
        self.progress.setText("")
        self.hint.setText("")
        if not self._cards:
            self.cue.setText(_("Nobody to recall yet"))
            self.behind.setText(_("Log whom you met, with what you recognise them by."))
            return
        known, count = len(self._cards) - len(self._missed), len(self._cards)
        words = ngettext("{known} of {n} person recalled", "{known} of {n} people recalled", count)
        self.cue.setText(words.format(known=known, n=count))
        if not self._missed:
            self.behind.setText(_("All of them. Come back in a week."))
            return
        names = [f"{card.name}: {card.cue}" if card.cue else card.name for card in self._missed]
        self.behind.setText("\n".join([_("Not yet after three passes:"), *names]))


def _front(card: RecallCard) -> tuple[str, ...]:
    """Return what stands beside the cue: where and when, and what little else there is."""
    told = "" if card.cue else card.talk
    return (card.event, card.place, dates.day_short(card.day), told)


def _back(card: RecallCard) -> list[str]:
    lines = []
    if card.owed:
        for text, open_ in card.owed:
            words = _("I promised: {text}") if open_ else _("I promised and kept: {text}")
            lines.append(filled(words, text=text))
    else:
        lines.append(_("Nothing was promised."))
    if card.talk:
        lines.append(filled(_("Talked about: {text}"), text=card.talk))
    if card.wants:
        lines.append(filled(_("Wants: {text}"), text=card.wants))
    return lines


def _button(words: str, symbol: str, kind: str) -> QPushButton:
    button = QPushButton(icon(symbol, "on_accent") if kind else icon(symbol), words)
    if kind:
        button.setProperty("kind", kind)
    return button


def _shown(label: QLabel) -> str:
    return "" if label.isHidden() else label.text()
