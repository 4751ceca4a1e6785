from datetime import date
from typing import Any

import pytest
from store_world import Talk, bring, ics

from planner.queries.agenda import AgendaRow, clashes, day_rows, touches
from planner.queries.events import EventRow, event_rows
from planner.store import Store

DAY = date(2026, 3, 16)


def events(store: Store, *items: Talk, **more: Any) -> list[EventRow]:
    bring(store, ics(*items, **more))
    return store.read(event_rows)


def talk(title: str, start: str, minutes: int, room: str = "Hall 1") -> Talk:
    return Talk(title, title, f"202603{start}00", minutes, room)


def told(rows: list[AgendaRow]) -> list[tuple[str, int, int]]:
    return [(row.event.title if row.event else "free", row.minutes, row.overlap) for row in rows]


def test_gaps_stand_between_what_runs(store: Store) -> None:
    found = events(
        store, talk("a", "16T0900", 30), talk("b", "16T0930", 30), talk("c", "16T1110", 20)
    )
    assert told(day_rows(found, DAY)) == [("a", 30, 0), ("b", 30, 0), ("free", 70, 0), ("c", 20, 0)]


def test_overlaps_share_a_number(store: Store) -> None:
    found = events(
        store,
        talk("a", "16T0900", 60),
        talk("b", "16T0930", 60),
        talk("c", "16T1015", 30),
        talk("d", "16T1100", 30),
        talk("e", "16T1110", 5),
        talk("f", "16T1400", 30),
    )
    assert told(day_rows(found, DAY)) == [
        ("a", 60, 1),
        ("b", 60, 1),
        ("c", 30, 1),
        ("free", 15, 0),
        ("d", 30, 2),
        ("e", 5, 2),
        ("free", 150, 0),
        ("f", 30, 0),
    ]


def test_a_long_one_hides_the_gaps_below_it(store: Store) -> None:
    found = events(
        store, talk("fair", "16T0900", 480), talk("a", "16T1000", 30), talk("b", "16T1200", 30)
    )
    assert told(day_rows(found, DAY)) == [("fair", 480, 1), ("a", 30, 1), ("b", 30, 1)]


def test_a_change_of_room_is_marked(store: Store) -> None:
    found = events(
        store,
        talk("a", "16T0900", 30),
        talk("b", "16T1000", 30, "Hall 2"),
        talk("c", "16T1100", 30, ""),
        talk("d", "16T1200", 30, "Hall 2"),
    )
    moved = [row.moved for row in day_rows(found, DAY) if row.event]
    assert moved == [False, True, False, False]


def test_what_lasts_over_midnight_is_on_both_days(store: Store) -> None:
    found = events(store, talk("party", "16T2200", 240), talk("late", "16T2300", 60))
    assert [row.title for row in found if touches(row, date(2026, 3, 17))] == ["party"]
    assert [row.title for row in found if touches(row, DAY)] == ["party", "late"]


def test_all_day_comes_first_and_makes_no_gap(store: Store) -> None:
    data = ics(talk("a", "16T0900", 30)).replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:d\r\nDTSTART;VALUE=DATE:20260316\r\nDTEND;VALUE=DATE:20260318\r\n"
        b"SUMMARY:Fair\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    bring(store, data)
    found = store.read(event_rows)
    assert told(day_rows(found, DAY)) == [("Fair", 2880, 0), ("a", 30, 0)]
    assert told(day_rows(found, date(2026, 3, 17))) == [("Fair", 2880, 0)]
    assert day_rows(found, date(2026, 3, 18)) == []
    assert not clashes(found[0], found[1])


@pytest.mark.parametrize(
    ("start", "minutes", "clash"),
    [("0830", 30, False), ("0830", 31, True), ("0910", 5, True), ("0930", 30, False)],
)
def test_a_clash_is_a_moment_in_common(store: Store, start: str, minutes: int, clash: bool) -> None:
    one, other = events(store, talk("a", "16T0900", 30), talk("b", f"16T{start}", minutes))
    assert clashes(one, other) is clashes(other, one) is clash
