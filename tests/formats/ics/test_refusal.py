from collections import Counter

import pytest

from planner.errors import BadInput
from planner.formats.ics.refusal import nothing_left, refuse_unless_calendar


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"RIFF\0\0\0\0WEBP", "picture"),
        (b"\x1f\x8b\x08", "another program"),
        (b"<html><body>Hello</body></html>", "web page"),
        (b"\n\n<!doctype  HTML>", "web page"),
        (b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", "import it as people?"),
        (b"name;mail\nAda;ada@example.org\n", "no calendar"),
    ],
)
def test_what_is_no_calendar_is_called_by_its_name(data, said):
    with pytest.raises(BadInput, match=said.replace("?", r"\?")):
        refuse_unless_calendar(data)


def test_a_calendar_inside_something_else_is_one():
    refuse_unless_calendar(b"<html><pre>BEGIN : vcalendar\n")
    refuse_unless_calendar("BEGIN:VCALENDAR".encode("utf-16"))


def test_a_calendar_with_nothing_of_use():
    assert "only to-dos" in str(nothing_left(Counter(VTODO=2), 0, ""))
    assert "busy" in str(nothing_left(Counter(VFREEBUSY=1), 0, ""))
    assert "no events" in str(nothing_left(Counter(), 0, ""))
    assert "None of the 3 events" in str(nothing_left(Counter(), 3, "it has no start"))
    assert "it has no start" in str(nothing_left(Counter(), 1, "it has no start"))
