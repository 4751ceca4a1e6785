"""Address cards read, from every version and every kind of damage."""

import base64
import codecs
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.people import ReadContact
from planner.formats.photo import prepare_photo
from planner.formats.vcard import read_vcards

DATA = Path(__file__).parents[2] / "data" / "people"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "vcf"


# A grey square of two by two pixels.
PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGOs"
    "YGBiYAAAAmoAfF5k124AAAAASUVORK5CYII="
)


def one(*lines: str) -> ReadContact:
    text = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
    (person,) = read_vcards(text.encode()).people
    return person


def test_three_versions_in_one_file_and_what_is_wrong_with_the_rest() -> None:
    read = read_vcards((DATA / "three-versions-one-bad-card.vcf").read_bytes())
    assert (read.found, read.skipped) == (5, 3)
    juergen, grace = read.people
    assert (juergen.line, juergen.name) == (1, "Jürgen Müller")
    assert juergen.emails == ("juergen@example.org", "j.mueller@example.org")
    assert juergen.phones == ("+49 170 1234567",)
    assert juergen.note == "café with a soft break\nsecond line\nFax: +49 30 99"
    assert (grace.line, grace.name) == (16, 'Grace "Amazing" Hopper, PhD')
    assert grace.organisation == "Navy; United States"
    assert grace.links == (
        "https://grace.example",
        "https://navy.example/a,b",
        "https://www.linkedin.com/in/grace",
    )
    assert grace.phones == ("+1-555-0100 ext. 7",)
    assert grace.tags == ("compilers", "navy, old")
    assert grace.photo is not None
    assert grace.photo.startswith(b"\xff\xd8\xff")
    assert grace.note == "Department: Computing"
    assert [(problem.line, problem.summary) for problem in read.problems] == [
        (12, ""),
        (28, "All of us"),
        (33, "Cut o"),
    ]


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("John_Doe_EVOLUTION.vcf", ["Mr. John Richter, James Doe Sr."]),
        ("John_Doe_MAC_ADDRESS_BOOK.vcf", ["Mr. John Richter,James Doe Sr."]),
        ("gmail-single2.vcf", ["VCard Test"]),
        ("issue114.vcf", ["Dummy, Dummy"]),
        ("libical-test.vcf", ["Simon Perreault", "Mickey Mouse"]),
        ("outlook-2003.vcf", ["John Doe III"]),
        ("outlook-2007.vcf", ["Mr. Michael Angstadt Jr."]),
        ("rfc6350-example.vcf", ["Simon Perreault"]),
    ],
)
def test_real_cards_give_their_people(name: str, people: list[str]) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real address cards is not here")
    read = read_vcards((CORPUS / name).read_bytes())
    assert [person.name for person in read.people] == people
    assert (read.found, read.skipped) == (len(people), 0)


def test_real_cards_keep_their_peculiarities() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real address cards is not here")

    def first(name: str) -> ReadContact:
        return read_vcards((CORPUS / name).read_bytes()).people[0]

    assert first("gmail-single2.vcf").emails[0] == "email@example.com"
    assert len(first("gmail-single2.vcf").links) == 6
    assert first("outlook-2003.vcf").organisation == "Company, The"
    assert "Third line is empty" in first("outlook-2003.vcf").note
    assert "It does not preserve the formatting" in first("outlook-2007.vcf").note
    photo = first("John_Doe_MAC_ADDRESS_BOOK.vcf").photo
    assert photo is not None
    assert photo.startswith(b"\xff\xd8\xff")
    assert first("rfc6350-example.vcf").phones[0] == "+1-418-656-9254 ext. 102"
    assert first("John_Doe_EVOLUTION.vcf").tags == ("VIP",)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Lovelace;Ada;King;Countess;"], "Countess Ada King Lovelace"),
        (["FN:", "N:Lovelace;Ada;;;"], "Ada Lovelace"),
        (["ORG:Analytical Engines"], "Analytical Engines"),
        (["EMAIL:ada@example.org"], "ada@example.org"),
        (["FN:Ada&amp;Co"], "Ada&Co"),
        (["FN:A\u202eda\u0007"], "Ada"),
        (["FN : Ada", "X Y Z:what"], "Ada"),
    ],
)
def test_a_name_is_found(lines: list[str], name: str) -> None:
    assert one(*lines).name == name


