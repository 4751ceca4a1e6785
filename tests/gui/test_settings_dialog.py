"""The settings dialog: a row for each, found by its words, kept at once, put back one by one."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.choices import chosen
from planner.errors import PlannerError
from planner.gui.settings_dialog import SettingsDialog
from planner.paths import settings_file
from planner.settings import all_settings


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[SettingsDialog]:
    made = SettingsDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    yield made
    made.reject()


def pick(dialog: SettingsDialog, key: str, value: object) -> None:
    box = dialog.rows[key].widget
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_there_is_a_named_row_for_every_setting(dialog: SettingsDialog) -> None:
    assert list(dialog.rows) == [one.key for one in all_settings()]
    for row in dialog.rows.values():
        # A QComboBox says its value for its name, and its name by the label beside it.
        assert row.widget.accessibleName() == row.setting.text
        assert not row.reset_button.isVisible()


def test_a_change_counts_at_once_and_is_told(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.changed) as told:
        pick(dialog, "layout", "booklet")
    assert told.args == ["layout"]
    assert chosen("layout") == "booklet"
    switch = dialog.rows["discreet"].widget
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert chosen("discreet") is True
    assert dialog.rows["discreet"].reset_button.isVisible()
    assert not dialog.anew_button.isVisible()


def test_each_goes_back_by_itself(qtbot: QtBot, dialog: SettingsDialog) -> None:
    pick(dialog, "layout", "booklet")
    pick(dialog, "paper", "a5")
    with qtbot.waitSignal(dialog.changed):
        dialog.rows["layout"].reset_button.click()
    assert (chosen("layout"), chosen("paper")) == ("full", "a5")
    assert dialog.rows["layout"].widget.hasFocus()
    assert not dialog.rows["layout"].reset_button.isVisible()


def test_what_cannot_be_read_is_said_and_not_kept(qtbot: QtBot, dialog: SettingsDialog) -> None:
    for key, wrong, right, value in (
        ("home-zone", "Berlin", "asia/tokyo", "Asia/Tokyo"),
        ("backups-kept", "1", "25", 25),
    ):
        before, row = chosen(key), dialog.rows[key]
        assert isinstance(row.widget, QLineEdit)
        row.widget.setText(wrong)
        qtbot.keyClick(row.widget, Qt.Key.Key_Return)
        assert row.hint
        assert chosen(key) == before
        row.widget.setText(right)
        qtbot.keyClick(row.widget, Qt.Key.Key_Return)
        assert (row.hint, chosen(key)) == ("", value)
    assert dialog.isVisible(), "Enter keeps a value; it does not close"


def test_what_is_still_in_a_field_is_kept_when_the_dialog_closes(dialog: SettingsDialog) -> None:
    line = dialog.rows["remind-minutes"].widget
    assert isinstance(line, QLineEdit)
    line.setText("30")
    dialog.reject()
    assert chosen("remind-minutes") == 30


def test_they_are_found_by_any_of_their_words(dialog: SettingsDialog) -> None:
    for words, keys in (
        ("tray", {"remind-by-tray", "remind-minutes"}),
        ("booklet", {"layout"}),
        ("mail", {"mail"}),
        ("QR", {"qr"}),
        ("nothing like it", set()),
    ):
        dialog.search.setText(words)
        assert {key for key, row in dialog.rows.items() if row.isVisible()} == keys
    dialog.search.clear()
    assert all(not row.isHidden() for row in dialog.rows.values())


def test_what_counts_from_the_start_offers_to_open_the_window_anew(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    pick(dialog, "text-size", 150)
    assert dialog.anew_button.isVisible()
    pick(dialog, "text-size", 100)
    assert not dialog.anew_button.isVisible()
    pick(dialog, "text-size", 150)
    with qtbot.waitSignal(dialog.anew_asked):
        dialog.anew_button.click()


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid"), reason="needs a folder")
def test_a_choice_that_cannot_be_kept_is_taken_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(dialog.failed) as told:
        pick(dialog, "layout", "booklet")
    assert isinstance(told.args[0], PlannerError)
    box = dialog.rows["layout"].widget
    assert isinstance(box, QComboBox)
    assert box.currentData() == "full"


def test_nothing_is_cut_off_in_the_smallest_window(dialog: SettingsDialog) -> None:
    dialog.resize(dialog.minimumSize())
    for row in dialog.rows.values():
        inside = row.widget.mapTo(dialog, row.widget.rect().bottomRight()).x()
        assert inside < dialog.width(), row.setting.key


def test_the_window_follows(window: QWidget) -> None:
    window.does.show_settings()
    dialog = window.findChild(SettingsDialog)
    pick(dialog, "scheme", "dark")
    assert window.palette().window().color().lightness() < 128
    assert window.actions_by_id["scheme_dark"].isChecked()
    dialog.accept()
