"""`planner me` and `planner people`."""

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
    store_option,
)

if TYPE_CHECKING:
    from planner.queries.people import ContactRow


@click.command("me")
@click.option("--name", default="", help="Your name.")
@click.option("--title", default="", help="Your role or title.")
@click.option("--email", "emails", multiple=True, help="Your address; may be given several times.")
@click.option("--phone", "phones", multiple=True, help="Your telephone number.")
@click.option("--organisation", default="", help="Where you work.")
@click.option("--link", "links", multiple=True, help="Your page or profile.")
@click.option("--introduction", help="Yourself in twenty seconds.")
@json_option
@store_option
@pass_desk
def me_command(
    desk: Desk,
    name: str,
    title: str,
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    organisation: str,
    links: tuple[str, ...],
    introduction: str | None,
    as_json: bool,
) -> None:
    """Show your own card, or set what is given of it. It is the QR code on your sheets."""
    from planner.commands.people import Person, edit_profile, set_me
    from planner.i18n import _
    from planner.queries.people import my_card

    person = Person(
        name=name, title=title, organisation=organisation, emails=emails, phones=phones, links=links
    )
    with desk.store() as store:
        if person != Person(name=""):
            store.write(_("Change my card"), set_me, person, store.clock.now())
        if introduction is not None:
            store.write(_("Change my introduction"), edit_profile, introduction=introduction)
        card = store.read(my_card)
    if as_json:
        print_json(_json(card.contact) if card.contact else None)
    elif card.contact is None:
        say("Nothing is known of you yet: planner me --name … --email …")
    else:
        for line in _lines(card.contact):
            answer(line)
        if card.introduction:
            answer(card.introduction)


@click.group("people", invoke_without_command=True)
@click.option("--search", default="", help="Words in name, organisation, note, tags, addresses.")
@click.option("--at", default="", metavar="ORGANISATION", help="Only whom you know there.")
@json_option
@store_option
@click.pass_context
def people_group(ctx: click.Context, search: str, at: str, as_json: bool) -> None:
    """List people, or merge, export and forget them."""
    if ctx.invoked_subcommand is not None:
        return
    from planner.queries.people import contact_rows, known_at

    desk = ctx.find_object(Desk)
    assert desk is not None
    with desk.store() as store:
        rows = store.read(contact_rows, search=search)
        if at:
            there = store.read(known_at, at)
            rows = [row for row in rows if row.id in there]
    if as_json:
        print_json([_json(row) for row in rows])
        return
    if not rows:
        say(
            "You know nobody like that."
            if search or at
            else "Nobody is known yet. Import a .vcf or .csv, or add people to meet."
        )
    for line in columns(
        [(str(r.id), r.name, r.title, r.organisation, ", ".join(r.emails)) for r in rows]
    ):
        answer(line.rstrip())


@people_group.command("merge")
@click.argument("kept", metavar="A")
@click.argument("other", metavar="B")
@store_option
@pass_desk
def merge_command(desk: Desk, kept: str, other: str) -> None:
    """Make B part of A: history, targets and follow-ups move along."""
    from planner.commands.merging import merge_contacts
    from planner.i18n import _
    from planner.queries.find import person_id
    from planner.queries.people import contact_row

    with desk.store() as store:
        ids = store.read(person_id, kept), store.read(person_id, other)
        names = [store.read(contact_row, id_).name for id_ in ids]
        label = _("Merge {other} into {kept}").format(other=names[1], kept=names[0])
        name = store.write(label, merge_contacts, *ids)
    answer(f"{names[1]} is now part of {name}.")


@people_group.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@pass_desk
def export_people_command(desk: Desk, file: Path) -> None:
    """Write all people to FILE, a .vcf or .csv."""
    from planner.files import atomic_write
    from planner.flows.outgoing import people_file

    with desk.store() as store:
        data, count = people_file(store, file.suffix)
        atomic_write(file, data)
    answer(f"Wrote {count} people to {file}.")


@people_group.command("forget")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do it; without this, only list what would go.")
@store_option
@pass_desk
def forget_command(desk: Desk, person: str, yes: bool) -> None:
    """Remove all that is held on a PERSON. This cannot be undone."""
    from planner.commands.forgetting import forget_contact
    from planner.queries.find import person_id
    from planner.queries.people import contact_row, history_rows

    with desk.store() as store:
        found = store.read(person_id, person)
        row = store.read(contact_row, found)
        for line in _lines(row):
            answer(line)
        for entry in store.read(history_rows, found):
            when = entry.day.isoformat() if entry.day else ""
            answer(f"  {when}  {entry.kind}  {entry.event}  {entry.text}".rstrip())
        if not yes:
            say("Nothing was removed. Add --yes to remove all of this for good.")
            return
        store.write_for_good(forget_contact, found)
        left = [backup.path for backup in store.backups()]
    answer(f"{row.name} is forgotten, and so is what could have been undone.")
    if left:
        answer("These backups still hold what was known; delete them if they must not:")
        for path in left:
            answer(f"  {path}")


def _lines(row: "ContactRow") -> list[str]:
    first = ", ".join(text for text in (row.name, row.title, row.organisation) if text)
    return [first, *(f"  {value}" for value in (*row.emails, *row.phones, *row.links))]


def _json(row: "ContactRow") -> dict[str, Any]:
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
