"""A store in the test's own folder, and small commands and queries to send through its doors."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from store_world import filled, world  # noqa: F401

from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.model import Contact
from planner.store import Store

NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "planner.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(path, clock)
    yield store
    store.close()


@pytest.fixture
def add() -> Callable[[Store, str], int]:
    def added(store: Store, name: str) -> int:
        return store.write(f"Add {name}", add_contact, Person(name), NOW)

    return added


@pytest.fixture
def names() -> Callable[[Store], list[str]]:
    def read(store: Store) -> list[str]:
        return store.read(_names)

    return read


@pytest.fixture
def digest() -> Callable[[Path], str]:
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()


def _names(session: Session) -> list[str]:
    return list(session.scalars(select(Contact.name).order_by(Contact.id)))
