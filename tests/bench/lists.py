"""How long a long list takes to open, to scroll and to sort, and how much memory it takes."""

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QTableView
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from planner.app import hush_offscreen, make_application
from planner.clock import Clock
from planner.gui.jobs import Jobs
from planner.gui.pages.people import PeoplePage
from planner.gui.palette import Scheme
from planner.gui.row_model import RowModel
from planner.gui.theme import apply_theme
from planner.model import Address, AddressKind, Contact, Organisation
from planner.store import Store
from tests.bench.figures import Figure
from tests.bench.painted import resident

MANY, FEWER = 100_000, 10_000
RUNS = 7
_SIZE = 1040, 700
_FIRST = ("Ada", "Grace", "Łukasz", "Zoë", "Jürgen", "Mei", "Amélie", "Søren", "Olga", "Ahmed")
_LAST = ("Lovelace", "Hopper", "Wójcik", "Müller", "García", "Nguyen", "Okafor", "Larsen", "Ünal")
_TITLES = ("CTO", "Engineer", "Editor", "Founder", "")


class Nothing(RowModel):
    """A model that shows nothing: what it costs to paint a table with it is Qt's own."""

    def data(self, index: Any, role: int = 0) -> Any:
        """Return nothing."""
        return None


def figures() -> Iterator[Figure]:
    """Measure the People page with a hundred thousand people."""
    hush_offscreen()
    apply_theme(make_application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as name:
        many, fewer = (_people(Path(name) / f"{count}.db", count) for count in (MANY, FEWER))
        with _pages(many) as long, _pages(fewer) as short:
            opened = [(_timed(short.open), _timed(long.open)) for _run in range(RUNS)]
            ten, hundred = (statistics.median(times) for times in zip(*opened, strict=True))
            yield Figure(f"open a list of {MANY} people", hundred, f"{FEWER} people", ten, 1.5)
            before = resident()
            page = long.open_whole()
            yield Figure(f"MiB of {MANY} people", resident() - before, "20 MiB", 20, 1.0)
            ours = _scrolled(page.table)
            plain = QTableView()
            plain.setModel(_nothing(page))
            plain.resize(page.table.size())
            plain.verticalHeader().hide()
            plain.show()
            theirs = _scrolled(plain)
            yield Figure("scroll by a page", ours, "model without data", theirs, 2.0)
            for column in ("organisation", "email"):
                took = _timed(lambda name=column: page.table.sort_by(name))
                yield Figure(f"sort {MANY} by {column}", took, "60 ms", 0.06, 1.0)
            plain.close()


class _Opened:
    """Opens the page on one store again and again."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        self._store, self._jobs = store, jobs
        self._page: PeoplePage | None = None

    def open(self) -> PeoplePage:
        """Make the page anew and paint it."""
        self.close()
        page = self._page = PeoplePage(self._store, self._jobs)
        page.resize(*_SIZE)
        page.show()
        page.grab()
        return page

    def open_whole(self) -> PeoplePage:
        """Open the page and wait until all people are known to it."""
        page = self.open()
        while not page.table.rows.knows_all:
            QCoreApplication.processEvents()
            time.sleep(0.001)
        return page

    def close(self) -> None:
        """Let the page go."""
        if self._page is not None:
            self._page.drop_fetch()
            self._page.close()
            self._page.deleteLater()
            self._page = None
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()


@contextmanager
def _pages(path: Path) -> Iterator[_Opened]:
    store, jobs = Store.open(path, Clock.from_environment()), Jobs()
    opened = _Opened(store, jobs)
    try:
        yield opened
    finally:
        opened.close()
        jobs.close()
        store.close()


def _nothing(page: PeoplePage) -> Nothing:
    model = Nothing(page.table.rows.columns, page)
    model.set_rows(range(MANY))
    return model


def _scrolled(table: QTableView) -> float:
    bar, times = table.verticalScrollBar(), []
    for _page in range(60):
        times.append(_timed(lambda: _turn(table, bar)))
    return statistics.median(times)


def _turn(table: QTableView, bar: Any) -> None:
    bar.setValue(bar.value() + bar.pageStep())
    table.viewport().grab()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


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
