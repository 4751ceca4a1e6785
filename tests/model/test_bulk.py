from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session
from store_world import store

from planner.model import Calendar, Event, EventKind, SourceKind
from planner.model.bulk import insert_rows
from planner.store import Store
from planner.times import TimeKind

__all__ = ["store"]

START = datetime(2026, 3, 16, 9, tzinfo=timezone(timedelta(hours=1)))


def row(number: int, **values: object) -> dict[str, object]:
    return {
        "calendar_id": 1,
        "kind": EventKind.SESSION,
        "key": f"k{number}",
        "recurrence_id": "",
        "uid": "",
        "title": f"Łódź {number}",
        "description": "",
        "location": "",
        "url": "",
        "status": "",
        "categories": ["looms", "dyes"] if number % 2 else [],
        "start_kind": TimeKind.ZONED,
        "start_wall": datetime(2026, 3, 16, 9),
        "start_zone": "Europe/Berlin",
        "end_zone": "",
        "start_at": START,
        "end_at": START + timedelta(minutes=number),
        "content_hash": "",
        "gone": False,
        **values,
    }


def fill(session: Session, rows: list[dict[str, object]]) -> None:
    if session.get(Calendar, 1) is None:
        session.add(Calendar(name="Bulk", kind=SourceKind.FILE))
    values = [tuple(row.values()) for row in rows]
    insert_rows(session, Event, tuple(rows[0]) if rows else (), values)


def read(session: Session) -> list[Event]:
    return list(session.scalars(select(Event).order_by(Event.id)))


def test_rows_come_back_as_they_were_given(store: Store) -> None:
    store.write("Fill", fill, [row(n) for n in range(3)])
    events = store.read(read)
    assert [event.title for event in events] == ["Łódź 0", "Łódź 1", "Łódź 2"]
    assert [event.categories for event in events] == [[], ["looms", "dyes"], []]
    assert {event.start_at for event in events} == {START.astimezone(UTC)}
    assert events[2].end_at - events[2].start_at == timedelta(minutes=2)
    assert (events[0].kind, events[0].start_kind) == (EventKind.SESSION, TimeKind.ZONED)


def test_they_are_one_step_to_undo_like_any_other(store: Store) -> None:
    store.write("Fill", fill, [row(n) for n in range(3)])
    store.undo()
    assert store.read(read) == []
    store.redo()
    assert len(store.read(read)) == 3


def test_nothing_is_inserted_for_nothing(store: Store) -> None:
    store.write("Fill", fill, [])
    assert store.read(read) == []


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (row(1, start_at=datetime(2026, 3, 16)), (StatementError, ValueError)),
        (row(1, kind="party"), (StatementError, LookupError)),
        (row(0), IntegrityError),
    ],
)
def test_what_a_column_refuses_is_refused_and_nothing_stays(
    store: Store, bad: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        store.write("Fill", fill, [row(0), bad])
    assert store.read(read) == []