def test_a_card_of_a_company_is_one() -> None:
    assert one("ORG:Engines;Looms").company
    assert one("FN:Engines", "ORG:Engines", "X-ABShowAs:COMPANY").company
    assert one("KIND:org", "FN:Engines").company
    assert not one("FN:Ada", "ORG:Engines").company


def test_what_has_no_field_is_kept_in_the_note() -> None:
    person = one(
        "FN:Ada",
        "TITLE:CTO",
        "ROLE:Analyst",
        "BDAY:1815-12-10",
        "ADR;TYPE=WORK:;;12 St James's Square;London;;;UK",
        "item1.X-ABRELATEDNAMES:Charles",
        "item1.X-ABLabel:_$!<Friend>!$_",
        "X-PLANET:Earth",
        "PHOTO;VALUE=uri:https://ada.example/photo.jpg",
    )
    assert person.title == "CTO"
    assert person.note.split("\n") == [
        "Photo: https://ada.example/photo.jpg",
        "Role: Analyst",
        "Birthday: 1815-12-10",
        "Address (work): 12 St James's Square, London, UK",
        "Friend: Charles",
        "Planet: Earth",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=PNG:{PNG[:40]}", f" {PNG[40:]}"],
        ["PHOTO;BASE64:", f"  {PNG[:40]}", f"  {PNG[40:]}", ""],
        ["PHOTO;ENCODING=BASE64;PNG:", PNG[:40], PNG[40:], ""],
    ],
)
def test_photos_are_read_however_they_are_folded(lines: list[str]) -> None:
    photo = one("FN:Ada", *lines, "TEL:1").photo
    assert photo == prepare_photo(base64.b64decode(PNG))


def test_a_photo_that_is_none_costs_the_photo() -> None:
    read = read_vcards(b"BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n")
    assert read.people[0].photo is None
    assert [(problem.line, problem.summary) for problem in read.problems] == [(3, "Ada")]
    assert read.problems[0].message.startswith("The photo was left out. This is no picture")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "BEGIN:VCARD\nFN:Zoë\nEND:VCARD".encode(),
        codecs.BOM_UTF16_LE + "BEGIN:VCARD\r\nFN:Zoë\r\nEND:VCARD".encode("utf-16-le"),
        "BEGIN:VCARD\rFN:Zoë\rEND:VCARD\r".encode("utf-16-be"),
        "BEGIN:VCARD\r\r\nFN:Zoë\r\r\nEND:VCARD\r\r\n".encode(),
        b"BEGIN:VCARD\nFN:Zo" + b"\xc3\n \xab\nEND:VCARD\n",
    ],
)
def test_letters_are_read_however_they_are_written(data: bytes) -> None:
    read = read_vcards(data)
    assert [person.name for person in read.people] == ["Zoë"]
    assert read.problems == ()


def test_letters_that_had_to_be_guessed_are_told() -> None:
    read = read_vcards("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("cp1252"))
    assert read.people[0].name == "Zoë"
    assert [problem.line for problem in read.problems] == [0]


def test_a_missing_end_and_a_card_inside_a_card() -> None:
    read = read_vcards(
        b"BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bob\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\n"
        b"TEL:1\nEND:VCARD\n"
    )
    assert [person.name for person in read.people] == ["Ada", "Bob"]
    assert read.people[1].phones == ("1",)
    assert [problem.line for problem in read.problems] == [1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" \n", "empty"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar"),
        (b"\x89PNG\r\n", "no address card"),
        (b"BEGIN:VCARD\nFN:Ada\n", "cut off"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 3, "None of the 3"),
    ],
)
def test_what_is_no_card_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_vcards(data)


@pytest.mark.parametrize(
    "line",
    [
        "A;b" + "=a" * 2000 + '":x',
        "A;b=" + "," * 2000 + '"',
        "A" + ';b="' * 2000,
        "NOTE:" + "\\" * 60000,
    ],
)
def test_a_hostile_line_takes_no_time(line: str) -> None:
    start = process_time()
    assert one("FN:Ada", line).name == "Ada"
    assert process_time() - start < 2


@given(st.data())
def test_mutated_cards_never_surprise(data: st.DataObject) -> None:
    whole = bytearray((DATA / "three-versions-one-bad-card.vcf").read_bytes())
    for _step in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
        whole = whole or bytearray(b"x")
    try:
        read = read_vcards(bytes(whole))
    except BadInput:
        return
    assert read.found == len(read.people) + read.skipped
