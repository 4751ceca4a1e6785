"""The keys of the whole window: listed, each in its place, and none of them in another's way."""

from collections import defaultdict
from itertools import chain

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget

from planner.gui.actions import action_specs
from planner.gui.keys import key_rows, show_keys
from planner.gui.main_window import MainWindow
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField


def test_every_key_is_listed_by_its_page(window: MainWindow) -> None:
    rows = {(row.place, row.words): row.keys for row in key_rows(window)}
    assert rows["Edit", "Find everywhere"] == "Ctrl+F"
    assert rows["Edit", "Commands"] == "Ctrl+K, Ctrl+Shift+P"
    assert rows["Schedule", "Meet speakers"] == "T"
    assert rows["Plan", "Move a card up"] == "Alt+Up"
    assert rows["Plan", "Tick a row"] == "Space"
    assert rows["Events", "Hide an event, or show it again"] == "H, Del"
    assert not any("F14" in keys for keys in rows.values()), "no keyboard has it"
    with_keys = {place for place, _words in rows}
    assert {spec.title for spec in window.specs.values()} - with_keys <= {"Me"}


def test_the_list_can_be_searched(window: MainWindow) -> None:
    shown = show_keys(window)
    table = shown.findChild(RowTable)
    shown.findChild(SearchField).setText("commands")
    assert [row.keys for row in table.rows.rows] == ["Ctrl+K, Ctrl+Shift+P"]
    shown.findChild(SearchField).setText("mark")  # how the buttons do not call themselves
    assert [row.keys for row in table.rows.rows] == ["1", "2", "3", "4", "0"]
    shown.accept()


def test_no_key_of_a_page_is_taken_by_a_menu(window: MainWindow) -> None:
    taken = {key.toString() for spec in action_specs() for key in spec.sequences()}
    clashes = []
    for name in window.specs:
        for action in window.pages.page(name).findChildren(QAction):
            clashes += [
                (name, action.text(), key.toString())
                for key in action.shortcuts()
                if key.toString() in taken
            ]
    assert clashes == []


def test_no_list_has_two_actions_for_one_key(window: MainWindow) -> None:
    for name in window.specs:
        for widget in window.pages.page(name).findChildren(QWidget):
            uses = defaultdict(set)
            for action in widget.actions():
                for key in action.shortcuts():
                    uses[key.toString()].add(action)
            assert {key: len(found) for key, found in uses.items() if len(found) > 1} == {}, name


def test_every_action_of_a_page_with_a_key_says_what_it_does(window: MainWindow) -> None:
    silent = [
        (name, key.toString())
        for name in window.specs
        for action in window.pages.page(name).findChildren(QAction)
        for key in action.shortcuts()
        if not action.text()
    ]
    assert silent == []


def test_no_letter_means_two_things_in_one_window(window: MainWindow, conference: int) -> None:
    for name in window.specs:
        window.go(name, conference if window.specs[name].of_event else None)
        letters = defaultdict(set)
        for text in chain(_menus(window), _seen_texts(window)):
            if letter := _letter(text):
                letters[letter].add(text)
        assert {key: texts for key, texts in letters.items() if len(texts) > 1} == {}, name


def _menus(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def _seen_texts(window: MainWindow) -> list[str]:
    buttons = [w.text() for w in window.findChildren(QAbstractButton) if w.isVisible()]
    labels = [w.text() for w in window.findChildren(QLabel) if w.isVisible() and w.buddy()]
    tabs = [
        bar.tabText(at)
        for bar in window.findChildren(QTabBar)
        if bar.isVisible()
        for at in range(bar.count())
    ]
    return [*buttons, *labels, *tabs]


def _letter(text: str) -> str:
    return text.replace("&&", "").partition("&")[2][:1].casefold()


def test_the_letter_that_a_button_underlines_presses_it(window: MainWindow) -> None:
    lying = [
        (name, button.text(), button.shortcut().toString())
        for name in window.specs
        for button in window.pages.page(name).findChildren(QAbstractButton)
        if (letter := QKeySequence.mnemonic(button.text())).toString()
        and button.shortcut() != letter
    ]
    assert lying == []
