"""How long a long list takes to open, to scroll and to sort, and how much memory it takes."""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QTableView
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from planner.app import build_window, go_easy, hush_offscreen, make_application
from planner.clock import Clock
from planner.gui.garbage import Garbage
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.pages.people import PeoplePage
from planner.gui.pages_ahead import PagesAhead
from planner.gui.palette import Scheme
from planner.gui.row_model import RowModel
from planner.gui.theme import apply_theme
from planner.gui.window_state import WindowState
from planner.model import Address, AddressKind, Contact, Organisation
from planner.store import Store
from tests.bench import proxy
from tests.bench.figures import Figure
from tests.bench.painted import resident

MANY, FEWER = 100_000, 10_000
RUNS = 7
OPENED = 0.025  # seconds
_LARGE = 1500, 900
_FIRST = ("Ada", "Grace", "Łukasz", "Zoë", "Jürgen", "Mei", "Amélie", "Søren", "Olga", "Ahmed")
_LAST = ("Lovelace", "Hopper", "Wójcik", "Müller", "García", "Nguyen", "Okafor", "Larsen", "Ünal")
_TITLES = ("CTO", "Engineer", "Editor", "Founder", "")


class Nothing(RowModel):
    """A model that shows nothing: what it costs to paint a table with it is Qt's own."""

    def data(self, index: Any, role: int = 0) -> Any:
        """Return nothing."""
        return None


def figures() -> Iterator[Figure]:
    """Measure the People page with a hundred thousand people.

    It is opened as one meets it: in the window, whose pages are built ahead while nobody waits,
    and for the first time. Processor time of the window's thread, until the rows are painted.
    """
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, fewer = (_people(folder / f"{count}.db", count) for count in (MANY, FEWER))
        opened: list[tuple[float, float]] = []
        for _run in range(RUNS):
            opened.append(tuple(_opened(path) for path in (fewer, many)))  # type: ignore[arg-type]
        ten, hundred = (statistics.median(times) for times in zip(*opened, strict=True))
        yield Figure(f"open a list of {MANY} people", hundred, f"{FEWER} people", ten, 1.5)
        yield Figure(f"open a list of {MANY} people", hundred, "25 ms", OPENED, 1.0)
        with _window(many) as window:
            window.resize(*_LARGE)  # the card stands beside the table, which has all the height
            before = resident()
            page = _known(window)
            yield Figure(f"MiB of {MANY} people", resident() - before, "20 MiB", 20, 1.0)
            while page.is_fetching or window.jobs.running:
                _turn_loop()
            plain = QTableView()
            plain.setModel(_nothing(page))
            plain.resize(page.table.size())
            plain.verticalHeader().hide()
            plain.show()
            ours, theirs = _scrolled(page.table, plain)
            yield Figure("scroll by a page", ours, "model without data", theirs, 2.0)
            plain.close()
            for column in ("organisation", "email"):
                ours = _sorted(page, column)
                yield Figure(f"sort {MANY} by {column}", ours, "60 ms", 0.06, 1.0)
            with proxy.shown(window.store) as peer:
                theirs = proxy.sorting(peer, proxy.EMAIL)
            yield Figure(f"sort {MANY} by email", ours, proxy.PEER, theirs, proxy.SORTED)


def _opened(path: Path) -> float:
    with _window(path) as window:
        return _worked(lambda: _show(window))


def _show(window: MainWindow) -> None:
    window.go("people")
    QCoreApplication.processEvents()  # paints


def _known(window: MainWindow) -> PeoplePage:
    """Open the page and wait until all people are known to it."""
    _show(window)
    page = window.pages.page("people")
    assert isinstance(page, PeoplePage)
    while not page.table.rows.knows_all:
        _turn_loop()
    return page


def _turn_loop() -> None:
    QCoreApplication.processEvents()
    time.sleep(0.003)


def _sorted(page: PeoplePage, column: str) -> float:
    """Return the median time from the click on a heading until the rows are painted."""
    times = []
    for _run in range(RUNS):
        times.append(_worked(lambda: _sort(page, column)))
        _sort(page, None)
    return statistics.median(times)


def _sort(page: PeoplePage, column: str | None) -> None:
    page.table.sort_by(column)
    QCoreApplication.processEvents()  # paints


@contextmanager
def _window(path: Path) -> Iterator[MainWindow]:
    """Open the window on a store, and wait until all its pages are built."""
    with tempfile.TemporaryDirectory() as state:
        store, jobs = Store.open(path, Clock.from_environment()), Jobs()
        window = build_window(store, jobs, WindowState(Path(state) / "state"))
        try:
            window.show()
            garbage, ahead = Garbage(jobs, window), PagesAhead(window.pages, jobs, window)
            go_easy(window, garbage, ahead)
            while ahead.is_busy or jobs.running:
                _turn_loop()
            yield window
        finally:
            garbage.stop()
            for page in window.pages.pages.values():
                page.drop_fetch()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            jobs.close()
            store.close()
            gc.collect()


def _nothing(page: PeoplePage) -> Nothing:
    model = Nothing(page.table.rows.columns, page)
    model.set_rows(range(MANY))
    return model


def _scrolled(*tables: QTableView) -> tuple[float, ...]:
    """Return the median time in which each turns a page, one after the other sixty times.

    Between two turns the event loop goes on, in which rows are read ahead.
    """
    times: tuple[list[float], ...] = tuple([] for _table in tables)
    for _page in range(60):
        for table, took in zip(tables, times, strict=True):
            took.append(_worked(partial(_turn, table)))
        _turn_loop()
        _turn_loop()
    return tuple(map(statistics.median, times))


def _turn(table: QTableView) -> None:
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())
    table.viewport().grab()


def _worked(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def _people(path: Path, count: int) -> Path:
    """Fill a store with people, each with an organisation, an address and a note."""
    store = Store.open(path, Clock.from_environment())

    def fill(session: Session) -> None:
        now = store.clock.now()
        names = [{"name": f"Company {number}"} for number in range(count // 20)]
        session.execute(insert(Organisation), names)
        organisations = session.scalars(select(Organisation.id)).all()
        session.execute(
            insert(Contact),
            [
                {
                    "uid": f"person-{n}",
                    "name": f"{_FIRST[n % 10]} {_LAST[n * 7 % 9]} {n}",
                    "title": _TITLES[n % 5],
                    "note": f"met through the guild of {_LAST[n % 9]}, likes long talks {n}",
                    "organisation_id": organisations[n * 13 % len(organisations)],
                    "created_at": now,
                }
                for n in range(count)
            ],
        )
        ids = session.scalars(select(Contact.id)).all()
        session.execute(
            insert(Address),
            [
                {"contact_id": id_, "kind": AddressKind.EMAIL, "value": f"p{id_}@example.org"}
                for id_ in ids
            ],
        )

    store.write_bulk("Fill", fill)
    store.close()
    return path
