"""What is offered for the role of somebody to meet: one's own shelf, and the kit of the role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from planner.formats.kits import Kit, openers_for
from planner.gui.flow_layout import FlowLayout
from planner.gui.icons import icon
from planner.gui.list_action import button_for, list_action
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import Look, fold, plain_label
from planner.gui.theme import Space, scaled_font
from planner.i18n import _, ngettext
from planner.queries.plan import TargetRow

GIVE, ASK, KNOW, WARM = "give", "ask", "know", "warm"
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to take over: where it goes, and the words; `weeks` is a rhythm to keep warm."""

    id: str
    place: str
    text: str
    own: bool = False
    weeks: int = 0


class KitPanel(QWidget):
    """Lines to take over by Enter; `taken` brings an Offer. Nothing is inserted by itself.

    For somebody whose card says already what to give and ask it is folded up.
    """

    taken = Signal(object)
    wording_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: int | None = None
        self.heading = QToolButton()
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setFont(scaled_font(bold=True))
        self.heading.setCheckable(True)
        self.heading.setProperty("fold", True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.toggled.connect(self._turn)
        self.aim = plain_label("", Look.SMALL)
        self.avoid = plain_label("", Look.SMALL)
        self.table = RowTable(
            [
                Column(
                    _("Goes to"),
                    _place,
                    key="place",
                    width=9,
                    badge=lambda offer: Tone.GOOD if offer.place == GIVE else Tone.NEUTRAL,
                ),
                Column(_("Words"), lambda offer: offer.text, key="text", tooltip=lambda o: o.text),
            ],
            "",
            name=_("What to give and to ask"),
        )
        self.table.horizontalHeader().hide()
        self.take = list_action(self, _("Take over (Enter)"), "", "corner-down-left", self._take)
        self.table.activated_row.connect(self._take)
        self.setFocusProxy(self.heading)
        self.inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, Space.XS)
        whole.setSpacing(Space.XS)
        whole.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(self.inside)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(Space.XS)
        for part in (self.aim, self.table):
            column.addWidget(part)
        row = FlowLayout(gap=Space.S)
        row.addWidget(button_for(self.take))
        self.word = button_for(
            list_action(self, _("Edit kits…"), "", "pencil", self.wording_asked.emit)
        )
        row.addWidget(self.word)
        column.addLayout(row)
        column.addWidget(self.avoid)

    def show_for(self, row: TargetRow, shelf: Sequence[str], kits: Mapping[str, Kit]) -> None:
        """Show what suits somebody: what is on their card already is left out."""
        kit = kits.get(row.role)
        offers = offers_for(row, shelf, kits)
        self.setVisible(bool(offers) or kit is not None)
        ideas = _("Ideas for this role: {role}")
        self.heading.setText(ideas.format(role=kit.title) if kit else _("From my shelf"))
        if row.id != self._of:
            self._of = row.id
            self.heading.setChecked(not (row.give and row.asks))
            self._turn(self.heading.isChecked())
        self.aim.setText(kit.aim if kit else "")
        self.aim.setVisible(kit is not None)
        self.avoid.setText(_timing(kit.first_days, kit.next_days) + " " + kit.avoid if kit else "")
        self.avoid.setVisible(kit is not None)
        self.table.set_rows(offers)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * min(len(offers), _MOST_ROWS) + 4)
        self.table.setVisible(bool(offers))
        if self.table.current_id is None:
            self.table.choose_first()
        self.take.setEnabled(bool(offers))

    def _turn(self, shown: bool) -> None:
        self.inside.setVisible(shown)
        self.heading.setIcon(icon("chevron-down" if shown else "chevron-right"))

    def _take(self, _id: object = None) -> None:
        if self.table.current_row is not None:
            self.taken.emit(self.table.current_row)


def offers_for(row: TargetRow, shelf: Sequence[str], kits: Mapping[str, Kit]) -> list[Offer]:
    """Return what can be taken over for somebody: gives first, then questions and openers."""
    kit = kits.get(row.role)
    found = [Offer(f"shelf {at}", GIVE, text, own=True) for at, text in enumerate(shelf)]
    if kit is not None:
        topic = row.finds[0].title if row.finds else ""
        found += [Offer(f"give {at}", GIVE, text) for at, text in enumerate(kit.give)]
        found += [Offer(f"ask {at}", ASK, text) for at, text in enumerate(kit.ask)]
        openers = openers_for(kit, topic)
        found += [Offer(f"open {at}", KNOW, text) for at, text in enumerate(openers)]
        if row.contact_id is not None:
            words = ngettext("Every {n} week", "Every {n} weeks", kit.rhythm_weeks)
            words = words.format(n=kit.rhythm_weeks)
            found.append(Offer("warm", WARM, words, weeks=kit.rhythm_weeks))
    there = fold("\n".join((row.give, row.know, *row.asks)))
    return [offer for offer in found if fold(offer.text) not in there]


def _place(offer: Offer) -> str:
    return {GIVE: _("Give"), ASK: _("Ask"), KNOW: _("Open with"), WARM: _("Keep warm")}[offer.place]


def _timing(first: int, following: int) -> str:
    first_words = ngettext("first message within {n} day", "first message within {n} days", first)
    then = ngettext("next step after {n} day", "next step after {n} days", following)
    words = _("Timing: {first}, {then}.")
    return words.format(first=first_words.format(n=first), then=then.format(n=following))
