"""What is typed, pasted or given as an address is bounded in time and memory, however long."""

import resource
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.commands.encounters import log_lines
from planner.errors import PlannerError
from planner.flows.outgoing import follow_ups_file
from planner.formats.fetch import fetch
from planner.formats.personline import parse_lines
from planner.gui.entry_line import EntryLine
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.window_state import WindowState
from planner.queries.encounters import encounter_rows
from planner.queries.events import event_rows
from planner.queries.find import event_id, person_id
from planner.queries.people_list import people_holding
from planner.queries.search import search
from planner.store import Store
from tests.faults.children import Say, run
from tests.faults.ground import CLOCK, copy_of, filled_store
from tests.faults.jobs import event_and_person

SECONDS, MEMORY, LONG = 2.0, 200 * 2**20, 100_000
PIECES = {
    "letters": "x",
    "words": "word ",
    "quotes": '"',
    "codes and boxes": "T1+T2 !x @fri *y /1w ",
    "people": "Ada Lindqvist, Acme <a@b.example>, ",
    "marks that stack": "e\u0301\u0323\u0302",
    "signs of all planes": "🎈\u202e\u200d中",
    "search words": 'NEAR( " * AND ',
}


def long(piece: str) -> str:
    return (piece * (LONG // len(piece) + 1))[:LONG]


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param(("people", "signs of all planes"), id="few"),
        pytest.param(tuple(PIECES), id="all", marks=pytest.mark.slow),
    ],
)
def test_a_text_of_any_length_is_taken_within_bounds(
    tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    copy_of(filled_store(), tmp_path / "own")
    said = run(partial(live_through, kinds), tmp_path / "own")
    assert said.ended, said.words
    assert len(said.saved) == 11 * len(kinds)
    assert [word for word in said.saved if float(word.split()[-1]) > SECONDS] == []


def live_through(kinds: tuple[str, ...], folder: Path, say: Say) -> None:
    """Be a child with little memory that logs long texts, looks for them and prints them."""
    store = Store.open(folder / "planner.db", CLOCK)
    # What is imported only when it is needed is no part of what a long text takes.
    follow_ups_file(store, None, ".pdf", my_zone=CLOCK.zone_name)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    allowed = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    for kind in kinds:
        for name, act in acts(store, long(PIECES[kind])).items():
            began = process_time()
            with suppress(PlannerError):
                act()
            say(f"{kind}: {name} {process_time() - began:.2f}")
    store.close()


def acts(store: Store, text: str) -> dict[str, Callable[[], object]]:
    """Return what can be done with a text: looked for, asked as an address, logged, printed."""
    event, now, zone = store.read(event_and_person)[0], CLOCK.now(), CLOCK.zone_name

    def log() -> None:
        lines = parse_lines(f"Kim {text}", today=now.date())
        store.write("Log", log_lines, event, lines, now, zone)

    return {
        "find": lambda: store.read(search, text),
        "people": lambda: store.read(people_holding, text),
        "events": lambda: store.read(event_rows, search=text),
        "event": lambda: store.read(event_id, text),
        "person": lambda: store.read(person_id, text),
        "address": lambda: fetch(f"https://{text}"),
        "log": log,
        "logged": lambda: store.read(encounter_rows, event),
        "found": lambda: store.read(search, text[:50]),
        "paper": lambda: follow_ups_file(store, None, ".pdf", my_zone=zone),
        "undo": store.undo,
    }


def test_the_window_takes_a_long_text_within_bounds(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    jobs = Jobs(qapp)
    store = Store.open(copy_of(filled_store(), tmp_path / "own"), CLOCK)
    window = MainWindow(store, jobs, WindowState(tmp_path))
    qtbot.addWidget(window)
    window.show()
    page = window.go("log", store.read(event_and_person)[0])
    qtbot.waitUntil(lambda: jobs.running == 0)
    text = long(PIECES["codes and boxes"])
    began = process_time()
    page.findChildren(EntryLine)[0].insert(text)
    window.event_list.search.setText(text)
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert process_time() - began < SECONDS
    assert text in {line.text() for line in page.findChildren(EntryLine)}
    window.close()
    jobs.close()
    store.close()
