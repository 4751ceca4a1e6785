"""What the follow-up list on paper takes out of the store."""

import sys
from datetime import date, timedelta

import pytest

from planner.commands.drafts import save_draft
from planner.commands.encounters import log_lines
from planner.commands.events import edit_plan
from planner.commands.follow_ups import Step, add_follow_up, set_status
from planner.commands.people import Person, add_contact
from planner.flows.printing import follow_up_list_report
from planner.formats.personline import parse_lines
from planner.model import FollowUpKind, FollowUpStatus
from planner.queries.events import event_rows
from planner.queries.follow_ups import follow_up_rows
from planner.queries.reports.follow_ups import follow_up_report

invented = sys.modules["store_world"]
ZONE = "Europe/Berlin"


@pytest.fixture
def event(store):
    return invented.bring(store, invented.ics(*invented.talks())).imported.event_id


def log(store, event, text):
    lines = parse_lines(text, today=store.clock.today())
    store.write("Log", log_lines, event, lines, store.clock.now(), ZONE)


def only(store, event):
    (row,) = store.read(follow_up_rows, store.clock.now(), event)
    return row


def test_insights_stand_with_their_session_and_what_worked(store, event):
    first = store.read(event_rows, conference_id=event)[0]
    store.write("Plan", edit_plan, event, worked="Asking first", insight="All of it")
    store.write("Plan", edit_plan, first.id, insight="Looms pay")
    report = follow_up_list_report(store, ZONE, event)
    assert report.worked == "Asking first"
    assert report.insights == (("Looms, part 0", "Looms pay"),)
    assert report.result.insight == "All of it"


def test_introduction_names_both_and_stands_in_its_own_part(store, event):
    ada = store.write("Add", add_contact, Person("Ada Lovelace"), store.clock.now())
    mary = store.write("Add", add_contact, Person("Mary Somerville"), store.clock.now())
    step = Step(
        FollowUpKind.INTRODUCTION, contact_id=ada, other_id=mary, text="the survey",
        due=date(2026, 3, 19), zone=ZONE, event_id=event,
    )  # fmt: skip
    store.write("Add", add_follow_up, step, store.clock.now())
    report = follow_up_list_report(store, ZONE, event)
    (line,) = report.soon
    assert (line.kind, line.text) == (
        "introduction", "Ada Lovelace and Mary Somerville: the survey",
    )  # fmt: skip


def test_what_was_sent_without_an_answer_comes_up_again_after_three_days(store, event):
    log(store, event, "Ada Lovelace /mail")
    sent = store.clock.now()
    store.write("Sent", set_status, [only(store, event).id], FollowUpStatus.SENT, sent)
    for days, nudged in ((2, 0), (3, 1)):
        later = sent + timedelta(days=days)
        report = store.read(follow_up_report, later, ZONE, event)
        assert len(report.nudges) == nudged
        assert len(report.closed) == 1 - nudged
    assert report.nudges[0].due == (sent + timedelta(days=7)).date()


def test_drafts_stand_on_paper_only_when_switched_on(store, event):
    log(store, event, 'Ada Lovelace /mail "asked about looms"')
    assert follow_up_list_report(store, ZONE, event).drafts == ()
    (proposed,) = follow_up_list_report(store, ZONE, event, drafts=True).drafts
    assert (proposed.person, proposed.channel, proposed.generic) == ("Ada Lovelace", "mail", False)
    assert "looms" in proposed.text
    store.write("Draft", save_draft, only(store, event).id, "Dear Ada", store.clock.now())
    (mine,) = follow_up_list_report(store, ZONE, event, drafts=True).drafts
    assert mine.text == "Dear Ada"


def test_codes_are_a_choice(store, event):
    assert not follow_up_list_report(store, ZONE, event).codes
    assert follow_up_list_report(store, ZONE, event, codes=True).codes
