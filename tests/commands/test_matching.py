from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.commands.matching import NO_SHAPE, Shape, alike, match, share


def shape(title: str, hour: int = 9, place: str = "", minutes: int = 45) -> Shape:
    start = datetime(2026, 3, 16, hour, tzinfo=UTC)
    return Shape(title, start, start + timedelta(minutes=minutes), start.date(), place)


def test_the_slot_comes_first_then_the_day() -> None:
    stored = {
        2: shape("two", 10, "x"),
        3: shape("three", 11, "x"),
        4: shape("four", 12, "x"),
        5: shape("two", 15, "x"),
    }
    read = {
        0: shape("four", 18, "y"),
        1: shape("two", 10, "x"),
        3: shape("five", 13, "x"),
    }
    assert match(stored, read) == {1: 2, 0: 4}


def test_what_two_could_be_nobody_is() -> None:
    stored = {1: shape("break", 9), 2: shape("break", 10)}
    assert match(stored, {0: shape("break", 11)}) == {}
    assert match({1: shape("break", 9)}, {0: shape("break", 11), 1: shape("break", 12)}) == {}


def test_entries_without_a_title_are_known_by_their_key_alone() -> None:
    assert match({1: NO_SHAPE}, {0: NO_SHAPE}) == {}
    assert alike({1: shape("", 9)}, {0: shape("", 9)}) == {}


def test_what_has_no_title_is_known_by_its_room_and_time() -> None:
    stored = {1: shape("", 9, "attic"), 2: shape("", 10, "attic"), 3: shape("", 11)}
    read = {0: shape("", 10, "attic"), 1: shape("", 12, "attic"), 2: shape("", 11)}
    assert match(stored, read) == {0: 2}


def test_alike_titles_at_overlapping_times_are_proposed() -> None:
    stored = {
        1: shape("looms for everyone", 9),
        2: shape("the mill", 10),
        3: shape("weaving by hand", 11),
    }
    read = {
        0: shape("looms for everybody", 9),
        1: shape("mills and how they were built", 10),
        2: shape("weaving by hand, part one", 14),
    }
    assert alike(stored, read) == {0: 1}
    moved = {0: shape("looms for everybody", 8, minutes=90)}
    assert alike(stored, moved) == {0: 1}


def test_a_title_that_got_a_subtitle_is_alike() -> None:
    stored = {1: shape("keynote", 9), 2: shape("introduction to looms", 10)}
    read = {
        0: shape("keynote: weaving for a living", 9),
        1: shape("introduction to spinning and dyeing for beginners", 10),
    }
    assert alike(stored, read) == {0: 1}


def test_nobody_is_proposed_where_two_are_as_alike() -> None:
    stored = {1: shape("looms for all 1", 9), 2: shape("looms for all 2", 9)}
    assert alike(stored, {0: shape("looms for all 3", 9)}) == {}
    assert alike({1: stored[1]}, {0: shape("looms for all 3"), 1: shape("looms for all 4")}) == {}


def test_the_better_of_two_alike_titles_is_proposed() -> None:
    stored = {1: shape("looms for everyone", 9), 2: shape("looms for nobody", 9)}
    assert alike(stored, {0: shape("looms for every one", 9)}) == {0: 1}


def test_the_share_is_of_the_larger_side() -> None:
    many = [(f"k{n}",) for n in range(9)]
    assert share(many, many[:3]) == 3 / 9
    assert share(many[:3], many) == 3 / 9
    assert share(many, many[:3], of_read=True) == 1
    assert share([("k1", "t1"), *many[:8]], [("other", "t1")]) == 1 / 9
    assert share([], many) == 0


titles = st.sampled_from(["one", "two", "break", "breaks"])
shapes = st.lists(st.builds(shape, titles, st.integers(8, 11)), max_size=8)


@given(shapes, shapes)
def test_nothing_is_matched_twice_and_only_by_its_title(
    stored: list[Shape], read: list[Shape]
) -> None:
    known, asked = dict(enumerate(stored, start=1)), dict(enumerate(read))
    pairs = match(known, asked)
    assert len(set(pairs.values())) == len(pairs)
    assert all(known[id_].title == asked[index].title for index, id_ in pairs.items())
    proposed = alike(known, asked)
    assert len(set(proposed.values())) == len(proposed)
