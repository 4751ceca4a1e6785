"""Columns that are read as something else than they were at first."""

from dataclasses import replace

from planner.formats.people import ReadPeople
from planner.formats.tables import columns_of, read_pasted, read_source, read_table
from planner.formats.tables.columns import recognise

CSV = b"Who;Firm;Ref\nAda Lovelace;Engines;a@example.org\n;;\nGrace Hopper;Navy;g@example.org\n"


def by_hand(data: bytes, name: str = "list.csv") -> ReadPeople:
    return read_table(data, name, by_hand=True)


def test_each_column_shows_its_header_and_first_values() -> None:
    read = read_table(b"Name,Phone,Phone\nAda,1,2\nBob,3,\n", "x.csv")
    assert read.table is not None
    assert [(one.header, one.samples) for one in columns_of(read.table)] == [
        ("Name", ("Ada", "Bob")),
        ("Phone", ("1", "3")),
        ("Phone", ("2",)),
    ]
    assert read.columns == (("Name", "name"), ("Phone", "phone"), ("Phone", "phone"))


def test_a_column_is_read_as_another_field_and_one_is_left_out() -> None:
    read = read_table(b"Name,Company,Remark,Shoe\nAda,Engines,CTO,37\n,,x,1\n", "x.csv")
    assert read.table is not None
    again = read_source(read.table, ("name", "organisation", "title", "ignore"))
    (ada,) = again.people
    assert (ada.title, ada.organisation, ada.note) == ("CTO", "Engines", "")
    assert (again.found, again.skipped) == (2, 1)
    assert [problem.line for problem in again.problems] == [3]
    back = read_source(read.table)
    assert (back.people, back.problems) == (read.people, read.problems)


def test_no_name_among_the_columns_skips_every_row_with_the_reason() -> None:
    read = read_table(b"Name,City\nAda,London\nBob,Paris\n", "x.csv")
    assert read.table is not None
    again = read_source(read.table, ("note", ""))
    assert (again.found, again.skipped, again.people) == (2, 2, ())
    assert {problem.message for problem in again.problems} == {
        "No column is read as a name or an e-mail address."
    }


def test_headers_that_say_nothing_are_guessed_where_somebody_looks() -> None:
    read = by_hand(CSV)
    assert read.table is not None
    assert read.table.headed
    assert [field for _header, field in read.columns] == ["name", "organisation", "email"]
    assert [person.emails for person in read.people] == [("a@example.org",), ("g@example.org",)]


def test_a_table_without_headers_keeps_its_first_row() -> None:
    read = by_hand(b"Ada Lovelace,CTO,Engines,a@example.org\nGrace Hopper,,Navy,g@example.org\n")
    assert read.table is not None
    assert not read.table.headed
    assert [(p.name, p.title, p.organisation) for p in read.people] == [
        ("Ada Lovelace", "CTO", "Engines"),
        ("Grace Hopper", "", "Navy"),
    ]
    turned = read_source(replace(read.table, headed=True))
    assert [person.name for person in turned.people] == ["Grace Hopper"]


def test_rows_become_companies_by_the_users_word() -> None:
    read = read_table(b"Name,Website\nLoom Ltd,loom.example\n", "x.csv")
    assert read.table is not None
    (loom,) = read_source(read.table, companies=True).people
    assert (loom.name, loom.company) == ("Loom Ltd", True)
    (person,) = read_source(read.table, companies=False).people
    assert not person.company


def test_lines_of_one_shape_become_columns() -> None:
    read = read_pasted("Ada Lovelace\tCTO\tEngines\nGrace Hopper\t\tNavy\n")
    assert [field for _header, field in read.columns] == ["name", "title", "organisation"]
    assert [(p.name, p.title, p.organisation) for p in read.people] == [
        ("Ada Lovelace", "CTO", "Engines"),
        ("Grace Hopper", "", "Navy"),
    ]


def test_lines_of_several_shapes_can_still_be_read_by_columns() -> None:
    read = read_pasted("Ada Lovelace; Engines; a@example.org\nGrace Hopper; Navy\nBob Ray; Acme")
    assert read.columns == ()
    assert read.table is not None
    assert read.table.by_line
    again = read_source(read.table, ("name", "organisation", "email"))
    assert [person.organisation for person in again.people] == ["Engines", "Navy", "Acme"]
    assert again.people[0].emails == ("a@example.org",)


def test_given_and_family_names_in_two_columns() -> None:
    read = read_pasted("1\tAda\tLovelace\ta@example.org\n2\tGrace\tHopper\tg@example.org")
    assert [person.name for person in read.people] == ["Ada Lovelace", "Grace Hopper"]
    assert [person.note for person in read.people] == ["", ""], "a running number says nothing"


def test_hall_and_stand_make_companies() -> None:
    read = read_pasted("Acme GmbH   Halle 4   B12   Germany\nLoom AG   Halle 5   C3   France")
    assert [(p.name, p.place, p.note, p.company) for p in read.people] == [
        ("Acme GmbH", "Halle 4, B12", "Germany", True),
        ("Loom AG", "Halle 5, C3", "France", True),
    ]
    assert read.meaning == "attendees"


def test_an_address_beside_the_name_is_one() -> None:
    (ada,) = read_table(b'Name,Company\n"Ada <a@example.org>",Engines\n', "x.csv").people
    assert (ada.name, ada.emails) == ("Ada", ("a@example.org",))


def test_every_field_that_is_recognised_can_be_chosen() -> None:
    from planner.formats.tables import FIELDS
    from planner.formats.tables.headers import _NAMES

    assert set(_NAMES) - set(FIELDS) == {"label"}, "the label of an address is never shown"
    assert recognise(["E-mail label"]).fields == ("label",)
