import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.ics import decoding
from planner.formats.ics.decoding import read_lines


def test_a_fold_may_cut_a_character_in_two(read):
    assert read("fold-cuts-a-character").entries[0].title == "Café 大学 terrace"


def test_latin1_is_read_and_told_of(read):
    calendar = read("latin1")
    assert calendar.entries[0].title == "Begrüßung - Müller"
    assert calendar.entries[0].location == "Große Halle"
    assert ["Windows-1252" in problem.message for problem in calendar.problems] == [True]


def test_one_broken_letter_leaves_the_others_whole(read):
    calendar = read("utf8-with-a-broken-letter")
    assert calendar.entries[0].title == "Żółw, œuvre, naïve, Ångström \ufffd"
    assert ["damaged" in problem.message for problem in calendar.problems] == [True]


@pytest.mark.parametrize(
    ("name", "remarks"), [("utf16-with-mark", 0), ("utf16-without-mark", 1), ("utf8-mark", 0)]
)
def test_wide_encodings_are_read(read, name, remarks):
    calendar = read(name)
    assert calendar.entries[0].title in ("北京 talks", "Weaving patterns")
    assert len(calendar.problems) == remarks


def numbered(data):
    lines = read_lines(data)
    return lines.numbered(lines.folded, 1)


def test_lines_know_where_they_began():
    assert numbered(b"A:1\r\n folded\r\n\tagain\r\nB:2\r\n\r\nC:3") == [
        (1, "A:1foldedagain"),
        (4, "B:2"),
        (5, ""),
        (6, "C:3"),
    ]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_every_kind_of_line_end_is_one(end):
    texts = [text for _number, text in numbered(end.join([b"A:1", b"B:2", b" x"]))]
    assert texts == ["A:1", "B:2x"]


def test_mixed_line_ends_are_one():
    texts = [text for _number, text in numbered(b"A:1\r\nB:2\rC:3\nD:4\r\r\n x")]
    assert texts == ["A:1", "B:2", "C:3", "D:4x"]


@given(st.lists(st.sampled_from([b"\r", b"\n", b" ", b"\t", b"\0", b"BEGIN:", b"ab"]), max_size=40))
def test_in_whatever_pieces_it_is_taken_a_file_is_the_same(parts):
    data = b"".join(parts)
    whole = read_lines(data).folded
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_STEP", 3)
        assert read_lines(data).folded == whole
