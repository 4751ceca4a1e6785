from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.errors import NotAllowed
from planner.gui.banner import WRITING_ACTIONS, ReadOnlyBanner
from planner.gui.dialogs import Notice
from planner.gui.jobs import Jobs
from planner.gui.main_window import MainWindow
from planner.gui.window_state import WindowState
from planner.queries.dump import dump
from planner.store import Store
from planner.store.opening import open_file_to_read
from planner.store.read_only import ReadOnlyStore


@pytest.fixture
def protected(store: Store, conference: int, clock: Clock, tmp_path: Path) -> Iterator[Store]:
    """Return a store that can only be read, with the sample conference in it."""
    store.close()
    path = tmp_path / "planner.db"
    opened = ReadOnlyStore(path, open_file_to_read(path), clock, "its folder is write-protected")
    yield opened
    opened.close()


@pytest.fixture
def looking(
    protected: Store, jobs: Jobs, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:  # fmt: skip
    window = MainWindow(protected, jobs, WindowState(tmp_path / "state"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    qtbot.waitUntil(lambda: jobs.running == 0)


def test_it_says_why_nothing_can_be_changed(looking: MainWindow) -> None:
    (banner,) = looking.findChildren(ReadOnlyBanner)
    assert banner.isVisible()
    assert banner.words == "Nothing can be changed here: its folder is write-protected."
    assert not any(looking.actions_by_id[name].isEnabled() for name in WRITING_ACTIONS)


def test_every_page_opens_and_nothing_changes(
    qtbot: QtBot, looking: MainWindow, protected: Store, jobs: Jobs
) -> None:
    before = protected.read(dump, 1)
    for name in looking.specs:
        looking.go(name)
        qtbot.waitUntil(lambda: jobs.running == 0)
    looking.backups.begin_in(0)
    assert not [notice for notice in looking.findChildren(Notice) if notice.isVisible()]
    assert protected.read(dump, 1) == before
    assert protected.backups() == []


def test_what_is_tried_all_the_same_is_refused_with_the_reason(
    protected: Store, tmp_path: Path
) -> None:
    now = protected.clock.now()
    with pytest.raises(NotAllowed, match="its folder is write-protected"):
        protected.write("Add", add_contact, Person("Ada"), now)
    with pytest.raises(NotAllowed):
        protected.undo()
    with pytest.raises(NotAllowed):
        protected.restore_file(tmp_path / "other.db")
    # A copy can still be taken out of it.
    copy = protected.backup(tmp_path / "copy.db")
    assert copy.rows["event"] == 66


def test_where_all_can_be_changed_there_is_no_banner(window: MainWindow) -> None:
    assert window.findChildren(ReadOnlyBanner) == []
