"""Asks for the web address of a calendar."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.flows.reading import ADDRESSES, is_address
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _

# A name of a server and what lies there, as browsers show an address: without its beginning.
_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?/\S*")


class AddressDialog(QDialog):
    """One field; `given` brings an http, https or webcal address, and whether it is asked again
    at every start."""

    given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Import from address"))
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Address"))
        self.field.setPlaceholderText("https://example.org/conference.ics")
        self.field.textChanged.connect(self._refresh)
        self._hint = plain_label("", Look.WARNING)
        self.at_start = QCheckBox(_("&Ask for news at every start of Planner"))
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.fetch_button = QPushButton(_("&Fetch"))
        self.fetch_button.setProperty("kind", "primary")
        self.fetch_button.setDefault(True)
        self.fetch_button.clicked.connect(self._give)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.fetch_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(_("Address of a calendar"), Look.HEADING))
        layout.addWidget(
            plain_label(_("It is fetched now. You see what is in it first."), Look.MUTED)
        )
        layout.addWidget(self.field)
        layout.addWidget(self._hint)
        layout.addWidget(self.at_start)
        layout.addWidget(plain_label(_("F5 asks for news at any time, ticked or not."), Look.MUTED))
        layout.addLayout(buttons)
        self.setMinimumWidth(480)
        copied = QGuiApplication.clipboard().text().strip()
        self.field.setText(copied if is_address(copied) and "\n" not in copied else "")
        self._refresh()

    @property
    def hint(self) -> str:
        """What is wrong with the address, or ""."""
        return self._hint.text()

    def _refresh(self, _text: str = "") -> None:
        written = self.field.text().strip()
        address = _address_of(written)
        self.fetch_button.setEnabled(bool(address))
        begun = any(begin.startswith(written.casefold()) for begin in ADDRESSES)
        words = _("An address begins with https:, http: or webcal:.")
        self._hint.setText("" if address or begun else words)

    def _give(self, _checked: bool = False) -> None:
        address, at_start = _address_of(self.field.text().strip()), self.at_start.isChecked()
        self.accept()
        self.given.emit(address, at_start)


def _address_of(text: str) -> str:
    """Return the address that was written, "" where it is none; one without https: gets it."""
    if is_address(text):
        return text
    return f"https://{text}" if _BARE.fullmatch(text) else ""
