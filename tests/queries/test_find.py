import pytest
from store_world import Talk, World, bring, ics, talks

from planner.commands.events import hide_events
from planner.commands.people import Person, add_contact
from planner.errors import Ambiguous, NotFound
from planner.queries.find import event_id, person_id
from planner.store import Store


def find(store: Store, wanted: str) -> int:
    return store.read(event_id, wanted)


def test_an_event_is_meant_by_its_number_or_name(world: World) -> None:
    store = world.store
    assert find(store, f" {world.conference} ") == world.conference
    assert find(store, "loom days") == world.conference
    assert find(store, "LOOMS, PART 3") == world.sessions[3]
    assert find(store, "part 3") == world.sessions[3]
    assert find(store, "dent") == world.plain


def test_a_part_means_the_event_of_the_first_level(world: World) -> None:
    bring(world.store, ics(Talk("z", "Loom Days dinner", "20270101T190000")), "x.ics")
    assert find(world.store, "Loom Days") == world.conference
    with pytest.raises(Ambiguous, match="“Loom D” fits 2"):
        find(world.store, "Loom D")


def test_the_conference_is_meant_where_a_session_has_its_name(store: Store) -> None:
    items = talks()
    conference = bring(store, ics(*items, Talk("z", "Loom Days", "20260316T160000"))).imported
    assert find(store, "Loom Days") == conference.event_id


def test_several_are_listed_with_number_and_time(world: World) -> None:
    with pytest.raises(Ambiguous) as caught:
        find(world.store, "part")
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("“part” fits 9")
    assert lines[1] == f"  {world.sessions[0]}  Looms, part 0, 2026-03-16 09:00"
    assert len(lines) == 10


def test_long_lists_are_cut(world: World) -> None:
    many = [Talk(f"m{n}", f"Many {n}", f"20270101T{n:02}0000") for n in range(15)]
    bring(world.store, ics(*many), "m.ics")
    with pytest.raises(Ambiguous, match="… and 3 more"):
        find(world.store, "Many")


def test_what_is_hidden_or_gone_is_meant_last(world: World) -> None:
    store = world.store
    bring(store, ics(*talks(8)))
    assert find(store, "part 8") == world.sessions[8]
    bring(store, ics(Talk("z", "Part 8 again", "20270101T190000")), "x.ics")
    assert find(store, "part 8") != world.sessions[8]
    store.write("Hide", hide_events, [world.plain])
    assert find(store, "Dentist") == world.plain


@pytest.mark.parametrize("wanted", ["", "  ", "nothing of that name", "9" * 40, "-1"])
def test_nothing_of_that_name_is_said(world: World, wanted: str) -> None:
    with pytest.raises(NotFound, match="No event is called"):
        find(world.store, wanted)
    with pytest.raises(NotFound, match="Nobody is called"):
        world.store.read(person_id, wanted)


def test_a_title_of_digits_is_a_title_where_no_number_fits(store: Store) -> None:
    bring(store, ics(Talk("z", "1984", "20260316T190000")))
    assert find(store, "1984") == find(store, "198") == 1


def test_a_person_is_meant_by_number_or_name(world: World) -> None:
    store = world.store
    assert store.read(person_id, str(world.ada)) == world.ada
    assert store.read(person_id, "adele") == world.adele
    assert store.read(person_id, "ADA LINDQVIST") == world.ada
    store.write("Add", add_contact, Person("Ada"), store.clock.now())
    assert store.read(person_id, "Ada") != world.ada
    with pytest.raises(Ambiguous, match="Ada Lindqvist, Loom Guild"):
        store.read(person_id, "Lind")
