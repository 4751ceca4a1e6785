"""Cards written, and read back by us and by another parser."""

import base64

import vobject
from hypothesis import given
from hypothesis import strategies as st

from planner.formats.people import OutContact
from planner.formats.vcard import read_vcards, write_vcard_text, write_vcards

# A grey square of two by two pixels.
JPEG = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////"
    "////////////////////////////////////////////wAALCAACAAIBAREA/8QAFAABAAAAAAAA"
    "AAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)
ADA = OutContact(
    uid="planner-1",
    name="Ada Lovelace",
    title="CTO, first of her kind",
    organisation="Engines; Analytical",
    emails=("ada@example.org", "ada@engines.example"),
    phones=("+44 20 1234",),
    links=("https://ada.example/a,b;c",),
    note="Met at the looms,\nsaid: \\o/\r\nEMAIL:evil@example.org",
    tags=("mentor", "old, wise"),
    roles=("mentor", "peer"),
    photo=base64.b64decode(JPEG),
)


def test_everything_comes_back() -> None:
    (read,) = read_vcards(write_vcards([ADA])).people
    for field in ("uid", "name", "title", "organisation", "emails", "phones", "links", "tags"):
        assert getattr(read, field) == getattr(ADA, field)
    assert read.roles == ADA.roles
    assert read.photo == ADA.photo
    assert read.note == ADA.note.replace("\r\n", "\n")


def test_another_parser_reads_it() -> None:
    cards = list(vobject.readComponents(write_vcards([ADA, ADA]).decode()))
    assert len(cards) == 2
    assert cards[0].fn.value == "Ada Lovelace"
    assert cards[0].n.value.family == "Lovelace"
    assert cards[0].org.value == ["Engines; Analytical"]
    assert [email.value for email in cards[0].email_list] == list(ADA.emails)
    assert cards[0].note.value == ADA.note.replace("\r\n", "\n")
    assert cards[0].photo.value == ADA.photo


def test_lines_are_short_and_characters_whole() -> None:
    data = write_vcards([OutContact("u", "李" * 60, note="é" * 100)])
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert read_vcards(data).people[0].name == "李" * 60


def test_a_company_comes_back_as_one() -> None:
    (read,) = read_vcards(write_vcards([OutContact("u", "Engines Ltd", company=True)])).people
    assert (read.company, read.name, read.organisation) == (True, "Engines Ltd", "")


def test_the_qr_card_is_short() -> None:
    assert write_vcard_text(ADA).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Lovelace;Ada;;;",
        "FN:Ada Lovelace",
        "ORG:Engines\\; Analytical",
        "TITLE:CTO\\, first of her kind",
        "EMAIL;TYPE=INTERNET:ada@example.org",
        "EMAIL;TYPE=INTERNET:ada@engines.example",
        "TEL:+44 20 1234",
        "URL:https://ada.example/a,b;c",
        "END:VCARD",
        "",
    ]


text = st.text(max_size=40)


@given(text, text, text, text, st.lists(text, max_size=2).map(tuple))
def test_no_text_makes_a_property_of_its_own(
    name: str, organisation: str, note: str, link: str, tags: tuple[str, ...]
) -> None:
    person = OutContact("u", "Ada " + name, "", organisation, links=(link,), note=note, tags=tags)
    lines = write_vcards([person]).decode().replace("\r\n ", "").split("\r\n")
    names = {line.split(":")[0] for line in lines if line}
    assert names <= {
        "BEGIN",
        "END",
        "VERSION",
        "UID",
        "N",
        "FN",
        "ORG",
        "URL",
        "NOTE",
        "CATEGORIES",
    }
    assert len(lines) <= 11
