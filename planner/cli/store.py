"""`planner export`, `restore`, `backup`, `check`, `undo` and `redo`."""

from pathlib import Path

import click

from planner.cli.context import Desk, answer, json_option, pass_desk, print_json, store_option


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@pass_desk
def export_command(desk: Desk, folder: Path) -> None:
    """Write everything into DIR: planner.json, lossless, and the same as .ics, .vcf and .csv."""
    from planner.flows.outgoing import export_folder

    with desk.store() as store:
        written = export_folder(store, folder)
    for path in written:
        answer(str(path))


@click.command("restore")
@click.argument("source", metavar="DIR-or-FILE", type=click.Path(path_type=Path))
@store_option
@pass_desk
def restore_command(desk: Desk, source: Path) -> None:
    """Replace everything by an export's folder, its planner.json, or a backup.

    What was there is backed up first.
    """
    from planner.flows.restoring import restore

    kept = restore(desk.store_path, source, desk.clock())
    answer(f"Restored {source}.")
    if kept is not None:
        answer(f"What was there before is kept in {kept}.")


@click.command("backup")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@store_option
@pass_desk
def backup_command(desk: Desk, file: Path | None) -> None:
    """Write a verified copy of the store to FILE, or among the store's own backups."""
    with desk.store() as store:
        made = store.backup(file)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}s" for name, count in made.rows.items())
    answer(f"{made.path} ({made.size // 1024} KiB, checked: {counts})")


@click.command("check")
@click.option("--accept", is_flag=True, help="Take the rows as they are now for the right ones.")
@json_option
@store_option
@pass_desk
def check_command(desk: Desk, accept: bool, as_json: bool) -> None:
    """Check the file, every row the user wrote, and everything that must hold in it.

    A row that is not as it was saved was changed by damage or by another program: look at it, mend
    it or restore a backup, then say --accept.
    """
    from planner.flows.checking import check

    with desk.store() as store:
        if accept:
            store.accept_rows()
        found = check(store)
    if as_json:
        print_json({"problems": found.problems, "rows": found.rows})
    else:
        for problem in found.problems:
            answer(problem)
        if not found.problems:
            answer(f"All is well: {sum(found.rows.values())} rows in {len(found.rows)} tables.")
    if found.problems:
        raise click.exceptions.Exit(1)


@click.command("undo")
@store_option
@pass_desk
def undo_command(desk: Desk) -> None:
    """Take back the last step."""
    with desk.store() as store:
        answer(f"Undone: {store.undo()}")


@click.command("redo")
@store_option
@pass_desk
def redo_command(desk: Desk) -> None:
    """Do the undone step again."""
    with desk.store() as store:
        answer(f"Done again: {store.redo()}")
