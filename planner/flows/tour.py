"""The whole main job on one calendar, as the tour does it: before the event, and the day after."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from planner.commands.encounters import Logged, log_lines
from planner.commands.events import add_event, edit_plan, set_mark
from planner.commands.goals import add_goal, judge_goal
from planner.commands.people import Person, edit_profile, set_me
from planner.commands.targets import Wish, add_company_target, add_from_attendees, edit_target
from planner.formats.ics.values import ReadCalendar
from planner.formats.personline import parse_lines
from planner.i18n import _
from planner.model import EventKind, GoalState, Mark, Presence, Role
from planner.queries.candidates import candidate_rows
from planner.queries.events import EventRow, event_rows
from planner.queries.plan import goal_rows, target_rows
from planner.store import Store
from planner.times import Moment, zone_or_utc

MOST_TARGETS = 9
_MARKS = (Mark.MUST, Mark.MAYBE, Mark.PEOPLE, Mark.MUST, Mark.MAYBE, Mark.BACKUP)

_ME = Person(
    name="Lena Okafor",
    title="Maker of open looms",
    organisation="Loom & Lever",
    emails=("lena@example.org",),
    phones=("+44 20 7946 0018",),
    links=("https://example.org/lena",),
)
_WISHES = (
    Wish(
        priority=3,
        role=Role.MENTOR,
        why="twenty minutes on where to take the draft next",
        know="spoke on the same question last year",
        give="my notes from the workshop; an introduction to our tester",
        asks=("What would you do differently today?", "Who else should I meet here?"),
    ),
    Wish(
        priority=3,
        role=Role.PARTNER,
        why="find out whether we could try it together",
        give="a week of my time on the documentation",
        asks=("What is still missing?", "Which part hurts most?"),
    ),
    Wish(priority=2, role=Role.PEER, give="the list of what did not work for us"),
    Wish(priority=2, why="one honest opinion on the plan", asks=("What surprised you?",)),
    Wish(priority=1, give="a link to the article we spoke of"),
    Wish(priority=1),
)
_TOLD = (
    '!send the draft @+3d *red glasses ?an early tester =a slot in their meetup /mail "asked who '
    'maintains it in five years"',
    '+introduce our tester @1w *tall, grey scarf /linkedin /1w "stuck on the same bug as we were"',
    '*laptop full of stickers !share the slides @tomorrow "wants to hear how it went"',
    "/nothere",
    '*walking stick =help with the review "spoke about apprentices" /warm',
    "/later",
)


@dataclass(frozen=True)
class Prepared:
    """What the first half of the tour planned."""

    event_id: int
    sessions: int
    marked: int
    codes: tuple[str, ...]


def eve_of(store: Store, calendar: ReadCalendar) -> None:
    """Set the store's clock to the evening before the first day of a calendar."""
    zone = calendar.zone or store.clock.zone_name
    starts = [one.start.local(zone) for entry in calendar.entries for one in entry.occurrences]
    if starts:
        _set_clock(store, min(starts), days=-1, at=time(18, 0), zone=zone)


def before(store: Store, event_id: int) -> Prepared:
    """Plan an event: me, goals, marks, people to meet out of its speakers, a meeting."""
    rows = store.read(event_rows, conference_id=event_id)
    whole = next(iter(store.read(event_rows, ids=frozenset({event_id}))))
    now = store.clock.now()
    store.write(_("Change my card"), set_me, _ME, now)
    store.write(
        _("Change my lines"),
        edit_profile,
        introduction="I build looms that anybody may copy – the part between mill and cloth.",
        openers="What brought you to this room?\nWhat are you stuck on at the moment?",
        ways_out="I promised to catch somebody – may I write?\nYou should meet my colleague.",
    )
    store.write(_("Add a goal"), add_goal, event_id, "Meet five people on my list", 5)
    store.write(_("Add a goal"), add_goal, event_id, "Find a reviewer for the draft", None)
    candidates = [
        row
        for row in store.read(candidate_rows, event_id)
        if row.presence in (Presence.SPEAKER, Presence.ATTENDEE) and not row.code
    ]
    chosen = _choose_sessions(rows, {title for row in candidates for title in row.sessions})
    for index, row in enumerate(chosen):
        mark = _MARKS[index % len(_MARKS)]
        store.write(_("Mark “{title}”").format(title=row.title), set_mark, [row.id], mark)
    candidates = sorted(
        (row for row in store.read(candidate_rows, event_id) if row in candidates or row.marked),
        key=lambda row: not row.marked,
    )[:MOST_TARGETS]
    label = _("Take speakers as people to meet")
    store.write(label, add_from_attendees, event_id, [row.id for row in candidates], now)
    store.write(_("Add a company"), add_company_target, event_id, "Northwind Energy", _company())
    for index, target in enumerate(store.read(target_rows, event_id)):
        if not target.company:
            wish = _WISHES[index % len(_WISHES)]
            changes = {
                "priority": wish.priority,
                "role": wish.role,
                "why": wish.why,
                "know": wish.know,
                "give": wish.give,
                "asks": list(wish.asks),
            }
            store.write(_("Write a card"), edit_target, target.id, **changes)
    codes = tuple(row.code for row in store.read(target_rows, event_id))
    _add_meeting(store, event_id, whole, chosen, codes)
    return Prepared(event_id, len(rows), len(chosen), codes)


