"""The line that adds somebody to meet, said back in words while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.flows.planning import Wanted
from planner.flows.wishes import Listed, wish_from_line
from planner.formats.personline import PersonLine, parse_line, parse_lines
from planner.gui.entry_line import EntryLine
from planner.gui.line_words import name_line, plan_words
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _, locale_name
from planner.queries.ledger import gives_nothing
from planner.queries.names import Named


@dataclass(frozen=True)
class PastedPeople:
    """Lines as they were pasted, and by what they are read: today, and the names known."""

    lines: Sequence[str]
    today: date
    organisations: Sequence[str]
    listed: Sequence[Named]
    companies: bool

    def read(self, progress: Callable[[int, int], object] | None = None) -> list[Wanted]:
        """Return whom the lines name, and why; it takes some time where there are many."""
        lines = parse_lines(
            self.lines,
            today=self.today,
            locale=locale_name(),
            organisations=self.organisations,
            progress=progress,
        )
        return wanted_of(lines, self.listed, companies=self.companies)


def wanted_of(
    lines: Sequence[PersonLine], listed: Sequence[Named], *, companies: bool
) -> list[Wanted]:
    """Return whom lines name, completed by what the list of the event says of them."""
    wishes = [wish_from_line(line) for line in lines]
    if companies:
        return [Wanted(person, wish, True) for person, wish in wishes]
    there = Listed(listed)
    return [Wanted(there.completed(person), wish, False) for person, wish in wishes]


class AddPerson(QWidget):
    """`added` brings the Wanted of a line, `pasted` the PastedPeople of several.

    `organisations`, `known` and `listed` people, and the `shelf` of what one can give are asked
    while one types.
    """

    added = Signal(list)
    pasted = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        organisations: Callable[[], Sequence[str]],
        known: Callable[[], Sequence[Named]],
        listed: Callable[[], Sequence[Named]],
        shelf: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._today, self._organisations = today, organisations
        self._known, self._listed, self._shelf = known, listed, shelf
        self._offered: tuple[str, Sequence[str]] = ("", ())
        self._people: tuple[Sequence[Named], Sequence[Named]] = ((), ())
        self._lines: Sequence[str] = ()
        self.line = EntryLine(
            _("Add somebody to meet"),
            _("Add: Name, title, organisation +what I give ?what I ask"),
            self._words,
        )
        self.company = QCheckBox(_("Company"))
        self.company.setToolTip(_("The line names a company, not a person"))
        self.read_as = plain_label("", Look.SMALL)
        self.read_as.hide()
        self.bare = plain_label(
            _("You ask and give nothing yet: “+” says what you could offer."), Look.WARNING
        )
        self.bare.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.line, 1)
        row.addWidget(self.company)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.read_as)
        column.addWidget(self.bare)
        self.line.textChanged.connect(self._say)
        self.line.entered.connect(self._enter)
        self.line.pasted.connect(self._paste)

    def _say(self, text: str) -> None:
        line = self._read(text)
        self.read_as.setText(plan_words(line) if text.strip() else "")
        self.read_as.setVisible(bool(text.strip()))
        _person, wish = wish_from_line(line)
        self.bare.setVisible(gives_nothing(wish.give, wish.asks))

    def _enter(self, text: str) -> None:
        if text.strip():
            companies = self.company.isChecked()
            self.added.emit(wanted_of([self._read(text)], self._listed(), companies=companies))

    def _paste(self, lines: list[str]) -> None:
        known = (self._today(), self._organisations(), self._listed())
        self.pasted.emit(PastedPeople(lines, *known, self.company.isChecked()))

    def _read(self, text: str) -> PersonLine:
        return parse_line(
            text, today=self._today(), locale=locale_name(), organisations=self._organisations()
        )

    def _words(self) -> Sequence[str]:
        before, plus, typed = self.line.text().rpartition(" +")
        if plus and not typed[:1].isdigit():
            return self._gives(f"{before}{plus}")
        people = (self._known(), self._listed())
        if people != self._people:
            self._people = people
            self._lines = list(dict.fromkeys(map(name_line, (*people[0], *people[1]))))
        return self._lines

    def _gives(self, before: str) -> Sequence[str]:
        """Return the line as it would be with each of the things one can give."""
        shelf = self._shelf()
        if self._offered[0] != before or len(self._offered[1]) != len(shelf):
            self._offered = (before, [f"{before}{text}" for text in shelf])
        return self._offered[1]
