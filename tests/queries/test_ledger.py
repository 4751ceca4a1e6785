"""The ledger of gives: planned, promised, kept, beside asks."""

from store_world import World

from planner.commands.encounters import log_lines
from planner.commands.events import add_event
from planner.commands.follow_ups import set_status
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.formats.personline import parse_lines
from planner.model import FollowUpStatus
from planner.queries.ledger import GiveState, Ledger, give_ledger, gives_nothing
from planner.store import Store
from planner.times import Moment


def made(store: Store) -> int:
    """Return a fair with three people to meet, one of whom was promised what was planned."""
    now = store.clock.now()
    start = Moment.zoned(now.replace(tzinfo=None), "Europe/Lisbon")
    fair = store.write("Fair", add_event, title="Fair", start=start, zone="Europe/Lisbon")
    for name, wish in (
        ("Ada", Wish(give="an intro to the guild", asks=("Who reviews?",))),
        ("Bea", Wish(give="my notes")),
        ("Cy", Wish(asks=("How many?", "Since when?"))),
    ):
        store.write("Add", add_target, fair, Person(name), wish, now)
    lines = parse_lines("T1 +an introduction to the guild @2w\nT2 +a lift home\nDee +a book",
                        today=store.clock.today())  # fmt: skip
    store.write("Log", log_lines, fair, lines, now)
    return fair


def told(ledger: Ledger) -> list[tuple[str, str, str]]:
    return [(row.person, row.give, row.state.value) for row in ledger.rows]


def test_what_was_planned_and_then_promised_is_one_line(store: Store) -> None:
    ledger = store.read(give_ledger, store.clock.now(), made(store))
    assert sorted(told(ledger)) == [
        ("Ada", "an introduction to the guild", "made"),
        ("Bea", "a lift home", "made"),
        ("Bea", "my notes", "planned"),
        ("Cy", "", "none"),
        ("Dee", "a book", "made"),
    ]
    assert (ledger.planned, ledger.made, ledger.kept) == (4, 3, 0)
    assert (ledger.asks, ledger.bare) == (3, 1)
    assert ledger.rows[0].state is GiveState.NONE


def test_what_is_done_is_kept_and_what_is_waived_goes(store: Store) -> None:
    fair, now = made(store), store.clock.now()
    ids = {row.person: row.follow_up_id for row in store.read(give_ledger, now, fair).rows}
    store.write("Done", set_status, [ids["Dee"]], FollowUpStatus.DONE, now)
    first = next(row for row in store.read(give_ledger, now, fair).rows if row.person == "Ada")
    store.write("Waive", set_status, [first.follow_up_id], FollowUpStatus.WAIVED, now)
    ledger = store.read(give_ledger, now, fair)
    assert ("Dee", "a book", "kept") in told(ledger)
    assert ("Ada", "an intro to the guild", "planned") in told(ledger)
    assert ledger.kept == 1


def test_over_all_events_it_holds_what_each_holds(world: World) -> None:
    store, now = world.store, world.store.clock.now()
    fair = made(store)
    everything = store.read(give_ledger, now)
    here = store.read(give_ledger, now, fair)
    there = store.read(give_ledger, now, world.conference)
    assert {row.id for row in everything.rows} >= {row.id for row in (*here.rows, *there.rows)}
    assert {row.event for row in here.rows} == {"Fair"}


def test_an_ask_without_a_give() -> None:
    assert gives_nothing(" ", ["Why?"])
    assert not gives_nothing("a book", ["Why?"])
    assert not gives_nothing("", ["", " "])
