"""Events and to-dos written as iCalendar (RFC 5545), the same bytes for the same values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from icalendar import Alarm, Calendar, Event, Todo, vText
from icalendar.cal.component import Component

from planner.formats.ics.text import clean, one_line, safe_link
from planner.formats.ics.zonerules import timezone_component
from planner.times import Moment, TimeKind, find_zone

_C = TypeVar("_C", bound=Component)

PRODID = "-//Planner//Planner//EN"
# All-day entries remind at nine in the morning of their day.
_MORNING = timedelta(hours=9)
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class OutEvent:
    """An event to write. `end` of an all-day one is the day after its last; texts are plain.

    `alarm_minutes` is how long before the start it reminds, None for not at all; `status` is
    "TENTATIVE", "CONFIRMED", "CANCELLED" or "". A `free` one leaves its time free for others.
    """

    uid: str
    title: str
    start: Moment
    end: Moment | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    alarm_minutes: int | None = None
    status: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class OutTodo:
    """A follow-up to write. `due` is its day, None for any time; `priority` 1 (first) to 9, 0 none.

    `completed` is the aware instant it was done at, None while it is open.
    """

    uid: str
    title: str
    due: date | None = None
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    priority: int = 0
    completed: datetime | None = None
    alarm: bool = True


def write_events(items: Iterable[OutEvent], *, stamp: datetime, name: str = "") -> bytes:
    """Return a calendar file of events, with the rules of the zones they use.

    `stamp` is the aware instant of writing; `name` what programs show the calendar as.
    """
    written = list(items)
    calendar = _calendar(name)
    _add_zones(calendar, written)
    for item in written:
        event = _component(Event(), item.uid, item.title, stamp)
        event.add("dtstart", _value(item.start))
        if item.end is not None and item.end != item.start:
            event.add("dtend", _value(item.end))
        _add_texts(event, item.description, item.url, item.categories)
        if item.location:
            event.add("location", one_line(item.location))
        if item.status:
            event.add("status", item.status)
        if item.free:
            event.add("transp", "TRANSPARENT")
        if item.alarm_minutes is not None:
            event.add_component(_alarm(item.title, -timedelta(minutes=item.alarm_minutes)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_todos(
    items: Iterable[OutTodo], *, as_events: bool, stamp: datetime, name: str = ""
) -> bytes:
    """Return a calendar file of follow-ups: VTODOs, or all-day VEVENTs that remind at nine.

    Many calendar programs show no VTODOs, hence the second form; there, what has no day
    stands on that of `stamp`.
    """
    calendar = _calendar(name)
    for item in items:
        write = _todo_as_event if as_events else _todo
        calendar.add_component(write(item, stamp))
    return bytes(calendar.to_ical())


def _todo(item: OutTodo, stamp: datetime) -> Todo:
    todo = _component(Todo(), item.uid, item.title, stamp)
    if item.due:
        todo.add("due", item.due)
    todo.add("status", "COMPLETED" if item.completed else "NEEDS-ACTION")
    if item.completed:
        todo.add("completed", item.completed.astimezone(UTC))
        todo.add("percent-complete", 100)
    if item.priority:
        todo.add("priority", item.priority)
    _add_texts(todo, item.description, item.url, item.categories)
    if item.alarm and item.due and not item.completed:
        todo.add_component(_alarm(item.title, _MORNING, related="END"))
    return todo


def _todo_as_event(item: OutTodo, stamp: datetime) -> Event:
    day = item.due or stamp.date()
    event = _component(Event(), item.uid, item.title, stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    # It takes no time: the day stays free for others.
    event.add("transp", "TRANSPARENT")
    _add_texts(event, item.description, item.url, item.categories)
    if item.alarm and not item.completed:
        event.add_component(_alarm(item.title, _MORNING))
    return event


def _add_zones(calendar: Calendar, items: list[OutEvent]) -> None:
    """Write out the zones in use, for the years around the events: that keeps them short."""
    moments = [moment for item in items for moment in (item.start, item.end) if moment]
    years = [moment.wall.year for moment in moments]
    names = {moment.zone for moment in moments if moment.kind is TimeKind.ZONED}
    for name in sorted(names):
        zone = find_zone(name)
        if zone:
            component = timezone_component(zone, min(years) - 1, max(years) + 1)
            calendar.add_component(component)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # No METHOD: each of them asks for an ORGANIZER (RFC 5546, 3.2.1 and 3.4.1), whom we lack.
    if name:
        calendar.add("x-wr-calname", vText(one_line(name)))
    return calendar


def _component(component: _C, uid: str, title: str, stamp: datetime) -> _C:
    component.add("uid", one_line(uid))
    component.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    component.add("summary", one_line(title))
    return component


def _add_texts(
    component: Component, description: str, url: str, categories: tuple[str, ...]
) -> None:
    if description:
        component.add("description", clean(description)[:_LONGEST_TEXT])
    link = safe_link(url)
    if link:
        component.add("url", link)
    if categories:
        component.add("categories", [one_line(category) for category in categories])


def _alarm(title: str, when: timedelta, related: str = "START") -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(title) or "-")
    alarm.add("trigger", when, parameters={} if related == "START" else {"RELATED": related})
    return alarm


def _value(moment: Moment) -> date | datetime:
    """Return what icalendar writes for a moment; an offset without a name is written in UTC."""
    match moment.kind:
        case TimeKind.DATE:
            return moment.wall.date()
        case TimeKind.FLOATING:
            return moment.wall
        case TimeKind.UTC:
            return moment.wall.replace(tzinfo=UTC)
    zone = find_zone(moment.zone)
    return moment.wall.replace(tzinfo=zone) if zone else moment.instant("UTC")
