"""`planner goal` and `planner target`."""

import click

from planner.cli.context import (
    FREE_WORDS,
    Desk,
    answer,
    json_option,
    pass_desk,
    print_json,
    say,
    store_option,
)
from planner.cli.events import split_codes, target_json

_ROLES = ["mentor", "partner", "client", "employer", "colleague", "peer"]


@click.group("goal")
def goal_group() -> None:
    """Set and judge goals: a number of people, one insight, one thing to give."""


@goal_group.command("add", context_settings=FREE_WORDS)
@click.argument("event")
@click.argument("text")
@click.option("--count", type=int, help="How many times, for goals such as “meet people”.")
@store_option
@pass_desk
def goal_add_command(desk: Desk, event: str, text: str, count: int | None) -> None:
    """Add a goal to an EVENT."""
    from planner.commands.goals import add_goal
    from planner.i18n import _
    from planner.queries.find import event_id

    with desk.store() as store:
        found = store.read(event_id, event)
        added = store.write(_("Add goal “{text}”").format(text=text), add_goal, found, text, count)
    answer(f"goal {added}: {text}")


@goal_group.command("done")
@click.argument("goal_id", metavar="ID", type=int)
@click.option("--note", help="What came of it.")
@click.option("--missed", is_flag=True, help="It was not reached.")
@store_option
@pass_desk
def goal_done_command(desk: Desk, goal_id: int, note: str | None, missed: bool) -> None:
    """Say that a goal was reached, or with --missed that it was not."""
    from planner.commands.goals import judge_goal
    from planner.i18n import _
    from planner.model import GoalState

    with desk.store() as store:
        state = GoalState.MISSED if missed else GoalState.REACHED
        label = _("Judge goal {id}").format(id=goal_id)
        text = store.write(label, judge_goal, goal_id, state, note)
    answer(f"{state.value}: {text}")


@click.group("target")
def target_group() -> None:
    """Say whom you want to meet at an event, and why."""


@target_group.command("add", context_settings=FREE_WORDS)
@click.argument("event")
@click.argument("line", nargs=-1, metavar="PERSON-LINE")
@click.option("--company", metavar="NAME", help="A company instead of a person.")
@click.option("--priority", type=click.IntRange(1, 3), help="3 is the highest.  [default: 1]")
@click.option("--role", type=click.Choice(_ROLES), help="What this person is to you.")
@click.option("--why", default="", help="What you want; printed as Want.")
@click.option("--know", default="", help="What you know already.")
@click.option("--give", default="", help="What you can give.")
@click.option("--ask", "asks", multiple=True, help="A question; up to three.")
@click.option("--find", "finds", multiple=True, metavar="EVENT", help="A session to find them at.")
@click.option("--place", default="", help="A place in words: hall, stand, table.")
@json_option
@store_option
@pass_desk
def target_add_command(
    desk: Desk,
    event: str,
    line: tuple[str, ...],
    company: str | None,
    priority: int | None,
    role: str | None,
    why: str,
    know: str,
    give: str,
    asks: tuple[str, ...],
    finds: tuple[str, ...],
    place: str,
    as_json: bool,
) -> None:
    """Add somebody you want to meet at an EVENT.

    PERSON-LINE is “Name <mail>, title, organisation #tag +what I give ?what I ask”.
    """
    from planner.commands.targets import Wish, add_company_target, add_target
    from planner.flows.wishes import Listed, join_wishes, wish_from_line
    from planner.formats.personline import parse_line
    from planner.i18n import _, locale_name
    from planner.model import Role
    from planner.queries.find import event_id
    from planner.queries.ledger import gives_nothing
    from planner.queries.names import listed_names
    from planner.queries.people import organisation_names
    from planner.queries.plan import target_rows

    if company and line:
        raise click.UsageError("Give a PERSON-LINE or --company, not both.")
    with desk.store() as store:
        found = store.read(event_id, event)
        before = {row.code for row in store.read(target_rows, found)}
        parsed = parse_line(
            " ".join(line),
            today=store.clock.today(),
            locale=locale_name(),
            organisations=store.read(organisation_names),
        )
        person, written = wish_from_line(parsed)
        if not company:
            person = Listed(store.read(listed_names, found)).completed(person)
        options = Wish(
            priority=priority or 1,
            role=Role(role) if role else None,
            why=why,
            know=know,
            give=give,
            asks=asks,
            finds=tuple(store.read(event_id, find) for find in finds),
            place=place,
        )
        wish = join_wishes(written, options)
        name = company or person.name
        label = _("Add {name} to the people to meet").format(name=name)
        now = store.clock.now()
        if company:
            code = store.write(label, add_company_target, found, company, wish)
        else:
            code = store.write(label, add_target, found, person, wish, now)
        row = next(row for row in store.read(target_rows, found) if row.code == code)
    if as_json:
        print_json(target_json(row))
    else:
        where = "; ".join(find.title for find in row.finds)
        known = "  – was there already; the card was completed" if code in before else ""
        answer(f"{code}  {row.name}{f'  (at {where})' if where else ''}{known}")
    if gives_nothing(row.give, row.asks):
        say("You ask and give nothing yet: --give says what you could offer.")


@target_group.command("state")
@click.argument("event")
@click.argument("codes", nargs=-1, required=True)
@click.option(
    "--to",
    "state",
    required=True,
    type=click.Choice(
        ["planned", "asked", "agreed", "met", "not-there", "later", "declined", "not-sought"]
    ),
    help="What became of it.",
)
@click.option("--reason", help="Why.")
@store_option
@pass_desk
def target_state_command(
    desk: Desk, event: str, codes: tuple[str, ...], state: str, reason: str | None
) -> None:
    """Say what became of the targets CODES of an EVENT."""
    from planner.commands.targets import set_state
    from planner.errors import NotFound
    from planner.i18n import _
    from planner.model import TargetState
    from planner.queries.find import event_id
    from planner.queries.plan import target_rows

    with desk.store() as store:
        found = store.read(event_id, event)
        rows = {row.code: row for row in store.read(target_rows, found)}
        wanted = split_codes(codes)
        unknown = [code for code in wanted if code not in rows]
        if unknown:
            raise NotFound(f"There is no {', '.join(unknown)} among the people to meet there.")
        ids = [rows[code].id for code in wanted]
        label = _("Set {codes} to {state}").format(codes=", ".join(wanted), state=state)
        store.write(label, set_state, ids, TargetState(state), reason)
    answer(f"{', '.join(wanted)}: {state}")