def after(store: Store, event_id: int) -> Logged:
    """Log the event as on the morning after its last day, judge it, and leave what follows."""
    whole = next(iter(store.read(event_rows, ids=frozenset({event_id}))))
    _set_clock(store, whole.local_end, days=1, at=time(9, 0), zone=whole.zone)
    now = store.clock.now()
    targets = sorted(store.read(target_rows, event_id), key=lambda row: row.number)
    people = [target for target in targets if not target.company]
    lines = [
        f"{target.code} {_TOLD[index % len(_TOLD)]}" for index, target in enumerate(people[:8])
    ]
    if len(people) > 1:
        lines.append(f'{people[0].code}+{people[1].code} "dinner, talked about unions"')
        lines.append(f"    {people[1].code} !send the photo @mon")
    company = next((target for target in targets if target.company), None)
    if company is not None:
        lines.append(f"{company.code} Ivo Brandt, head of hiring *blue tie !send my CV @+2d /mail")
    lines.append(
        'Mirela Dăscălescu <mirela@example.org>, weaver, Čačak Textiles "met in the queue"'
    )
    parsed = parse_lines("\n".join(lines), today=store.clock.today())
    logged = store.write(
        _("Log the event"), log_lines, event_id, parsed, now, store.clock.zone_name
    )
    goals = store.read(goal_rows, event_id)
    store.write(_("Judge a goal"), judge_goal, goals[0].id, GoalState.REACHED, "and one more")
    store.write(
        _("Write the insight"),
        edit_plan,
        event_id,
        insight="The people who answer questions in the hallway know more than the slides.",
        attend_again=True,
    )
    return logged


def _choose_sessions(rows: list[EventRow], with_people: set[str]) -> list[EventRow]:
    """Return a plan a person could follow: a few sessions a day, some of them overlapping."""
    chosen: list[EventRow] = []
    days = sorted({row.local_start.date() for row in rows})[:2]
    for day in days:
        timed = [
            row
            for row in rows
            if row.local_start.date() == day
            and row.kind is EventKind.SESSION
            and not row.start.all_day
            and not row.cancelled
            and row.local_end > row.local_start
            and (row.title in with_people or not with_people)
        ]
        step = max(1, len(timed) // 7)
        chosen += timed[::step][:7]
    return chosen


def _add_meeting(
    store: Store, event_id: int, whole: EventRow, chosen: list[EventRow], codes: tuple[str, ...]
) -> None:
    if not codes:
        return
    first = min((row.local_end for row in chosen), default=whole.local_start)
    start = first.replace(minute=0, tzinfo=None) + timedelta(hours=3)
    store.write(
        _("Add a meeting"),
        add_event,
        title="Coffee, to compare notes",
        start=Moment.zoned(start, whole.zone),
        end=Moment.zoned(start + timedelta(minutes=30), whole.zone),
        place="Café at the entrance",
        zone=whole.zone,
        my_zone=store.clock.zone_name,
        conference_id=event_id,
        codes=codes[:1],
    )


def _company() -> Wish:
    return Wish(
        priority=2,
        role=Role.EMPLOYER,
        why="the name of whoever hires",
        know="opened a second site this year",
        give="what we learned about running looms on solar power",
        asks=("Who leads the data team?", "What does a first year look like?"),
        place="Hall 2 · C31",
    )


def _set_clock(store: Store, day: datetime, *, days: int, at: time, zone: str) -> None:
    local = datetime.combine(day.date() + timedelta(days=days), at, zone_or_utc(zone))
    store.clock = replace(store.clock, fixed=local)
