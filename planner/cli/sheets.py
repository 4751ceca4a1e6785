"""`planner prep`: what goes onto paper before and during an event."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.context import Desk, answer, pass_desk, say_losses, store_option
from planner.errors import BadInput, NotAllowed

if TYPE_CHECKING:
    from datetime import date

    from planner.formats.pdf.report import Paper, Printed, SheetOptions
    from planner.store import Store


@click.command("prep")
@click.argument("event", required=False)
@click.option("--week", is_flag=True, help="Whom you see in the next seven days, over all events.")
@click.option("--who", is_flag=True, help="Instead of the sheet: who is listed there, by company.")
@click.option("--slip", is_flag=True, help="Instead: what changed since the newest sheet.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A .pdf, or .ics for a phone."
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter", "a5"]),
    help="By default as in the settings, else a4.",
)
@click.option(
    "--layout",
    type=click.Choice(["full", "booklet", "pocket", "phone"]),
    help="By default as in the settings, else full.",
)
@click.option("--day", metavar="DATE", help="Only this day.")
@click.option("--cards", metavar="N/all", help="How many get a full card; by default priority 3.")
@click.option(
    "--discreet/--not-discreet",
    default=None,
    help="Without stars, Know and Want; by default as in the settings.",
)
@store_option
@pass_desk
def prep_command(
    desk: Desk,
    event: str | None,
    week: bool,
    who: bool,
    slip: bool,
    output: Path | None,
    paper: str | None,
    layout: str | None,
    day: str | None,
    cards: str | None,
    discreet: bool | None,
) -> None:
    """Write the prep sheet of an EVENT, or with --week of the next seven days."""
    from planner.cli.events import parse_day
    from planner.files import atomic_write, safe_name
    from planner.queries.find import event_id

    if week == bool(event):
        raise click.UsageError("Give either an EVENT or --week.")
    if week + who + slip > 1:
        raise click.UsageError("Give only one of --week, --who and --slip.")
    options = _options(paper, layout, discreet, _cards(cards))
    with desk.store() as store:
        found = None if week else store.read(event_id, event or "")
        if output is not None and output.suffix.casefold() == ".ics":
            _write_plan(store, found, output)
            return
        if output is not None and output.suffix.casefold() != ".pdf":
            raise BadInput(f"A sheet is written as .pdf or .ics, not as “{output.name}”.")
        if found is None:
            title, printed = _week(store, options.paper)
        elif who:
            title, printed = _who(store, found, options.paper)
        elif slip:
            title, printed = _slip(store, found)
        else:
            on = parse_day(day, store.clock.today()) if day else None
            title, printed = _sheet(store, found, options, on)
    path = output or Path(safe_name(title, ".pdf", fallback="prep-sheet"))
    atomic_write(path, printed.pdf)
    _tell(path, title, printed)


def _options(
    paper: str | None, layout: str | None, discreet: bool | None, cards: int | None
) -> "SheetOptions":
    """Return what was said, and for the rest what the settings say."""
    from dataclasses import replace

    from planner.choices import chosen
    from planner.flows.usual_sheet import usual_options
    from planner.formats.pdf.report import Layout, Paper

    usual = usual_options()
    return replace(
        usual,
        # Not by the place where one lives: what a script writes is the same everywhere.
        paper=Paper(paper or str(chosen("paper")) or "a4"),
        layout=Layout(layout) if layout else usual.layout,
        discreet=usual.discreet if discreet is None else discreet,
        cards=cards,
    )


def _sheet(
    store: "Store", event_id: int, options: "SheetOptions", day: "date | None"
) -> "tuple[str, Printed]":
    from planner.flows.printing import number_sheet
    from planner.formats.pdf.prep import prep_sheet

    report = number_sheet(store, event_id, options, store.clock.zone_name, day)
    only = report.days[0].day if len(report.days) == 1 else None
    when = f" {only.isoformat()}" if only else ""
    return f"{report.head.title}{when} sheet {report.number}", prep_sheet(report)


def _week(store: "Store", paper: "Paper") -> "tuple[str, Printed]":
    from planner.flows.printing import week_report
    from planner.formats.pdf.weekpage import week_page

    report = week_report(store, store.clock.zone_name, paper)
    return f"Week of {store.clock.today().isoformat()}", week_page(report)


def _who(store: "Store", event_id: int, paper: "Paper") -> "tuple[str, Printed]":
    from planner.flows.printing import who_report
    from planner.formats.pdf.whoishere import who_is_here_list

    report = who_report(store, event_id, store.clock.zone_name, paper)
    return f"{_title(store, event_id)} who is here", who_is_here_list(report)


def _slip(store: "Store", event_id: int) -> "tuple[str, Printed]":
    from planner.flows.printing import change_slip, overtaken
    from planner.formats.pdf.slip import change_slip as slip_page

    stale = overtaken(store, event_id)
    if not stale:
        raise NotAllowed("No sheet of this event is stale: all that it says still holds.")
    report = change_slip(store, stale[0].id, store.clock.zone_name)
    title = f"{_title(store, event_id)} changes to sheet {stale[0].number}"
    return title, slip_page(report)


def _title(store: "Store", event_id: int) -> str:
    from planner.queries.events import event_record

    return store.read(event_record, event_id).row.title


def _write_plan(store: "Store", event_id: int | None, output: Path) -> None:
    from planner.files import atomic_write
    from planner.flows.outgoing import plan_ics

    if event_id is None:
        raise BadInput("A week has no calendar of its own: name an event.")
    atomic_write(output, plan_ics(store, event_id))
    answer(str(output))


def _tell(path: Path, title: str, printed: "Printed") -> None:
    pages = f"{printed.pages} page{'' if printed.pages == 1 else 's'}"
    answer(f"{path} ({title}, {pages})")
    say_losses(printed)


def _cards(text: str | None) -> int | None:
    if text is None:
        return None
    if text.casefold() == "all":
        return -1
    if text.isdecimal():
        return int(text)
    raise click.BadParameter("write a number, or “all”.", param_hint="--cards")
