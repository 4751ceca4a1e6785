"""`planner import`: calendars and people out of files, addresses and standard input."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import Desk, answer, json_option, pass_desk, print_json, say, store_option
from planner.errors import BadInput, PlannerError

if TYPE_CHECKING:
    from planner.commands.import_choices import ImportOptions
    from planner.flows.importing import Outcome
    from planner.flows.reading import Brought
    from planner.store import Store

_KINDS = ["auto", "conference", "events", "contacts", "attendees", "met"]


@click.command("import")
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--as",
    "import_as",
    type=click.Choice(_KINDS),
    default="auto",
    show_default=True,
    help="What calendars become, or what a list of people means.",
)
@click.option("--into", metavar="CALENDAR/new", help="The calendar these entries belong to.")
@click.option("--in", "conference", metavar="EVENT", help="Hang what is imported under this event.")
@click.option("--zone", default="", help="The zone to show times in, such as Europe/Brussels.")
@click.option("--private", is_flag=True, help="The address lies in your own network.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@json_option
@store_option
@pass_desk
def import_command(
    desk: Desk,
    sources: tuple[str, ...],
    import_as: str,
    into: str | None,
    conference: str | None,
    zone: str,
    private: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in SOURCES: .ics, .vcf, .csv, .xlsx, .ods, .zip of these, a web address, or - .

    Importing the same calendar again updates it and keeps all that you planned.
    """
    from planner.commands.import_choices import ImportOptions
    from planner.queries.find import event_id
    from planner.times import find_zone

    if zone and find_zone(zone) is None:
        raise BadInput(f"There is no time zone “{zone}”. Write one like Europe/Brussels.")
    with desk.store() as store:
        conference_id = store.read(event_id, conference) if conference else None
        options = ImportOptions(import_as, into, conference_id, zone)
        documents: list[dict[str, Any]] = []
        failed: list[str] = []
        for source in sources:
            try:
                brought = _read(store, source, zone, private=private)
                for outcome in _bring(store, brought, options, dry_run=dry_run):
                    documents.append(outcome.as_json())
                    if not as_json:
                        _tell(outcome, dry_run=dry_run)
            except PlannerError as error:
                if len(sources) == 1:
                    raise
                failed.append(source)
                say(f"planner: {source}: {error}")
                documents.append({"source": source, "kind": "refused", "message": str(error)})
        if as_json:
            print_json(documents[0] if len(documents) == 1 else documents)
        if len(failed) == len(sources):
            raise click.exceptions.Exit(1)


def _read(store: "Store", source: str, zone: str, *, private: bool) -> "list[Brought]":
    from planner.flows import reading
    from planner.formats.network import PrivateAddress

    today = store.clock.today()
    if source == "-":
        data = sys.stdin.buffer.read()
        return reading.read_data(data, "-", today, zone)
    if reading.is_address(source):
        try:
            return reading.read_address(source, today, zone, allow_private=private)
        except PrivateAddress as error:
            raise BadInput(f"{error} On the command line that is --private.") from None
    return reading.read_path(Path(source), today, zone)


def _bring(
    store: "Store", brought: "list[Brought]", options: "ImportOptions", *, dry_run: bool
) -> "list[Outcome]":
    """Import what one source holds; the members of an archive are one step to undo."""
    from planner.flows import importing, together

    my_zone = store.clock.zone_name
    if brought and brought[0].archive:
        archive = together.preview(store, brought, options, my_zone)
        if dry_run:
            return [importing.Outcome(shown) for shown in archive.members]
        return together.apply(store, archive)
    outcomes = []
    for one in brought:
        shown = importing.preview(store, one, options, my_zone)
        outcomes.append(importing.Outcome(shown) if dry_run else importing.apply(store, shown))
    return outcomes


def _tell(outcome: "Outcome", *, dry_run: bool) -> None:
    told = outcome.as_json()
    counts = [
        f"{told[name]} {name}"
        for name in ("new", "changed", "unchanged", "gone", "duplicates", "skipped")
        if told.get(name)
    ]
    summary = ", ".join(counts) or "nothing"
    if told["kind"] == "calendar":
        calendar = told["calendar"]
        kind = "one conference" if calendar["as"] == "conference" else "separate events"
        first = f"{calendar['name']} ({kind}): {summary} of {told['found']} entries"
    else:
        first = f"{told['found']} people: {summary}"
    answer(f"{first}{' – nothing was written (dry run)' if dry_run else ''}.")
    for problem in told["problems"]:
        where = f"line {problem['line']}: " if problem["line"] else ""
        title = f"“{problem['summary']}”: " if problem["summary"] else ""
        say(f"  {where}{title}{problem['message']}")
