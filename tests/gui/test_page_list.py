"""Tests of planner.gui.page_list."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.util import LRUCache

from planner.gui.jobs import Jobs
from planner.gui.page_list import ask_ahead, load_all, page_specs
from planner.gui.page_stack import PageStack
from planner.store import Store


@pytest.fixture
def composed(store: Store) -> Iterator[list[str]]:
    """Return a list of the statements that the thread of the window had to put together."""
    statements: list[str] = []
    # Stores of all tests share what is put together; here nothing may be by others.
    store._engine._compiled_cache = LRUCache(1000)

    def note(
        _connection: object, _cursor: object, statement: str, _values: object, context: Any, _: bool
    ) -> None:
        here = threading.current_thread() is threading.main_thread()
        if here and context.compiled is not None and context.cache_hit is CacheStats.CACHE_MISS:
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def test_what_a_page_asks_first_was_put_together_before(
    qtbot: QtBot, store: Store, jobs: Jobs, conference: int, composed: list[str]
) -> None:
    ask_ahead(store)
    assert load_all(store)
    assert composed, "that is what asking ahead is for"
    composed.clear()
    pages = PageStack(store, jobs, page_specs())
    qtbot.addWidget(pages)
    pages.show_event(conference)
    pages.show()
    for name in ("plan", "log", "follow-ups", "review"):
        pages.show_page(name)
        assert composed == [], name


def test_without_an_event_not_everything_can_be_asked(store: Store) -> None:
    assert not load_all(store)
