"""A calendar refreshed many times by an organiser who changes everything: no plan is ever lost."""

import re
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.events import edit_plan, hide_events
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import BadInput, NotConfirmed
from planner.flows.importing import apply, preview, refuse_unasked
from planner.flows.reading import read_data
from planner.model import Event, EventPlan, Find, Target
from planner.queries.check import broken_rules
from planner.queries.dump import dump
from planner.queries.events import event_rows
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
TODAY = date(2026, 3, 18)
FIRST = datetime(2026, 3, 16, 9)
ROOMS = ("Hall 1", "Hall 2", "Attic", "")
SUBJECTS = ("looms", "dyes", "Wörter", "織機", "spinning", "mills", "unions")
WEB_PAGE = b"<!doctype html><html><body><h1>Sold out</h1></body></html>"


@dataclass(frozen=True)
class Slot:
    """One thing in the programme. `truth` is what it really is; only its text tells."""

    truth: int
    uid: str
    title: str
    start: datetime
    room: str

    @property
    def block(self) -> str:
        """Return it as a VEVENT."""
        end = self.start + timedelta(minutes=45)
        return (
            f"BEGIN:VEVENT\r\nUID:{self.uid}\r\nDTSTAMP:20260101T000000Z\r\n"
            f"DTSTART:{self.start:%Y%m%dT%H%M%S}Z\r\nDTEND:{end:%Y%m%dT%H%M%S}Z\r\n"
            f"SUMMARY:{self.title}\r\nLOCATION:{self.room}\r\n"
            f"DESCRIPTION:This is number {self.truth}.\r\nEND:VEVENT\r\n"
        )


def calendar(slots: list[Slot], *, names_it: bool = True) -> bytes:
    """Return the programme as a file."""
    name = "X-WR-CALNAME:Loom Days\r\n" if names_it else ""
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{name}"
    return (head + "".join(slot.block for slot in slots) + "END:VCALENDAR\r\n").encode()


def truth_of(event: Event) -> int:
    """Return which thing an event is, by its text."""
    found = re.search(r"number (\d+)", event.description)
    assert found is not None
    return int(found[1])


def plans(session: Session) -> tuple[dict[int, tuple[int, str]], dict[str, list[int]]]:
    """Return what each noted event is with its note, and for each target what it is found at."""
    notes = {
        event.id: (truth_of(event), note)
        for event, note in session.execute(
            select(Event, EventPlan.note)
            .join(EventPlan, EventPlan.event_id == Event.id)
            .where(EventPlan.note != "")
        )
    }
    finds: dict[str, list[int]] = {}
    for target, event in session.execute(
        select(Target, Event)
        .join(Find, Find.target_id == Target.id)
        .join(Event, Find.event_id == Event.id)
        .order_by(Target.id)
    ):
        finds.setdefault(target.why, []).append(truth_of(event))
    return notes, finds


