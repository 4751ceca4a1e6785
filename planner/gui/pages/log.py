"""The log page: whom one met, one line each, in the order of the paper."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

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
from planner.commands.encounters import Logged, log_lines
from planner.commands.line_people import Coded
from planner.formats.personline import PersonLine
from planner.gui.jobs import Jobs
from planner.gui.line_completion import Piece
from planner.gui.page import Page
from planner.gui.pages import log_loading, log_rows
from planner.gui.pages.large import is_at_large
from planner.gui.pages.log_drafts import Drafts
from planner.gui.pages.log_entry import Draft, LogEntry
from planner.gui.pages.log_loading import LogBook
from planner.gui.pages.log_logged import LoggedPane, nothing_logged
from planner.gui.pages.log_offer import EventOffer
from planner.gui.pages.log_pasted import AT_ONCE, Pasted, log_label, log_many
from planner.gui.pages.log_steps import LoggedSteps, Step
from planner.gui.pages.log_words import LogWords
from planner.gui.pages.turning import TurningSplitter
from planner.gui.reading_days import read_past_day
from planner.gui.row_table import RowTable
from planner.gui.text import Look, filled, plain, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _
from planner.queries.encounters import encounter_ids
from planner.queries.events import EventRow, event_of
from planner.queries.names import known_names, listed_names, tag_names
from planner.queries.people import organisation_names
from planner.store import Store

T = TypeVar("T")

_NARROW = 540  # pixels; below it the card stands under the list
_NOWHERE = -1  # what is shown is of no event, and of none either
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
        self._shown_at: int | None = _NOWHERE
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
            log_rows.nobody_planned(),
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
        """Read who is on the paper and what was logged; where that is much, on a worker."""
        self._words = self._names = None
        self.drop_fetch()
        yield
        logged = self.read(encounter_ids, self.event_id, log_loading.MANY)
        if logged is None:
            return
        if len(logged) == log_loading.MANY:
            if self._shown_at != self.event_id:
                event = self.read(event_of, self.event_id) if self.event_id is not None else None
                yield from self._show(log_loading.still_reading(event))
            self.fetch(partial(log_loading.load, self.store, self.event_id), self._take_book)
        elif read := (yield from log_loading.read_in_turns(self)):
            today = log_loading.today_at(self.store, read.event)
            yield from self._show(log_loading.log_book(read, today))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed, and log at the event again when one comes back."""
        self._keep()
        self.offer.come_back()
        super().hideEvent(event)

    # Private

    def _take_book(self, book: LogBook) -> None:
        self.turning.begin(self._show(book))

    def _show(self, book: LogBook) -> Iterator[None]:
        self._event, self._shown_at = book.event, self.event_id
        self.paper.empty.set_text(book.empty_words or log_rows.nobody_planned())
        self.logged.cards.empty.set_text(book.empty_words or nothing_logged())
        self.paper.set_rows(book.paper)
        self._fit()
        yield
        self._coded = dict(book.coded)
        self.entry.set_people(self._coded, at_event=self.event_id is not None)
        yield
        self.count.setText(log_rows.count_words(book.paper))
        self.count.setVisible(bool(self.count.text()))
        self.sentence.setText(book.sentence)
        self._steps.follow(book.encounters)
        yield
        yield from self.logged.show_in_turns(book.logged)

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

    def _log_pasted(self, lines: list[str]) -> None:
        """Log lines that were pasted; what is being typed stays."""
        pasted = Pasted(lines, self._today(), self._organisations())
        if len(lines) > AT_ONCE:
            self._write_on_day(partial(log_many, self, pasted, self._take_many))
        elif read := pasted.read():
            self._write(log_label(len(read)), read, Draft())
        self.focus_first()

    def _take_many(self, event_id: int | None, label: str, logged: Logged) -> None:
        if event_id == self.event_id:
            self._steps.add(Step(label, Draft(), frozenset(logged.encounters)))

    def _write(self, label: str, lines: list[PersonLine], draft: Draft) -> bool:
        now, zone = self.store.clock.now(), self.store.clock.zone_name
        write = self.write_typed if len(lines) == 1 else self.write
        done = self._write_on_day(partial(write, label, log_lines, self.event_id, lines, now, zone))
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

    def _write_on_day(self, write: Callable[[date | None], T]) -> T | None:
        """Write with the day that is typed, or say why it cannot be one."""
        try:
            day = read_past_day(self.day.text(), self._today()) if self.event_id is None else None
        except ValueError as error:
            self.told.emit(str(error))
            return None
        return write(day)

    def _today(self) -> date:
        return log_loading.today_at(self.store, self._event)

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
