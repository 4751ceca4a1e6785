"""The table of commands, and how the first word is understood: a command, a file, an address."""

import importlib
from collections.abc import Sequence
from pathlib import Path

import click

from planner import __version__
from planner.cli.context import Desk

# name: (module in planner.cli, attribute, what the overview says of it)
COMMANDS = {
    "import": ("importing", "import_command", "Bring in calendars and people."),
    "calendars": ("calendars", "calendars_group", "List calendars, ask addresses for news."),
    "events": ("events", "events_command", "List events."),
    "show": ("events", "show_command", "Show one event with plan, speakers and facts."),
    "event": ("events", "event_group", "Add events of your own."),
    "mark": ("events", "mark_command", "Mark an event: must, maybe, backup, people, none."),
    "goal": ("plan", "goal_group", "Set and judge goals."),
    "target": ("plan", "target_group", "Say whom you want to meet."),
    "attendees": ("attendees", "attendees_command", "List who is there, and whom you know."),
    "prep": ("sheets", "prep_command", "Write the prep sheet of an event."),
    "log": ("log", "log_command", "Log whom you met at an event."),
    "met": ("log", "met_command", "Log whom you met without an event."),
    "follow-ups": ("follow_ups", "follow_ups_command", "List or save what is to be done."),
    "done": ("follow_ups", "done_command", "Tick off a follow-up."),
    "review": ("review", "review_command", "See what came of an event, or of all."),
    "me": ("me", "me_command", "Show or set your own card."),
    "people": ("people", "people_group", "List, show, merge, export or forget people."),
    "export": ("store", "export_command", "Write everything into a folder."),
    "restore": ("store", "restore_command", "Replace everything by an export or a backup."),
    "backup": ("store", "backup_command", "Write a verified copy of the store."),
    "backups": ("backups", "backups_command", "List the backups, and whether each is whole."),
    "salvage": ("backups", "salvage_command", "Save what can be read in a damaged store."),
    "check": ("store", "check_command", "Check the store's integrity."),
    "undo": ("store", "undo_command", "Take back the last step."),
    "redo": ("store", "redo_command", "Do the undone step again."),
    "settings": ("settings", "settings_command", "Show or change the settings."),
    "tour": ("tour", "tour_command", "Try the whole job in a throw-away store."),
    "open": ("window", "open_command", "Open the window, and files in it."),
}
_HIDDEN = {"open"}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names for the overview, in the order of the table."""
        return [name for name in COMMANDS if name not in _HIDDEN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _help = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"planner.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview out of the table alone, so that no command is imported for it."""
        rows = [(name, COMMANDS[name][2]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word as a command, else as a file or address to open in the window."""
        first = args[0]
        if first in COMMANDS:
            return super().resolve_command(ctx, args)
        if Path(first).exists() or _is_address(first):
            return "open", self.get_command(ctx, "open"), args
        raise click.UsageError(_unknown(first), ctx)


def _is_address(text: str) -> bool:
    return text.casefold().startswith(("http://", "https://", "webcal://", "webcals://"))


def _unknown(word: str) -> str:
    import difflib

    alike: Sequence[str] = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f" Did you mean “{alike[0]}”?" if alike else " See “planner --help”."
    return f"“{word}” is neither a command nor a file.{hint}"


def _self_test(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        from planner.cli.self_test import run

        ctx.exit(run())


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to keep everything in, instead of the usual one.",
)
@click.version_option(__version__, prog_name="planner", message="%(prog)s %(version)s")
@click.option(
    "--self-test",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_self_test,
    help="Try every part of the program in a temporary folder, and say what works.",
)
@click.pass_context
def planner(ctx: click.Context, store: Path | None) -> None:
    """Prepare for events, meet people, follow up.

    Without a command the window opens; FILEs given instead of a command open in it.
    """
    ctx.obj = Desk(store)
    if ctx.invoked_subcommand is None:
        command = ctx.command
        assert isinstance(command, LazyGroup)
        opening = command.get_command(ctx, "open")
        assert opening is not None
        ctx.invoke(opening, sources=())
