"""What one can do with the sessions chosen: mark, meet the speakers, hide, add one's own."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from planner.commands import events
from planner.flows import planning
from planner.gui.list_action import IN_FULL, list_action
from planner.gui.page import Page
from planner.gui.pages.schedule_kinds import KindMenu
from planner.gui.pages.schedule_own import OwnSession, OwnSessionDialog, Proposal
from planner.gui.pages.schedule_rows import SessionRow
from planner.gui.text import filled
from planner.gui.theme import Space
from planner.gui.words import mark_words
from planner.i18n import _, ngettext
from planner.model import Mark, Presence, SessionKind
from planner.queries.candidates import candidate_rows
from planner.queries.schedule import Schedule

_MARK_KEYS = {
    Mark.MUST: ("1", "star"),
    Mark.MAYBE: ("2", "circle-question-mark"),
    Mark.BACKUP: ("3", "history"),
    Mark.PEOPLE: ("4", "users"),
    Mark.NONE: ("0", "x"),
}


class ScheduleActions(QObject):
    """The actions on a schedule page; the keys work while its list has the focus.

    `selected` returns the rows chosen there, `schedule` what is shown or None.
    """

    def __init__(
        self,
        page: Page,
        selected: Callable[[], Sequence[SessionRow]],
        schedule: Callable[[], Schedule | None],
    ) -> None:
        super().__init__(page)
        self._page, self._selected, self._schedule = page, selected, schedule
        self.dialog: OwnSessionDialog | None = None
        self.marks = [
            list_action(
                self, mark_words(mark) or _("No mark"), key, symbol, partial(self.set_mark, mark)
            )
            for mark, (key, symbol) in _MARK_KEYS.items()
        ]
        for mark, action in zip(_MARK_KEYS, self.marks, strict=True):
            if words := mark_words(mark):  # for the list of keys, where no column says "Mark"
                action.setProperty(IN_FULL, _("Mark as “{mark}”").format(mark=words))
        self.meet = list_action(self, _("Meet speakers"), "T", "target", self.meet_speakers)
        self.hide = list_action(self, _("Hide"), "H", "eye-off", self.hide_sessions)
        self.kind = list_action(self, _("Kind of session…"), "K", "tag", self.ask_kind)
        self.menu = KindMenu(page, self.set_kind)
        self.add = list_action(self, _("Add meeting or break"), "", "calendar-plus", self.add_own)
        self.on_rows = (*self.marks, self.meet, self.kind, self.hide)

    def enable(self) -> None:
        """Allow what makes sense; on a gap the keys stay taken, or the list would jump by them."""
        possible = bool(self._selected())
        for action in self.on_rows:
            action.setEnabled(possible)
        self.add.setEnabled(self._schedule() is not None)

    def fit(self, buttons: Sequence[QToolButton], room: int) -> None:
        """Give the buttons of `on_rows` their words as far as there is room, marks first."""
        style = Qt.ToolButtonStyle
        # How long the words are depends on the language and on the size of the letters.
        for worded in (len(buttons), len(self.marks), 0):
            for at, button in enumerate(buttons):
                button.setToolButtonStyle(
                    style.ToolButtonTextBesideIcon if at < worded else style.ToolButtonIconOnly
                )
            if sum(button.sizeHint().width() + Space.S for button in buttons) <= room:
                break

    def set_mark(self, mark: Mark) -> None:
        """Mark the selected sessions."""
        ids = self._ids()
        if not ids:
            return
        words = mark_words(mark)
        label = _("Mark as “{mark}”").format(mark=words) if words else _("Remove mark")
        self._page.write(label, events.set_mark, ids, mark)

    def meet_speakers(self) -> None:
        """Make the speakers of the selected sessions people to meet, in one step."""
        wanted = []
        for session_id in self._ids():
            listed = self._page.read(candidate_rows, session_id) or []
            ids = [row.id for row in listed if row.presence is Presence.SPEAKER]
            if ids:
                wanted.append((session_id, ids))
        if not wanted:
            self._page.told.emit(_("The programme names no speakers there."))
            return
        count = sum(len(ids) for _id, ids in wanted)
        label = ngettext("Meet {count} speaker", "Meet {count} speakers", count)
        now = self._page.store.clock.now()
        self._page.write(label.format(count=count), planning.add_listed, wanted, now)

    def hide_sessions(self) -> None:
        """Hide the selected sessions; where all are hidden already, show them again."""
        chosen = [row.event for row in self._selected() if row.event]
        ids = [event.id for event in chosen]
        if not chosen:
            return
        if all(event.hidden for event in chosen):
            label = ngettext("Show a session again", "Show {count} sessions again", len(ids))
            self._page.write(label.format(count=len(ids)), planning.show_again, ids)
        else:
            label = ngettext("Hide a session", "Hide {count} sessions", len(ids))
            self._page.write(label.format(count=len(ids)), events.hide_events, ids)

    def ask_kind(self) -> None:
        """Open the choice of kinds for the selected sessions, beside the first of them."""
        rows = [row for row in self._selected() if row.event]
        if rows:
            self.menu.open_for(rows[0])

    def set_kind(self, kind: SessionKind | None) -> None:
        """Say what kind the selected sessions are; None leaves it to the guess."""
        if ids := self._ids():
            self._page.write(_("Change the kind of session"), planning.set_kind, ids, kind)

    def add_own(self) -> None:
        """Open the dialog for a meeting or break: in the chosen gap, or after what is chosen."""
        schedule = self._schedule()
        if schedule is None:
            self._page.told.emit(_("Choose an event first."))
            return
        chosen = list(self._selected())
        if chosen and chosen[0].event is None:
            self._open(Proposal(chosen[0].start, chosen[0].end), None)
            return
        after = chosen[0].end if chosen else schedule.event.local_start
        self._open(Proposal(after), None)

    def change_own(self, row: SessionRow) -> None:
        """Open the dialog for an event of one's own."""
        if row.event is not None:
            self._open(Proposal(row.start, row.end, row.event.title, row.event.location), row.id)

    # Private

    def _ids(self) -> list[int]:
        return [row.event.id for row in self._selected() if row.event]

    def _open(self, proposal: Proposal, changed: Any) -> None:
        schedule = self._schedule()
        assert schedule is not None
        days = tuple({session.local_start.date() for session in schedule.sessions})
        dialog = OwnSessionDialog(
            self._page, days, schedule.event.zone, proposal, changing=changed is not None
        )
        slot = self._add if changed is None else partial(self._change, changed)
        dialog.given.connect(slot)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self, _result: int) -> None:
        self.dialog = None

    def _add(self, own: OwnSession) -> None:
        schedule = self._schedule()
        assert schedule is not None
        self._page.write(
            filled(_("Add “{title}”"), title=own.title),
            events.add_event,
            title=own.title,
            start=own.start,
            end=own.end,
            place=own.place,
            zone=schedule.event.zone,
            my_zone=self._page.store.clock.zone_name,
            conference_id=schedule.event.id,
            codes=own.codes,
        )

    def _change(self, event_id: int, own: OwnSession) -> None:
        self._page.write(
            filled(_("Change “{title}”"), title=own.title),
            events.edit_event,
            event_id,
            title=own.title,
            start=own.start,
            end=own.end,
            location=own.place,
        )
