"""People out of what somebody pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.tables import read_pasted


def test_a_list_of_addresses_over_lines_and_within_one() -> None:
    read = read_pasted(
        'Ada Lovelace <ada@x.org>, "Hopper, Grace" <grace@x.org>; bob@x.org\n\n- Cy <cy@x.org>\n'
    )
    assert [(person.line, person.name, person.emails) for person in read.people] == [
        (1, "Ada Lovelace", ("ada@x.org",)),
        (1, "Grace Hopper", ("grace@x.org",)),
        (1, "bob@x.org", ("bob@x.org",)),
        (3, "Cy", ("cy@x.org",)),
    ]
    assert (read.found, read.skipped) == (4, 0)


def test_lines_with_title_and_organisation() -> None:
    (ada,) = read_pasted("1. Ada Lovelace, CTO, Engines +44 20 1234567 ada.example/me #loom").people
    assert (ada.name, ada.title, ada.organisation) == ("Ada Lovelace", "CTO", "Engines")
    assert (ada.phones, ada.links, ada.tags) == (
        ("+44 20 1234567",),
        ("ada.example/me",),
        ("loom",),
    )


def test_columns_split_at_tabs_or_two_blanks() -> None:
    read = read_pasted("Ada Lovelace\tCTO\tEngines\nGrace Hopper   Navy")
    assert [(one.name, one.title, one.organisation) for one in read.people] == [
        ("Ada Lovelace", "CTO", "Engines"),
        ("Grace Hopper", "", "Navy"),
    ]
    assert read.meaning == "contacts"


def test_exhibitors_with_hall_and_stand() -> None:
    read = read_pasted(
        "Webstuhl GmbH   Halle 4   B12   Webstühle\nGarn & Co; 5.1 C30; info@garn.example"
    )
    loom, yarn = read.people
    assert (loom.name, loom.company, loom.place, loom.note) == (
        "Webstuhl GmbH",
        True,
        "Halle 4, B12",
        "Webstühle",
    )
    assert (yarn.name, yarn.place, yarn.emails) == ("Garn & Co", "5.1 C30", ("info@garn.example",))
    assert read.meaning == "attendees"


def test_a_table_with_headers() -> None:
    (ada,) = read_pasted("Name\tE-mail\tStadt\nAda\tada@x.org\tLondon").people
    assert (ada.name, ada.emails, ada.note) == ("Ada", ("ada@x.org",), "Stadt: London")


def test_a_card() -> None:
    (ada,) = read_pasted("BEGIN:VCARD\nFN:Ada\nEND:VCARD").people
    assert ada.name == "Ada"


def test_a_line_of_nobody_is_told() -> None:
    read = read_pasted("Ada\n---")
    assert (read.found, read.skipped) == (2, 1)
    assert [problem.line for problem in read.problems] == [2]


@pytest.mark.parametrize("text", ["", " \n\t", "---\n!!"])
def test_nobody_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_pasted(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = read_pasted(text)
    except BadInput:
        return
    assert read.found == len(read.people) + read.skipped
