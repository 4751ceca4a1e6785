from planner.formats.ics.decoding import read_lines
from planner.formats.ics.envelope import cut
from planner.formats.ics.remarks import Remarks


def remarks(data: bytes = b"BEGIN:VCALENDAR\nEND:VCALENDAR") -> Remarks:
    lines = read_lines(data)
    return Remarks(lines, cut(lines))


def test_remarks_come_in_the_order_of_the_file() -> None:
    told = remarks()
    told.tell(7, "later")
    told.about("1@example.org", "Looms")
    told.tell(3, "sooner")
    assert [(one.line, one.uid, one.summary, one.message) for one in told.problems()] == [
        (3, "1@example.org", "Looms", "sooner"),
        (7, "", "", "later"),
    ]


def test_what_is_too_much_to_read_is_counted() -> None:
    told = remarks()
    for number in range(1003):
        told.tell(number, "x")
    *_others, last = told.problems()
    assert "3 more remarks" in last.message
    assert len(told.problems()) == 1001


def test_what_was_found_while_the_file_was_cut_comes_first() -> None:
    (one,) = remarks(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n").problems()
    assert "cut off" in one.message
