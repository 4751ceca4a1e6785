"""What the list of follow-ups is saved as, through its menu."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.commands.encounters import log_lines
from planner.formats.pdf import raster
from planner.formats.personline import parse_lines
from planner.gui.page import Page
from planner.gui.pages.followups import FollowUpsPage
from planner.store import Store

LINES = "Ada Lovelace <ada@example.org> !send the draft @2026-03-16"


@pytest.fixture
def page(
    store: Store, conference: int, open_page: Callable[[type[Page], int | None], Page]
) -> FollowUpsPage:
    lines = parse_lines(LINES, today=store.clock.today())
    store.write("Log", log_lines, conference, lines, store.clock.now())
    made = open_page(FollowUpsPage, conference)
    assert isinstance(made, FollowUpsPage)
    return made


@pytest.mark.parametrize(
    ("number", "suffix", "begin"),
    [
        (0, ".pdf", b"%PDF-"),
        (1, ".pdf", b"%PDF-"),
        (2, ".ics", b"BEGIN:VCALENDAR"),
        (3, ".ics", b"BEGIN:VCALENDAR"),
        (4, ".csv", b""),
        (5, ".vcf", b"BEGIN:VCARD"),
    ],
)
def test_the_list_is_saved_as_a_file(
    page: FollowUpsPage, qtbot: QtBot, tmp_path: Path, number: int, suffix: str, begin: bytes
) -> None:
    page.export.menu.actions()[number].trigger()
    dialog = page.export.saver.dialog
    assert dialog is not None
    path = tmp_path / f"out{suffix}"
    with qtbot.waitSignal(page.offered, timeout=20_000) as signal:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert signal.args[0] == f"Saved “out{suffix}”."
    data = path.read_bytes()
    assert data.removeprefix(b"\xef\xbb\xbf").startswith(begin)
    assert (b"VTODO" in data) == (number == 3)


def test_the_list_with_drafts_holds_the_messages(
    page: FollowUpsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.table.choose_first()
    page.details.draft.edit.setFocus()
    qtbot.keyClicks(page.details.draft.edit, "Dear Ada, here is the draft")
    page.table.setFocus()
    texts = {}
    for action in page.export.menu.actions()[:2]:
        action.trigger()
        dialog = page.export.saver.dialog
        assert dialog is not None
        path = tmp_path / Path(dialog.selectedFiles()[0]).name
        with qtbot.waitSignal(page.offered, timeout=20_000):
            dialog.fileSelected.emit(str(path))
        dialog.close()
        data = path.read_bytes()
        pages = range(raster.page_count(data))
        texts[action.text()] = "\n".join(raster.page_text(data, at) for at in pages)
    assert len(list(tmp_path.glob("*.pdf"))) == 2  # neither takes the other's name
    assert "Dear Ada, here is the draft" in texts["As PDF with drafts…"]
    assert "Dear Ada, here is the draft" not in texts["As PDF, to print…"]
