"""Who can be meant by a name that is being typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person, add_contact, set_me
from planner.flows import importing, reading
from planner.queries.names import Named, known_names, listed_names, tag_names
from planner.store import Store

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Planner//Test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTART:20260401T090000Z
DTEND:20260401T093000Z
SUMMARY:Knots
ATTENDEE;CN=Ada Byron:mailto:ada@example.org
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
DTSTART:20260401T100000Z
DTEND:20260401T103000Z
SUMMARY:Sails
ATTENDEE;CN=Ada Byron:mailto:ada@example.org
ATTENDEE;CN=Bea Blum:mailto:bea@example.org
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    yield opened
    opened.close()


def test_contacts_are_known_but_the_user_is_not_among_them(store: Store) -> None:
    now = store.clock.now()
    store.write("Me", set_me, Person("Lena Vogt"), now)
    store.write("Add", add_contact, Person("Cy Court", "Baker", "Crust"), now)
    store.write("Add", add_contact, Person("Ada"), now)
    assert store.read(known_names) == [Named("Ada", "", ""), Named("Cy Court", "Baker", "Crust")]


def test_who_speaks_twice_is_listed_once(store: Store) -> None:
    today = store.clock.today()
    (brought,) = reading.read_data(CALENDAR.encode(), "fair.ics", today)
    options = ImportOptions(import_as="conference")
    shown = importing.preview(store, brought, options, store.clock.zone_name)
    imported = importing.apply(store, shown).imported
    assert imported is not None
    assert imported.event_id is not None
    names = store.read(listed_names, imported.event_id)
    assert [(one.name, one.email) for one in names] == [
        ("Ada Byron", "ada@example.org"),
        ("Bea Blum", "bea@example.org"),
    ]


def test_every_tag_is_told_once(store: Store) -> None:
    now = store.clock.now()
    for name, tags in (("Ada", ("looms", "mentor")), ("Cy", ("looms",))):
        store.write("Add", add_contact, Person(name, tags=tags), now)
    assert store.read(tag_names) == ["looms", "mentor"]
