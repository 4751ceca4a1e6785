"""The window's part of the program's test of itself: drawings, Qt's own words, one picture."""

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from planner import paths
from planner.gui.application import make_application
from planner.gui.icons import icon
from planner.gui.screenshots import Pictures
from planner.i18n import _
from planner.store import Store

# The program loads this module at its start; what prints and imports is not needed for that.
if TYPE_CHECKING:
    from planner.flows.self_test import Trial

_SIZE = 32  # pixels


def window_trials(store: Store, folder: Path) -> "tuple[Trial, ...]":
    """Return what is tried of the window; it needs a screen or Qt's offscreen platform."""
    return ((_("icons"), _icons), (_("window"), partial(_window, store, folder)))


def _icons() -> str:
    make_application()
    names = sorted(path.stem for path in paths.resource("icons").glob("*.svg"))
    blank = [name for name in names if not _draws(name)]
    if blank or not names:
        raise ValueError(_("these drawings are blank: {names}").format(names=", ".join(blank)))
    return _("drew {count} icons").format(count=len(names))


def _draws(name: str) -> bool:
    picture = icon(name).pixmap(_SIZE, _SIZE).toImage()
    if picture.isNull():
        return False
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    return bool(bytes(plain.constBits()).strip(b"\0"))


def _window(store: Store, folder: Path) -> str:
    # Only a window that is to be kept loads it, and with it more of the system's libraries.
    import_module("planner.gui.handover")
    with Pictures(store, folder) as pictures:
        pictures.shoot("window")
    picture = QImage(str(pictures.written[0]))
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 16)
        for y in range(0, picture.height(), 16)
    }
    if len(colours) < 3:
        raise ValueError(_("the window is blank"))
    return _("painted, {width} by {height}, on the platform “{platform}”").format(
        width=picture.width(), height=picture.height(), platform=QApplication.platformName()
    )
