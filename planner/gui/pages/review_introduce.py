"""Who might be introduced to whom: this one wants what that one offers."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.list_action import button_for, list_action
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.queries.introductions import Pair


class IntroducePane(QWidget):
    """Pairs with the reason; `taken` brings pairs to introduce, `dropped` those not to."""

    taken = Signal(list)
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = plain_label("", Look.HEADING)
        self.reason = plain_label("")
        self.table = RowTable(
            [
                Column(_("This one"), lambda pair: pair.wanting, key="wanting", width=16,
                       bold=lambda _pair: True, tooltip=lambda pair: pair.wanting),
                Column(_("wants"), lambda pair: _flat(pair.wants), key="wants",
                       tooltip=lambda pair: pair.wants),
                Column(_("what that one"), offering, key="offering", width=16, tooltip=offering),
                Column(_("offers"), lambda pair: _flat(pair.offers), key="offers", width=22,
                       tooltip=lambda pair: pair.offers),
                Column(_("Because of"), lambda pair: ", ".join(pair.words), key="words", width=14),
            ],
            _("Nobody wants what another offers, as far as you noted it. In the log, “?” notes what"
              " somebody wants and “=” what they offer; your own shelf is on the page Me."),
            name=_("Introduce"),
        )  # fmt: skip
        self.take = list_action(self, _("Introduce"), "I", "handshake", partial(self._tell, True))
        self.drop = list_action(self, _("Not these two"), "X", "x", partial(self._tell, False))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for action in (self.take, self.drop):
            self.table.addAction(action)
            buttons.addWidget(button_for(action))
        buttons.addStretch(1)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.activated_row.connect(self._take_row)
        self.table.selected.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.question)
        column.addWidget(self.reason)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def show_pairs(self, pairs: list[Pair]) -> None:
        """Show these pairs."""
        self.table.set_rows(pairs)
        if self.table.current_id is None:
            self.table.choose_first()
        self._say()

    # Private

    def _chosen(self) -> list[Pair]:
        ids = set(self.table.selected_ids)
        return [pair for pair in self.table.rows.rows if pair.id in ids]

    def _say(self, _ids: object = None) -> None:
        pairs = self._chosen()
        for action in (self.take, self.drop):
            action.setEnabled(bool(pairs))
        for label in (self.question, self.reason):
            label.setVisible(bool(pairs))
        if not pairs:
            return
        pair = pairs[0]
        own = pair.offering_id is None
        words = _("Offer {one} what you have?") if own else _("Introduce {one} to {other}?")
        self.question.setText(words.format(one=pair.wanting, other=pair.offering))
        reason = _("{one} wants “{wants}”, and {other} offers “{offers}”.")
        if own:
            reason = _("{one} wants “{wants}”, and you offer “{offers}”.")
        self.reason.setText(
            reason.format(
                one=pair.wanting,
                wants=_flat(pair.wants),
                other=pair.offering,
                offers=_flat(pair.offers),
            )
        )

    def _take_row(self, _id: object) -> None:
        self._tell(True)

    def _tell(self, taken: bool) -> None:
        if pairs := self._chosen():
            (self.taken if taken else self.dropped).emit(pairs)


def offering(pair: Pair) -> str:
    """Return who offers: somebody, or the user."""
    return _("I myself") if pair.offering_id is None else pair.offering


def _flat(text: str) -> str:
    return " ".join(text.split())
