"""The row above the preview of a sheet: save, print, open, who is here, how large it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from planner.gui.calls import Call
from planner.gui.flow_layout import FlowLayout
from planner.gui.icons import icon
from planner.gui.pdf_view import PdfView
from planner.gui.text import Look, plain_label, set_tooltip, without_mnemonic
from planner.gui.theme import Space
from planner.i18n import _


class SheetBar(QWidget):
    """Buttons that ask; the page answers."""

    save_asked = Signal()
    print_asked = Signal()
    open_asked = Signal()
    who_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_button = self._button(_("&Save as PDF…"), "save", self.save_asked)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setIcon(icon("save", "on_accent"))
        self.print_button = self._button(_("P&rint…"), "printer", self.print_asked)
        self.open_button = self._button(_("&Open"), "external-link", self.open_asked)
        set_tooltip(self.open_button, _("Open in the program for PDF of this machine"))
        # In a menu: four worded buttons do not fit beside the preview of a small window.
        self.more_button = QToolButton()
        self.more_button.setIcon(icon("ellipsis"))
        self.more_button.setProperty("dots", True)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_tooltip(self.more_button, _("More to print"))
        self.menu = QMenu(self.more_button)
        self.who_action = self.menu.addAction(icon("users"), _("&Who is here…"))
        self.who_action.triggered.connect(Call(self.who_action, self.who_asked.emit).run)
        self.more_button.setMenu(self.menu)
        standard = QKeySequence.StandardKey
        # For their keys, and to be found by the palette.
        self.deeds = [
            self._deed(self.save_button, standard.Save),
            self._deed(self.print_button, standard.Print),
            self._deed(self.open_button, None),
        ]
        self._pages = plain_label("", Look.MUTED, wrap=False)
        self.zoom_out_button = self._tool("zoom-out", _("Smaller"), QKeySequence("Ctrl+-"))
        self.zoom_in_button = self._tool("zoom-in", _("Larger"), QKeySequence("Ctrl++"))
        self.fit_button = QPushButton(_("Fit &width"))
        self.fit_button.setProperty("kind", "link")
        row = FlowLayout(self, gap=Space.S)
        for button in (self.save_button, self.print_button, self.open_button, self.more_button):
            row.addWidget(button)
        row.addWidget(self._pages)
        for small in (self.zoom_out_button, self.zoom_in_button, self.fit_button):
            row.addWidget(small)

    @property
    def words(self) -> str:
        """What is said beside the buttons."""
        return self._pages.text()

    def joins(self, view: PdfView) -> None:
        """Let the small buttons change how large that view shows its pages."""
        for button, call in (
            (self.zoom_out_button, view.zoom_out),
            (self.zoom_in_button, view.zoom_in),
            (self.fit_button, view.fit_width),
        ):
            button.clicked.connect(Call(button, call).run)

    def say(self, words: str) -> None:
        """Say how many pages there are."""
        self._pages.setText(words)

    def set_ready(self, ready: bool) -> None:
        """Let the buttons be pressed, or not while there is no sheet."""
        for button in (
            self.save_button,
            self.print_button,
            self.open_button,
            self.more_button,
            self.zoom_out_button,
            self.zoom_in_button,
            self.fit_button,
        ):
            button.setEnabled(ready)
        for action in self.deeds:
            action.setEnabled(ready)

    def _button(self, text: str, symbol: str, asked: object) -> QPushButton:
        button = QPushButton(icon(symbol), text)
        button.clicked.connect(Call(button, asked.emit).run)  # type: ignore[attr-defined]
        return button

    def _deed(self, button: QPushButton, key: QKeySequence.StandardKey | None) -> QAction:
        """Return an action that presses a button, on the whole page; the tooltip has its key."""
        words = without_mnemonic(button.text())
        action = QAction(button.icon(), words, self)
        if key is not None:
            action.setShortcuts(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            set_tooltip(button, words, action.shortcut())
        action.triggered.connect(Call(action, button.click).run)
        return action

    def _tool(self, symbol: str, words: str, key: QKeySequence) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(symbol))
        set_tooltip(button, words, key)
        return button
