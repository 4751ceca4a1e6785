"""`planner log` and `planner met`: whom one met, one line each."""

import sys
from typing import TYPE_CHECKING

import click

from planner.cli.context import (
    FREE_WORDS,
    Desk,
    answer,
    json_option,
    pass_desk,
    print_json,
    store_option,
)
from planner.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from planner.commands.encounters import Logged
    from planner.store import Store


@click.command("log", context_settings=FREE_WORDS)
@click.argument("event")
@click.argument("lines", nargs=-1, type=click.UNPROCESSED, metavar="[LINE]...")
@json_option
@store_option
@pass_desk
def log_command(desk: Desk, event: str, lines: tuple[str, ...], as_json: bool) -> None:
    """Log whom you met at an EVENT, one line a person, from arguments or standard input.

    “T3 !send the draft @fri *red glasses "asked about looms"” logs that you met T3, what you
    promised, how you will recognise them, and what you talked about.
    """
    from planner.queries.find import event_id

    with desk.store() as store:
        found = store.read(event_id, event)
        logged = _log(store, found, lines, None)
        _tell(store, found, logged, as_json=as_json)


@click.command("met", context_settings=FREE_WORDS)
@click.argument("lines", nargs=-1, type=click.UNPROCESSED, metavar="[LINE]...")
@click.option("--on", "day", metavar="DATE", help="The day: 2026-01-31, today or yesterday.")
@json_option
@store_option
@pass_desk
def met_command(desk: Desk, lines: tuple[str, ...], day: str | None, as_json: bool) -> None:
    """Log whom you met anywhere else, one line a person."""
    from planner.cli.events import parse_day

    with desk.store() as store:
        on = parse_day(day, store.clock.today()) if day else None
        logged = _log(store, None, lines, on)
        _tell(store, None, logged, as_json=as_json)


def _log(
    store: "Store", event_id: int | None, lines: tuple[str, ...], day: "date | None"
) -> "Logged":
    from planner.commands.encounters import log_lines
    from planner.formats.personline import parse_lines
    from planner.i18n import _, locale_name, ngettext
    from planner.queries.people import organisation_names

    text = "\n".join(lines) if lines else _standard_input()
    parsed = parse_lines(
        text,
        today=store.clock.today(),
        locale=locale_name(),
        organisations=store.read(organisation_names),
    )
    if not parsed:
        raise BadInput(_("There is nothing to log: give a line for each person."))
    label = ngettext("Log {count} encounter", "Log {count} encounters", len(parsed)).format(
        count=len(parsed)
    )
    return store.write(
        label,
        log_lines,
        event_id,
        parsed,
        store.clock.now(),
        store.clock.zone_name,
        day,
    )


def _standard_input() -> str:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Give a LINE for each person, or pipe them in.")
    return sys.stdin.buffer.read().decode("utf-8", "replace")


def _tell(store: "Store", event_id: int | None, logged: "Logged", *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "encounters": list(logged.encounters),
                "people": list(logged.people),
                "met": logged.met,
                "not_met": logged.not_met,
                "promises": logged.promises,
                "first_due": logged.first_due.isoformat() if logged.first_due else None,
            }
        )
        return
    if logged.people:
        answer(f"Logged {', '.join(logged.people)}.")
    answer(_summary(store, event_id, logged))


def _summary(store: "Store", event_id: int | None, logged: "Logged") -> str:
    """Return the closing sentence: how many were met, what was promised, what comes first."""
    from planner.queries.follow_ups import follow_up_rows
    from planner.queries.plan import target_rows

    parts = []
    if event_id is not None:
        targets = store.read(target_rows, event_id)
        met = sum(target.state.value == "met" for target in targets)
        parts.append(f"{met} of {len(targets)} met")
    rows = store.read(follow_up_rows, store.clock.now(), event_id, only_pending=True)
    promises = sum(row.kind.value == "promise" for row in rows)
    parts.append(f"{promises} promise{'' if promises == 1 else 's'} open")
    if rows:
        parts.append(f"next step due {min(row.due for row in rows):%Y-%m-%d}")
    return ", ".join(parts) + "."
