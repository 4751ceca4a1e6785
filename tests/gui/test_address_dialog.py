"""The address of a calendar, as it is typed or copied."""

import pytest
from pytestqt.qtbot import QtBot

from planner.gui.address_dialog import AddressDialog


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/days.ics", "https://example.org/days.ics"),
        (" WEBCAL://example.org/days.ics ", "WEBCAL://example.org/days.ics"),
        ("example.org/days.ics", "https://example.org/days.ics"),
        ("calendar.example.org:8443/a b", ""),
        ("calendar.example.org:8443/days", "https://calendar.example.org:8443/days"),
        ("days.ics", ""),
        ("/home/ada/days.ics", ""),
        ("ftp://example.org/days.ics", ""),
    ],
)
def test_an_address_is_taken_as_browsers_show_it(qtbot: QtBot, written: str, address: str) -> None:
    dialog = AddressDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.field.setText(written)
    assert dialog.fetch_button.isEnabled() == bool(address)
    assert bool(dialog.hint) == (not address)
    if address:
        with qtbot.waitSignal(dialog.given) as given:
            dialog.fetch_button.click()
        assert given.args == [address, False]
    else:
        dialog.reject()


@pytest.mark.parametrize("begun", ["", "h", "https:", "Webcal"])
def test_what_is_begun_is_not_called_wrong(qtbot: QtBot, begun: str) -> None:
    dialog = AddressDialog()
    qtbot.addWidget(dialog)
    dialog.field.setText(begun)
    assert dialog.hint == ""
    dialog.reject()
