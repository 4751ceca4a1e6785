"""The log page: whom one met, one line each, in the order of the paper."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.commands.correcting import change_encounter
from planner.commands.encounters import log_lines
from planner.commands.line_people import Coded
from planner.formats.personline import PersonLine
from planner.gui.jobs import Jobs
from planner.gui.line_completion import Piece
from planner.gui.page import Page
from planner.gui.pages import log_rows
from planner.gui.pages.large import is_at_large
from planner.gui.pages.log_drafts import Drafts
from planner.gui.pages.log_entry import Draft, LogEntry
from planner.gui.pages.log_logged import LoggedPane
from planner.gui.pages.log_offer import EventOffer
from planner.gui.pages.log_steps import LoggedSteps, Step
from planner.gui.pages.log_words import LogWords
from planner.gui.pages.turning import TurningSplitter
from planner.gui.reading_days import read_past_day
from planner.gui.row_table import RowTable
from planner.gui.text import Look, filled, plain, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext
from planner.model import FollowUpKind
from planner.queries.encounters import encounter_rows
from planner.queries.events import EventRow, event_of
from planner.queries.follow_ups import follow_up_rows
from planner.queries.names import known_names, listed_names, tag_names
from planner.queries.people import organisation_names
from planner.queries.plan import (
    TargetRow,
    codes_in_paper_order,
    unplanned_codes,
)
from planner.store import Store
from planner.times import find_zone

_NARROW = 540  # pixels; below it the card stands under the list
_PAUSE = 2000  # milliseconds without a stroke after which a half-typed line is kept


class LogPage(Page):
    """The line above; below it the paper's order, and the card being written over what was logged.

    What is typed is kept for its event until it is logged, and comes back when that is undone.
    """

    name = "log"
    icon_name = "user-check"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._words: LogWords | None = None
        self._names: list[str] | None = None
        self._drafts = Drafts(store.path)
        self._coded: dict[str, Coded] = {}
        self._event: EventRow | None = None
        self.count = plain_label("", Look.HEADING, wrap=False)
        self.sentence = plain_label("", Look.MUTED)
        self.entry = LogEntry(self._today, self._organisations, self._pieces)
        self._steps = LoggedSteps(store, self.entry)
        self.day = QLineEdit()
        self.day_label = plain(QLabel(_("Met on")))
        self.offer = EventOffer(self)
        self._pause = self._timer(_PAUSE, self._keep)

    def build(self) -> Iterator[None]:
        """Build the two lists below the line, in a turn of their own."""
        self.paper = RowTable(
            log_rows.paper_columns(),
            _("Nobody was planned here. Type a name above to log whom you met."),
            name=_("On the paper"),
            spoken=log_rows.paper_spoken,
        )
        self.logged = LoggedPane(self, self.entry, self._steps)
        yield
        yield from self._lay_out()
        self._connect()
        self.entry.put_draft(self._drafts.of(None))
        self._stale = True  # it is read when it is first seen, mostly at an event by then

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Log")

    def focus_first(self) -> None:
        """Go to the line."""
        self.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_event(self, event_id: int | None) -> None:
        """Log at another event, or at none."""
        if event_id == self.event_id:
            return
        self._keep()
        self.offer.forget()
        self._steps.forget()
        self.entry.clear()
        super().show_event(event_id)
        self.entry.put_draft(self._drafts.of(event_id))

    def is_long(self) -> bool:
        """Return whether there is so much that reading it takes turns."""
        return self.event_id is not None and is_at_large(self)

    def steps(self) -> Iterator[None]:
        """Read who is on the paper and what was logged."""
        self._words = self._names = None
        yield
        encounters = self.read(encounter_rows, self.event_id)
        yield
        steps = self.read(follow_up_rows, self.store.clock.now(), self.event_id)
        if encounters is None or steps is None:
            return
        yield
        targets: Sequence[TargetRow] = []
        slots: Sequence[str] = []
        event = None
        if self.event_id is not None:
            targets = self.read(codes_in_paper_order, self.event_id) or []
            yield
            slots = self.read(unplanned_codes, self.event_id) or []
            yield
            event = self.read(event_of, self.event_id)
        yield
        self._event = event
        paper = log_rows.paper_rows(targets, encounters, slots)
        self.paper.set_rows(paper)
        self._fit()
        yield
        self._coded = log_rows.coded_people(targets, encounters)
        self.entry.set_people(self._coded, at_event=self.event_id is not None)
        yield
        promises = [
            step
            for step in steps
            if step.kind is FollowUpKind.PROMISE
            and step.pending
            and (self.event_id is not None or step.event_id is None)
        ]
        self.count.setText(log_rows.count_words(paper))
        self.count.setVisible(bool(self.count.text()))
        words = log_rows.sum_words(targets, encounters, promises, self._today())
        begun = bool(encounters) or any(row.logged for row in paper)
        self.sentence.setText(words if begun else _("Nothing logged yet."))
        self._steps.follow(encounters)
        yield
        self.logged.show_rows(log_rows.logged_rows(encounters, targets, steps, self._today()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed, and log at the event again when one comes back."""
        self._keep()
        self.offer.come_back()
        super().hideEvent(event)

    # Private

    def _lay_out(self) -> Iterator[None]:
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        for widget in (self.count, self.sentence, self.day_label, self.day, self.offer):
            top.addWidget(widget, 1 if widget is self.sentence else 0)
        self.day_label.setBuddy(self.day)
        self.day.setAccessibleName(_("Met on"))
        self.day.setPlaceholderText(_("today"))
        self.day.setMaximumWidth(130)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        page.setSpacing(Space.S)
        page.addLayout(top)
        page.addWidget(self.entry)
        yield
        self.split = TurningSplitter(_NARROW, 0.44)
        self.split.setObjectName("log-split")
        page.addWidget(self.split, 1)
        self.split.addWidget(self.paper)
        self.paper.setMinimumSize(200, 96)
        right = QWidget()
        right.setMinimumWidth(320)
        self.split.addWidget(right)
        self._column = QVBoxLayout(right)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self.entry.card)
        yield
        self._column.addWidget(self.logged, 1)
        for at, share in enumerate((11, 14)):
            self.split.setStretchFactor(at, share)
        self.entry.order_tabs()

    def _connect(self) -> None:
        self.entry.logged.connect(self._log)
        self.entry.pasted.connect(self._log_pasted)
        self.entry.typed.connect(self._pause.start)
        self.entry.line.left_down.connect(self._go_to_paper)
        self.paper.chosen.connect(self._on_chosen)
        self.paper.clicked.connect(self._take_code)
        self.paper.activated_row.connect(self._take_code)

    def _fit(self) -> None:
        without = self.event_id is None
        for widget in (self.day, self.day_label):
            widget.setVisible(without)
        self.paper.setVisible(not without)
        self._column.setContentsMargins(margins(0 if without else Space.M, 0, 0, 0))
        self.offer.fit(self._event)

    # The list

    def _go_to_paper(self) -> None:
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.paper.current_id is None:
            self.paper.choose_first()
        self._on_chosen(None)

    def _on_chosen(self, _id: Any) -> None:
        row = self.paper.current_row
        if row is not None and self.paper.hasFocus() and self.entry.is_free:
            self.entry.put_code(row.id)

    def _take_code(self, _brought: Any) -> None:
        row = self.paper.current_row
        if row is not None:
            self.entry.put_code(row.id)
            self.focus_first()

    def _next(self) -> None:
        """Put the code of the next one who is not logged yet into the line."""
        rows = self.paper.rows.rows
        at = self.paper.rows.place_of(self.paper.current_id)
        around = [row for row in (*rows[at + 1 :], *rows[: at + 1]) if not row.logged]
        around.sort(key=lambda row: not row.planned)
        if not around or not around[0].planned:
            self.told.emit(_("Everybody you planned to meet is logged."))
        if around:
            self.paper.choose(around[0].id)
            self.entry.put_code(around[0].id)

    # Logging

    def _log(self, line: PersonLine | None, and_on: bool) -> None:
        if line is not None:
            who = self.entry.who(line) or _("somebody")
            correcting = self.entry.correcting
            if correcting is not None:
                done = self._correct(correcting, filled(_("Correct {who}"), who=who), line)
            else:
                done = self._write(filled(_("Log {who}"), who=who), [line], self.entry.draft)
            if not done:
                return
            self.entry.clear()
            self._drafts.keep(self.event_id, Draft())
            for code in line.codes[-1:]:
                self.paper.choose(code)
        if and_on:
            self._next()
        self.focus_first()

    def _log_pasted(self, lines: list[PersonLine]) -> None:
        """Log lines that were pasted; what is being typed stays."""
        count = len(lines)
        label = ngettext("Log {count} line", "Log {count} lines", count).format(count=count)
        if lines:
            self._write(label, lines, Draft())
        self.focus_first()

    def _write(self, label: str, lines: list[PersonLine], draft: Draft) -> bool:
        try:
            day = self._day()
        except ValueError as error:
            self.told.emit(str(error))
            return False
        now, zone = self.store.clock.now(), self.store.clock.zone_name
        write = self.write_typed if len(lines) == 1 else self.write
        done = write(label, log_lines, self.event_id, lines, now, zone, day)
        if done is None:
            return False
        self._steps.add(Step(label, draft, frozenset(done.encounters)))
        self.reload()
        self.logged.cards.scrollToTop()
        return True

    def _correct(self, encounter_id: int, label: str, line: PersonLine) -> bool:
        now, zone = self.store.clock.now(), self.store.clock.zone_name
        if self.write_typed(label, change_encounter, encounter_id, line, now, zone) is None:
            return False
        self._steps.add(Step(label, Draft(), frozenset()))
        self.reload()
        return True

    def _day(self) -> date | None:
        return read_past_day(self.day.text(), self._today()) if self.event_id is None else None

    def _today(self) -> date:
        zone = find_zone(self._event.zone) if self._event else None
        return self.store.clock.today(zone)

    # What is typed and not logged

    def _keep(self) -> None:
        self._pause.stop()
        self._drafts.keep(self.event_id, self.entry.draft)

    # What is asked while one types, read once after each change of it

    def _organisations(self) -> Sequence[str]:
        if self._names is None:
            self._names = self.read(organisation_names)
        return self._names or ()

    def _pieces(self, before: str) -> list[Piece]:
        if self._words is None:
            people = self.read(known_names) or []
            if self.event_id is not None:
                people += self.read(listed_names, self.event_id) or []
            tags = self.read(tag_names) or []
            self._words = LogWords(self._coded, people, self._organisations(), tags)
        return self._words.pieces(before, self._today())
