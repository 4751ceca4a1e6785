"""How sessions are laid out on the board of a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from planner.commands import events
from planner.gui.pages.schedule_rows import SessionRow, session_rows
from planner.gui.pages.timeline_board import Board, lay_out
from planner.gui.pages.timeline_split import Split
from planner.queries.events import event_rows
from planner.store import Store
from planner.times import Moment, TimeKind

DAY = date(2026, 5, 4)
Make = Callable[..., SessionRow]


@pytest.fixture
def make(store: Store) -> Make:
    """Return a maker of rows at a time of DAY, each another event with that title and room."""
    seed = store.write(
        "Add",
        events.add_event,
        title="Seed",
        start=Moment.zoned(datetime(2026, 5, 4, 9), "UTC"),
        end=Moment.zoned(datetime(2026, 5, 4, 10), "UTC"),
        zone="UTC",
        my_zone="UTC",
    )
    found = next(row for row in store.read(event_rows) if row.id == seed)

    def made(
        title: str,
        begin: str,
        minutes: int = 60,
        room: str = "",
        tracks: tuple[str, ...] = (),
        whole_day: bool = False,
    ) -> SessionRow:
        start = datetime.fromisoformat(f"{DAY}T{begin}").replace(tzinfo=found.local_start.tzinfo)
        kind = TimeKind.DATE if whole_day else found.start.kind
        event = replace(
            found,
            id=hash((title, begin)),
            title=title,
            location=room,
            categories=tracks,
            start=replace(found.start, kind=kind),
            local_start=start,
            local_end=start + timedelta(minutes=minutes),
        )
        return session_rows([event], {})[0]

    return made


def place(board: Board, at: int) -> tuple[str, int, int]:
    """Return the heading of the column a row is in, its lane, and how many share the width."""
    block = next(block for block in board.blocks if block.at == at)
    return board.columns[block.column], block.lane, block.lanes


def test_rooms_stand_side_by_side_in_their_natural_order(make: Make) -> None:
    rows = [make("a", "09:00", room=room) for room in ("Room 10", "Aula", "Room 2", "")]
    assert lay_out(rows, Split.ROOM, [DAY]).columns == ("Aula", "Room 2", "Room 10", "No room")


def test_tracks_may_stand_side_by_side_instead(make: Make) -> None:
    rows = [make("a", "09:00", tracks=("Web", "Art")), make("b", "09:00")]
    board = lay_out(rows, Split.TRACK, [DAY])
    assert [place(board, at)[0] for at in (0, 1)] == ["Web", "No track"]


def test_what_overlaps_in_a_room_shares_its_width(make: Make) -> None:
    rows = [
        make("long", "09:00", 120, "A"),
        make("first", "09:00", 60, "A"),
        make("then", "10:00", 60, "A"),
        make("alone", "11:00", 60, "A"),
    ]
    board = lay_out(rows, Split.ROOM, [DAY])
    assert [place(board, at) for at in range(4)] == [
        ("A", 0, 2), ("A", 1, 2), ("A", 1, 2), ("A", 0, 1),
    ]  # fmt: skip
    assert board.lanes == (2,)


def test_one_too_short_to_be_read_takes_room_beside_the_next(make: Make) -> None:
    rows = [make("five", "09:00", 5, "A"), make("minutes", "09:05", 5, "A")]
    assert lay_out(rows, Split.ROOM, [DAY], 1).lanes == (1,)
    assert lay_out(rows, Split.ROOM, [DAY], 8).lanes == (2,)


def test_whole_hours_around_the_day_are_shown(make: Make) -> None:
    board = lay_out([make("a", "09:20", 30), make("b", "17:30", 45)], Split.ROOM, [DAY])
    assert (board.first, board.last) == (9 * 60, 19 * 60)


def test_a_party_into_the_night_belongs_to_its_evening(make: Make) -> None:
    rows = [make("party", "22:00", 240), replace_day(make("talk", "09:00"), 1)]
    evening = lay_out(rows, Split.ROOM, [DAY])
    assert evening.last == 26 * 60
    assert [block.at for block in evening.blocks] == [0]
    morning = lay_out(rows, Split.ROOM, [DAY + timedelta(days=1)])
    assert [block.at for block in morning.blocks] == [1]
    assert morning.first == 9 * 60, "the night is not shown for it"


def test_what_lasts_all_day_is_stacked_above(make: Make) -> None:
    rows = [
        make("expo", "00:00", 24 * 60, "A", whole_day=True),
        make("more", "00:00", 24 * 60, "A", whole_day=True),
        make("talk", "09:00", 60, "A"),
    ]
    board = lay_out(rows, Split.ROOM, [DAY])
    assert board.whole_day_lanes == 2
    assert board.first == 9 * 60


def test_a_gap_lies_across_all_rooms_and_in_the_column_of_its_day(make: Make) -> None:
    talk = make("talk", "09:00", 60, "A")
    gap = replace(talk, id="gap", event=None, start=talk.end, end=talk.end + timedelta(hours=1))
    last = make("end", "11:00", 60, "B")
    across = next(b for b in lay_out([talk, gap, last], Split.ROOM, [DAY]).blocks if b.at == 1)
    assert (across.column, across.begin, across.end) == (-1, 600, 660)
    days = [DAY, DAY + timedelta(days=1)]
    of_day = next(b for b in lay_out([talk, gap, last], Split.DAY, days).blocks if b.at == 1)
    assert of_day.column == 0


def replace_day(row: SessionRow, days: int) -> SessionRow:
    """Return the row so many days later."""
    later = timedelta(days=days)
    return replace(
        row,
        start=row.start + later,
        end=row.end + later,
        first=row.first + later,
        last=row.last + later,
    )
