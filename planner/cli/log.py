"""`planner log` and `planner met`: whom one met, one line each."""

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from planner.cli.context import (
    FREE_WORDS,
    Desk,
    answer,
    json_option,
    pass_desk,
    print_json,
    say,
    store_option,
)
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.commands.encounters import Logged
    from planner.queries.plan import TargetRow
    from planner.store import Store


_FILE = click.option(
    "--file",
    "source",
    type=click.File("rb"),
    help="A file of lines, as typed; - is standard input.",
)


@click.command("log", context_settings=FREE_WORDS)
@click.argument("event")
@click.argument("lines", nargs=-1, type=click.UNPROCESSED, metavar="[LINE]...")
@_FILE
@json_option
@store_option
@pass_desk
def log_command(
    desk: Desk, event: str, lines: tuple[str, ...], source: "BinaryIO | None", as_json: bool
) -> None:
    """Log whom you met at an EVENT, one line a person: arguments, a file, or standard input.

    “T3 !send the draft @fri *red glasses "asked about looms"” logs that you met T3, what you
    promised, how you will recognise them, and what you talked about. Indented lines below one
    tell of one of its people alone.
    """
    from planner.queries.find import event_id

    text = _typed(lines, source)
    with desk.store() as store:
        found = store.read(event_id, event)
        logged = _log(store, found, text, None)
        _tell(store, found, logged, as_json=as_json)


@click.command("met", context_settings=FREE_WORDS)
@click.argument("lines", nargs=-1, type=click.UNPROCESSED, metavar="[LINE]...")
@click.option("--on", "day", metavar="DATE", help="The day: 2026-01-31, today or yesterday.")
@_FILE
@json_option
@store_option
@pass_desk
def met_command(
    desk: Desk,
    lines: tuple[str, ...],
    day: str | None,
    source: "BinaryIO | None",
    as_json: bool,
) -> None:
    """Log whom you met anywhere else, one line a person: arguments, a file, or standard input."""
    from planner.cli.events import parse_day

    text = _typed(lines, source)
    with desk.store() as store:
        on = parse_day(day, store.clock.today()) if day else None
        logged = _log(store, None, text, on)
        _tell(store, None, logged, as_json=as_json)


def _typed(lines: tuple[str, ...], source: "BinaryIO | None") -> str:
    """Return what is to be logged, from wherever it was given, in whatever encoding."""
    from planner.formats.tables.cells import decode

    if source is not None and lines:
        raise click.UsageError("Give LINEs or a --file, not both.")
    if source is not None:
        return decode(source.read())[0]
    if lines:
        return "\n".join(decode(os.fsencode(line))[0] for line in lines)
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Give a LINE for each person, a --file, or pipe them in.")
    return decode(sys.stdin.buffer.read())[0]


def _log(store: "Store", event_id: int | None, text: str, on: "date | None") -> "Logged":
    from planner.commands.encounters import log_lines
    from planner.formats.personline import parse_lines, unread_days, unread_words
    from planner.i18n import _, locale_name, ngettext
    from planner.queries.events import event_record
    from planner.queries.people import organisation_names
    from planner.times import find_zone

    # Days are those of the event, as on the log page.
    zone = find_zone(store.read(event_record, event_id).row.zone) if event_id is not None else None
    parsed = parse_lines(
        text,
        today=store.clock.today(zone),
        locale=locale_name(),
        organisations=store.read(organisation_names),
    )
    if not parsed:
        raise BadInput(_("There is nothing to log: give a line for each person."))
    label = ngettext("Log {count} encounter", "Log {count} encounters", len(parsed)).format(
        count=len(parsed)
    )
    now = store.clock.now()
    logged = store.write(label, log_lines, event_id, parsed, now, store.clock.zone_name, on)
    for word in (word for line in parsed for word in unread_words(line)):
        say(_("“{word}” is no box and no day; it is kept as a note.").format(word=word))
    for word in (word for line in parsed for word in unread_days(line, locale=locale_name())):
        say(_("“{word}” is no day; it stays in the text.").format(word=word))
    return logged


def _tell(store: "Store", event_id: int | None, logged: "Logged", *, as_json: bool) -> None:
    from planner.queries.plan import target_rows

    if as_json:
        print_json(
            {
                "encounters": list(logged.encounters),
                "people": list(logged.people),
                "codes": list(logged.codes),
                "absent": list(logged.absent),
                "met": logged.met,
                "not_met": logged.not_met,
                "promises": logged.promises,
                "first_due": logged.first_due.isoformat() if logged.first_due else None,
            }
        )
        return
    pairs = zip(logged.codes, logged.people, strict=True)
    people = [name if code in ("", name) else f"{code} {name}" for code, name in pairs]
    if any(people):
        answer(f"Logged {', '.join(name or 'somebody unnamed' for name in people)}.")
    targets = store.read(target_rows, event_id) if event_id is not None else []
    absent = [
        f"{row.code} {row.name} ({row.state.value.replace('-', ' ')})"
        for row in targets
        if row.code in logged.absent
    ]
    if absent:
        answer(f"Not met: {', '.join(absent)}.")
    answer(_summary(store, event_id, targets))


def _summary(store: "Store", event_id: int | None, targets: "Sequence[TargetRow]") -> str:
    """Return the closing sentence: how many were met, what was promised, what comes first."""
    from planner.model import FollowUpKind, TargetState
    from planner.queries.follow_ups import follow_up_rows

    parts = []
    if targets:
        met = sum(target.state is TargetState.MET for target in targets)
        parts.append(f"{met} of {len(targets)} met")
    rows = store.read(follow_up_rows, store.clock.now(), event_id, only_pending=True)
    promises = sum(row.kind is FollowUpKind.PROMISE for row in rows)
    parts.append(f"{promises} promise{'' if promises == 1 else 's'} open")
    if rows:
        parts.append(f"next step due {min(row.due for row in rows):%Y-%m-%d}")
    return ", ".join(parts) + "."
