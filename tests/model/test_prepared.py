"""Statements that are put together once are asked with other values each time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.model import Address, AddressKind, Contact
from planner.model.prepared import ask, listed, packed
from planner.store import Store

_ADDRESS = select(Address.kind, Address.value).where(
    Address.contact_id == bindparam("person", type_=Integer)
)
_SOME = select(Contact.name).where(Contact.name.in_(listed("names"))).order_by(Contact.name)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def add(store: Store, name: str, mail: str) -> int:
    return store.write("Add", add_contact, Person(name, emails=(mail,)), store.clock.now())


def test_the_same_statement_answers_for_each_value(store: Store) -> None:
    for name in ("Ada", "Grace"):
        person = add(store, name, f"{name}@example.org")

        def read(session: Session, person: int = person) -> tuple[AddressKind, str]:
            return tuple(ask(session, _ADDRESS, person=person).one())

        # In the words of the model, not in those of the file.
        assert store.read(read) == (AddressKind.EMAIL, f"{name}@example.org")


def test_however_many_values_are_one_parameter(store: Store) -> None:
    names = [f"Person {number:05}" for number in range(2_000)]
    for name in (*names[:3], 'said "so"', "Zoë"):
        add(store, name, "")

    def found(wanted: list[str]) -> list[str]:
        def read(session: Session) -> list[str]:
            return list(ask(session, _SOME, names=packed(wanted)).scalars())

        return store.read(read)

    assert found(names) == names[:3]
    assert found([]) == []
    assert found(['said "so"', "Zoë"]) == ["Zoë", 'said "so"']
