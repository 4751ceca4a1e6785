"""Who of a list will not be there, in the words of ticket services."""

import pytest

from planner.formats.tables import read_table
from planner.formats.tables.cancelled import cancelled_word


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Attendee Status", "Not Attending"),
        ("Attendee Status", "Deleted"),
        ("Order Status", "Refunded/Canceled"),
        ("Status", "canceled"),
        ("Status", "Cancelled by organiser"),
        ("Status", "storniert"),
        ("Bestellstatus", "abgelaufen"),
        ("Statut", "Annulée"),
        ("Estado del pedido", "Reembolsado"),
        ("Stato", "Annullato"),
        ("RSVP", "No"),
        ("Attending?", "no"),
        ("Teilnahme", "Nein"),
        ("approval_status", "declined"),
        ("Check-in Status", "Cancelled"),
    ],
)
def test_a_registration_that_ended(header: str, word: str) -> None:
    assert cancelled_word(["Name", header], ["Ada", word], ["name", ""]) == word


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Attendee Status", "Attending"),
        ("Attendee Status", "Checked In"),
        ("Order Status", "Partially Refunded"),
        ("Order Status", "Completed"),
        ("Status", "pending"),
        ("Status", "waitlisted"),
        ("Status", "bezahlt"),
        ("Status", "No"),
        ("RSVP", "Yes"),
        ("RSVP", ""),
        ("Membership status", "Expired"),
        ("E-mail status", "removed"),
        ("Paper status", "rejected"),
        ("Talk", "Cancelled"),
        ("Company", "Refunded"),
        ("Status", "Cancelled flights expert"),
    ],
)
def test_whoever_may_still_come(header: str, word: str) -> None:
    assert cancelled_word(["Name", header], ["Ada", word], ["name", ""]) == ""


def test_a_column_that_is_read_as_something_else_tells_no_state() -> None:
    assert cancelled_word(["Name", "Status"], ["Ada", "Cancelled"], ["name", "ignore"]) == ""


def test_the_people_of_a_table_carry_what_it_says_and_keep_it_in_the_note() -> None:
    table = (
        b"Order no.,First Name,Last Name,Email,Attendee Status\n"
        b"1,Ada,Byron,ada@example.org,Attending\n"
        b"2,Bo,Cole,bo@example.org,Not Attending\n"
    )
    read = read_table(table, "report.csv")
    assert read.meaning == "attendees"
    assert [(one.name, one.cancelled) for one in read.people] == [
        ("Ada Byron", ""),
        ("Bo Cole", "Not Attending"),
    ]
    assert "Attendee Status: Not Attending" in read.people[1].note
