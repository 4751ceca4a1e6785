"""Drafts out of the notes in a store."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.clock import Clock
from planner.commands.encounters import log_lines
from planner.commands.follow_ups import set_status
from planner.commands.people import Person, set_me
from planner.errors import NotFound
from planner.flows.drafts import fields_of, fitting, propose
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.follow_up_details import follow_up_detail
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path / "planner.db", clock)
    opened.write("Me", set_me, Person("Lena Vogt"), opened.clock.now())
    line = 'Ada Lovelace !the draft @fri +an intro @fri ?people /linkedin "asked about looms"'
    lines = parse_lines(line, today=opened.clock.today())
    opened.write("Log", log_lines, None, lines, opened.clock.now(), opened.clock.zone_name)
    yield opened
    opened.close()


def row(store: Store, kind: FollowUpKind) -> FollowUpRow:
    rows = store.read(follow_up_rows, store.clock.now())
    return next(row for row in rows if row.kind is kind)


def keys(store: Store, kind: FollowUpKind) -> list[str]:
    found = row(store, kind)
    return [one.key for one in fitting(store, found, store.read(follow_up_detail, found.id))]


def test_fields_are_my_own_notes(store: Store) -> None:
    found = row(store, FollowUpKind.PROMISE)
    fields = fields_of(store, store.read(follow_up_detail, found.id))
    assert {name: fields[name] for name in ("name", "me", "talk", "wants", "promise", "give")} == {
        "name": "Ada Lovelace",
        "me": "Lena Vogt",
        "talk": "looms",
        "wants": "people",
        "promise": "the draft",
        "give": "an intro",
    }


def test_the_template_of_the_situation_comes_first(store: Store) -> None:
    assert keys(store, FollowUpKind.PROMISE)[:2] == ["promise-mail", "met-mail"]
    assert keys(store, FollowUpKind.GIVE)[:2] == ["give-mail", "warm-mail"]


def test_linkedin_gets_notes_only(store: Store) -> None:
    found = keys(store, FollowUpKind.MESSAGE)
    assert found[0] == "met-linkedin"
    assert all(key.endswith("-linkedin") for key in found)


def test_what_was_sent_is_followed_by_one_reminder(store: Store) -> None:
    sent = row(store, FollowUpKind.PROMISE)
    store.write("Sent", set_status, [sent.id], FollowUpStatus.SENT, store.clock.now())
    assert keys(store, FollowUpKind.PROMISE)[0] == "nudge-mail"


def test_a_proposal_is_personal(store: Store) -> None:
    draft = propose(store, row(store, FollowUpKind.MESSAGE).id, "met-linkedin")
    assert "I will send you what I promised: the draft." in draft.text
    assert not draft.generic


def test_an_unknown_template_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="no-such"):
        propose(store, row(store, FollowUpKind.MESSAGE).id, "no-such")


def test_a_subject_cut_out_of_long_notes_shows_that_it_is_cut(store: Store) -> None:
    found = store.read(follow_up_detail, row(store, FollowUpKind.PROMISE).id)
    long = replace(found, talk="who maintains it in five years, and how")
    assert fields_of(store, long)["topic"] == "who maintains it in five years…"
    assert fields_of(store, found)["topic"] == "looms"
