"""`planner review`, and what of style and context the command line says."""

import json


def test_an_event_and_all_events_are_looked_back_on(planner):
    planner("event", "add", "Lunch", "--start", "2026-03-18T12:00", "--for", "workplace")
    added = planner("target", "add", "Lunch", "Ada ?who reviews")
    assert "You ask and give nothing yet" in added.err
    planner("target", "add", "Lunch", "Bea +my notes")
    planner("goal", "add", "Lunch", "One insight")
    planner("goal", "done", "1", "--missed")
    planner("log", "Lunch", "T1 +a book")
    told = planner("review", "Lunch").out
    assert "Lunch: 1 of 2 met" in told
    assert "goal 1  missed: One insight" in told
    assert "gives: 2 planned, 1 promised, 0 kept; questions: 1" in told
    whole = json.loads(planner("review", "--json").out)
    assert [(one["met"], one["targets"]) for one in whole["events"]] == [(1, 2)]
    assert {one["kind"] for one in whole["kinds"]} == {"single", "workplace", "reception"}
    assert whole["gives"]["promised"] == 1


def test_nothing_to_look_back_on_is_said(planner):
    assert "Nothing to look back on yet" in planner("review").out


def test_shelf_and_style_are_set_and_shown(planner):
    planner("me", "--name", "Lena", "--offer", "a spare loom", "--conversations-a-day", "4")
    told = planner("me", "--offer", "my notes").out
    assert "4 conversations a day suit me." in told
    assert told.endswith("offers: a spare loom\noffers: my notes\n")
