"""What `planner people` does with one person: the photo, all that is held, and forgetting it."""

from pathlib import Path

import click

from planner.cli.context import Desk, answer, pass_desk, say, store_option


@click.command("photo")
@click.argument("person")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Remove the photo.")
@store_option
@pass_desk
def photo_command(desk: Desk, person: str, file: Path | None, remove: bool) -> None:
    """Give a PERSON the photo in FILE: JPEG, PNG, GIF, WebP or BMP, kept small in the store."""
    from planner.commands.people import edit_contact
    from planner.flows.photos import read_photo
    from planner.i18n import _
    from planner.queries.find import person_id
    from planner.queries.people import contact_row

    if (file is None) != remove:
        raise click.UsageError("Give a FILE, or --remove.")
    photo = read_photo(file) if file is not None else None
    with desk.store() as store:
        found = store.read(person_id, person)
        name = store.read(contact_row, found).name
        label = _("Photo of {name}").format(name=name)
        store.write(label, edit_contact, found, photo=photo)
    answer(f"{name} has no photo any more." if photo is None else f"{name} has a photo.")


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--person", default="", help="All that is held on this one person.")
@store_option
@pass_desk
def export_people_command(desk: Desk, file: Path, person: str) -> None:
    """Write all people to FILE, a .vcf or .csv.

    With --person write all that is held on that one: .txt to read, .json with every field;
    .vcf and .csv have only the card.
    """
    from planner.files import atomic_write
    from planner.flows.outgoing import people_file
    from planner.flows.person_export import person_file
    from planner.queries.find import person_id
    from planner.queries.people import contact_row

    with desk.store() as store:
        if person:
            found = store.read(person_id, person)
            atomic_write(file, person_file(store, found, file.suffix))
            name = store.read(contact_row, found).name
            answer(f"Wrote what is held on {name} to {file}.")
            return
        data, count = people_file(store, file.suffix)
        atomic_write(file, data)
    answer(f"Wrote {count} people to {file}.")


@click.command("forget")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do it; without this, only list what would go.")
@store_option
@pass_desk
def forget_command(desk: Desk, person: str, yes: bool) -> None:
    """Remove all that is held on a PERSON. This cannot be undone."""
    from planner.flows.farewell import alike_words, before_forgetting, forget, gone_words
    from planner.flows.person_export import card_lines, history_lines
    from planner.queries.find import person_id
    from planner.queries.people import contact_row

    with desk.store() as store:
        found = store.read(person_id, person)
        row = store.read(contact_row, found)
        shown = [*card_lines(row), *(f"  {line}" for line in history_lines(store, found))]
        farewell = forget(store, found) if yes else before_forgetting(store, found)
    for line in shown:
        answer(line)
    answer("This is gone:" if yes else "This would go, for good:")
    for words in gone_words(farewell.gone):
        answer(f"  {words}")
    answer("  everything that could be undone before")
    if yes:
        answer(f"{row.name} is forgotten.")
    if farewell.alike:
        answer(alike_words(farewell.alike))
    if farewell.backups:
        answer("These backups still hold what was known; delete them if they must not:")
        for path in farewell.backups:
            answer(f"  {path}")
    if not yes:
        say("Nothing was removed. Add --yes to remove all of this for good.")