class Refreshes(RuleBasedStateMachine):
    """An organiser changes the programme, a user plans on it, and it is read again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "planner.db"
        self.store = Store.open(path, Clock(NOW, "Europe/Berlin"))
        self.slots: list[Slot] = []
        self.dropped: list[Slot] = []
        self.number = 0
        self.uids = 0
        self.noted: dict[int, str] = {}
        self.wanted: dict[str, int] = {}

    def teardown(self) -> None:
        broken = self.store.read(broken_rules)
        self.store.close()
        self._folder.cleanup()
        assert broken == []

    # The organiser -------------------------------------------------------------------------

    @initialize()
    def publish(self) -> None:
        for _ in range(8):
            self._add(f"{SUBJECTS[self.number % 7]} {self.number}", self.number)
        # Breaks bear one name, several of them on one day. What tells one from the other is its
        # room and its day, which they keep: two that changed places nobody could tell apart.
        for number, place in enumerate((3, 5, 7, 20)):
            self._add("Break", place, f"Foyer {number}")
        assert self._refresh()
        for row in self._rows()[::2]:
            self._note(row.id)

    def _add(self, title: str, place: int, room: str = "") -> None:
        start = FIRST + timedelta(hours=place % 9, days=place // 9)
        room = room or ROOMS[self.number % len(ROOMS)]
        self.slots.append(Slot(self.number, self._uid(), title, start, room))
        self.number += 1

    def _uid(self) -> str:
        self.uids += 1
        return f"{self.uids}@example.org"

    def _change(self, chance: int, **values: object) -> None:
        at = chance % len(self.slots)
        self.slots[at] = replace(self.slots[at], **values)

    @rule(place=st.integers(0, 26))
    def add(self, place: int) -> None:
        self._add(f"New {SUBJECTS[self.number % 7]} {self.number}", place)

    @precondition(lambda self: len(self.slots) > 4)
    @rule(chance=st.integers(0, 99))
    def drop(self, chance: int) -> None:
        self.dropped.append(self.slots.pop(chance % len(self.slots)))

    @precondition(lambda self: self.dropped)
    @rule(chance=st.integers(0, 99))
    def bring_back(self, chance: int) -> None:
        self.slots.append(self.dropped.pop(chance % len(self.dropped)))

    @rule(chance=st.integers(0, 99))
    def rename(self, chance: int) -> None:
        at = chance % len(self.slots)
        if self.slots[at].title != "Break":
            self._change(chance, title=f"{self.slots[at].title} anew")

    @rule(chance=st.integers(0, 99), hours=st.integers(1, 30))
    def move(self, chance: int, hours: int) -> None:
        start = FIRST + timedelta(hours=hours % 10, days=hours // 10)
        if self.slots[chance % len(self.slots)].title != "Break":
            self._change(chance, start=start)

    @rule(chance=st.integers(0, 99), room=st.sampled_from(ROOMS))
    def re_room(self, chance: int, room: str) -> None:
        if self.slots[chance % len(self.slots)].title != "Break":
            self._change(chance, room=room)

    @rule()
    def give_new_uids_to_all(self) -> None:
        self.slots = [replace(slot, uid=self._uid()) for slot in self.slots]

    @rule(chance=st.integers(0, 99))
    def build_anew_with_later_breaks(self, chance: int) -> None:
        """Give new UIDs to all while several things move within their day."""
        self.give_new_uids_to_all()
        for at, slot in enumerate(self.slots):
            if slot.title == "Break" or at % 4 == chance % 4:
                later = slot.start.replace(hour=9 + (slot.start.hour - 8) % 10)
                self.slots[at] = replace(slot, start=later)

    @rule(chance=st.integers(0, 99))
    def give_a_new_uid_to_one(self, chance: int) -> None:
        self._change(chance, uid=self._uid())

    @rule(chance=st.integers(0, 99))
    def shuffle(self, chance: int) -> None:
        at = chance % len(self.slots)
        self.slots = self.slots[at:] + self.slots[:at]

    # Reading it again ----------------------------------------------------------------------

    @rule(twice=st.booleans())
    def refresh(self, twice: bool) -> None:
        self._refresh()
        if twice:
            step, before = self.store.undo_label, self.store.read(dump, 1)
            self._refresh()
            assert (self.store.undo_label, self.store.read(dump, 1)) == (step, before)

    @rule(chance=st.integers(0, 99))
    def refresh_with_a_doubled_block(self, chance: int) -> None:
        slot = self.slots[chance % len(self.slots)]
        self._refresh([*self.slots, slot])

    @rule(part=st.floats(0.05, 0.95))
    def refresh_cut_off(self, part: float) -> None:
        data = calendar(self.slots)
        self._bring(data[: int(len(data) * part)])

    @rule(data=st.sampled_from([WEB_PAGE, b"", calendar([]), b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD"]))
    def refresh_with_something_else(self, data: bytes) -> None:
        before = self.store.read(dump, 1)
        assert not self._bring(data)
        assert self.store.read(dump, 1) == before

    @rule()
    def refresh_and_undo(self) -> None:
        before = self.store.read(dump, 1)
        step = self.store.undo_label
        self._refresh()
        if self.store.undo_label != step or self.store.read(dump, 1) != before:
            self.store.undo()
            assert self.store.read(dump, 1) == before

    def _refresh(self, slots: list[Slot] | None = None) -> bool:
        """Read the programme as it is now; return whether it was written."""
        done = self._bring(calendar(self.slots if slots is None else slots))
        if done:
            live = [row for row in self._rows() if not row.gone]
            assert len(live) == len(self.slots)
        return done

    def _bring(self, data: bytes) -> bool:
        try:
            (brought,) = read_data(data, "days.ics", TODAY)
        except BadInput:
            return False
        if brought.calendar is None:
            return False
        into = "1" if self.noted or self._rows() else None
        shown = preview(self.store, brought, ImportOptions("conference", into), "Europe/Berlin")
        try:
            refuse_unasked(shown)
        except NotConfirmed:
            return False
        apply(self.store, shown)
        return True

    def _rows(self) -> list:
        rows = self.store.read(event_rows, include_hidden=True)
        return [row for row in rows if row.parent_id is not None]

    # The user ------------------------------------------------------------------------------

    @rule(chance=st.integers(0, 99))
    def note(self, chance: int) -> None:
        rows = self._rows()
        self._note(rows[chance % len(rows)].id)

    def _note(self, event_id: int) -> None:
        note = f"about {self._truth(event_id)}"
        self.store.write("Note", edit_plan, event_id, note=note)
        self.noted[event_id] = note

    def _truth(self, event_id: int) -> int:
        return self.store.read(lambda session: truth_of(session.get_one(Event, event_id)))

    @precondition(lambda self: len(self.wanted) < 6)
    @rule(chance=st.integers(0, 99))
    def want_somebody(self, chance: int) -> None:
        rows = self._rows()
        row = rows[chance % len(rows)]
        truth = self._truth(row.id)
        why = f"reason {len(self.wanted)}"
        self.store.write(
            "T", add_target, row.id, Person(f"P {len(self.wanted)}"), Wish(why=why), NOW
        )
        self.wanted[why] = truth

    @rule(chance=st.integers(0, 99))
    def hide(self, chance: int) -> None:
        rows = self._rows()
        self.store.write("Hide", hide_events, [rows[chance % len(rows)].id])

    # What must hold ------------------------------------------------------------------------

    @invariant()
    def every_plan_is_there_on_what_it_was_made_for(self) -> None:
        notes, finds = self.store.read(plans)
        assert {id_: note for id_, (_truth, note) in notes.items()} == self.noted
        assert all(note == f"about {truth}" for truth, note in notes.values())
        assert finds == {why: [truth] for why, truth in self.wanted.items()}
        assert set(notes) <= {row.id for row in self._rows()}


@pytest.mark.parametrize(
    ("examples", "steps"),
    [
        pytest.param(8, 25, id="few"),
        pytest.param(400, 60, id="many", marks=pytest.mark.slow),
    ],
)
def test_no_refresh_loses_a_plan(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Refreshes,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],  # to shrink a failure takes minutes; its steps are told
            suppress_health_check=list(HealthCheck),
        ),
    )
