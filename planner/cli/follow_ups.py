"""`planner follow-ups` and `planner done`."""

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
from planner.errors import BadInput

if TYPE_CHECKING:
    from planner.queries.follow_ups import FollowUpRow


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
    """List what is to be done after an EVENT, or altogether; or save it with -o."""
    from planner.files import atomic_write
    from planner.flows.outgoing import follow_ups_file, follow_ups_paper
    from planner.formats.pdf.report import Paper
    from planner.queries.find import event_id
    from planner.queries.follow_ups import follow_up_rows

    with desk.store() as store:
        found = store.read(event_id, event) if event else None
        rows = store.read(follow_up_rows, store.clock.now(), found)
        zone = store.clock.zone_name
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
    if not pending:
        say("Nothing is to be done. Log whom you met: planner log EVENT …")
    for line in columns([_cells(row) for row in pending]):
        answer(line)


@click.command("done")
@click.argument("follow_up_id", metavar="ID", type=int)
@store_option
@pass_desk
def done_command(desk: Desk, follow_up_id: int) -> None:
    """Tick off the follow-up ID."""
    from planner.commands.follow_ups import set_status
    from planner.i18n import _
    from planner.model import FollowUpStatus

    if follow_up_id < 1:
        raise BadInput(f"There is no follow-up {follow_up_id}.")
    with desk.store() as store:
        people = store.write(
            _("Tick off follow-up {id}").format(id=follow_up_id),
            set_status,
            [follow_up_id],
            FollowUpStatus.DONE,
            store.clock.now(),
        )
    answer(f"done: {people[0]}")


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
    due = f"{row.due:%Y-%m-%d}{' overdue' if row.overdue else ''}"
    what = f"{row.kind.value}{f' by {row.channel.value}' if row.channel.value else ''}"
    who = f"{row.code} {row.person}".strip()
    return (str(row.id), due, what, who, row.text)
