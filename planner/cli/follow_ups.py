"""`planner follow-ups` and `planner done`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.context import (
    Desk,
    answer,
    columns,
    json_option,
    pass_desk,
    print_json,
    say,
    say_losses,
    store_option,
)

if TYPE_CHECKING:
    from planner.queries.follow_ups import FollowUpRow

_PROPOSED = {
    "nudge": "ask once more, no answer yet",
    "again": "keep warm, sixty days on",
    "warm": "keep warm",
    "missed": "not met, write anyway",
    "before": "ask for a meeting",
}


@click.command("follow-ups")
@click.argument("event", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A .pdf, .ics, .csv or .vcf.")
@click.option(
    "--as",
    "export_as",
    type=click.Choice(["todo", "events"]),
    default="todo",
    show_default=True,
    help="In an .ics: tasks, or all-day events with an alarm for calendars that drop tasks.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--drafts", is_flag=True, help="In a .pdf: the messages too, and links as codes.")
@json_option
@store_option
@pass_desk
def follow_ups_command(
    desk: Desk,
    event: str | None,
    output: Path | None,
    export_as: str,
    paper: str,
    drafts: bool,
    as_json: bool,
) -> None:
    """List what is to be done after an EVENT, or altogether; or save it with -o.

    What is only proposed comes last, under a name like P12: “planner done P12 --as open” takes it
    on, any other word or --until says so at once, “--as waived” lets it go.
    """
    from planner.files import atomic_write
    from planner.flows.outgoing import follow_ups_file, follow_ups_paper
    from planner.formats.pdf.report import Paper
    from planner.queries.find import event_id
    from planner.queries.follow_ups import follow_up_rows
    from planner.queries.proposals import proposal_rows

    with desk.store() as store:
        found = store.read(event_id, event) if event else None
        now, zone = store.clock.now(), store.clock.zone_name
        rows = store.read(follow_up_rows, now, found)
        proposed = store.read(proposal_rows, now, zone, found)
        if output is not None and output.suffix.casefold() == ".pdf":
            printed = follow_ups_paper(store, found, zone, Paper(paper), drafts=drafts)
            atomic_write(output, printed.pdf)
            say(f"Wrote {output}.")
            say_losses(printed)
        elif output is not None:
            as_events = export_as == "events"
            data = follow_ups_file(store, found, output.suffix, as_events=as_events, my_zone=zone)
            atomic_write(output, data)
            say(f"Wrote {output}.")
    if as_json:
        print_json([_json(row) for row in rows])
        return
    if output is not None:
        return
    pending = [row for row in rows if row.pending]
    if not pending and not proposed:
        say("Nothing is to be done. Log whom you met: planner log EVENT …")
    for line in columns([_cells(row) for row in [*pending, *proposed]]):
        answer(line)


@click.command("done")
@click.argument("names", metavar="ID…", nargs=-1, required=True)
@click.option(
    "--as",
    "said",
    type=click.Choice(["done", "sent", "answered", "waived", "open"]),
    default="done",
    show_default=True,
    help="How far it got.",
)
@click.option(
    "--until",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="Put it off to this day instead, written as 2026-01-31.",
)
@store_option
@pass_desk
def done_command(desk: Desk, names: tuple[str, ...], said: str, until: datetime | None) -> None:
    """Tick off follow-ups by their ID, or say how far they got.

    An ID like P12 is a proposal, which becomes a follow-up by it.
    """
    from planner.flows.proposing import say_named
    from planner.i18n import _
    from planner.model import FollowUpStatus
    from planner.queries.follow_ups import follow_up_rows

    with desk.store() as store:
        now, zone, named = store.clock.now(), store.clock.zone_name, ", ".join(names)
        status, day = FollowUpStatus(said), until.date() if until is not None else None
        label = _("Tick off follow-up {id}") if day is None else _("Put off follow-up {id}")
        label = label.format(id=named)
        ids = store.write(label, say_named, names, now, zone, status=status, until=day)
        rows = {row.id: row for row in store.read(follow_up_rows, now)}
    word = f"until {until:%Y-%m-%d}" if until is not None else said
    for number in ids:
        answer(f"{word}: {rows[number].person or rows[number].text}")


def _json(row: "FollowUpRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "person": row.person,
        "summary": row.text,
        "due": row.due.isoformat(),
        "channel": row.channel.value,
        "status": row.status.value,
        "event": row.event_id,
    }


def _cells(row: "FollowUpRow") -> tuple[str, ...]:
    from planner.flows.proposing import name_of

    due = f"{row.due:%Y-%m-%d}{' overdue' if row.overdue else ''}"
    # A call is made by calling; the others can go more than one way.
    way = row.channel.value if row.channel.value != row.kind.value else ""
    what = f"{row.kind.value}{f' by {way}' if way else ''}"
    who = f"{row.code} {row.person}".strip()
    number, text = name_of(row), row.text
    if row.proposed:
        text = f"proposed: {_PROPOSED[row.origin.value]}"
    elif row.met_since is not None:
        text = f"{text} (met since, on {row.met_since:%Y-%m-%d})".strip()
    return (number, due, what, who, text)
