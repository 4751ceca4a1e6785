"""`planner people`: listing, showing, merging, and who looks alike."""

from collections.abc import Callable
from dataclasses import asdict
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
from planner.cli.person import export_people_command, forget_command, photo_command

if TYPE_CHECKING:
    from planner.queries.people import ContactRow


@click.group("people", invoke_without_command=True)
@click.option("--search", default="", help="Words, or their beginnings: name, note, tags …")
@click.option("--at", default="", metavar="ORGANISATION", help="Only whom you know there.")
@json_option
@store_option
@click.pass_context
def people_group(ctx: click.Context, search: str, at: str, as_json: bool) -> None:
    """List people; show, merge, export or forget them."""
    if ctx.invoked_subcommand is not None:
        return
    from planner.queries.people import known_at
    from planner.queries.people_list import people_found

    desk = ctx.find_object(Desk)
    assert desk is not None
    with desk.store() as store:
        rows = store.read(people_found, search)
        if at:
            there = store.read(known_at, at)
            rows = [row for row in rows if row.id in there]
    if as_json:
        print_json([plain(row) for row in rows])
        return
    if not rows:
        say(
            "You know nobody like that."
            if search or at
            else "Nobody is known yet. Import a .vcf or .csv, or add people to meet."
        )
    for line in columns([_cells(row) for row in rows]):
        answer(line.rstrip())


@people_group.command("show")
@click.argument("person")
@json_option
@store_option
@pass_desk
def show_command(desk: Desk, person: str, as_json: bool) -> None:
    """Show one PERSON with the whole history: what was said, promises, gives, plans."""
    from planner.flows.person_export import card_lines, history_lines
    from planner.model.plain import to_plain
    from planner.queries.find import person_id
    from planner.queries.history import person_history
    from planner.queries.people import contact_row

    with desk.store() as store:
        found = store.read(person_id, person)
        row = store.read(contact_row, found)
        lines = [*card_lines(row), *history_lines(store, found)]
        entries = store.read(person_history, found, store.clock.now())
    if as_json:
        history = [asdict(entry) for entry in entries]
        print_json({**plain(row), "history": _all_plain(history, to_plain)})
        return
    for line in lines:
        answer(line)
    if not entries:
        say('Nothing has happened yet. Log what you talked about: planner met "NAME …"')


@people_group.command("merge")
@click.argument("kept", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--take",
    "takes",
    multiple=True,
    type=click.Choice(["name", "title", "organisation", "note", "photo"]),
    help="Take this field from B; may be given several times.",
)
@store_option
@pass_desk
def merge_command(desk: Desk, kept: str, other: str, takes: tuple[str, ...]) -> None:
    """Make B part of A: history, targets and follow-ups move along.

    Every address, number, link, role and tag of both is kept. Where they differ A is right, and
    what B says goes into the note; with --take B is right in these fields, A in the others.
    """
    from planner.commands.merging import merge_contacts
    from planner.flows.side_by_side import merged, side_of
    from planner.i18n import _
    from planner.queries.find import person_id

    with desk.store() as store:
        ids = store.read(person_id, kept), store.read(person_id, other)
        one, two = (side_of(store, contact_id) for contact_id in ids)
        names = one.row.name, two.row.name
        label = _("Merge {other} into {kept}").format(other=names[1], kept=names[0])
        card = merged(one, two, frozenset(takes)) if takes else None
        name = store.write(label, merge_contacts, *ids, card)
    answer(f"{names[1]} is now part of {name}.")


@people_group.command("duplicates")
@json_option
@store_option
@pass_desk
def duplicates_command(desk: Desk, as_json: bool) -> None:
    """List pairs that may be one person, with the reason. Nothing is merged by itself."""
    from planner.commands.duplicates import circle, find_alike

    with desk.store() as store:
        pairs = find_alike(store.read(circle))
    if as_json:
        print_json(
            [
                {
                    "ids": list(pair.id),
                    "names": [pair.one.name, pair.other.name],
                    "reason": pair.because,
                }
                for pair in pairs
            ]
        )
        return
    if not pairs:
        say("Nobody here looks like somebody else.")
        return
    for pair in pairs:
        one, other = pair.one, pair.other
        answer(f"{one.id}  {one.name}  =  {other.id}  {other.name}: {pair.because}")
    say("One person: planner people merge A B. Two: planner people distinct A B.")


@people_group.command("distinct")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@store_option
@pass_desk
def distinct_command(desk: Desk, one: str, other: str) -> None:
    """Say that A and B are two people: they are not listed as duplicates again."""
    from planner.commands.duplicates import not_the_same
    from planner.i18n import _
    from planner.queries.find import person_id
    from planner.queries.people import contact_row

    with desk.store() as store:
        ids = store.read(person_id, one), store.read(person_id, other)
        names = [store.read(contact_row, contact_id).name for contact_id in ids]
        label = _("{one} is not {other}").format(one=names[0], other=names[1])
        store.write(label, not_the_same, *ids)
    answer(f"{names[0]} and {names[1]} are two people.")


for _command in (photo_command, export_people_command, forget_command):
    people_group.add_command(_command)


def plain(row: "ContactRow") -> dict[str, Any]:
    """Return a person as the JSON of `people` has them."""
    return {
        "id": row.id,
        "name": row.name,
        "title": row.title,
        "organisation": row.organisation,
        "emails": list(row.emails),
        "phones": list(row.phones),
        "links": list(row.links),
        "note": row.note,
        "tags": list(row.tags),
        "roles": list(row.roles),
        "last_met": row.last_met.isoformat() if row.last_met else None,
    }


def _cells(row: "ContactRow") -> tuple[str, ...]:
    met = row.last_met.isoformat() if row.last_met else ""
    day = row.next_step or row.warm_due
    step = day.isoformat() if day else ""
    said = f"met {met}" if met else ""
    due = f"next {step}" if step else ""
    return str(row.id), row.name, row.title, row.organisation, said, due, ", ".join(row.emails)


def _all_plain(value: Any, to_plain: Callable[[object], object]) -> Any:
    match value:
        case dict():
            return {name: _all_plain(one, to_plain) for name, one in value.items()}
        case list() | tuple():
            return [_all_plain(one, to_plain) for one in value]
    return to_plain(value)
