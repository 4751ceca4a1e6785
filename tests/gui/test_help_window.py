"""The offline help: pages that link to each other, are found by their words, and load nothing."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from planner import i18n, paths
from planner.formats.personline import parse_lines
from planner.gui.actions import action_specs
from planner.gui.help_pages import ORDER, help_pages
from planner.gui.help_paper import HelpPaper
from planner.gui.help_window import HelpWindow

_CODE = re.compile(r"^    (.+)$", re.MULTILINE)


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    made = HelpWindow()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.come()
    yield made
    made.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_is_there_and_every_link_leads_somewhere(language: str) -> None:
    i18n.choose_language(language)
    pages = {page.name: page for page in help_pages()}
    files = {file.stem for file in paths.resource("help").glob("*.md")} - {"README"}
    assert {name for name in files if "." not in name} == set(ORDER)
    for page in pages.values():
        assert page.text.startswith(f"# {page.title}\n")
        assert len(page.title) < 32
        original = (paths.resource("help") / f"{page.name}.md").read_text(encoding="utf-8")
        assert (page.text == original) == (language == "en"), page.name
        assert page.text.count("\n## ") == original.count("\n## "), page.name
        assert _CODE.findall(page.text) or not _CODE.findall(original), page.name
        for target in re.findall(r"\]\(([^)]+)\)", page.text):
            assert target.removesuffix(".md") in pages, (page.name, target)
        assert "![" not in page.text
        assert "<img" not in page.text
        assert all(len(line) <= 110 or "|" in line for line in page.text.splitlines())


def test_the_keys_that_the_help_names_are_those_of_the_window() -> None:
    keys = {key.toString() for spec in action_specs() for key in spec.sequences()}
    for key, action in (
        ("Ctrl+L", "go_log"),
        ("Ctrl+J", "go_next_step"),
        ("Ctrl+O", "import_files"),
        ("Ctrl+Shift+O", "import_address"),
        ("F5", "refresh_calendars"),
    ):
        assert key in {
            one.toString()
            for spec in action_specs()
            if spec.id == action
            for one in spec.sequences()
        }
        assert any(f"`{key}`" in page.text for page in help_pages())
    assert {"Ctrl+1", "Ctrl+9"} <= keys


def test_the_lines_that_the_help_shows_are_understood() -> None:
    text = next(page.text for page in help_pages() if page.name == "line")
    shown = _CODE.findall(text)
    read = [parse_lines(line, today=date(2026, 3, 18))[0] for line in shown[:2]]
    assert read[0].codes == ("T3",)
    assert read[0].promises[0].text == "send the draft"
    assert read[0].cues == ("red glasses",)
    assert (read[1].name, read[1].title) == ("Ada Lovelace", "CTO")
    assert read[1].gives[0].text == "intro to the guild"
    together = parse_lines("\n".join(shown[2:4]), today=date(2026, 3, 18))[0]
    assert together.codes == ("T1", "T4", "N2")
    assert together.children[0].promises[0].text == "send the photo"


def test_a_page_is_found_by_its_words_and_the_place_is_marked(help_window: HelpWindow) -> None:
    help_window.search.setText("booklet")
    assert [row.name for row in help_window.pages.rows.rows] == ["paper"]
    assert help_window.shown == "paper"
    assert help_window.paper.textCursor().selectedText() == "booklet"
    help_window.search.setText("xylophone")
    assert help_window.pages.rows.rowCount() == 0
    help_window.search.clear()
    assert help_window.pages.rows.rowCount() == len(ORDER)


def test_links_lead_on_and_back(help_window: HelpWindow) -> None:
    assert help_window.shown == "start"
    assert not help_window.back_button.isEnabled()
    help_window.paper.anchorClicked.emit(QUrl("line.md"))
    assert help_window.shown == "line"
    assert "The line per person" in help_window.windowTitle()
    help_window.back_button.click()
    assert help_window.shown == "start"
    assert not help_window.back_button.isEnabled()
    help_window.paper.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert help_window.shown == "start"


def test_escape_closes(qtbot: QtBot, help_window: HelpWindow) -> None:
    qtbot.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_the_paper_loads_nothing(qtbot: QtBot, tmp_path) -> None:
    picture = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(picture))
    paper = HelpPaper()
    qtbot.addWidget(paper)
    paper.resize(300, 300)
    paper.show_text(f"# T\n\n![x]({picture.as_uri()})\n\n<img src='{picture.as_uri()}'>\n")
    paper.show()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert paper.document().resource(kind, picture.as_uri()).width() == 1
    shown = paper.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, 300, 3)}
    assert "#ff0000" not in colours


def test_the_line_of_the_eye_is_never_too_long(help_window: HelpWindow) -> None:
    help_window.resize(1900, 700)
    margin = help_window.paper.document().rootFrame().frameFormat().leftMargin()
    assert margin > 300


def test_a_language_without_pages_has_them_in_english() -> None:
    i18n.choose_language("fr_FR")
    assert help_pages()[0].title == "How Planner works"


def test_an_empty_page_leads_to_its_help(qtbot: QtBot, window) -> None:
    window.go("people")
    table = window.pages.page("people").table
    qtbot.waitUntil(table.empty.help_button.isVisible)
    table.empty.help_button.click()
    helper = window.findChild(HelpWindow)
    assert helper.shown == "people"
    helper.close()
