from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from planner.commands.events import add_event
from planner.commands.import_choices import ImportOptions
from planner.flows import together
from planner.flows.choosing import PeopleChoice, read_as_chosen, without
from planner.flows.importing import Outcome, Preview, apply, preview
from planner.flows.reading import read_data
from planner.formats.people import ReadPeople
from planner.queries.candidates import candidate_rows
from planner.queries.people import contact_rows
from planner.store import Store
from planner.times import Moment

TODAY = date(2026, 3, 18)
TABLE = b"Name,E-mail,Remark\nAda,ada@example.org,CTO\nBob,bob@example.org,CEO\n,,x\n"


def people(data: bytes = TABLE) -> ReadPeople:
    (brought,) = read_data(data, "list.csv", TODAY)
    assert brought.people is not None
    return brought.people


def shown(store: Store, choice: PeopleChoice) -> Preview:
    (brought,) = read_data(TABLE, "list.csv", TODAY)
    return preview(store, brought, ImportOptions(), "Europe/Berlin", choice)


def test_nothing_chosen_is_the_list_as_it_was_read() -> None:
    read = people()
    assert read_as_chosen(read, PeopleChoice()) is read
    assert without(read, []) is read


def test_other_columns_and_other_heads_read_it_anew() -> None:
    again = read_as_chosen(people(), PeopleChoice(fields=("name", "email", "title")))
    assert [person.title for person in again.people] == ["CTO", "CEO"]
    headless = read_as_chosen(people(), PeopleChoice(headed=False))
    assert headless.found == 4
    assert headless.people[0].name == "Name"


def test_who_is_left_out_is_skipped_with_the_reason() -> None:
    read = without(people(), [0])
    assert [person.name for person in read.people] == ["Bob"]
    assert (read.found, read.skipped) == (3, 2)
    assert [(p.line, p.summary, p.message) for p in read.problems][-1] == (
        2,
        "Ada",
        "You left it out.",
    )


def test_what_was_chosen_is_what_is_written_and_the_counts_add_up(store: Store) -> None:
    choice = PeopleChoice(fields=("name", "email", "title"))
    one = shown(store, choice)
    assert one.people is not None
    assert one.people.rows == ("new", "new")
    done = apply(store, one.leaving_out([1])).as_json()
    assert (done["found"], done["new"], done["skipped"]) == (3, 1, 2)
    assert [(row.name, row.title) for row in store.read(contact_rows)] == [("Ada", "CTO")]
    again = Outcome(shown(store, choice)).as_json()
    assert (again["new"], again["unchanged"], again["skipped"]) == (1, 1, 1)


REPORT = (
    b"Name,E-mail,Ticket,Status\n"
    b"Ada,ada@example.org,A,canceled\n"
    b"Bob,bob@example.org,A,paid\n"
    b"Ada,ada@example.org,B,paid\n"
    b"Cy,cy@example.org,A,Refunded\n"
)


@pytest.fixture
def event(store: Store) -> int:
    return store.write(
        "Add", add_event, title="Fair", start=Moment.floating(datetime(2026, 3, 20, 9))
    )


def report(store: Store, event_id: int, **how: Any) -> Preview:
    (brought,) = read_data(REPORT, "report.csv", TODAY)
    options = ImportOptions(conference_id=event_id, **how)
    return preview(store, brought, options, "Europe/Berlin")


def listed(store: Store, event_id: int) -> set[str]:
    return {row.name for row in store.read(candidate_rows, event_id)}


def test_who_cancelled_is_left_out_of_who_will_be_there(store: Store, event: int) -> None:
    one = report(store, event)
    assert one.left_out == {0, 3}
    assert one.cancelled == 2
    would = Outcome(one).as_json()
    done = apply(store, one).as_json()
    assert would == done
    assert (done["found"], done["new"], done["skipped"]) == (4, 2, 2)
    assert [(p["line"], p["message"]) for p in done["problems"]] == [
        (2, "The list says “canceled”, so it was left out."),
        (5, "The list says “Refunded”, so it was left out."),
    ]
    assert listed(store, event) == {"Ada", "Bob"}


def test_who_cancelled_is_taken_where_that_is_asked_or_one_knows_them(
    store: Store, event: int
) -> None:
    assert report(store, event, import_as="contacts").left_out == frozenset()
    done = apply(store, report(store, event, cancelled_too=True)).as_json()
    assert done["skipped"] == 0
    assert listed(store, event) == {"Ada", "Bob", "Cy"}


def test_who_cancelled_is_left_out_of_a_list_in_an_archive(store: Store, event: int) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("report.csv", REPORT)
    brought = read_data(packed.getvalue(), "x.zip", TODAY)
    options = ImportOptions(conference_id=event)
    shown = together.preview(store, brought, options, "Europe/Berlin")
    (one,) = together.apply(store, shown)
    assert (one.as_json()["new"], one.as_json()["skipped"]) == (2, 2)
    assert one.preview.cancelled == 2
    assert listed(store, event) == {"Ada", "Bob"}
