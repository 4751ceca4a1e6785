"""What was logged, corrected and removed."""

from datetime import UTC, date, datetime

import pytest
from store_world import bring, ics, talks

from planner.commands.correcting import change_encounter, remove_encounters
from planner.commands.encounters import log_lines
from planner.commands.follow_ups import edit_follow_up, put_off, set_status
from planner.commands.people import Person
from planner.commands.targets import Wish, add_company_target, add_target
from planner.errors import NotFound
from planner.formats.personline import PersonLine, format_line, parse_lines
from planner.model import FollowUpStatus, TargetState
from planner.queries.check import broken_rules
from planner.queries.encounters import EncounterRow, encounter_rows
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.logged_lines import absent_line, logged_line
from planner.queries.people import contact_rows
from planner.queries.plan import target_rows
from planner.store import Store

NOW = datetime(2026, 3, 19, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 21, 10, tzinfo=UTC)
TODAY = date(2026, 3, 19)


@pytest.fixture
def event(store: Store) -> int:
    """Return a conference with two people and a company to meet."""
    event_id = bring(store, ics(*talks())).imported.event_id
    assert isinstance(event_id, int)
    for name in ("Ada Lindqvist", "Cy Twombly"):
        store.write("T", add_target, event_id, Person(name, "maker", "Guild"), Wish(), NOW)
    store.write("T", add_company_target, event_id, "Northwind", Wish())
    return event_id


def read(text: str) -> tuple[PersonLine, ...]:
    return parse_lines(text, today=TODAY)


def log(store: Store, event: int | None, text: str) -> int:
    done = store.write("Log", log_lines, event, read(text), NOW, "Europe/Berlin")
    return done.encounters[-1]


def change(store: Store, encounter: int, text: str) -> None:
    store.write("Correct", change_encounter, encounter, read(text)[0], LATER, "Europe/Berlin")
    assert store.read(broken_rules) == []


def steps(store: Store) -> list[FollowUpRow]:
    return sorted(store.read(follow_up_rows, NOW, None), key=lambda row: row.id)


def told(store: Store) -> list[tuple[str, str, str, str]]:
    return [(r.kind.value, r.person, r.text, r.due.isoformat()) for r in steps(store)]


def logged(store: Store, event: int | None) -> list[EncounterRow]:
    return store.read(encounter_rows, event)


@pytest.mark.parametrize(
    "text",
    [
        'T1 !send the draft @2026-03-20 +a book *red =a slot ?a job /mail /1w "about looms"',
        "T1 /call @2026-04-01",
        "T1 /later *in a hurry",
        "T1",
        "N1 Bo Derek, CTO, Acme *hat /24h",
        "T3 Ivo Brandt *tie",
        'T1+T2 "dinner"\n    T2 !the photo @2026-03-25 *beard "shy"',
        '"somebody on the stairs"',
    ],
)
def test_what_was_logged_reads_as_it_was_typed(store: Store, event: int, text: str) -> None:
    line = store.read(logged_line, log(store, event, text))
    code = "N1 " if text.startswith('"') else ""
    assert format_line(line) == format_line(read(code + text)[0])


def test_logged_again_as_it_stands_nothing_changes(store: Store, event: int) -> None:
    texts = (
        'T1 !send the draft @fri +a book *red ?a job /mail /1w "about looms"',
        "N4 Bo Derek, Acme",
        'T1+T2 "dinner" /24h\n    T2 !the photo *beard',
    )
    ids = [log(store, event, text) for text in texts]
    before = [(r.at, r.note, [p.talk for p in r.people]) for r in logged(store, event)], told(store)
    for encounter in ids:
        change(store, encounter, format_line(store.read(logged_line, encounter)))
    assert before == (
        [(r.at, r.note, [p.talk for p in r.people]) for r in logged(store, event)],
        told(store),
    )


def test_what_became_of_the_follow_ups_is_kept(store: Store, event: int) -> None:
    encounter = log(store, event, "T1 !the draft @fri !the photo @fri /mail +a book")
    draft, photo, book, mail = steps(store)
    store.write("Done", set_status, [draft.id], FollowUpStatus.DONE, NOW)
    store.write("Draft", edit_follow_up, mail.id, draft="Dear Ada")
    store.write("Off", put_off, [book.id], date(2026, 4, 1), NOW)
    change(store, encounter, "T1 !the draft @fri !the slides @fri +a book @2026-04-01 *hat")
    kept = {row.id: row for row in steps(store)}
    assert kept[draft.id].status is FollowUpStatus.DONE
    assert kept[book.id].due == date(2026, 4, 1)
    assert mail.id in kept, "what is drafted stays"
    assert photo.id not in kept
    assert [row.text for row in kept.values()] == ["the draft", "a book", "", "the slides"]


def test_the_wrong_person_is_put_right(store: Store, event: int) -> None:
    encounter = log(store, event, "T1 *hat !a book")
    change(store, encounter, "T2 *hat !a book")
    assert [p.name for p in logged(store, event)[0].people] == ["Cy Twombly"]
    states = {row.code: row.state for row in store.read(target_rows, event)}
    assert (states["T1"], states["T2"]) == (TargetState.PLANNED, TargetState.MET)
    assert told(store) == [("promise", "Cy Twombly", "a book", "2026-03-18")]
    change(store, encounter, 'T2 /nothere "ill"')
    assert logged(store, event) == []
    assert format_line(store.read(absent_line, 2)) == 'T2 /nothere "ill"'


def test_a_name_that_was_misspelt_is_the_same_person(store: Store, event: int) -> None:
    encounter = log(store, event, "Bo Drek, Acme *hat")
    change(store, encounter, "N1 Bo Derek, Acme *hat")
    names = [row.name for row in store.read(contact_rows)]
    assert "Bo Derek" in names
    assert "Bo Drek" not in names


def test_without_an_event_it_stays_on_its_day(store: Store) -> None:
    encounter = log(store, None, "Bo Derek !a book")
    change(store, encounter, "Bo Derek, Acme !a book *hat")
    (row,) = logged(store, None)
    assert (row.at.date(), row.people[0].organisation) == (TODAY, "Acme")


def test_what_is_removed_takes_its_open_steps_along(store: Store, event: int) -> None:
    encounter = log(store, event, "T1 !the draft !the photo")
    first, _second = steps(store)
    store.write("Done", set_status, [first.id], FollowUpStatus.DONE, NOW)
    store.write("Remove", remove_encounters, [encounter])
    assert logged(store, event) == []
    assert [row.text for row in steps(store)] == ["the draft"]
    assert store.read(target_rows, event)[0].state is TargetState.PLANNED
    assert "Ada Lindqvist" in {row.name for row in store.read(contact_rows)}
    with pytest.raises(NotFound):
        store.write("Remove", remove_encounters, [encounter])
    with pytest.raises(NotFound):
        store.read(logged_line, encounter)
