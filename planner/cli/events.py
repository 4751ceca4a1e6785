"""`planner events`, `show`, `event add` and `mark`."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import (
    FREE_WORDS,
    Desk,
    answer,
    columns,
    json_option,
    pass_desk,
    print_json,
    say,
    store_option,
)
from planner.errors import BadInput

if TYPE_CHECKING:
    from planner.queries.events import EventRecord, EventRow
    from planner.queries.plan import GoalRow, TargetRow
    from planner.store import Store


@click.command("events")
@click.option("--search", default="", help="Words in title, place, text, track or speakers.")
@click.option("--conference", metavar="EVENT", help="Only the sessions of this conference.")
@click.option("--all", "everything", is_flag=True, help="Hidden ones too.")
@json_option
@store_option
@pass_desk
def events_command(
    desk: Desk, search: str, conference: str | None, everything: bool, as_json: bool
) -> None:
    """List events: conferences, their sessions, and single events."""
    from planner.queries.events import event_rows
    from planner.queries.find import event_id

    with desk.store() as store:
        conference_id = store.read(event_id, conference) if conference else None
        rows = store.read(
            event_rows, search=search, conference_id=conference_id, include_hidden=everything
        )
    if as_json:
        print_json([event_json(row) for row in rows])
        return
    if not rows:
        say(
            "No event fits that."
            if search or conference
            else "No events. “planner import FILE.ics” brings some in."
        )
    for line in columns([_cells(row) for row in rows]):
        answer(line)


@click.command("show")
@click.argument("event")
@json_option
@store_option
@pass_desk
def show_command(desk: Desk, event: str, as_json: bool) -> None:
    """Show one EVENT with its plan, speakers and facts."""
    from planner.queries.events import event_record
    from planner.queries.find import event_id

    with desk.store() as store:
        record = store.read(event_record, store.read(event_id, event))
        document = event_json(record.row) | _whole(store, record)
    if as_json:
        print_json(document)
        return
    _print_record(record, document)


@click.group("event")
def event_group() -> None:
    """Add events of your own: a coffee, a class, a meeting within a conference."""


@event_group.command("add", context_settings=FREE_WORDS)
@click.argument("title")
@click.option("--start", required=True, help="2026-01-31 or 2026-01-31T09:30.")
@click.option("--end", help="The same, or only a time such as 10:15.")
@click.option("--place", default="", help="Where.")
@click.option("--zone", default="", help="The zone the times are in.")
@click.option("--in", "conference", metavar="EVENT", help="The conference it is part of.")
@click.option("--with", "codes", multiple=True, metavar="CODE", help="Whom you meet: T1 or T1,T4.")
@click.option(
    "--for",
    "context",
    type=click.Choice(["career", "workplace", "job-search"]),
    help="The part of life it serves.",
)
@json_option
@store_option
@pass_desk
def event_add_command(
    desk: Desk,
    title: str,
    start: str,
    end: str | None,
    place: str,
    zone: str,
    conference: str | None,
    codes: tuple[str, ...],
    context: str | None,
    as_json: bool,
) -> None:
    """Add an event of your own; within a conference a meeting, break or stand visit."""
    from planner.commands.events import parse_start_end
    from planner.flows.planning import add_own_event
    from planner.i18n import _
    from planner.model import Context
    from planner.queries.events import event_record
    from planner.queries.find import event_id
    from planner.times import find_zone

    if zone and find_zone(zone) is None:
        raise BadInput(f"There is no time zone “{zone}”. Write one like Europe/Brussels.")
    with desk.store() as store:
        conference_id = store.read(event_id, conference) if conference else None
        if not zone and conference_id is not None:
            zone = store.read(event_record, conference_id).row.zone
        zone = zone or store.clock.zone_name
        moments = parse_start_end(start, end, zone, store.clock.today())
        added = store.write(
            _("Add “{title}”").format(title=title),
            add_own_event,
            context=Context(context) if context else None,
            title=title,
            start=moments[0],
            end=moments[1],
            place=place,
            zone=zone,
            my_zone=store.clock.zone_name,
            conference_id=conference_id,
            codes=split_codes(codes),
        )
        row = store.read(event_record, added).row
    if as_json:
        print_json(event_json(row))
    else:
        answer(f"{row.id}  {row.title}, {row.start.iso(row.zone)}")


@click.command("mark")
@click.argument("event")
@click.argument("mark", type=click.Choice(["must", "maybe", "backup", "people", "none"]))
@store_option
@pass_desk
def mark_command(desk: Desk, event: str, mark: str) -> None:
    """Mark an EVENT."""
    from planner.commands.events import set_mark
    from planner.i18n import _
    from planner.model import Mark
    from planner.queries.events import event_record
    from planner.queries.find import event_id

    with desk.store() as store:
        found = store.read(event_id, event)
        title = store.read(event_record, found).row.title
        store.write(_("Mark “{title}”").format(title=title), set_mark, [found], Mark(mark))
    answer(f"{title}: {mark}")


def split_codes(texts: tuple[str, ...]) -> list[str]:
    """Return the codes of `--with T1,T4` or `--with T1+T4` or several of them, in capitals."""
    joined = " ".join(texts).replace(",", " ").replace("+", " ")
    return [code.upper() for code in joined.split()]


def event_json(row: "EventRow") -> dict[str, Any]:
    """Return an event as `events --json` lists it."""
    return {
        "id": row.id,
        "uid": row.uid,
        "recurrence_id": row.recurrence_id,
        "parent": row.parent_id,
        "summary": row.title,
        "start": row.start.iso(row.zone),
        "end": row.end.iso(row.zone) if row.end else None,
        "all_day": row.start.all_day,
        "zone": row.start.zone or row.zone,
        "location": row.location,
        "status": row.status,
        "gone": row.gone,
        "mark": row.mark.value,
        "goals": row.goals,
        "targets": row.targets,
        "encounters": row.encounters,
    }


def target_json(target: "TargetRow") -> dict[str, Any]:
    """Return a target as `show --json` lists it."""
    return {
        "id": target.id,
        "code": target.code,
        "name": target.name,
        "title": target.title,
        "organisation": target.organisation,
        "role": target.role,
        "priority": target.priority,
        "why": target.why,
        "know": target.know,
        "give": target.give,
        "ask": list(target.asks),
        "find": [
            {"id": find.id, "summary": find.title, "start": find.start.iso(find.zone)}
            for find in target.finds
        ],
        "place": target.place,
        "state": target.state.value,
    }


def _goal_json(goal: "GoalRow") -> dict[str, Any]:
    return {"id": goal.id, "text": goal.text, "count": goal.count, "done": goal.done}


def _whole(store: "Store", record: "EventRecord") -> dict[str, Any]:
    from planner.queries.encounters import encounter_rows
    from planner.queries.plan import goal_rows, target_rows

    event_id = record.row.id
    return {
        "description": record.description,
        "url": record.url,
        "categories": list(record.row.categories),
        "speakers": [
            {"name": name, "email": email}
            for name, email, presence in record.people
            if presence == "speaker"
        ],
        "note": record.note,
        "goals": [_goal_json(goal) for goal in store.read(goal_rows, event_id)],
        "targets": [target_json(target) for target in store.read(target_rows, event_id)],
        "encounters": [
            {
                "id": row.id,
                "at": row.at.isoformat(timespec="minutes"),
                "note": row.note,
                "people": [
                    {
                        "code": part.code,
                        "name": part.name,
                        "cue": part.cue,
                        "talk": part.talk,
                        "wants": part.wants,
                        "offered": part.offered,
                        "note": part.note,
                    }
                    for part in row.people
                ],
            }
            for row in store.read(encounter_rows, event_id)
        ],
    }


def _cells(row: "EventRow") -> tuple[str, ...]:
    flags = [row.mark.value] if row.mark.value != "none" else []
    flags += ["no longer listed"] if row.gone else []
    flags += [row.status.lower()] if row.status == "CANCELLED" else []
    start = row.local_start
    when = f"{start:%Y-%m-%d}" if row.start.all_day else f"{start:%Y-%m-%d %H:%M}"
    indent = "  " if row.parent_id else ""
    extra = f"  [{', '.join(flags)}]" if flags else ""
    return (str(row.id), when, row.location[:24], f"{indent}{row.title}{extra}")


def _print_record(record: "EventRecord", document: dict[str, Any]) -> None:
    row = record.row
    answer(row.title)
    end = f" – {row.end.iso(row.zone)}" if row.end else ""
    answer(f"  {row.start.iso(row.zone)}{end}  ({row.zone})")
    facts = [
        ("place", row.location),
        ("status", row.status.lower()),
        ("mark", row.mark.value),
        ("tracks", ", ".join(row.categories)),
        ("speakers", ", ".join(speaker["name"] for speaker in document["speakers"])),
        ("link", record.url),
        ("calendar", record.calendar),
        ("note", record.note),
    ]
    for name, value in facts:
        if value and value != "none":
            answer(f"  {name}: {value}")
    for goal in document["goals"]:
        answer(f"  goal {goal['id']}: {goal['text']}{' – reached' if goal['done'] else ''}")
    for target in document["targets"]:
        stars = "*" * target["priority"]
        words = dict.fromkeys([target["name"], target["title"], target["organisation"]])
        who = ", ".join(word for word in words if word)
        answer(f"  {target['code']} {stars} {who} ({target['state']})")
    if record.description:
        answer("")
        answer(record.description)


def parse_day(text: str, today: date) -> date:
    """Return the day meant by an ISO date, “today” or “yesterday”; BadInput otherwise."""
    words = {"today": today, "yesterday": date.fromordinal(today.toordinal() - 1)}
    if text.casefold() in words:
        return words[text.casefold()]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{text}” is no date. Write it as 2026-01-31.") from None
