"""The words that head columns."""

import pytest

from planner.formats.tables.headers import field_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail (geschäftlich)", "email"),
        ("Téléphone (bureau)", "phone"),
        ("Adresse de messagerie", "email"),
        ("Institution/Company", "organisation"),
        ("Name of participant", "name"),
        ("Attendee company", "organisation"),
        ("Teilnehmer-E-Mail", "email"),
        ("What company do you work for?", "organisation"),
        ("What is your job title?", "title"),
        ("Your LinkedIn profile", "link"),
        ("Эл. почта", "email"),
        ("会社名", "organisation"),
        ("البريد الإلكتروني", "email"),
        ("Booth #", "stand"),
    ],
)
def test_headers_that_say_more_than_a_word(header: str, field: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    "header",
    [
        *("Attendee #", "Attendee status", "Buyer Email", "Company size", "Home Address", "Fax"),
        *("What is your company's industry?", "ada@x.org", "Lead Status", "Other", "x" * 200),
    ],
)
def test_headers_that_are_of_something_else(header: str) -> None:
    assert field_of(header) == ""
