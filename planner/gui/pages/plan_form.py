"""The form of one of the people to meet, with the sessions at which to find them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.formats.kits import Kit
from planner.formats.pdf import dates
from planner.gui.dates import at_time
from planner.gui.entry_line import EntryLine
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.plan_cards import session_words
from planner.gui.pages.plan_kit import ASK, GIVE, WARM, KitPanel, Offer, offers_for
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import Look, breakable, filled, fold, joined, plain, plain_label
from planner.gui.theme import Space, margins
from planner.gui.words import priority_words, role_words, stars, state_words
from planner.i18n import _
from planner.model import Role, TargetState
from planner.queries.events import EventRow
from planner.queries.ledger import gives_nothing
from planner.queries.people import ContactRow
from planner.queries.plan import TargetRow

_ASKS = ("ask1", "ask2", "ask3")
_MOST_ROWS = 4
_TO_ASK = (TargetState.PLANNED, TargetState.ASKED)


class FindsEditor(QWidget):
    """The sessions at which somebody can be found: a list, and a line to add one.

    `changed` brings all ids in order; `sessions` is asked when something is typed.
    """

    changed = Signal(list)

    def __init__(self, sessions: Callable[[], Sequence[EventRow]]) -> None:
        super().__init__()
        self._sessions = sessions
        self._seen: Sequence[EventRow] = ()
        self._lines: Sequence[str] = ()
        self.table = RowTable(
            [
                Column(_("Time"), _when, key="time", width=15),
                Column(_("Session"), _what, key="session", tooltip=session_words),
            ],
            "",
            name=_("Where to find them"),
        )
        self.table.horizontalHeader().hide()
        self.line = EntryLine(
            _("Add a session where to find them"), _("Add a session: type its title"), self._words
        )
        self.hint = plain_label("", Look.WARNING)
        self.hint.hide()
        words = _("Remove the session from here")
        self.remove = list_action(self, words, "Del", "trash-2", self._take_out)
        self.table.addAction(self.remove)
        label = plain(QLabel(_("Find")))
        label.setProperty("tone", "muted")
        label.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.line, 1)
        row.addWidget(button_for(self.remove, words=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.line.entered.connect(self._add)
        self.line.textEdited.connect(self.hint.hide)
        self.table.selected.connect(self._enable)

    def set_rows(self, rows: Sequence[EventRow]) -> None:
        """Show these sessions."""
        self.table.set_rows(rows)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * min(len(rows), _MOST_ROWS) + 2)
        self.table.setVisible(bool(rows))
        self._enable()

    def _words(self) -> Sequence[str]:
        sessions = self._sessions()
        if sessions is not self._seen:
            self._seen, self._lines = sessions, [session_words(event) for event in sessions]
        return self._lines

    def _add(self, text: str) -> None:
        needle = fold(text.strip())
        fitting = [e for e in self._sessions() if needle and needle in fold(session_words(e))]
        exact = [e for e in fitting if fold(session_words(e)) == needle] or fitting
        if len(exact) != 1:
            self.hint.setText(
                _("Several sessions fit; choose one of them.")
                if exact
                else _("No session here has these words.")
            )
            self.hint.setVisible(bool(needle))
        else:
            ids = [row.id for row in self.table.rows.all_rows]
            self.line.setText("")
            self.changed.emit([*ids, exact[0].id])

    def _take_out(self) -> None:
        gone = set(self.table.selected_ids)
        if gone:
            kept = [row.id for row in self.table.rows.all_rows if row.id not in gone]
            self.changed.emit(kept)

    def _enable(self, _ids: object = None) -> None:
        self.remove.setEnabled(bool(self.table.selected_ids))


class TargetForm(QScrollArea):
    """Shows one target; `edited` brings its id and changes as `commands.targets.edit_target`
    takes them, when a field is left; `warmed` a contact and the weeks to keep in touch by;
    `kits_asked` the role whose kit is to be worded. `meeting_asked` comes for the button above.
    """

    edited = Signal(int, dict)
    warmed = Signal(int, int)
    kits_asked = Signal(str)
    meeting_asked = Signal()

    def __init__(
        self,
        sessions: Callable[[], Sequence[EventRow]],
        shelf: Callable[[], Sequence[str]],
        kits: Callable[[], Mapping[str, Kit]],
    ) -> None:
        super().__init__()
        self._row: TargetRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)
        self.heading = plain_label("", Look.HEADING)
        self.about = plain_label("", Look.MUTED)
        self.known = plain_label("", Look.BODY)
        words = _("Ask for a meeting")
        self.ask = button_for(list_action(self, words, "", "mail", self._ask_meeting))
        self._shelf, self._kits = shelf, kits
        self.form = Form(_fields(self._bare, self._offers))
        self.kit = KitPanel()
        self.kit.taken.connect(self._take)
        self.kit.wording_asked.connect(self._ask_kits)
        self.form.insert_after("role", self.kit)
        self.finds = FindsEditor(sessions)
        self.hint = plain_label(
            _("Choose somebody to write down what you want, what you give and what you ask."),
            Look.MUTED,
        )
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        below = QHBoxLayout()
        below.addWidget(self.about, 1)
        below.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(self.heading)  # a long name has all of the width
        column.addLayout(below)
        for widget in (self.known, self.form, self.finds):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(margins(Space.L, Space.S, Space.M, Space.S))
        outer.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._body, 1)
        self.setWidget(whole)
        self.form.edited.connect(self._on_edited)
        self.finds.changed.connect(self._on_finds)
        self.show_target(None)

    def show_target(self, row: TargetRow | None, known: Sequence[ContactRow] = ()) -> None:
        """Show a target, or nothing; what was typed for the one before is saved first.

        `known` are the people one knows at a company.
        """
        if row is None:
            self.form.set_values({}, None)
        self._body.setVisible(row is not None)
        self.hint.setVisible(row is None)
        if row is not None:
            if self.form.key != row.id:
                self.verticalScrollBar().setValue(0)  # whom it is about stands at the top
            asks = (*row.asks, "", "", "")
            values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
            values |= {"role": Role(row.role) if row.role else None, "state": row.state}
            values |= dict(zip(_ASKS, asks, strict=False))
            self.form.set_values(values, row.id)
            self.heading.setText(breakable(joined((row.code, row.name), " ")))
            self.ask.setVisible(row.state in _TO_ASK and not row.company)
            about = (row.title, row.organisation if not row.company else "", *row.emails)
            self.about.setText(breakable(joined(about)))
            self.about.setVisible(bool(self.about.text()))
            self.known.setText(_known_words(known) if row.company else "")
            self.known.setVisible(row.company)
            self.finds.set_rows(row.finds)
            self.kit.show_for(row, self._shelf(), self._kits())
        self._row = row

    def _take(self, offer: Offer) -> None:
        row = self._row
        if row is None:
            return
        self.form.commit()
        values = self.form.values()
        if offer.place == WARM:
            if row.contact_id is not None:
                self.warmed.emit(row.contact_id, offer.weeks)
        elif offer.place == ASK:
            asks = tuple(values[name] for name in _ASKS if values[name])
            # A fourth finds no room on the card: the command says so.
            self.edited.emit(row.id, {"asks": (*asks, offer.text)})
        else:
            between = "; " if offer.place == GIVE else "\n"
            text = between.join(part for part in (values[offer.place].rstrip(), offer.text) if part)
            self.edited.emit(row.id, {offer.place: text})

    def _ask_meeting(self) -> None:
        self.form.commit()
        self.meeting_asked.emit()

    def _ask_kits(self) -> None:
        self.form.commit()
        self.kits_asked.emit(self._row.role if self._row else "")

    def _offers(self) -> Sequence[str]:
        """Return what completes a give: my shelf, and what suits the role."""
        if self._row is None:
            return ()
        return [
            one.text
            for one in offers_for(self._row, self._shelf(), self._kits())
            if one.place == GIVE
        ]

    def _bare(self, ask: str) -> str:
        if gives_nothing(self.form.values()["give"], (ask,)):
            return _("You ask and give nothing yet. What could you offer them?")
        return ""

    def _on_edited(self, changes: dict[str, Any]) -> None:
        if self.form.key is None:
            return
        if any(name in _ASKS for name in changes):
            values = self.form.values()
            changes = {"asks": tuple(values[name] for name in _ASKS if values[name])}
        self.edited.emit(self.form.key, changes)

    def _on_finds(self, ids: list[int]) -> None:
        if self._row is not None:
            self.edited.emit(self._row.id, {"finds": tuple(ids)})


def _known_words(known: Sequence[ContactRow]) -> str:
    """Return whom one knows at a company; who is only listed as there is not among them."""
    if not known:
        return _("You know nobody there yet.")
    names = [f"{row.name} ({row.title})" if row.title else row.name for row in known]
    return filled(_("You know there: {names}"), names=joined(names, ", "))


_PLAIN = ("priority", "why", "give", "know", "place", "reason")


def _fields(bare: Callable[[str], str], offers: Callable[[], Sequence[str]]) -> list[Field]:
    priorities = [(n, f"{stars(n)}  {priority_words(n)}") for n in (3, 2, 1)]
    roles: list[tuple[Any, str]] = [(None, _("no role")), *((r, role_words(r)) for r in Role)]
    states = [(state, state_words(state)) for state in TargetState]
    return [
        Field("priority", _("Priority"), Kind.CHOICE, choices=priorities),
        Field("role", _("Role"), Kind.CHOICE, choices=roles),
        Field("know", _("Know"), Kind.TEXT, _("What you know of them"), rows=2),
        Field(
            "give",
            _("Give"),
            Kind.TEXT,
            _("What could you offer them?"),
            rows=2,
            completions=offers,
        ),
        Field("ask1", _("Ask"), placeholder=_("A question to put"), check=bare),
        Field("ask2", _("Ask 2")),
        Field("ask3", _("Ask 3")),
        Field("why", _("Want"), Kind.TEXT, _("What you want of them"), rows=2),
        Field("place", _("Place"), placeholder=_("Hall, stand, table")),
        Field("state", _("State"), Kind.CHOICE, choices=states),
        Field("reason", _("Reason"), placeholder=_("Why not met, if so")),
    ]


def _when(row: EventRow) -> str:
    day = dates.day_short(row.local_start.date())
    return day if row.start.all_day else at_time(day, dates.clock(row.local_start))


def _what(row: EventRow) -> str:
    return joined((row.location, row.title))
