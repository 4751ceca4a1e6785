from datetime import UTC, datetime

from store_world import World

from planner.commands.people import Person, add_contact
from planner.flows.farewell import alike_words, before_forgetting, forget, gone_words
from planner.queries.people import contact_rows

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def test_what_would_go_is_listed_and_nothing_is_changed(world: World) -> None:
    before = world.store.path.read_bytes()
    farewell = before_forgetting(world.store, world.ada)
    assert gone_words(farewell.gone) == (
        "the card, with addresses, roles, tags, note and photo",
        "1 conversation",
        "3 promises, messages and other follow-ups",
        "1 plan to meet them",
        "1 line of a printed sheet, as remembered here",
    )
    assert world.store.path.read_bytes() == before
    assert world.store.undo_label is not None


def test_only_the_backups_that_hold_the_person_are_named(world: World) -> None:
    store = world.store
    first = store.backup()
    late = store.write("Add", add_contact, Person("Late Comer", emails=("late@x.example",)), NOW)
    second = store.backup()
    assert before_forgetting(store, late).backups == (second.path,)
    assert set(before_forgetting(store, world.ada).backups) == {first.path, second.path}
    for described in second.path.parent.glob("*.json"):
        described.unlink()
    assert store.backups() == []
    left = forget(store, late)
    assert (left.gone.name, left.backups) == ("Late Comer", (second.path,))
    assert late not in {row.id for row in store.read(contact_rows)}
    assert b"late@x.example" not in store.path.read_bytes()


def test_a_second_card_that_may_be_the_same_person_is_pointed_out(world: World) -> None:
    store = world.store
    twin = Person("Lindqvist, Ada", organisation="Loom Guild", emails=("ada.l@example.org",))
    store.write("Add", add_contact, twin, NOW)
    farewell = before_forgetting(store, world.ada)
    assert farewell.alike == ("Lindqvist, Ada",)
    assert "stays: Lindqvist, Ada." in alike_words(farewell.alike)
    assert alike_words(()) == ""
