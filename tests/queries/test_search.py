"""Searching the invented world: what is found by which words, in which line, and where it leads."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from search_state import tended
from sqlalchemy.orm import Session
from store_world import World

from planner.commands.people import Person, add_contact, edit_contact
from planner.model import Contact, Event
from planner.model.searched import Kind
from planner.queries.search import MOST, Group, Hit, search
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)
Add = Callable[..., int]


@pytest.fixture
def add(store: Store) -> Add:
    def added(name: str, **more: object) -> int:
        person = Person(name, **more)  # type: ignore[arg-type]
        return store.write(f"Add {name}", add_contact, person, NOW)

    return added


def hits(store: Store, typed: str) -> list[Hit]:
    return list(tended(store).read(search, typed).hits)


def people(store: Store, typed: str) -> list[str]:
    return [hit.title for hit in hits(store, typed) if hit.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lukasz", "Łukasz Wierzbiński"),
        ("ŁUKASZ wierzb", "Łukasz Wierzbiński"),
        ("wierzbinski lukasz", "Łukasz Wierzbiński"),
        ("soren", "Søren Kjær"),
        ("kjaer", "Søren Kjær"),
        ("zoe", "Zoë Müller-Straß"),
        ("muller strass", "Zoë Müller-Straß"),
        ("strass", "Zoë Müller-Straß"),
        ("大学", "李小明"),
        ("京大", "李小明"),
        ("李", "李小明"),
        ("마리", "김 마리아"),
        ("o'br", "Brian O'Brien"),
        ("ada@loom", "Ada"),
        ('"ada', "Ada"),
    ],
)
def test_who_is_meant_is_found(store: Store, add: Add, typed: str, name: str) -> None:
    for one in ("Łukasz Wierzbiński", "Søren Kjær", "Zoë Müller-Straß", "Brian O'Brien"):
        add(one)
    add("李小明", organisation="北京大学")
    add("김 마리아")
    add("Ada", emails=("ada@looms.example",))
    assert people(store, typed) == [name]


@pytest.mark.parametrize("typed", ["", "  ", "*", '"', "AND", "name:", "ada NOT ada", "NEAR(a b"])
def test_no_line_upsets_the_index(store: Store, add: Add, typed: str) -> None:
    add("Ada Lovelace")
    assert hits(store, typed) == []


def test_who_is_named_so_comes_before_who_is_told_about(store: Store, add: Add) -> None:
    for number in range(60):
        add(f"Somebody {number}", note="asked for Zuse")
    add("Konrad Zuse")
    found = store.read(search, "zuse")
    assert found.hits[0].title == "Konrad Zuse"
    assert len(found.hits) == MOST
    assert found.more == {Group.PEOPLE}
    assert found.hits[1].line == "asked for Zuse"


def test_the_line_is_the_one_that_holds_what_the_name_lacks(store: Store, add: Add) -> None:
    note = "Met at lunch.\nKnows the weavers of " + "far " * 60 + "Wrocław, every one of them"
    ada = add("Ada Lovelace", organisation="Analytical Engines", note=note)
    (hit,) = hits(store, "ada wroclaw")
    assert hit.line.startswith("… far")
    assert "Wrocław" in hit.line
    assert len(hit.line) < 170
    assert hits(store, "ada")[0].line == "Analytical Engines"
    store.write("Edit", edit_contact, ada, note="")
    assert hits(store, "ada wroclaw") == []


def test_everything_in_the_world_is_found_and_says_where_it_is(world: World) -> None:
    store = world.store
    kinds = {hit.kind for letter in "abcdefghijklmnoprstw" for hit in hits(store, letter)}
    assert kinds == set(Kind)
    for letter in "abcdefgst":
        for hit in hits(store, letter):
            if hit.kind in (Kind.EVENT, Kind.LISTED, Kind.TARGET):
                assert store.read(_is_top, hit.event_id)
            if hit.group is Group.SESSIONS:
                assert hit.where
                assert hit.day


def test_the_user_is_not_among_the_people_found(world: World) -> None:
    me = world.store.read(_my_name)
    assert me not in people(world.store, me)


def _my_name(session: Session) -> str:
    return session.query(Contact.name).filter(Contact.is_me).scalar()


def _is_top(session: Session, event_id: int) -> bool:
    event = session.get(Event, event_id)
    return event is not None and event.parent_id is None
