from dataclasses import replace

from planner.flows.side_by_side import Side, both, has, merged
from planner.model import Role
from planner.queries.people import ContactRow

BARE = ContactRow(1, "Ada", "", "", (), (), (), "", (), (), None, None)
ADA = Side(
    replace(
        BARE,
        title="CTO",
        emails=("ada@example.org",),
        links=("https://www.linkedin.com/in/ada",),
        phones=("+44 1",),
        roles=("mentor",),
        tags=("looms",),
        note="knits",
    ),
    b"one",
)
LOVELACE = Side(
    replace(
        BARE,
        id=2,
        name="Ada Lovelace",
        title="Countess",
        organisation="Engines",
        emails=("ADA@example.org", "countess@example.org"),
        links=("linkedin.com/in/ada/",),
        phones=("+44 2",),
        roles=("mentor", "peer"),
        tags=("Looms", "poetry"),
        note="sings",
    ),
    b"other",
)


def test_more_than_one_address_number_and_link_is_kept() -> None:
    card = merged(ADA, LOVELACE, frozenset())
    assert card.emails == ("ada@example.org", "countess@example.org")
    assert card.phones == ("+44 1", "+44 2")
    assert card.links == ("https://www.linkedin.com/in/ada",)
    assert (card.roles, card.tags) == ((Role.MENTOR, Role.PEER), ("looms", "poetry"))
    assert has(LOVELACE, "emails", "ada@example.org")
    assert both(LOVELACE, ADA, "emails") == ("ADA@example.org", "countess@example.org")


def test_what_only_one_says_is_taken_and_else_the_first_is_right() -> None:
    card = merged(ADA, LOVELACE, frozenset())
    assert (card.name, card.title, card.organisation) == ("Ada", "CTO", "Engines")
    assert (card.note, card.photo) == ("knits\nsings", b"one")


def test_every_field_can_be_the_other_ones() -> None:
    take = frozenset({"name", "title", "note", "photo"})
    leave = frozenset({("emails", "ada@example.org"), ("tags", "looms")})
    card = merged(ADA, LOVELACE, take, leave)
    assert (card.name, card.title, card.note) == ("Ada Lovelace", "Countess", "sings")
    assert (card.emails, card.tags, card.photo) == (
        ("countess@example.org",),
        ("poetry",),
        b"other",
    )
    assert merged(ADA, LOVELACE, frozenset({"only note"})).note == "knits"
