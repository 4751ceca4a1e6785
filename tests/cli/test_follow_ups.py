"""Follow-ups on the command line: listed with what is proposed, and every word on them said."""

from collections.abc import Callable
from typing import Any

import pytest

Planner = Callable[..., Any]

DAY = "2026-03-18T09:00:00+01:00"


@pytest.fixture
def met(planner: Planner) -> Planner:
    """Return the command line after two people were met on 18 March."""
    ran = planner("met", "Ada Lovelace /mail", "Bo !the photo @2026-03-20", at=DAY)
    assert ran.status == 0, ran.err
    return planner


def test_what_is_sent_brings_a_proposal_after_three_days(met: Planner) -> None:
    assert met("done", "1", "--as", "sent").out == "sent: Ada Lovelace\n"
    assert "proposed" not in met("follow-ups").out
    listed = met("follow-ups", at="2026-03-22T09:00:00+01:00").out.splitlines()
    assert listed[0].split()[:3] == ["2", "2026-03-20", "overdue"]
    assert listed[1].startswith("P")
    assert listed[1].endswith("proposed: ask once more, no answer yet")
    assert len(met("follow-ups", "--json").json) == 2


@pytest.mark.parametrize("word", ["sent", "answered", "waived", "done"])
def test_several_get_the_same_word_at_once(met: Planner, word: str) -> None:
    assert met("done", "1", "2", "--as", word).out == f"{word}: Ada Lovelace\n{word}: Bo\n"
    assert {row["status"] for row in met("follow-ups", "--json").json} == {word}
    assert met("undo").status == 0
    assert {row["status"] for row in met("follow-ups", "--json").json} == {"open"}


def test_one_is_put_off_and_a_closed_one_is_not(met: Planner) -> None:
    assert met("done", "1", "--until", "2026-05-04").out == "until 2026-05-04: Ada Lovelace\n"
    assert met("follow-ups", "--json").json[1]["due"] == "2026-05-04"
    met("done", "1")
    refused = met("done", "1", "2", "--until", "2026-06-01")
    assert (refused.status, "closed already" in refused.err) == (1, True)
    assert met("follow-ups", "--json").json[0]["due"] == "2026-03-20"
    assert met("done", "2", "--until", "someday").status == 2


def proposed(planner: Planner, *words: str, at: str) -> str:
    """Return by what name the one proposal is listed."""
    [line] = [
        line for line in planner("follow-ups", *words, at=at).out.splitlines() if "proposed" in line
    ]
    return str(line.split()[0])


def test_a_proposal_is_taken_on_sent_or_let_go_by_its_name(met: Planner) -> None:
    met("done", "1", "--as", "sent")
    later = "2026-03-22T09:00:00+01:00"
    name = proposed(met, at=later)
    assert met("done", name.lower(), "--as", "open").out == "open: Ada Lovelace\n"
    listed = met("follow-ups").out
    assert "proposed" not in listed, "one step per person at a time"
    assert [
        row["person"] for row in met("follow-ups", "--json").json if row["status"] == "open"
    ] == [
        "Bo",
        "Ada Lovelace",
    ]
    met("undo")
    assert proposed(met, at=later) == name, "undone, it is called the same"
    assert met("done", name, "2", "--as", "waived").out == "waived: Bo\nwaived: Ada Lovelace\n"
    assert "Nothing is to be done" in met("follow-ups").err + met("follow-ups").out
    refused = met("done", name)
    assert (refused.status, f"Nothing called {name} is proposed any more." in refused.err) == (
        1,
        True,
    )
    assert met("done", "Q7").status == 1


def test_a_proposal_of_one_event_is_put_off_by_the_name_it_has_there(
    planner: Planner, conference: int
) -> None:
    planner("target", "add", conference, "Ada Lovelace")
    at = "2026-03-18T09:00:00+01:00"
    assert "proposed" not in planner("follow-ups").out, "one star is proposed at its event alone"
    name = proposed(planner, str(conference), at=at)
    assert planner("done", name, "--until", "2026-03-20").out == "until 2026-03-20: Ada Lovelace\n"
    [row] = planner("follow-ups", "--json").json
    assert (row["due"], row["status"], row["event"]) == ("2026-03-20", "postponed", conference)
