"""How long one waits for what was typed, among a hundred thousand people with notes."""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy.orm import Session

from planner.app import build_window, hush_offscreen
from planner.clock import Clock
from planner.gui.application import make_application
from planner.gui.jobs import Jobs
from planner.gui.palette import Scheme
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.model import Contact, Organisation, Tag
from planner.model.bulk import insert_rows
from planner.queries.people_list import people_holding
from planner.queries.search import search
from planner.store import Store
from tests.bench import proxy
from tests.bench.figures import Figure

PEOPLE = 100_000
TYPED = (
    *("ada l", "lukasz kov", "weaver", "loom warp", "soren", "mentor", "guild 99", "zzz", "kalo"),
    *("nina co", "shuttle", "jurgen ta"),
)
USUAL, WORST = 0.010, 0.016  # seconds: 95 of 100 keys, and any key
_ROUNDS = 3
_TYPED_THERE = "loom warp"  # into Qt's own way, which takes as long for any words

_FIRST = ("Ada", "Łukasz", "Grace", "Zoë", "Jürgen", "Søren", "Marie", "José", "Nina", "Wei")
_PARTS = ("ka", "lo", "ve", "la", "ce", "ne", "ham", "ri", "co", "mar", "ber", "nov", "ski", "wu")
_WORDS = (
    *("loom", "warp", "weft", "shuttle", "heddle", "reed", "bobbin", "spindle", "felt", "twill"),
    *("linen", "cotton", "wool", "silk", "dye", "mordant", "carding", "guild", "workshop"),
    *("draft", "pattern", "selvedge", "treadle", "tension", "beam", "cloth"),
)


def figures() -> Iterator[Figure]:
    """Type each line letter by letter and measure the processor time of each key."""
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder / "planner.db", Clock.from_environment())
        jobs = Jobs()
        try:
            store.write("Fill", fill, PEOPLE)
            while store.tend():
                pass
            yield from _told("search, rows found", _asked(lambda text: store.read(search, text)))
            holding = _asked(lambda text: store.read(people_holding, text))
            yield from _told("people, rows found", holding)
            window = build_window(store, jobs, WindowState(folder / "state"))
            window.show()
            page = window.go("people")
            assert page is not None
            while page.is_fetching:
                QApplication.processEvents()
            people = _painted(page.search)  # type: ignore[attr-defined]
            yield from _told("people, rows painted", people)
            window.does.find()
            finder = window.finders.open
            assert finder is not None
            everything = _painted(finder.field)
            yield from _told("search, rows painted", everything)
            window.close()
            with proxy.shown(store) as peer:
                theirs = proxy.searching(peer, _TYPED_THERE)
            yield from _beside("people, rows painted", people, theirs)
            yield from _beside("search, rows painted", everything, theirs)
        finally:
            jobs.close()
            store.close()


def fill(session: Session, count: int) -> None:
    """Add invented people with a company, a note of fifteen words and a tag each."""
    chance = random.Random(5)
    companies = [f"{chance.choice(_WORDS).title()} Guild {n}" for n in range(count // 20)]
    rows = [(name, "", "") for name in companies]
    homes = insert_rows(session, Organisation, ("name", "link", "note"), rows)
    now = datetime(2026, 3, 1, tzinfo=UTC)
    people = []
    for number in range(count):
        last = "".join(chance.choices(_PARTS, k=3)).title()
        note = " ".join(chance.choices(_WORDS, k=12)) + f" at table {number % 997}"
        name = f"{chance.choice(_FIRST)} {last}"
        people.append((f"u{number}", name, "Weaver", chance.choice(homes), note, False, now))
    columns = ("uid", "name", "title", "organisation_id", "note", "is_me", "created_at")
    ids = insert_rows(session, Contact, columns, people)
    tags = [(row_id, chance.choice(("mentor", "client", "looms"))) for row_id in ids]
    insert_rows(session, Tag, ("contact_id", "name"), tags)


def _told(job: str, times: list[float]) -> Iterator[Figure]:
    yield Figure(f"{job}: 95 of 100 keys", _usual(times), "10 ms", USUAL, 1.0)
    yield Figure(f"{job}: slowest key", max(times), "16 ms", WORST, 1.0)


def _beside(job: str, times: list[float], theirs: float) -> Iterator[Figure]:
    yield Figure(f"{job}: 95 of 100 keys", _usual(times), proxy.PEER, theirs, proxy.USUAL)
    yield Figure(f"{job}: slowest key", max(times), proxy.PEER, theirs, proxy.WORST)


def _usual(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _asked(ask: Callable[[str], object]) -> list[float]:
    return [_fastest(lambda text=text: ask(text)) for text in _keys()]  # type: ignore[misc]


def _painted(field: QLineEdit) -> list[float]:
    def show(text: str) -> None:
        field.setText(text)
        QApplication.processEvents()  # paints

    times = {}
    for _round in range(_ROUNDS):
        for text in _keys():
            began = time.thread_time()
            show(text)
            took = time.thread_time() - began
            times[text] = min(took, times.get(text, took))
    return list(times.values())


def _keys() -> list[str]:
    return [line[:end] for line in TYPED for end in range(1, len(line) + 1)]


def _fastest(call: Callable[[], object]) -> float:
    times = []
    for _round in range(_ROUNDS):
        began = time.thread_time()
        call()
        times.append(time.thread_time() - began)
    return min(times)
