import io
import zipfile
from datetime import date

import pytest
from store_world import ics, talks

from planner.commands.import_choices import ImportOptions
from planner.commands.people_import import Meaning
from planner.errors import Stale
from planner.flows import together
from planner.flows.reading import Brought, read_data
from planner.flows.together import ArchivePreview
from planner.queries.candidates import candidate_rows
from planner.queries.dump import dump
from planner.queries.events import event_rows
from planner.queries.people import contact_rows
from planner.store import Store

TODAY = date(2026, 3, 18)
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Los\r\nEMAIL:ada@example.org\r\nEND:VCARD\r\n"
LIST = b"Name,E-mail\nAda Los,ada@example.org\nBob Ray,bob@example.org\n,\n"


def members() -> list[Brought]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("cards.vcf", CARD)
        archive.writestr("programme.ics", ics(*talks()))
        archive.writestr("list.csv", LIST)
        archive.writestr("letters.csv", "From,Body\na,b\n")
    return read_data(out.getvalue(), "export.zip", TODAY)


def shown(store: Store, **more: object) -> ArchivePreview:
    options = more.pop("options", ImportOptions())
    return together.preview(store, members(), options, "Europe/Berlin", **more)  # type: ignore[arg-type]


def test_the_preview_tells_what_each_member_does_and_changes_nothing(store: Store) -> None:
    before = store.read(dump, 1)
    archive = shown(store)
    assert store.read(dump, 1) == before
    cards, programme, people = archive.members
    assert programme.plan is not None
    assert programme.plan.read.found == 9
    assert cards.people is not None
    assert cards.people.rows == ("new",)
    assert people.people is not None
    assert people.people.rows == ("unchanged", "new"), "the card before it made her known"
    assert archive.name == "export.zip"


def test_all_members_are_one_step_to_undo(store: Store) -> None:
    before = store.read(dump, 1)
    outcomes = [one.as_json() for one in together.apply(store, shown(store))]
    assert [one["kind"] for one in outcomes] == ["people", "calendar", "people"]
    assert [one["new"] for one in outcomes] == [1, 9, 1]
    for one in outcomes:
        counts = [one[name] for name in ("new", "changed", "unchanged", "skipped")]
        assert sum(counts) + one.get("duplicates", 0) == one["found"]
    assert [row.name for row in store.read(contact_rows)] == ["Ada Los", "Bob Ray"]
    assert store.undo() == "Import export.zip"
    assert store.read(dump, 1) == before


def test_people_belong_to_the_conference_of_their_own_archive(store: Store) -> None:
    archive = shown(store, options=ImportOptions(import_as="attendees"))
    assert [one.meaning for one in archive.members] == [Meaning.ATTENDEES, None, Meaning.ATTENDEES]
    together.apply(store, archive)
    (conference,) = [row for row in store.read(event_rows) if row.parent_id is None]
    listed = {row.name for row in store.read(candidate_rows, conference.id)}
    assert {"Ada Los", "Bob Ray"} <= listed
    assert store.read(contact_rows) == []


def test_a_member_that_is_left_out_brings_nothing(store: Store) -> None:
    archive = shown(store, left_out=[1, 2])
    assert archive.members[1].plan is None
    assert len(together.apply(store, archive)) == 1
    assert store.read(event_rows) == []
    assert [row.name for row in store.read(contact_rows)] == ["Ada Los"]


def test_a_store_that_changed_asks_for_another_preview(store: Store) -> None:
    archive = shown(store)
    together.apply(store, shown(store))
    with pytest.raises(Stale):
        together.apply(store, archive)


def test_the_same_archive_again_changes_nothing(store: Store) -> None:
    together.apply(store, shown(store))
    step = store.undo_label
    again = [one.as_json() for one in together.apply(store, shown(store))]
    assert [(one["new"], one["changed"]) for one in again] == [(0, 0)] * 3
    assert store.undo_label == step
