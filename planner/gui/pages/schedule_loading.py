"""Reads a schedule into rows ready to be shown, in slices short enough for everybody else."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from planner.gui.jobs import Progress
from planner.gui.pages.schedule_columns import kinds_in
from planner.gui.pages.schedule_mine import is_mine
from planner.gui.pages.schedule_rows import SessionRow, marked_of, session_rows
from planner.gui.text import fold
from planner.queries.events import EventRow, event_rows
from planner.queries.schedule import Schedule, joined, planned_ids, schedule_ids, schedule_part
from planner.queries.style import Style, my_style
from planner.store import Store
from planner.suiting import tells_enough

MANY = 400  # from so many sessions on they are read on a worker
_SLICE = 60  # so many are read while nobody else can
_PAUSE = 0.006  # seconds
_FREED = 100  # rows freed while nobody else can do anything
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Loaded:
    """A schedule with its rows, the user's style, and what to choose among: days, rooms, tracks.

    `folded` has each description as it is and as search looks through it, by the event's id;
    `places` has where each event stands, `on_day` which places lie on a day, `hidden` those of
    what is hidden; `touched` are those that carry anything of the user's. `kinds` says how many
    have a kind, and of how many.
    """

    schedule: Schedule
    rows: list[SessionRow]
    days: list[date]
    rooms: list[str]
    tracks: list[str]
    folded: Mapping[int, tuple[str, str]] = field(repr=False)
    places: Mapping[int, int] = field(repr=False)
    on_day: Mapping[date, Sequence[int]] = field(repr=False)
    hidden: frozenset[int] = field(repr=False)
    touched: frozenset[int] = field(repr=False)
    kinds: tuple[int, int] = (0, 0)
    style: Style = field(default_factory=Style)

    @property
    def kinds_told(self) -> bool:
        """Whether so many sessions have a kind that it is worth to be shown."""
        return tells_enough(*self.kinds)

    def shown_on(self, day: date | None, *, hidden_too: bool = False) -> Sequence[int]:
        """Return the places of what is to be shown on a day, or on any."""
        places = range(len(self.rows)) if day is None else self.on_day.get(day, ())
        if hidden_too or not self.hidden:
            return places
        return [at for at in places if at not in self.hidden]

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
            whole = _loaded(joined(ids[0], parts), before, progress)
            return replace(whole, style=store.read(my_style))


def catch_up(store: Store, before: Loaded) -> Loaded | None:
    """Return the schedule with the user's word as it is now, where the facts did not change.

    None when so much is planned that it is better loaded anew.
    """
    root = before.event.id
    ids = store.read(planned_ids, root) | before.touched
    if len(ids) > MANY:
        return None
    changed = {row.id: row for row in store.read(event_rows, ids=ids, include_hidden=True)}
    places = {id_: before.places[id_] for id_ in changed if id_ in before.places}
    sessions = list(before.schedule.sessions)
    for id_, at in places.items():
        sessions[at] = changed[id_]
    texts = {id_: before.folded[id_][1] for id_ in places}
    fresh = session_rows([changed[id_] for id_ in places], texts)
    rows = list(before.rows)
    for row, at in zip(fresh, places.values(), strict=True):
        rows[at] = row
    schedule = Schedule(changed.get(root, before.event), tuple(sessions), before.schedule.texts)
    hidden = any(
        changed[id_].hidden != before.schedule.sessions[at].hidden for id_, at in places.items()
    )
    known = None if hidden else before
    found = _with_choices(schedule, rows, before.folded, before.places, _touched(fresh), known)
    told, gone = kinds_in(fresh), kinds_in([before.rows[at] for at in places.values()])
    kinds = before.kinds[0] + told[0] - gone[0], before.kinds[1] + told[1] - gone[1]
    return replace(found, kinds=kinds, style=store.read(my_style))


def let_go(shown_before: list[Loaded], progress: Progress | None = None) -> None:
    """Free what nobody shows any more, a few rows at a time; for a worker.

    Ten thousand rows freed in one go keep the interpreter, and with it the window, for 50 ms; so
    does what is left when it shall stop.
    """
    loaded = shown_before.pop()
    held: list[list[Any]] = [
        list(loaded.rows),
        list(loaded.schedule.sessions),
        list(loaded.schedule.texts.values()),
        list(loaded.folded.values()),
    ]
    del loaded
    while any(held):
        if progress is not None:
            progress.check()
        for some in held:
            del some[-_FREED:]


def _loaded(schedule: Schedule, before: Loaded | None, progress: Progress | None) -> Loaded:
    known = before.folded if before is not None else {}
    folded = {}
    for id_, text in schedule.texts.items():
        kept = known.get(id_)
        folded[id_] = kept if kept is not None and kept[0] == text else (text, fold(text))
    texts = {id_: pair[1] for id_, pair in folded.items()}
    sessions, marked = schedule.sessions, marked_of(schedule.sessions)
    rows: list[SessionRow] = []
    for at in range(0, len(sessions), _SLICE):
        rows += session_rows(sessions[at : at + _SLICE], texts, marked)
        if progress is not None:
            progress.check()
    places = {event.id: at for at, event in enumerate(sessions)}
    found = _with_choices(schedule, rows, folded, places, _touched(rows))
    return replace(found, kinds=kinds_in(rows))


def _with_choices(
    schedule: Schedule,
    rows: list[SessionRow],
    folded: Mapping[int, tuple[str, str]],
    places: Mapping[int, int],
    touched: frozenset[int],
    known: Loaded | None = None,
) -> Loaded:
    """Return it with what there is to choose among, which `known` has already if given."""
    if known is not None:
        days, rooms, tracks, on_day = known.days, known.rooms, known.tracks, known.on_day
        hidden = known.hidden
    else:
        shown = [event for event in schedule.sessions if not event.hidden]
        days = sorted({event.local_start.date() for event in shown})
        rooms = sorted({event.location for event in shown if event.location}, key=fold)
        tracks = sorted({name for event in shown for name in event.categories}, key=fold)
        on_day = _places_by_day(rows)
        hidden = frozenset(at for at, event in enumerate(schedule.sessions) if event.hidden)
    return Loaded(schedule, rows, days, rooms, tracks, folded, places, on_day, hidden, touched)


def _places_by_day(rows: Sequence[SessionRow]) -> dict[date, list[int]]:
    found: dict[date, list[int]] = {}
    for place, row in enumerate(rows):
        day = row.first
        while day <= row.last:
            found.setdefault(day, []).append(place)
            day += _DAY
    return found


def _touched(rows: Sequence[SessionRow]) -> frozenset[int]:
    """Return the events that carry anything of the user's, or are all of it."""
    events = [row.event for row in rows if row.event is not None]
    return frozenset(
        event.id
        for event in events
        if is_mine(event)
        or event.hidden
        or event.goals
        or event.encounters
        or event.session_kind is not None
    )
