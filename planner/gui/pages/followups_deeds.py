"""What is written about follow-ups: every word on how far they got, and what is proposed taken."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.commands import follow_ups as commands
from planner.commands.drafts import save_draft, tick_ready
from planner.commands.people import edit_contact
from planner.commands.targets import set_state
from planner.flows.proposing import step_of
from planner.gui.dates import day_words
from planner.gui.pages.followups_putoff import PutOff
from planner.gui.pages.followups_words import done_words, what_words
from planner.gui.text import filled, fold, joined
from planner.i18n import _, ngettext
from planner.model import FollowUpStatus, Origin, TargetState
from planner.queries.follow_ups import FollowUpRow
from planner.queries.names import people_by_name
from planner.queries.people import contact_rows

if TYPE_CHECKING:
    from planner.gui.pages.followups_board import FollowUpBoard


MANY = 50  # follow-ups; more are changed on a worker, as each takes a millisecond or two


class Deeds(QObject):
    """Writes for a page of follow-ups; what is only proposed becomes a follow-up by it."""

    def __init__(self, page: "FollowUpBoard") -> None:
        super().__init__(page)
        self._page = page
        # What was proposed and is written by now, as long as a field still knows the old id.
        self._adopted: dict[int, int] = {}
        self.put_off_dialog: PutOff | None = None

    def set_status(self, ids: list[int], status: FollowUpStatus) -> None:
        """Say how far these got."""
        rows, now = self._rows(ids), self._page.store.clock.now()
        label = {
            FollowUpStatus.DONE: _("Mark as done"),
            FollowUpStatus.SENT: _("Mark as sent"),
            FollowUpStatus.ANSWERED: _("Mark as answered"),
            FollowUpStatus.WAIVED: _("Let go"),
        }.get(status, _("Open again"))
        real, steps = _parted(rows)
        words = done_words(status, rows)
        args = (commands.say_status, real, steps, status, now)
        made = self._act(ids, label, words, *args)
        if made is not None and len(rows) == 1:
            self._ask_agreed(rows[0], status)

    def ask_put_off(self, ids: list[int]) -> None:
        """Ask until when these are put off."""
        rows = [row for row in self._rows(ids) if row.pending]
        if not rows:
            self._page.told.emit(_("It is closed already. Open it again with O first."))
            return
        dialog = PutOff(self._page.store.clock.today(), len(rows), self._page.window())
        dialog.chosen.connect(partial(self._put_off, rows))
        self.put_off_dialog = dialog
        dialog.open()

    def remove(self, ids: list[int]) -> None:
        """Remove follow-ups; a proposal is let go, so that it is not made again."""
        rows = self._rows(ids)
        if all(row.proposed for row in rows):
            self.set_status(ids, FollowUpStatus.WAIVED)
            return
        real = [row.id for row in rows if not row.proposed]
        label = ngettext("Remove a follow-up", "Remove {count} follow-ups", len(real))
        words = ngettext("Removed: {what}", "Removed {count} follow-ups", len(real))
        words = filled(words, what=_named(rows[0]), count=len(real))
        args = (commands.remove_follow_ups, real)
        self._act(ids, label.format(count=len(real)), words, *args)

    def answer_question(self, row: FollowUpRow, *, taken: bool) -> None:
        """Take a proposal on or let it go; move a date after another encounter or keep it."""
        if row.proposed:
            status = FollowUpStatus.OPEN if taken else FollowUpStatus.WAIVED
            self.set_status([row.id], status)
            return
        now, due = self._page.store.clock.now(), row.move_to if taken else None
        if due is not None:
            day = day_words(due, self._page.store.clock.today())
            label = _("Move to {day}").format(day=day)
            words = filled(_("Moved to {day}: {what}"), day=day, what=_named(row))
        else:
            label, words = _("Keep the date"), filled(_("The date stays: {what}"), what=_named(row))
        self._page.write_saying(label, words, commands.confirm_dates, [row.id], now, due)

    def edit(self, follow_up_id: int, changes: dict[str, Any]) -> None:
        """Change one, out of its form."""
        if "other" in changes:
            other = self._contact_called(changes.pop("other"))
            if other is _UNKNOWN:
                return
            changes["other_id"] = other
        row = self._row(follow_up_id)
        words = filled(_("Changed: {what}"), what=_named(row)) if row else _("Changed")
        if follow_up_id in self._adopted:
            follow_up_id = self._adopted[follow_up_id]
        if follow_up_id < 0:
            self._adopt(follow_up_id, words, changes)
            return
        page = self._page
        page.write_saying(
            _("Edit a follow-up"), words, commands.edit_follow_up, follow_up_id, **changes
        )

    def save_draft(self, follow_up_id: int, text: str) -> None:
        """Keep a message."""
        follow_up_id = self._adopted.get(follow_up_id, follow_up_id)
        row, page = self._row(follow_up_id), self._page
        words = filled(_("Message kept: {who}"), who=row.person if row else "")
        if follow_up_id < 0:
            if text.strip():
                self._adopt(follow_up_id, words, {"draft": text})
            return
        now, generic = page.store.clock.now(), page.desk.finds_generic(text)
        page.write_saying(
            _("Edit a draft"), words, save_draft, follow_up_id, text, now, generic=generic
        )

    def tick_ready(self, follow_up_id: int, ready: bool) -> None:
        """Tick a message ready to be sent, or take that back."""
        follow_up_id = self._adopted.get(follow_up_id, follow_up_id)
        page = self._page
        text, now = page.details.draft.text, page.store.clock.now()
        row = self._row(follow_up_id)
        what = row.person if row else ""
        words = _("Ready to send: {what}") if ready else _("Not ready yet: {what}")
        page.write_saying(
            _("Tick a message ready"),
            filled(words, what=what),
            tick_ready,
            follow_up_id,
            now,
            ready=ready,
            generic=page.desk.finds_generic(text),
        )

    def set_rhythm(self, contact_id: int, weeks: object) -> None:
        """Say how often one wants to hear of a person."""
        rows = self._page.read(contact_rows, ids=frozenset({contact_id})) or []
        name = rows[0].name if rows else ""
        words = filled(_("{name}: no rhythm any more"), name=name)
        if isinstance(weeks, int):
            words = ngettext("{name}: every week", "{name}: every {n} weeks", weeks)
            words = filled(words, name=name, n=weeks)
        self._page.write_saying(
            _("Set a rhythm"), words, edit_contact, contact_id, keep_warm_weeks=weeks
        )

    # Private

    def _put_off(self, rows: Sequence[FollowUpRow], day: Any) -> None:
        words = day_words(day, self._page.store.clock.today())
        label = _("Put off until {day}").format(day=words)
        real, steps = _parted(rows)
        told = ngettext(
            "Put off until {day}: {what}", "{count} follow-ups put off until {day}", len(rows)
        ).format(day=words, what=_named(rows[0]), count=len(rows))
        now = self._page.store.clock.now()
        ids = [row.id for row in rows]
        self._act(ids, label, told, commands.put_off, real, day, now, steps)

    def _act(self, ids: list[int], label: str, words: str, command: Any, *args: Any) -> Any:
        """Write, and go on with the next one that is open; None where that comes later."""
        page, table = self._page, self._page.table
        chosen = table.item_after(ids) if table.current_id in ids else None
        if len(ids) <= MANY:
            return page.write_saying(label, words, command, *args, choose=chosen)
        count = len(ids)
        title = ngettext("Changing {n} follow-up", "Changing {n} follow-ups", count)
        go_on = partial(self._go_on, chosen)
        page.write_long(label, title.format(n=count), go_on, command, *args, words=words)
        return None

    def _go_on(self, chosen: int | None, _answer: object) -> None:
        if chosen is not None:
            self._page.choose_next(chosen)

    def _adopt(self, proposal_id: int, words: str, changes: dict[str, Any]) -> None:
        row, page = self._row(proposal_id), self._page
        if row is None:
            return
        now = page.store.clock.now()
        made = page.write_saying(
            _("Take on a follow-up"), words, commands.adopt, step_of(row), now, **changes
        )
        if made is not None:
            self._adopted[proposal_id] = made
            page.choose_next(made)

    def _ask_agreed(self, row: FollowUpRow, status: FollowUpStatus) -> None:
        """Somebody asked for a meeting answered: only the user knows whether it was a yes."""
        if row.origin is Origin.BEFORE and status is FollowUpStatus.ANSWERED and row.target_id:
            words = filled(_("{person} answered. Will you meet?"), person=row.person)
            agreed = partial(self._set_agreed, row.target_id, row.person)
            self._page.offered.emit(words, _("Agreed"), agreed)

    def _set_agreed(self, target_id: int, person: str) -> None:
        words = filled(_("Agreed: {person}"), person=person)
        self._page.write_saying(
            _("Set as agreed"), words, set_state, [target_id], TargetState.AGREED
        )

    def _contact_called(self, name: str) -> Any:
        """Return the id of the one person of that name, None for no name; tell what is unknown."""
        if not name.strip():
            return None
        people = self._page.read(people_by_name) or []
        found = [id_ for id_, called in people if fold(called) == fold(name)]
        if len(found) != 1:
            words = _("Nobody among your people is called “{name}”. Add them on People first.")
            if found:
                words = _("Several of your people are called “{name}”.")
            self._page.told.emit(filled(words, name=name))
            return _UNKNOWN
        return found[0]

    def _rows(self, ids: Sequence[int]) -> list[FollowUpRow]:
        wanted = set(ids)
        return [item.row for item in self._page.table.rows.rows if item.id in wanted]

    def _row(self, follow_up_id: int) -> FollowUpRow | None:
        shown = self._page.details.row
        if shown is not None and shown.id == follow_up_id:
            return shown
        return next(iter(self._rows([follow_up_id])), None)


_UNKNOWN = object()


def _parted(rows: Sequence[FollowUpRow]) -> tuple[list[int], list[commands.Step]]:
    """Return the ids of follow-ups, and the steps that proposals become."""
    real = [row.id for row in rows if not row.proposed]
    return real, [step_of(row) for row in rows if row.proposed]


def _named(row: FollowUpRow) -> str:
    return joined((row.person, what_words(row)), ", ")
