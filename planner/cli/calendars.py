"""`planner calendars`: where calendars come from, and asking their addresses for news."""

from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import (
    Desk,
    answer,
    columns,
    counted,
    json_option,
    pass_desk,
    print_json,
    say,
    store_option,
)
from planner.errors import NotConfirmed, PlannerError

if TYPE_CHECKING:
    from planner.flows.refreshing import Refreshed
    from planner.queries.calendars import CalendarRow


@click.group("calendars", invoke_without_command=True)
@json_option
@store_option
@click.pass_context
def calendars_group(ctx: click.Context, as_json: bool) -> None:
    """List the imported calendars, or ask their addresses for news."""
    if ctx.invoked_subcommand is not None:
        return
    from planner.queries.calendars import calendar_rows

    desk = ctx.find_object(Desk)
    assert desk is not None
    with desk.store() as store:
        rows = store.read(calendar_rows)
    if as_json:
        print_json([_json(row) for row in rows])
        return
    if not rows:
        say("No calendar was imported yet.")
    for line in columns([_cells(row) for row in rows]):
        answer(line)


@calendars_group.command("refresh")
@click.argument("calendars", nargs=-1, metavar="[CALENDAR]...")
@click.option("--yes", is_flag=True, help="Also where more than half of a calendar would be gone.")
@json_option
@store_option
@pass_desk
def refresh_command(desk: Desk, calendars: tuple[str, ...], yes: bool, as_json: bool) -> None:
    """Ask the addresses of CALENDARs for news, by default of all that have one.

    What you planned is kept; a calendar that cannot be fetched stays as it is.
    """
    from planner.flows.refreshing import extend_all_series, refresh
    from planner.queries.calendars import calendar_rows, find_calendars

    with desk.store() as store:
        extend_all_series(store)
        rows = store.read(find_calendars, calendars) if calendars else store.read(calendar_rows)
        asked = [row for row in rows if calendars or row.has_address]
        if not asked:
            raise PlannerError("No calendar here comes from an address, so there is none to ask.")
        documents: list[dict[str, Any]] = []
        failed: list[PlannerError] = []
        for row in asked:
            try:
                done = refresh(store, row, unasked=not yes)
            except PlannerError as refused:
                error = _with_way_out(refused)
                failed.append(error)
                documents.append({"calendar": row.name, "kind": "refused", "message": str(error)})
                if len(asked) > 1:
                    say(f"planner: {row.name}: {error}")
                continue
            documents.append(_refreshed_json(done))
            if not as_json:
                answer(_words(done))
        if len(failed) == len(asked) == 1:
            raise failed[0]
        if as_json:
            print_json(documents)
        if len(failed) == len(asked):
            raise click.exceptions.Exit(1)


@calendars_group.command("at-start")
@click.argument("calendar")
@click.argument("wanted", type=click.Choice(["on", "off"]))
@store_option
@pass_desk
def at_start_command(desk: Desk, calendar: str, wanted: str) -> None:
    """Have the window ask the address of CALENDAR whenever it starts, or not."""
    from planner.commands.calendars import set_refresh
    from planner.i18n import _
    from planner.queries.calendars import find_calendars

    on = wanted == "on"
    with desk.store() as store:
        (row,) = store.read(find_calendars, (calendar,))
        label = _("Refresh {name} at start") if on else _("Refresh {name} by hand only")
        store.write(label.format(name=row.name), set_refresh, row.id, on)
    answer(f"{row.name}: asked at every start" if on else f"{row.name}: asked by hand only")


def _with_way_out(error: PlannerError) -> PlannerError:
    if isinstance(error, NotConfirmed):
        return NotConfirmed(f"{error} With --yes it is done all the same.")
    return error


def _cells(row: "CalendarRow") -> tuple[str, ...]:
    entries = counted(row.entries, "entry", "entries")
    start = "asked at every start" if row.refresh_at_start else ""
    return (str(row.id), row.name, entries, row.zone, start, row.source)


def _json(row: "CalendarRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind.value,
        "source": row.source,
        "zone": row.zone,
        "entries": row.entries,
        "read_at": row.read_at.isoformat() if row.read_at else None,
        "refresh_at_start": row.refresh_at_start,
    }


def _refreshed_json(done: "Refreshed") -> dict[str, Any]:
    if done.outcome is None:
        return {"calendar": done.calendar.name, "kind": "unchanged"}
    return done.outcome.as_json()


def _words(done: "Refreshed") -> str:
    if done.outcome is None:
        return f"{done.calendar.name}: nothing new"
    told = done.outcome.as_json()
    counts = ((told["new"], "new"), (told["changed"], "changed"), (told["gone"], "gone"))
    return f"{done.calendar.name}: {', '.join(f'{n} {word}' for n, word in counts if n)}"
