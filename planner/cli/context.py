"""What every command works with: the store to open, the clock, and how answers are printed."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.errors import PlannerError

if TYPE_CHECKING:
    from planner.clock import Clock
    from planner.formats.pdf.report import Printed
    from planner.store import Store

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Desk:
    """The store the command line was told to use; None is the usual one."""

    chosen: Path | None = None

    @property
    def store_path(self) -> Path:
        """The file of the store."""
        from planner import paths

        return paths.store_file(self.chosen)

    def clock(self) -> "Clock":
        """Return the clock: the machine's, or the one PLANNER_NOW sets."""
        from planner.clock import Clock

        return Clock.from_environment()

    @contextmanager
    def store(self) -> "Iterator[Store]":
        """Open the store for one command and close it again.

        One that cannot be written is opened to be read. A backup is made where it is due.
        """
        from planner.choices import speak
        from planner.flows.half_lines import drop_orphans
        from planner.flows.keeping import keep_daily
        from planner.store import open_or_read

        speak()
        store = open_or_read(self.store_path, self.clock())
        try:
            if store.is_new:
                drop_orphans(store.path, is_new=True)
            try:
                keep_daily(store)
            except PlannerError as error:
                say(str(error))
            yield store
        finally:
            store.close()


# Words of the user may begin with a dash, or hold an h behind one: neither is an option.
FREE_WORDS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def store_option(function: F) -> F:
    """Let --store stand behind the command too."""
    return click.option(
        "--store",
        type=click.Path(dir_okay=False, path_type=Path),
        expose_value=False,
        callback=_choose_store,
        help="The file to keep everything in, instead of the usual one.",
    )(function)


def json_option(function: F) -> F:
    """Add --json: one JSON document on standard output and nothing else there."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(
        function
    )


_WIDEST = 40  # places in a terminal that a column takes
_MOST_CUT = 12

pass_desk = click.make_pass_decorator(Desk)


def say(text: str) -> None:
    """Print a message for people on standard error, away from the answer."""
    click.echo(text, err=True)


def say_losses(printed: "Printed") -> None:
    """Tell on standard error what a paper left out: cut texts, characters that no font has.

    Of many cut texts the first are told; the window lists them all beside the preview.
    """
    for text in printed.cut[:_MOST_CUT]:
        say(f"  cut on paper: {text}")
    more = len(printed.cut) - _MOST_CUT
    if more > 0:
        say(f"  cut on paper: {more} more; the window lists them all")
    if printed.missing:
        say(f"  no font has: {' '.join(printed.missing)}")


def answer(text: str) -> None:
    """Print an answer on standard output."""
    click.echo(text)


def print_json(document: object) -> None:
    """Print one JSON document on standard output."""
    import json

    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def counted(count: int, one: str, several: str) -> str:
    """Return a count with its noun, as in "1 person" and "2 people"."""
    return f"{count} {one if count == 1 else several}"


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Return rows as lines with their cells in columns; the last cell runs free.

    A cell of more than a line's part pushes on only its own row: one long name would else
    spread all rows over several lines of the terminal.
    """
    if not rows:
        return []
    widths = [
        max((w for row in rows if (w := _width(row[i])) <= _WIDEST), default=_WIDEST)
        for i in range(len(rows[0]) - 1)
    ]
    return [
        "  ".join(
            [
                *(
                    cell + " " * (width - _width(cell))
                    for cell, width in zip(row, widths, strict=False)
                ),
                row[-1],
            ]
        )
        for row in rows
    ]


def _width(text: str) -> int:
    """Return how many places a text takes in a terminal: two for a character of East Asia."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _choose_store(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.find_root().obj.chosen = value
