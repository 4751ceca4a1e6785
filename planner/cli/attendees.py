"""`planner attendees`: who is listed at an event, whom of them one knows, and tidying up after."""

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
    store_option,
)

if TYPE_CHECKING:
    from planner.queries.candidates import CandidateRow


@click.command("attendees")
@click.argument("event")
@click.option("--search", default="", help="Words in name, organisation, sessions or notes.")
@click.option("--suggested", is_flag=True, help="Only those you know, or whose session you marked.")
@click.option(
    "--remove-unmet",
    is_flag=True,
    help="Remove from the organiser's list whom you neither met nor plan to meet.",
)
@json_option
@store_option
@pass_desk
def attendees_command(
    desk: Desk, event: str, search: str, suggested: bool, remove_unmet: bool, as_json: bool
) -> None:
    """List who is at an EVENT: speakers, attendees and exhibitors, those you know first.

    `planner import LIST --in EVENT --as attendees` brings a list, `planner target add` makes
    somebody on it a person to meet.
    """
    from planner.queries.find import event_id

    with desk.store() as store:
        found = store.read(event_id, event)
        if remove_unmet:
            _remove(store, found)
            return
        from planner.queries.candidates import candidate_rows

        rows = store.read(candidate_rows, found)
    rows = [row for row in rows if _fits(row, search) and (_why(row) or not suggested)]
    if as_json:
        print_json([_json(row) for row in rows])
        return
    if not rows:
        say("Nobody like that is listed there.")
    for line in columns([_cells(row) for row in rows]):
        answer(line.rstrip())


def _remove(store: Any, event_id: int) -> None:
    from planner.commands.people_import import remove_unmet_attendees, unmet_attendee_ids
    from planner.i18n import _

    if not store.read(unmet_attendee_ids, event_id):
        answer(
            "Nobody was removed: those in the programme stay, and so do those you plan to meet"
            " or met."
        )
        return
    label = _("Remove the attendees I did not meet")
    removed = store.write(label, remove_unmet_attendees, event_id)
    answer(f"Removed {removed} of the list. “planner undo” brings them back.")


def _fits(row: "CandidateRow", search: str) -> bool:
    from planner.model.lookup import folded

    words = (row.name, row.email, row.title, row.organisation, row.place, row.note, *row.sessions)
    text = folded(" ".join(words))
    return all(word in text for word in folded(search).split())


def _why(row: "CandidateRow") -> str:
    if row.known:
        return "known"
    if row.company and row.known_there:
        return f"you know {', '.join(row.known_there)}"
    if row.marked:
        return "marked"
    return "perhaps known" if row.perhaps else ""


def _cells(row: "CandidateRow") -> tuple[str, ...]:
    who = ", ".join(text for text in (row.title, row.organisation) if text)
    where = "; ".join(text for text in (row.place, *row.sessions) if text)
    name = row.name or row.organisation or row.email
    return (row.code or "–", name, row.presence.value, _why(row) or "–", who or "–", where)


def _json(row: "CandidateRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "email": row.email,
        "title": row.title,
        "organisation": row.organisation,
        "as": row.presence.value,
        "place": row.place,
        "link": row.link,
        "sessions": list(row.sessions),
        "code": row.code,
        "known": row.known,
        "perhaps_known": row.perhaps,
        "known_there": list(row.known_there),
        "marked": row.marked,
        "note": row.note,
    }
