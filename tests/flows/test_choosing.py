from datetime import date

from planner.commands.import_choices import ImportOptions
from planner.flows.choosing import PeopleChoice, read_as_chosen, without
from planner.flows.importing import Outcome, Preview, apply, preview
from planner.flows.reading import read_data
from planner.formats.people import ReadPeople
from planner.queries.people import contact_rows
from planner.store import Store

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
