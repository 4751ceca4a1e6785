"""Who wants what another offers, by the words they have in common."""

from planner.commands.encounters import log_lines
from planner.commands.people import Person, add_contact, edit_profile
from planner.flows.giving import take_pairs
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_ups import follow_up_rows
from planner.queries.introductions import introduction_pairs, shelf_of
from planner.store import Store


def met(store: Store, *lines: str) -> None:
    parsed = parse_lines("\n".join(lines), today=store.clock.today())
    store.write("Log", log_lines, None, parsed, store.clock.now(), "Europe/Lisbon")


def found(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    pairs = store.read(introduction_pairs)
    return [(pair.wanting, pair.offering, pair.words) for pair in pairs]


def test_a_wish_meets_an_offer_by_its_words(store: Store) -> None:
    met(store, "Ada ?a reviewer for a grant", "Bea =reviewing drafts", "Cy =a spare room")
    assert found(store) == [("Ada", "Bea", ("reviewer",))]


def test_words_that_say_nothing_match_nobody(store: Store) -> None:
    met(store, "Ada ?somebody who can help with work", "Bea =help with some other work")
    assert found(store) == []


def test_titles_tags_and_the_own_shelf_offer_too(store: Store) -> None:
    now = store.clock.now()
    store.write("Add", add_contact, Person("Dee", title="Harbour pilot", tags=("weaving",)), now)
    store.write("Shelf", edit_profile, offers="weaving lessons\n\na look at a grant")
    met(store, "Ada ?weaving", "Bo ?a pilot", "Cy ?advice on a grant")
    assert set(found(store)) == {
        ("Ada", "Dee", ("weaving",)),
        ("Ada", "", ("weaving",)),
        ("Bo", "Dee", ("pilot",)),
        ("Cy", "", ("grant",)),
    }
    assert store.read(shelf_of) == ["weaving lessons", "a look at a grant"]


def test_other_scripts_match_too(store: Store) -> None:
    met(store, "Борислав ?переводчик", "Олена =переводчик с болгарского")
    assert found(store) == [("Борислав", "Олена", ("переводчик",))]


def test_a_word_of_too_many_says_nothing(store: Store) -> None:
    met(store, "Ada ?python", *(f"P{n} Q =python" for n in range(7)))
    assert found(store) == []


def test_taken_it_becomes_an_introduction_and_is_asked_no_more(store: Store) -> None:
    met(store, "Ada ?a reviewer", "Bea =reviewing drafts")
    pairs, now = store.read(introduction_pairs), store.clock.now()
    store.write("Introduce", take_pairs, pairs, now, "Europe/Lisbon")
    rows = [r for r in store.read(follow_up_rows, now) if r.kind is FollowUpKind.INTRODUCTION]
    assert [(row.person, row.text, row.status) for row in rows] == [
        ("Ada", "wants a reviewer; offers reviewing drafts", FollowUpStatus.OPEN)
    ]
    assert found(store) == []
    store.undo()
    assert len(found(store)) == 1


def test_not_these_two_is_remembered_and_bothers_nobody(store: Store) -> None:
    store.write("Shelf", edit_profile, offers="reviewing drafts")
    met(store, "Ada ?a reviewer", "Bea =reviewing papers")
    pairs, now = store.read(introduction_pairs), store.clock.now()
    assert len(pairs) == 2
    store.write("Drop", take_pairs, pairs, now, "Europe/Lisbon", wanted=False)
    assert found(store) == []
    kinds = {row.kind for row in store.read(follow_up_rows, now, only_pending=True)}
    assert not kinds & {FollowUpKind.INTRODUCTION, FollowUpKind.GIVE}
