"""Reads a schedule into rows ready to be shown, in slices short enough for everybody else."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.gui.jobs import Progress
from planner.gui.pages.schedule_rows import SessionRow, is_mine, rows_with, session_rows
from planner.gui.text import fold
from planner.queries.events import EventRow, event_rows
from planner.queries.schedule import Schedule, joined, planned_ids, schedule_ids, schedule_part
from planner.store import Store

MANY = 400  # from so many sessions on they are read on a worker
_SLICE = 100  # so many are read while nobody else can
_PAUSE = 0.002  # seconds


@dataclass(frozen=True)
class Loaded:
    """A schedule with its rows, and what there is to choose among: days, rooms and tracks.

    `folded` has each description as it is and as search looks through it, by the event's id.
    """

    schedule: Schedule
    rows: list[SessionRow]
    days: list[date]
    rooms: list[str]
    tracks: list[str]
    folded: Mapping[int, tuple[str, str]] = field(repr=False)

    @property
    def event(self) -> EventRow:
        """The event whose schedule it is."""
        return self.schedule.event


def load(
    store: Store, event_id: int, before: Loaded | None = None, progress: Progress | None = None
) -> Loaded:
    """Read the schedule of an event; `before` is what was loaded last, whose folding is kept.

    NotFound when there is no such event.
    """
    while True:
        revision = store.revision
        ids = store.read(schedule_ids, event_id)
        parts = []
        for at in range(0, len(ids), _SLICE):
            if progress is not None:
                progress.check()
                time.sleep(_PAUSE)  # whoever waits for the store goes first
            parts.append(store.read(schedule_part, ids[at : at + _SLICE]))
        if store.revision == revision:
            return _loaded(joined(ids[0], parts), before)


def catch_up(store: Store, before: Loaded) -> Loaded | None:
    """Return the schedule with the user's word as it is now, where the facts did not change.

    None when so much is planned that it is better loaded anew.
    """
    root = before.event.id
    ids = store.read(planned_ids, root) | {
        row.event.id for row in before.rows if row.event and _is_touched(row.event)
    }
    if len(ids) > MANY:
        return None
    found = store.read(event_rows, ids=ids, include_hidden=True)
    changed = {row.id: row for row in found}
    sessions = tuple(changed.get(row.id, row) for row in before.schedule.sessions)
    schedule = Schedule(changed.get(root, before.event), sessions, before.schedule.texts)
    texts = {id_: before.folded[id_][1] for id_ in ids if id_ in before.folded}
    rows = rows_with(before.rows, changed, texts)
    return _with_choices(schedule, rows, before.folded)


def _loaded(schedule: Schedule, before: Loaded | None) -> Loaded:
    known = before.folded if before is not None else {}
    folded = {}
    for id_, text in schedule.texts.items():
        kept = known.get(id_)
        folded[id_] = kept if kept is not None and kept[0] == text else (text, fold(text))
    texts = {id_: pair[1] for id_, pair in folded.items()}
    return _with_choices(schedule, session_rows(schedule.sessions, texts), folded)


def _with_choices(
    schedule: Schedule, rows: list[SessionRow], folded: Mapping[int, tuple[str, str]]
) -> Loaded:
    shown = [event for event in schedule.sessions if not event.hidden]
    return Loaded(
        schedule,
        rows,
        sorted({event.local_start.date() for event in shown}),
        sorted({event.location for event in shown if event.location}, key=fold),
        sorted({name for event in shown for name in event.categories}, key=fold),
        folded,
    )


def _is_touched(event: EventRow) -> bool:
    return is_mine(event) or bool(event.hidden or event.goals or event.encounters)
