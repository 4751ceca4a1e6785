"""What the log page reads, much of it in slices on a worker, and how it is said there."""

import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from planner.commands.line_people import Coded
from planner.gui.jobs import Progress
from planner.gui.page import Page
from planner.gui.pages import log_rows
from planner.gui.pages.log_rows import LoggedRow, PaperRow
from planner.i18n import _
from planner.model import FollowUpKind
from planner.queries.encounters import EncounterRow, encounter_ids, encounter_rows
from planner.queries.events import EventRow, event_of
from planner.queries.follow_ups import FollowUpRow, follow_up_ids, follow_up_rows
from planner.queries.plan import TargetRow, codes_in_paper_order, unplanned_codes
from planner.store import Store
from planner.times import find_zone

MANY = 60  # from so many conversations on they are read on a worker
_SLICE = 60  # so many are read while nobody else can
_PAUSE = 0.006  # seconds


@dataclass(frozen=True)
class Read:
    """What was read of an event, or of all that was logged at none."""

    event: EventRow | None
    targets: Sequence[TargetRow]
    slots: Sequence[str]
    encounters: Sequence[EncounterRow]
    steps: Sequence[FollowUpRow]


@dataclass(frozen=True)
class LogBook:
    """What the page shows: the paper's order, whom the codes mean, how it stands, what was logged.

    `sentence` says how it stands in words, `empty_words` why the lists are empty where they are
    not read yet.
    """

    event: EventRow | None
    encounters: Sequence[EncounterRow]
    paper: Sequence[PaperRow]
    coded: Mapping[str, Coded]
    sentence: str
    logged: Sequence[LoggedRow]
    empty_words: str = ""


def read_in_turns(page: Page) -> Generator[None, None, Read | None]:
    """Read all in steps between which keys and painting have their turn; None while it is busy."""
    event_id = page.event_id
    encounters = page.read(encounter_rows, event_id)
    yield
    steps = page.read(follow_up_rows, page.store.clock.now(), event_id)
    if encounters is None or steps is None:
        return None
    yield
    if event_id is None:
        return Read(None, (), (), encounters, steps)
    targets = page.read(codes_in_paper_order, event_id) or []
    yield
    slots = page.read(unplanned_codes, event_id) or []
    yield
    event = page.read(event_of, event_id)
    yield
    return Read(event, targets, slots, encounters, steps)


def load(store: Store, event_id: int | None, progress: Progress | None = None) -> LogBook:
    """Read all in slices short enough for everybody else; NotFound when there is no such event."""
    while True:
        revision = store.revision
        read = _read(store, event_id, progress)
        if store.revision == revision:
            return log_book(read, today_at(store, read.event))


def still_reading(event: EventRow | None) -> LogBook:
    """Return what is to be shown of an event while what was logged there is being read."""
    return LogBook(event, (), (), {}, "", (), _("Reading what was logged…"))


def log_book(read: Read, today: date) -> LogBook:
    """Return what is to be shown of what was read."""
    paper = log_rows.paper_rows(read.targets, read.encounters, read.slots)
    promises = [
        step
        for step in read.steps
        if step.kind is FollowUpKind.PROMISE
        and step.pending
        and (read.event is not None or step.event_id is None)
    ]
    begun = bool(read.encounters) or any(row.logged for row in paper)
    words = log_rows.sum_words(read.targets, read.encounters, promises, today)
    return LogBook(
        read.event,
        read.encounters,
        paper,
        log_rows.coded_people(read.targets, read.encounters),
        words if begun else _("Nothing logged yet."),
        log_rows.logged_rows(read.encounters, read.targets, read.steps, today),
    )


def today_at(store: Store, event: EventRow | None) -> date:
    """Return what day it is at an event."""
    return store.clock.today(find_zone(event.zone) if event else None)


def _read(store: Store, event_id: int | None, progress: Progress | None) -> Read:
    event, targets, slots = None, [], []
    if event_id is not None:
        event = store.read(event_of, event_id)
        targets = store.read(codes_in_paper_order, event_id)
        slots = store.read(unplanned_codes, event_id)
    encounters = [
        store.read(encounter_rows, event_id, ids)
        for ids in _slices(store.read(encounter_ids, event_id), progress)
    ]
    steps = [
        store.read(follow_up_rows, store.clock.now(), event_id, ids=ids)
        for ids in _slices(store.read(follow_up_ids, event_id), progress)
    ]
    return Read(event, targets, slots, [*chain(*encounters)], [*chain(*steps)])


def _slices(ids: Sequence[int], progress: Progress | None) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), _SLICE):
        if progress is not None:
            progress.check()
            time.sleep(_PAUSE)  # whoever waits for the store goes first
        yield ids[at : at + _SLICE]
