"""What is known by its content alone: standard input, the clipboard, a dropped PDF."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.errors import BadInput
from planner.flows.reading import read_clipboard, read_data, read_path

TODAY = date(2026, 3, 18)
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Los\r\nEND:VCARD\r\n"


def names(data: bytes, name: str = "-", **more: bool) -> list[str]:
    (brought,) = read_data(data, name, TODAY, **more)
    assert brought.people is not None
    return [person.name for person in brought.people.people]


@pytest.mark.parametrize(
    "data",
    [
        CARD,
        b"\xef\xbb\xbf" + CARD,
        b"Name,E-mail\nAda Los,ada@example.org\n",
        "Vorname;Nachname;Firma\nAda;Los;Weberei Fluß\n".encode("cp1252"),
        "First name\tLast name\nAda\tLos\n".encode("utf-16"),
        b"Ada Los <ada@example.org>\n",
    ],
)
def test_people_come_through_standard_input(data: bytes) -> None:
    assert names(data) == ["Ada Los"]


@pytest.mark.parametrize(
    "data",
    [
        b"Dear all,\nthe fair is on Monday.\nWrite to info@example.org\n",
        b"<html><body>Name, mail ada@example.org</body></html>",
        b'{"name": "Ada", "email": "ada@example.org"}',
        b"%PDF-1.7 x",
        b"\x00\x01\x02",
    ],
)
def test_what_is_no_list_of_people_is_no_people(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_data(data, "-", TODAY)


def test_a_list_saved_as_text_is_read_line_by_line() -> None:
    assert names(b"Ada Los, CTO, Guild\nBob Ray <bob@example.org>\n", "list.txt") == [
        "Ada Los",
        "Bob Ray",
    ]


def test_the_clipboard_holds_cards_a_calendar_or_a_list() -> None:
    (card,) = read_clipboard(CARD.decode(), TODAY)
    assert card.people is not None
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260320T090000Z\nSUMMARY:Loom\n"
    (calendar,) = read_clipboard(text + "END:VEVENT\nEND:VCALENDAR\n", TODAY)
    assert calendar.calendar is not None
    (people,) = read_clipboard("Ada Los <ada@example.org>, Bob Ray <bob@example.org>", TODAY)
    assert people.people is not None
    assert [person.name for person in people.people.people] == ["Ada Los", "Bob Ray"]
    with pytest.raises(BadInput):
        read_clipboard(" \n", TODAY)


def test_a_pdf_is_read_by_hand_only(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(60, 700, "Ada Los")
    canvas.save()
    path = tmp_path / "list.pdf"
    path.write_bytes(out.getvalue())
    assert names(out.getvalue(), "list.pdf", by_hand=True) == ["Ada Los"]
    with pytest.raises(BadInput, match="PDF"):
        read_path(path, TODAY)


def test_a_table_with_odd_headers_is_read_by_hand_only() -> None:
    data = b"Who,Contact\nAda Los,ada@example.org\nBob Ray,bob@example.org\n"
    odd = data.replace(b"Contact", b"Whereto")
    assert names(odd, "x.csv", by_hand=True) == ["Ada Los", "Bob Ray"]
    with pytest.raises(BadInput, match="No column says who somebody is"):
        read_data(odd, "x.csv", TODAY)


def test_the_members_of_an_archive_know_its_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.vcf", CARD)
        archive.writestr("b.csv", "Name\nBob Ray\n")
    found = read_data(out.getvalue(), "folder/all.zip", TODAY)
    assert [one.archive for one in found] == ["all.zip", "all.zip"]


def test_of_ones_own_linkedin_archive_only_the_connections_are_people() -> None:
    out = io.BytesIO()
    head = "First Name,Last Name,Email Address\n"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Profile.csv", head + "Me,Myself,me@example.org\n")
        archive.writestr("Connections.csv", head + "Ada,Los,ada@example.org\n")
        archive.writestr("Email Addresses.csv", "Email Address\nme@example.org\n")
    (brought,) = read_data(out.getvalue(), "linkedin.zip", TODAY)
    assert brought.people is not None
    assert [person.name for person in brought.people.people] == ["Ada Los"]
    assert [problem.summary for problem in brought.people.problems] == [
        "Profile.csv",
        "Email Addresses.csv",
    ]
