"""The photo of the person shown: seen as a disc, chosen from a file, removed by Delete."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from planner.flows.photos import read_photo
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.pictures import disc
from planner.gui.saving import last_folder, remember_folder
from planner.gui.text import filled, set_tooltip
from planner.i18n import _

_SIDE = 64
_FILTER = "*.jpg *.jpeg *.png *.gif *.webp *.bmp"


class PersonPhoto(QToolButton):
    """Shows a photo or initials; `picked` brings a new photo ready to be stored, None for none.

    The file is read, checked and made small on a worker; `failed` says why one is not taken.
    """

    picked = Signal(object, object)  # the key of the person, bytes or None
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._key: object = None
        self._name = ""
        self._photo: bytes | None = None
        self.dialog: QFileDialog | None = None
        self.setProperty("picture", True)  # the size of its icon stands in the stylesheet
        self.setFixedSize(_SIDE + 12, _SIDE + 12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_shown = QMenu(self)
        self._choose = self.menu_shown.addAction(icon("image"), _("&Choose a photo…"), self.choose)
        self._remove = self.menu_shown.addAction(icon("trash-2"), _("&Remove photo"), self.remove)
        self.clicked.connect(self._open)

    def show_photo(self, key: object, name: str, photo: bytes | None) -> None:
        """Show the photo of a person, whom `key` names when another is picked."""
        self._key, self._name, self._photo = key, name, photo
        self._remove.setEnabled(photo is not None)
        words = _("Photo of {name}: change or remove it") if photo else _("Add a photo of {name}")
        self.setAccessibleName("")
        set_tooltip(self, filled(words, name=name))
        self._draw()

    def choose(self) -> None:
        """Ask for a picture's file."""
        dialog = QFileDialog(self, _("Choose a photo"), str(last_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Pictures ({endings})").format(endings=_FILTER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if QGuiApplication.platformName() in ("offscreen", "minimal"):
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(self._read)
        self.dialog = dialog
        dialog.open()

    def remove(self) -> None:
        """Have no photo any more."""
        if self._photo is not None:
            self.picked.emit(self._key, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the photo on Delete; it can be undone."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_photo"):
            self._draw()

    # Private

    def _open(self, _checked: bool = False) -> None:
        if self._photo is None:
            self.choose()
        else:
            self.menu_shown.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _draw(self) -> None:
        self.setIcon(QIcon(disc(self._photo, self._name, _SIDE, self.devicePixelRatioF())))

    def _read(self, chosen: str) -> None:
        path = Path(chosen)
        remember_folder(path.parent)
        taken = partial(self._take, self._key)
        self._jobs.run(partial(read_photo, path), taken, self.failed.emit)

    def _take(self, key: object, photo: bytes) -> None:
        self.picked.emit(key, photo)
