"""`planner backups` and `planner salvage`, which work on a damaged store too."""

from typing import TYPE_CHECKING

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
    from planner.flows.keeping import Checked


@click.command("backups")
@json_option
@store_option
@pass_desk
def backups_command(desk: Desk, as_json: bool) -> None:
    """List the store's own backups, newest first, each held to its checksum.

    The store itself is not opened, so this works while the window has it open, and when it is
    damaged.
    """
    from planner.choices import speak
    from planner.flows.keeping import checked_backups, folder_of

    speak()
    found = checked_backups(desk.store_path)
    if as_json:
        print_json(
            [
                {
                    "path": str(one.backup.path),
                    "made_at": one.backup.made_at.isoformat(),
                    "size": one.backup.size,
                    "sha256": one.backup.sha256,
                    "whole": one.is_whole,
                    "damaged_rows": one.backup.damaged,
                    "rows": one.backup.rows,
                }
                for one in found
            ]
        )
        return
    if not found:
        say(f"There is no backup in {folder_of(desk.store_path)}.")
        return
    zone = desk.clock().zone
    head = ("made", "people", "events", "targets", "encounters", "follow-ups", "", "file")
    kinds = ("contact", "event", "target", "encounter", "follow_up")
    rows = [
        (
            f"{one.backup.made_at.astimezone(zone):%Y-%m-%d %H:%M}",
            *(str(one.backup.rows.get(kind, 0)) for kind in kinds),
            _state(one),
            str(one.backup.path),
        )
        for one in found
    ]
    for line in columns([head, *rows]):
        answer(line)


def _state(one: "Checked") -> str:
    if not one.is_whole:
        return "DAMAGED"
    return f"{one.backup.damaged} rows damaged" if one.backup.damaged else "whole"


@click.command("salvage")
@store_option
@pass_desk
def salvage_command(desk: Desk) -> None:
    """Save what can still be read in a damaged store into a new one in its place.

    The damaged file is kept beside it. A backup, where there is one, loses less:
    “planner backups” lists them, “planner restore FILE” takes one.
    """
    from planner.choices import speak
    from planner.flows.salvaging import rescue_details, rescue_words, salvage_store

    speak()
    rescue = salvage_store(desk.store_path, desk.clock())
    for words in rescue_words(rescue):
        answer(words)
    answer(f"The damaged file is kept as {rescue.kept}.")
    for line in rescue_details(rescue).splitlines():
        say(f"  {line}")
