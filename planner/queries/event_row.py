"""An event as a row of a list, without what it takes to ask for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from planner.kinds import Context, EventKind, Mark, SessionKind
from planner.times import Moment


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event for a list. `local_start` is aware, in `zone`, the zone it is shown in."""

    id: int
    uid: str
    recurrence_id: str
    parent_id: int | None
    kind: EventKind
    title: str
    start: Moment
    end: Moment | None
    zone: str
    local_start: datetime
    local_end: datetime
    location: str
    status: str
    gone: bool
    hidden: bool
    mark: Mark
    categories: tuple[str, ...]
    speakers: tuple[str, ...]
    goals: int
    targets: int
    encounters: int
    codes: tuple[str, ...] = ()
    sample: bool = False
    zone_guessed: bool = False
    session_kind: SessionKind | None = None
    context: Context | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says it does not take place."""
        return self.status == "CANCELLED"

    @property
    def is_break(self) -> bool:
        """Whether it is time of one's own in which nobody is met: neither marked nor with anybody.

        A call or a visit one must not miss is none, though nobody is named.
        """
        return self.kind is EventKind.BREAK and self.mark is Mark.NONE and not self.codes


class Counts(Protocol):
    """What hangs on events, by their ids; `codes` are those of the people to meet."""

    goals: dict[int, int]
    encounters: dict[int, int]
    targets: dict[int, int]
    codes: dict[int, list[str]]
    speakers: dict[int, list[str]]


def event_row(one: Any, zone: str, counts: Counts) -> EventRow:
    """Return the row of an event whose columns were read; `zone` is the one it is shown in."""
    id_ = one.id
    start = Moment(one.start_kind, one.start_wall, one.start_zone)
    end = None
    if one.end_kind is not None and one.end_wall is not None:
        end = Moment(one.end_kind, one.end_wall, one.end_zone)
    local_start = start.local(zone)
    local_end = end.local(zone) if end else local_start
    if end is None and start.all_day:
        local_end = Moment.of_date(one.start_wall + timedelta(days=1)).local(zone)
    return EventRow(
        id=id_,
        uid=one.uid,
        recurrence_id=one.recurrence_id,
        parent_id=one.parent_id,
        kind=one.kind,
        title=one.title,
        start=start,
        end=end,
        zone=zone,
        local_start=local_start,
        local_end=local_end,
        location=one.location,
        status=one.status,
        gone=one.gone,
        hidden=bool(one.hidden),
        mark=one.mark or Mark.NONE,
        categories=tuple(one.categories),
        speakers=tuple(counts.speakers.get(id_, ())),
        goals=counts.goals.get(id_, 0),
        targets=counts.targets.get(id_, 0),
        encounters=counts.encounters.get(id_, 0),
        codes=tuple(counts.codes.get(id_, ())),
        sample=one.sample,
        zone_guessed=one.zone_guessed,
        session_kind=one.session_kind,
        context=one.context,
    )
