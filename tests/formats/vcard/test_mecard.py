"""The short cards of badges."""

import pytest

from planner.errors import BadInput
from planner.formats.tables import is_people_text, read_pasted
from planner.formats.vcard import read_vcards


def test_a_badge() -> None:
    text = (
        "MECARD:N:Lovelace,Ada;ORG:Analytical Engines;TITLE:CTO;TEL:+4420;EMAIL:ada@x.org;"
        "URL:https://x.org/ada;NOTE:looms\\; yarn;ADR:12 St James Sq;SOUND:eida;;"
    )
    assert is_people_text(text.encode())
    person = read_pasted(text).people[0]
    assert (person.name, person.title, person.organisation) == (
        "Ada Lovelace",
        "CTO",
        "Analytical Engines",
    )
    assert (person.emails, person.phones) == (("ada@x.org",), ("+4420",))
    assert person.links == ("https://x.org/ada",)
    assert person.note == "looms; yarn\nAddress: 12 St James Sq"


def test_several_with_one_that_names_nobody() -> None:
    read = read_vcards(b"MECARD:N:Ada;;\nmecard:NOTE:x;;\nMECARD:ORG:Loom Works;;\n")
    assert [(p.line, p.name, p.company) for p in read.people] == [
        (1, "Ada", False),
        (3, "Loom Works", True),
    ]
    assert (read.found, read.skipped, read.problems[0].line) == (3, 1, 2)


def test_an_empty_badge_is_refused() -> None:
    with pytest.raises(BadInput):
        read_vcards(b"MECARD:;;")
