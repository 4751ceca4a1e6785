from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from planner.commands.matching import Shape, match, share


def shape(key: str, title: str = "", hour: int = 9, place: str = "", recurrence: str = "") -> Shape:
    start = datetime(2026, 3, 16, hour, tzinfo=UTC)
    return Shape(key, recurrence, title or key, start, start.date(), place)


def test_the_key_comes_first_then_the_slot_then_the_day() -> None:
    stored = {
        1: shape("a", "One", 9, "x"),
        2: shape("b", "Two", 10, "x"),
        3: shape("c", "Three", 11, "x"),
        4: shape("d", "Four", 12, "x"),
    }
    read = [
        shape("new4", "Four", 18, "y"),
        shape("new2", "Two", 10, "x"),
        shape("a", "Renamed", 23, "y"),
        shape("new5", "Five", 13, "x"),
    ]
    assert match(stored, read) == {2: 1, 1: 2, 0: 4}


def test_what_two_could_be_nobody_is() -> None:
    stored = {1: shape("a", "Break", 9), 2: shape("b", "Break", 10)}
    assert match(stored, [shape("c", "Break", 11)]) == {}
    assert (
        match({1: shape("a", "Break", 9)}, [shape("c", "Break", 11), shape("d", "Break", 12)]) == {}
    )


def test_an_occurrence_is_not_its_series() -> None:
    stored = {1: shape("a"), 2: shape("a", recurrence="20260316")}
    assert match(stored, [shape("a", recurrence="20260316"), shape("a")]) == {0: 2, 1: 1}


def test_entries_without_a_title_are_known_by_their_key_alone() -> None:
    bare = Shape("a", "", "", None, None, "")
    assert match({1: bare}, [Shape("b", "", "", None, None, "")]) == {}
    assert match({1: bare}, [bare]) == {0: 1}


def test_the_share_is_of_the_larger_side() -> None:
    many = [shape(f"k{n}", f"T{n}") for n in range(9)]
    assert share(many, many[:3]) == 3 / 9
    assert share(many[:3], many) == 3 / 9
    assert share(many, many[:3], of_read=True) == 1
    assert share(many, [shape("other", "T1")]) == 1 / 9
    assert share([], many) == 0


titles = st.sampled_from(["One", "Two", "Break"])
shapes = st.lists(
    st.builds(shape, st.text("abc", min_size=1, max_size=2), titles, st.integers(8, 11)),
    max_size=8,
    unique_by=lambda one: one.key,
)


@given(shapes, shapes)
def test_nothing_is_matched_twice_and_every_key_is(stored: list[Shape], read: list[Shape]) -> None:
    known = dict(enumerate(stored, start=1))
    pairs = match(known, read)
    assert len(set(pairs.values())) == len(pairs)
    keys = {one.key: id_ for id_, one in known.items()}
    for index, one in enumerate(read):
        if one.key in keys:
            assert pairs[index] == keys[one.key]
        elif index in pairs:
            assert known[pairs[index]].title == one.title
