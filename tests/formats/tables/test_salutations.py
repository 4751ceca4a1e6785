"""Forms of address before a name are no part of it."""

import pytest

from planner.formats.tables import read_pasted, read_table
from planner.formats.tables.salutations import forms_among, without_form


@pytest.mark.parametrize(
    ("written", "form", "name"),
    [
        ("Herr Max Muster", "Herr", "Max Muster"),
        ("Hr. Dr. Max Muster", "Hr.", "Dr. Max Muster"),
        ("Frau Prof. Dr. Eva Weber", "Frau", "Prof. Dr. Eva Weber"),
        ("Frau Weber", "Frau", "Weber"),
        ("Mr John Smith", "Mr", "John Smith"),
        ("Mr. Smith", "Mr.", "Smith"),
        ("Mrs Jane O’Neill", "Mrs", "Jane O’Neill"),
        ("Ms. Ada Byron", "Ms.", "Ada Byron"),
        ("MS ANNA WEBER", "MS", "ANNA WEBER"),
        ("Mme Anne Dupont", "Mme", "Anne Dupont"),
        ("Sr. Juan Pérez", "Sr.", "Juan Pérez"),
        ("Sra. Ana García", "Sra.", "Ana García"),
        ("Sig.ra Rossi", "Sig.ra", "Rossi"),
    ],
)
def test_a_form_of_address_is_taken_off(written: str, form: str, name: str) -> None:
    assert without_form(written) == (form, name)


@pytest.mark.parametrize(
    "name",
    [
        "Frau",
        "Herr",
        "Herr Dr.",
        "Max Herr",
        "Herr, Michael",
        "Herrmann Weber",
        "Mister",
        "Herr und Frau Weber",
        "Mr & Mrs Smith",
        "Mr and Mrs Smith",
        "Frau Frau",
        "MS Dhoni",
        "M. Night Shyamalan",
        "M. Dupont",
        "Fr. Martin Burke",
        "Dr. Ada Lovelace",
        "Prof. Eva Weber",
        "Juan Pérez Sr.",
        "Sri Devi",
        "Msgr. Burke",
        "Ada",
        "",
    ],
)
def test_what_may_be_a_name_stays(name: str) -> None:
    assert without_form(name) == ("", name)


def test_an_initial_is_a_form_of_address_where_the_others_tell_so() -> None:
    forms = forms_among(["M. Dupont", "Mme Durand"])
    assert without_form("M. Paul Dupont", forms) == ("M.", "Paul Dupont")
    assert without_form("Fr. Martin Burke", forms) == ("", "Fr. Martin Burke")
    assert without_form("Fr. Weber", forms_among(["Herr Muster"])) == ("Fr.", "Weber")
    assert without_form("M. Dupont", forms_among(["Fr. Weber"])) == ("", "M. Dupont")


def test_names_of_a_table_are_without_it_and_the_note_keeps_it() -> None:
    table = "Name,E-mail\nHerr Dr. Max Muster,max@example.org\nEva Weber,w@example.org\n"
    read = read_table(table.encode(), "list.csv")
    assert [(one.name, one.note) for one in read.people] == [
        ("Dr. Max Muster", "Form of address: Herr"),
        ("Eva Weber", ""),
    ]
    parts = read_table(b"First name,Last name\nMrs,Smith\nMr John,Doe\n", "list.csv")
    assert [(one.name, one.note) for one in parts.people] == [
        ("Smith", "Form of address: Mrs"),
        ("John Doe", "Form of address: Mr"),
    ]


def test_a_form_of_address_behind_the_family_name_is_found() -> None:
    read = read_table(b'Name\n"Weber, Frau Eva"\n"Muster, Max"\n', "list.csv")
    assert [one.name for one in read.people] == ["Eva Weber", "Max Muster"]


def test_a_whole_name_and_its_parts_differ_by_nothing_else() -> None:
    table = b"Full name,First name,Last name\nMr. John Doe,John,Doe\n"
    (one,) = read_table(table, "list.csv").people
    assert (one.name, one.note) == ("John Doe", "Form of address: Mr.")


def test_a_company_keeps_its_name() -> None:
    (one,) = read_table(b"Exhibitor,Booth\nFrau Holle Betten,A1\n", "list.csv").people
    assert one.name == "Frau Holle Betten"


def test_a_pasted_list_is_read_the_same() -> None:
    read = read_pasted("Frau Eva Weber <eva@example.org>, CTO, Looms\nFrau\nMr Bo Cole, Quay Ltd")
    assert [(one.name, one.note) for one in read.people] == [
        ("Eva Weber", "Form of address: Frau"),
        ("Frau", ""),
        ("Bo Cole", "Form of address: Mr"),
    ]
    mails = read_pasted("Herr Max Muster <m@example.org>, Frau Eva Weber <e@example.org>")
    assert [(one.name, one.note) for one in mails.people] == [
        ("Max Muster", "Form of address: Herr"),
        ("Eva Weber", "Form of address: Frau"),
    ]
