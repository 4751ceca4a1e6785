import ast
from pathlib import Path

import gallery
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import planner.gui
from planner.gui.text import (
    Look,
    breakable,
    counted,
    escaped,
    filled,
    fold,
    fold_all,
    isolated,
    joined,
    plain,
    plain_label,
    set_tooltip,
    without_mnemonic,
)
from planner.i18n import choose_language

HOSTILE = '<img src="/etc/passwd"> & <b>bold</b>'


def test_labels_show_markup_as_it_is(qtbot: QtBot) -> None:
    for label in (plain(QLabel(HOSTILE)), plain_label(HOSTILE, Look.TITLE)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_a_label_stands_where_reading_begins(qtbot: QtBot) -> None:
    label = plain_label("FOSDEM")
    qtbot.addWidget(label)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flags = Qt.AlignmentFlag
    assert label.alignment() == flags.AlignRight | flags.AlignAbsolute | flags.AlignTop


def test_a_tooltip_is_escaped_and_names_the_key(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_tooltip(button, HOSTILE, QKeySequence("Ctrl+L"))
    assert "<img" not in button.toolTip()
    assert "(Ctrl+L)" in button.toolTip()
    assert button.accessibleName() == HOSTILE
    assert button.accessibleDescription() == "Ctrl+L", "not the markup, nor the name again"


def test_escaping_keeps_lines_and_nothing_of_nothing() -> None:
    assert escaped("a\n<b>") == "<span>a<br>&lt;b&gt;</span>"
    assert escaped("") == ""
    assert escaped("Only what I marked") == "Only what I marked"
    assert escaped("word " * 30).startswith("<span>"), "Qt breaks only the lines of markup"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz", "lukasz"),
        ("Århus", "arhus"),
        ("Straße", "strasse"),
        ("ÆRØ", "aero"),
        ("İstanbul", "istanbul"),
        ("北京", "北京"),
        ("plain Ascii", "plain ascii"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_all([text, "", text.upper()]) == [folded, "", fold(text.upper())]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["Room\0A", "Ærø"],
        ["Fri 4\N{NO-BREAK SPACE}May · Hall", "Ѐлка", "e\u0301\u0327", "ﬁn", "\u2068Z\u2069"],
        [chr(letter) * 2 for letter in (*range(0x41, 0x250), *range(0x1E00, 0x2000))],
    ],
)
def test_many_texts_are_folded_like_each_of_them(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("language", "text", "is_isolated"),
    [
        ("en", "Dana <dana@example.org>", False),
        ("en", "דנה!", True),
        ("xr", "Dana <dana@example.org>", True),
        ("xr", "دانة", False),
        ("xr", "10:30", False),
    ],
)
def test_text_that_runs_against_our_words_is_isolated(
    qapp: QApplication, language: str, text: str, is_isolated: bool
) -> None:
    with gallery.speaking(qapp, language):
        assert isolated(text) == (f"\u2068{text}\u2069" if is_isolated else text)


def test_foreign_pieces_in_a_sentence_and_in_a_row_go_by_our_words(qapp: QApplication) -> None:
    hall, name = "Hall A (west)", "דנה!"
    assert filled("Removed {name}", name="Ada") == "Removed Ada"
    assert filled("{n} of {name}", n=3, name=name) == f"3 of \u2068{name}\u2069"
    assert joined(("★★", "", name), ", ") == f"★★, \u2068{name}\u2069"
    assert joined((name, "")) == name, "one alone goes its own way"
    with gallery.speaking(qapp, "xr"):
        row = joined((hall, "Prague"))
        assert row == f"\u200f\u2068{hall}\u2069 · \u2068Prague\u2069"
        assert row.startswith("\u200f"), "else it would be read from the left"
        assert joined((hall, row)).count("\u200f") == 2
        assert filled("אבג: {hall}", hall=hall) == f"אבג: \u2068{hall}\u2069"


def test_signs_that_are_not_seen_are_not_looked_for() -> None:
    assert fold("\u200f\u2068Łukasz\u2069") == "lukasz"


def test_long_words_may_go_on_in_the_next_line() -> None:
    mail = "maximiliane.von.hohenlohe@zukunftsforschung-und-arbeit.example"
    assert breakable(mail).replace("\u200b", "") == mail
    assert max(map(len, breakable(mail).split("\u200b"))) <= 20
    assert max(map(len, breakable("x" * 100).split("\u200b"))) <= 20
    assert breakable("Ada Lovelace, a@b.example") == "Ada Lovelace, a@b.example"


def test_mnemonics_are_taken_out() -> None:
    assert without_mnemonic("&Save && close") == "Save & close"
    assert without_mnemonic("Sa&ve") == "Save"


SOURCES = sorted(Path(planner.gui.__file__).parent.rglob("*.py"))


def test_no_widget_that_reads_markup_is_used() -> None:
    # Imported text reaches the eye by plain labels, delegates and plain edits alone.
    ways = ("QTextEdit(", "QTextBrowser(", "QMessageBox", "QInputDialog", "QProgressDialog",
            "setHtml(", "insertHtml(", "QToolTip.showText(", "RichText", "AutoText")  # fmt: skip
    found = [
        (file.name, way)
        for file in SOURCES
        for way in ways
        if way in file.read_text("utf-8") and (file.name, way) != ("text.py", "QToolTip.showText(")
    ]
    assert found == []
    # The help is our own; its paper loads nothing, which its own test shows.
    reading = [file.name for file in SOURCES if "QTextBrowser" in file.read_text("utf-8")]
    assert reading == ["help_paper.py"]
    marked = [file.name for file in SOURCES if "setMarkdown(" in file.read_text("utf-8")]
    assert marked == ["help_paper.py"]


def name_of(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def is_escaped(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return is_escaped(node.body) and is_escaped(node.orelse)
    if name_of(node) == "_":  # words of our own
        return True
    return (isinstance(node, ast.Constant) and node.value == "") or name_of(node) == "escaped"


def unsafe(source: str) -> list[str]:
    """Return the calls that hand text to a label or a tooltip without a word to make it plain."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    made_plain = {id(call.args[0]) for call in calls if name_of(call) == "plain" and call.args}
    return [
        f"line {call.lineno}"
        for call in calls
        if (name_of(call) == "QLabel" and call.args and id(call) not in made_plain)
        or (name_of(call) == "setToolTip" and not is_escaped(call.args[-1]))
    ]


def test_every_label_and_tooltip_is_made_plain() -> None:
    found = {file.name: unsafe(file.read_text("utf-8")) for file in SOURCES}
    assert {name: lines for name, lines in found.items() if lines and name != "text.py"} == {}


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("QLabel(title)", 1),
        ("plain(QLabel(title))", 0),
        ("w.setToolTip(title)", 1),
        ("w.setToolTip(escaped(a) if a else '')", 0),
        ("w.setToolTip(escaped(a) if a else b)", 1),
    ],
)
def test_the_walk_through_the_source_finds_a_fault(source: str, count: int) -> None:
    assert len(unsafe(source)) == count


def test_figures_run_from_left_to_right_in_every_language() -> None:
    assert counted(7, 10) == "7 / 10"
    assert counted(7, 10, 1) == "7 / 10 + 1"
    choose_language("xr")
    assert counted(7, 1000, 1) == "\u20667 / 1,000 + 1\u2069"
