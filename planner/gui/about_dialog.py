"""What this program is: version, licence, where the data lies, and what it is made of."""

import platform
import sys
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner import __version__
from planner.formats.licences import Licence, licences
from planner.gui.first_size import resize_within_screen
from planner.gui.icons import icon
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import Look, breakable, plain_label, set_tooltip
from planner.gui.theme import Space
from planner.i18n import _, locale_name
from planner.paths import settings_file
from planner.store import Store

_SIZE = QSize(960, 640)
_FULL_LINE = 50  # letters from which a line was broken by its length
_LEFT = 450


class AboutDialog(QDialog):
    """Each part of the program in a table, the text of its licence beside it."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("About Planner"))
        self._store = store
        self._parts = {at: _Part(at, licence) for at, licence in enumerate(licences())}
        self.words = (
            _("Planner {version}").format(version=__version__),
            _("Prepare for events, meet people, follow up."),
            _("Free software under the MIT licence. The icons are Lucide (ISC), the fonts Noto."),
            _("Your data lies in {path}, on this machine alone.").format(path=store.path),
        )
        self.parts = RowTable(
            (
                Column(_("Part"), _name),
                Column(_("Version"), _version, width=13),
                Column(_("Licence"), _licence, width=20),
            ),
            _("Nothing is known of its parts."),
            name=_("Parts of the program"),
        )
        self.parts.set_rows(list(self._parts.values()))
        self.parts.chosen.connect(self._show)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the licence"))
        self.text.setTabChangesFocus(True)
        self.folder_button = self._button(_("&Open data folder"), self.open_folder)
        self.copy_button = self._button(_("&Copy details"), self.copy_details)
        set_tooltip(self.copy_button, _("Versions and paths, to put into a report"))
        self._lay_out()
        resize_within_screen(self, *_SIZE.toTuple())
        self.parts.choose_first()
        self.parts.setFocus()

    def copy_details(self) -> None:
        """Put what a report needs on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(report_lines(self._store)))

    def open_folder(self) -> None:
        """Open the folder that holds the store."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.path.parent)))

    # Private

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        picture = QLabel()
        picture.setPixmap(icon("planner", "accent").pixmap(QSize(48, 48)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(Space.XS)
        for at, words in enumerate(self.words):
            label = plain_label(breakable(words), Look.TITLE if at == 0 else Look.BODY)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            told.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(picture)
        top.addLayout(told, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.parts)
        panes.addWidget(self.text)
        panes.setSizes([_LEFT, _SIZE.width() - _LEFT])
        close = self._button(_("C&lose"), self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.folder_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.L)
        whole.addLayout(top)
        whole.addWidget(panes, 1)
        whole.addLayout(foot)

    def _show(self, part_id: object) -> None:
        part = self._parts.get(part_id) if isinstance(part_id, int) else None
        if part is not None:
            words = _("The text of this licence is not on this machine. It is the {licence}.")
            missing = words.format(licence=part.licence.licence)
            self.text.setPlainText(_unbroken(part.licence.text.strip()) or missing)


def _unbroken(text: str) -> str:
    """Return a text whose paragraphs were broken at the width of a terminal, without the breaks."""
    lines: list[str] = []
    before = 0
    for line in text.splitlines():
        goes_on = line and not line[0].isspace() and line[0] not in "-*="
        if goes_on and before >= _FULL_LINE:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        before = len(line)
    return "\n".join(lines)


def report_lines(store: Store) -> list[str]:
    """Return what a report about the program needs: versions, paths, language; no names."""
    return [
        f"Planner {__version__}",
        f"Python {platform.python_version()} ({sys.platform}, {platform.machine()})",
        f"Qt {qVersion()} ({QGuiApplication.platformName()})",
        f"Language {locale_name()}",
        f"Data {store.path}",
        f"Settings {settings_file()}",
        "",
        *(
            " ".join(part for part in (one.name, one.version, f"({one.licence})") if part)
            for one in licences()
        ),
    ]


@dataclass(frozen=True)
class _Part:
    """One part of the program, as a row."""

    id: int
    licence: Licence


def _name(part: _Part) -> str:
    return part.licence.name


def _version(part: _Part) -> str:
    return part.licence.version


def _licence(part: _Part) -> str:
    return part.licence.licence
