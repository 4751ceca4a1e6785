"""The main job in the real window of a real desktop, by keyboard alone."""

from pathlib import Path

from desktop import Desktop

from planner.clock import Clock
from planner.formats.pdf.raster import page_count, page_text
from planner.formats.sample import sample_calendar
from planner.model import FollowUpStatus, Mark
from planner.queries.events import event_rows
from planner.queries.follow_ups import follow_up_rows
from planner.queries.plan import goal_rows, target_rows
from planner.store import Store


def test_from_the_calendar_to_the_follow_ups_without_a_mouse(desktop: Desktop) -> None:
    clock = Clock.from_environment()
    calendar = desktop.home / "longshore.ics"
    calendar.write_bytes(sample_calendar(clock.today()))

    # The calendar comes in.
    desktop.find("push button", "Import calendar", "focused")
    desktop.press("ctrl+o")
    _give_file(desktop, calendar)
    desktop.find("push button", "Import", "focused")
    desktop.press("Return")
    desktop.find("frame", "Longshore: three days for things that last — Planner")

    # Sessions are marked, and a speaker becomes somebody to meet.
    desktop.find("table", "Schedule", "focused")
    desktop.press("Down", "Down", "1")
    desktop.find("table cell", ", Must, ")
    desktop.press("t")
    desktop.find("table cell", "to meet: T1")
    desktop.press("Down", "2")
    desktop.find("table cell", ", Maybe, ")

    # A goal, and somebody else to meet.
    desktop.press("ctrl+2")
    desktop.find("text", "Add somebody to meet", "focused")
    desktop.tab_to("text", "Goal", "shift+Tab")
    desktop.type("Meet 5 people")
    desktop.press("Return")
    desktop.find("table cell", "Open, Meet 5 people, 5")
    desktop.tab_to("text", "Add somebody to meet")
    desktop.type("Ada Lovelace <ada@example.org>, CTO, Engines +my notes ?why looms")
    desktop.press("Return")
    desktop.find("label", "T2 Ada Lovelace")

    # From the line that has the keyboard to the list of events.
    desktop.press("ctrl+e")
    desktop.find("list", "Events", "focused")

    # The sheet is printed into a file.
    desktop.press("ctrl+3")
    desktop.find("push button", "Save as PDF…", "enabled")
    sheet = desktop.home / "sheet.pdf"
    desktop.press("alt+s")
    _give_file(desktop, sheet)
    desktop.until(lambda _heard: sheet.exists(), "the sheet")

    # Who was met is logged.
    desktop.press("ctrl+l")
    desktop.find("text", "Whom did you meet?", "focused")
    desktop.type('T2 *red glasses !send the draft @fri "asked about looms"')
    desktop.press("Return")
    desktop.find("table cell", "T2, Ada Lovelace, CTO, Engines, Met")

    # And followed up, as sent; the list goes on paper.
    desktop.press("ctrl+5")
    desktop.find("table cell", "send the draft", "focused")
    desktop.find("table", "Follow-ups", "focused")
    desktop.press("s")
    desktop.find("table cell", "sent")
    paper = desktop.home / "follow-ups.pdf"
    desktop.press("alt+s", "Down", "Return")
    _give_file(desktop, paper)
    desktop.until(lambda _heard: paper.exists(), "the list on paper")

    desktop.press("ctrl+q")
    assert desktop.ends() == 0
    store = Store.open(desktop.home / "planner.db", clock)
    rows = store.read(event_rows)
    whole = next(row for row in rows if row.parent_id is None)
    assert sorted(r.mark.value for r in rows if r.mark is not Mark.NONE) == ["maybe", "must"]
    assert [(goal.text, goal.count) for goal in store.read(goal_rows, whole.id)] == [
        ("Meet 5 people", 5)
    ]
    targets = {row.code: row for row in store.read(target_rows, whole.id)}
    assert (targets["T2"].name, targets["T2"].state.value) == ("Ada Lovelace", "met")
    assert targets["T1"].finds
    (step,) = store.read(follow_up_rows, clock.now(), whole.id)
    assert (step.text, step.status) == ("send the draft", FollowUpStatus.SENT)
    store.close()
    printed = sheet.read_bytes()
    text = "\n".join(page_text(printed, page) for page in range(page_count(printed)))
    assert "Ada Lovelace" in text
    assert "Ada Lovelace" in page_text(paper.read_bytes(), 0)


def _give_file(desktop: Desktop, path: Path) -> None:
    """Answer the file dialog that opens."""
    desktop.find("text", "File name:", "focused")
    desktop.press("ctrl+a")
    desktop.type(str(path))
    desktop.press("Return")
