"""The real calendars of the corpus in a real store: counts, times, and what an update keeps."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.clock import Clock
from planner.commands.events import set_mark
from planner.commands.import_choices import ImportOptions
from planner.commands.people import Person
from planner.commands.targets import Wish, add_target
from planner.errors import BadInput
from planner.flows.importing import Outcome, apply, preview
from planner.flows.reading import read_path
from planner.model import EventKind, Mark, Presence
from planner.queries.candidates import candidate_rows
from planner.queries.check import broken_rules
from planner.queries.events import EventRow, event_rows
from planner.queries.plan import target_rows
from planner.store import Store

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ics"
NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


def _manifest() -> list[dict[str, str]]:
    try:
        lines = (CORPUS / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return list(csv.DictReader((n for n in lines if not n.startswith("#")), delimiter="\t"))


MANIFEST = _manifest()
_read = cache(read_path)  # several tests bring the same one
CONFERENCES = ("fosdem", "pyconus", "pyconchina", "pyconuk", "linuxconfau", "railsconf")


@pytest.fixture
def store(tmp_path: Path, corpus: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "planner.db", Clock(NOW, "Europe/Berlin"))
    yield store
    store.close()


def bring(store: Store, name: str, options: ImportOptions | None = None) -> Outcome:
    (brought,) = _read(CORPUS / name, date(2026, 3, 18))
    return apply(store, preview(store, brought, options or ImportOptions(), "Europe/Berlin"))


def counts(outcome: Outcome) -> dict[str, int]:
    told: dict[str, Any] = outcome.as_json()
    names = ("found", "new", "changed", "moved", "unchanged", "gone", "duplicates", "skipped")
    assert told["found"] == sum(
        told[name] for name in ("new", "changed", "unchanged", "duplicates", "skipped")
    )
    return {name: told[name] for name in names if told[name]}


def rows(store: Store, **wanted: Any) -> list[EventRow]:
    return store.read(event_rows, **wanted)


@pytest.mark.parametrize("told", MANIFEST, ids=[told["name"] for told in MANIFEST])
def test_a_real_calendar_is_imported_whole_and_again_without_a_change(
    store: Store, told: dict[str, str]
) -> None:
    if told["name"] == "empty.ics":
        with pytest.raises(BadInput):
            bring(store, told["name"])
        assert rows(store) == []
        return
    first = counts(bring(store, told["name"]))
    assert first["found"] == int(told["vevents"])
    # A block that the end of the file cuts off is found and skipped; MANIFEST counts it apart.
    skipped = first.get("skipped", 0)
    assert skipped >= int(told["skipped"])
    assert skipped + first.get("duplicates", 0) == first["found"] - int(told["sessions"])
    assert first["new"] == int(told["sessions"])
    step, revision = store.undo_label, store.revision
    second = counts(bring(store, told["name"]))
    assert (second.get("new"), second.get("changed"), second.get("gone")) == (None, None, None)
    assert (store.undo_label, store.revision) == (step, revision)
    conferences = [row for row in rows(store) if row.kind is EventKind.CONFERENCE]
    expected = told["name"].startswith(CONFERENCES)
    if expected:
        assert len(conferences) == 1
        sessions = rows(store, conference_id=conferences[0].id)
        assert len(sessions) == int(told["sessions"])
        assert (
            f"{min(row.local_start for row in sessions).astimezone(UTC):%Y-%m-%dT%H:%MZ}"
            == (told["first_start_utc"])
        )
    assert store.read(broken_rules) == []
    assert store.check_file() == []


def test_fosdem_begins_at_half_past_nine_in_brussels(store: Store) -> None:
    outcome = bring(store, "fosdem-2015.ics")
    conference = outcome.imported.event_id if outcome.imported else None
    sessions = rows(store, conference_id=conference)
    assert sessions[0].start.iso(sessions[0].zone) == "2015-01-31T09:30+01:00"
    assert sessions[0].zone == "Europe/Brussels"
    names = {name for row in sessions for name in row.speakers}
    assert 'David "Blackmagic" Elahee' in names
    assert len(names) > 400
    assert any("<" not in row.title for row in sessions)


def test_a_newer_state_of_a_programme_keeps_every_plan(store: Store) -> None:
    first = bring(store, "pyconus-2025-a.ics")
    assert first.imported is not None
    conference = first.imported.event_id
    assert conference is not None
    sessions = rows(store, conference_id=conference)
    store.write("Mark", set_mark, [row.id for row in sessions], Mark.MUST)
    for row in sessions[::9]:
        store.write("T", add_target, row.id, Person(f"For {row.id}"), Wish(), NOW)
    planned = store.read(target_rows, conference)
    second = bring(store, "pyconus-2025-b.ics")
    assert counts(second) == {
        "found": 224,
        "new": 49,
        "changed": 36,
        "unchanged": 139,
        "gone": 6,
    }
    after = {row.id: row for row in rows(store, conference_id=conference)}
    assert len(after) == 181 + 49
    assert all(after[row.id].mark is Mark.MUST for row in sessions)
    assert sum(row.gone for row in after.values()) == 6
    found = [(t.code, [f.id for f in t.finds]) for t in store.read(target_rows, conference)]
    assert found == [(t.code, [f.id for f in t.finds]) for t in planned]
    store.undo()
    assert rows(store, conference_id=conference)[0].gone is False
    assert store.read(broken_rules) == []


def test_a_programme_built_anew_keeps_every_target_on_its_session(store: Store) -> None:
    first = bring(store, "pyconuk-2015-build1.ics")
    assert first.imported is not None
    conference = first.imported.event_id
    assert conference is not None
    sessions = rows(store, conference_id=conference)
    for row in sessions:
        store.write("T", add_target, row.id, Person(f"For {row.id}"), Wish(), NOW)
    wanted = {t.code: t.finds[0].title for t in store.read(target_rows, conference)}
    second = bring(store, "pyconuk-2015-build2.ics")
    assert second.as_json()["calendar"]["event"] == conference
    live = [row for row in rows(store, conference_id=conference) if not row.gone]
    assert len(live) == 162
    after = store.read(target_rows, conference)
    kept = {t.code: t.finds[0].title for t in after}
    assert len(kept) == 162
    assert kept == wanted
    assert not any(t.finds[0].gone for t in after)
    assert store.read(broken_rules) == []


def test_the_later_build_alone_is_whole(store: Store) -> None:
    bring(store, "pyconuk-2015-build2.ics")
    assert len([row for row in rows(store) if row.kind is EventKind.SESSION]) == 162


@pytest.mark.parametrize("name", ["fosdem-2015.ics", "pyconchina-2021.ics"])
def test_real_speakers_are_offered(store: Store, name: str) -> None:
    outcome = bring(store, name)
    assert outcome.imported is not None
    assert outcome.imported.event_id is not None
    candidates = store.read(candidate_rows, outcome.imported.event_id)
    assert len([row for row in candidates if row.presence is Presence.SPEAKER]) > 20
