"""Real address cards, read and compared with what stands in them; they lie beside the checkout."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.commands.import_choices import ImportOptions
from planner.flows import importing
from planner.flows.reading import read_path
from planner.formats.people import ReadPeople
from planner.queries.people import contact_rows
from planner.store import Store

TODAY = date(2026, 3, 18)
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "vcf"

# By file: name, title, organisation, how many e-mails, telephones and links, whether a photo.
PEOPLE = {
    "John_Doe_EVOLUTION.vcf": [
        ("Mr. John Richter, James Doe Sr.", "Money Counter", "IBM", 1, 2, 1, False)
    ],
    "John_Doe_MAC_ADDRESS_BOOK.vcf": [
        ("Mr. John Richter,James Doe Sr.", "Money Counter", "IBM", 1, 5, 1, True)
    ],
    "gmail-single2.vcf": [("VCard Test", "TheJobTitle", "TheCompany", 5, 9, 6, False)],
    "issue114.vcf": [("Dummy, Dummy", "", "Dummy GmbH", 1, 2, 0, False)],
    "libical-test.vcf": [
        ("Simon Perreault", "", "Viagenie", 1, 2, 1, False),
        ("Mickey Mouse", "", "", 0, 0, 0, False),
    ],
    "outlook-2003.vcf": [("John Doe III", "The Job Title", "Company, The", 1, 3, 1, False)],
    "outlook-2007.vcf": [("Mr. Michael Angstadt Jr.", "TheJobTitle", "TheCompany", 1, 3, 1, True)],
    "rfc6350-example.vcf": [("Simon Perreault", "", "Viagenie", 1, 2, 1, False)],
}
# Words of each file that no field of ours takes, and that must not be lost.
KEPT = {
    "John_Doe_EVOLUTION.vcf": ["Accounting", "Dungeon", "Johny", "Crescent moon drive"],
    "John_Doe_MAC_ADDRESS_BOOK.vcf": ["905-888-1234", "Silicon Alley", "Jenny", "AS IS"],
    "gmail-single2.vcf": ["IM5", "5555551117", "115 Main St", "Name16", "1776"],
    "issue114.vcf": ["Dummy-Dummy-Strasse 1"],
    "libical-test.vcf": ["Test vCard", "2875 Laurier"],
    "outlook-2003.vcf": ["This is the note field!!", "TheProfession", "123 Main St"],
    "outlook-2007.vcf": ["It does not preserve the formatting", "(111) 555-3333"],
    "rfc6350-example.vcf": ["2875 Laurier", "-71.282945"],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "planner.db")
    yield store
    store.close()


def read(name: str) -> ReadPeople:
    (brought,) = read_path(FOLDER / name, TODAY)
    assert brought.people is not None
    return brought.people


def test_every_card_is_known_here(corpus: Path) -> None:
    assert {path.name for path in (corpus / "vcf").glob("*.vcf")} == set(PEOPLE) == set(KEPT)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_card_gives_its_people(corpus: Path, name: str) -> None:
    found = read(name)
    assert (found.found, found.skipped, found.problems) == (len(PEOPLE[name]), 0, ())
    told = [
        (p.name, p.title, p.organisation, len(p.emails), len(p.phones), len(p.links), bool(p.photo))
        for p in found.people
    ]
    assert told == PEOPLE[name]


@pytest.mark.parametrize("name", KEPT)
def test_what_has_no_place_of_its_own_is_kept_in_the_note(corpus: Path, name: str) -> None:
    notes = "\n".join(person.note for person in read(name).people)
    assert [words for words in KEPT[name] if words not in notes] == []


def test_the_same_person_in_two_cards_is_one_and_again_changes_nothing(
    corpus: Path, store: Store
) -> None:
    for name in sorted(PEOPLE):
        (brought,) = read_path(corpus / "vcf" / name, TODAY)
        importing.apply(store, importing.preview(store, brought, ImportOptions(), "UTC"))
    names = [row.name for row in store.read(contact_rows)]
    assert names.count("Simon Perreault") == 1
    assert len([name for name in names if "Doe" in name]) == 2, "one Doe of IBM, one of Hotmail"
    for name in sorted(PEOPLE):
        (brought,) = read_path(corpus / "vcf" / name, TODAY)
        shown = importing.preview(store, brought, ImportOptions(), "UTC")
        assert shown.people is not None
        assert set(shown.people.rows) == {"unchanged"}, name
