"""`planner import`: calendars and people out of files, addresses and standard input."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import (
    Desk,
    answer,
    counted,
    json_option,
    pass_desk,
    print_json,
    say,
    store_option,
)
from planner.errors import BadInput, NotConfirmed, PlannerError, PrivateAddress

if TYPE_CHECKING:
    from planner.commands.import_choices import ImportOptions
    from planner.flows.importing import Outcome, Preview
    from planner.flows.reading import Brought, Recall
    from planner.store import Store

_KINDS = ["auto", "conference", "events", "contacts", "attendees", "met"]
_PROPOSED = {
    "met": "It looks like a list of people met. Times and notes become conversations with"
    " --as met --in EVENT; it can be imported so a second time.",
    "attendees": "It looks like a list of who will be there; say where with"
    " --as attendees --in EVENT.",
}


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
@click.option(
    "--at-start/--not-at-start",
    "at_start",
    default=None,
    help="Ask the address again whenever the window starts, or only by hand.",
)
@click.option("--alike", is_flag=True, help="Take entries with alike titles for the same ones.")
@click.option(
    "--cancelled-too",
    is_flag=True,
    help="Of a list of attendees also those whose registration was cancelled or refunded.",
)
@click.option("--yes", is_flag=True, help="Also where more than half of a calendar would be gone.")
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
    at_start: bool | None,
    alike: bool,
    cancelled_too: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in SOURCES: .ics, .vcf, .csv, .xlsx, .ods, .zip of these, a web address, or - .

    Importing the same calendar again updates it and keeps all that you planned.
    """
    from planner.commands.import_choices import ImportOptions
    from planner.flows.reading import recall_from
    from planner.queries.find import event_id
    from planner.times import find_zone

    if zone and find_zone(zone) is None:
        raise BadInput(f"There is no time zone “{zone}”. Write one like Europe/Brussels.")
    with desk.store() as store:
        conference_id = store.read(event_id, conference) if conference else None
        options = ImportOptions(
            import_as,
            into,
            conference_id,
            zone,
            refresh_at_start=at_start,
            cancelled_too=cancelled_too,
        )
        wishes = _Wishes(alike, yes, dry_run)
        documents: list[dict[str, Any]] = []
        failed: list[str] = []
        for source in sources:
            try:
                recall = None if into else recall_from(store)
                brought = _read(store, source, zone, recall, private=private)
                for outcome in _bring(store, brought, options, wishes):
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


def _read(
    store: "Store", source: str, zone: str, recall: "Recall | None", *, private: bool
) -> "list[Brought]":
    from planner.flows import reading

    today = store.clock.today()
    if source == "-":
        data = sys.stdin.buffer.read()
        return reading.read_data(data, "-", today, zone)
    if reading.is_address(source):
        try:
            return reading.read_address(source, today, zone, allow_private=private, recall=recall)
        except PrivateAddress as error:
            raise BadInput(f"{error} On the command line that is --private.") from None
    return reading.read_path(Path(source), today, zone, recall=recall)


@dataclass(frozen=True)
class _Wishes:
    """What the user said beforehand, who sees no preview here."""

    alike: bool
    yes: bool
    dry_run: bool


def _bring(
    store: "Store", brought: "list[Brought]", options: "ImportOptions", wishes: _Wishes
) -> "list[Outcome]":
    """Import what one source holds; the members of an archive are one step to undo."""
    from planner.flows import importing, together

    my_zone = store.clock.zone_name
    if brought and brought[0].archive:
        archive = together.preview(store, brought, options, my_zone)
        if wishes.dry_run:
            return [importing.Outcome(shown) for shown in archive.members]
        if not wishes.yes:
            for shown in archive.chosen:
                _ask(shown)
        return together.apply(store, archive)
    outcomes = []
    for one in brought:
        shown = importing.preview(store, one, options, my_zone)
        if wishes.alike and shown.plan is not None and shown.plan.proposals:
            same = frozenset(proposal.index for proposal in shown.plan.proposals)
            shown = importing.preview(store, one, replace(options, same=same), my_zone)
        if wishes.dry_run:
            outcomes.append(importing.Outcome(shown))
            continue
        if not wishes.yes:
            _ask(shown)
        outcomes.append(importing.apply(store, shown))
    return outcomes


def _ask(shown: "Preview") -> None:
    """Ask whoever sits there before half of a calendar goes; refuse where nobody does."""
    from planner.flows.importing import refuse_unasked

    try:
        refuse_unasked(shown)
    except NotConfirmed as error:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise NotConfirmed(f"{error} With --yes it is done all the same.") from None
        click.confirm(f"{error}\nMark them as no longer listed?", abort=True, err=True)


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
        found = counted(told["found"], "entry", "entries")
        first = f"{calendar['name']} ({kind}): {summary} of {found}"
    else:
        first = f"{counted(told['found'], 'person', 'people')}: {summary}"
    answer(f"{first}{' – nothing was written (dry run)' if dry_run else ''}.")
    shown = outcome.preview
    if shown.read is not None and shown.options.import_as == "auto":
        proposed = shown.read.meaning
        if shown.meaning != proposed and proposed in _PROPOSED:
            say(f"  {_PROPOSED[proposed]}")
    for one in told.get("alike", ()):
        words = "was taken for" if one["taken"] else "may be, with --alike,"
        say(f"  “{one['after']}” {words} “{one['before']}” under a new title.")
    for problem in told["problems"]:
        where = f"line {problem['line']}: " if problem["line"] else ""
        title = f"“{problem['summary']}”: " if problem["summary"] else ""
        say(f"  {where}{title}{problem['message']}")
