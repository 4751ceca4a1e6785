"""Icons out of black line drawings, tinted when painted so that they follow the palette."""

import logging
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPixmap

from planner import paths
from planner.gui.palette import Tone, colours_of

log = logging.getLogger(__name__)

# These point the way reading goes, so they turn round where it goes from right to left.
_TURNING = frozenset(
    {
        "arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-down-left",
        "list", "log-in", "log-out", "redo-2", "reply", "send", "undo-2",
    }
)  # fmt: skip


def icon(name: str, tone: Tone | str | None = None) -> QIcon:
    """Return the icon of that name, in the colour of text, or of `tone`.

    `tone` may also be "on_accent", for a primary button, or "on_tip", for a toast.
    It follows the palette and the disabled state by itself. A missing drawing gives a
    blank icon and a line in the log.
    """
    return QIcon(TintedIcon(name, tone)) if exists(name) else QIcon()


@lru_cache(maxsize=256)
def exists(name: str) -> bool:
    """Return whether there is a drawing of that name; one line in the log where there is none."""
    try:
        drawing(name)
    except FileNotFoundError:
        log.error("no icon named %s", name)
        return False
    return True


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """Return the SVG text of an icon; raises FileNotFoundError where there is none."""
    return paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")


class TintedIcon(QIconEngine):
    """Paints one drawing, whose strokes are `currentColor`, in the colour of the palette."""

    def __init__(self, name: str, tone: Tone | str | None) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the drawing into `rect`."""
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        painter.drawImage(rect, self._picture(rect.size(), mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing as a picture of that many pixels."""
        return QPixmap.fromImage(self._picture(size, mode, 1.0))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the drawing for a screen of that scale; `size` is independent of it."""
        return QPixmap.fromImage(self._picture(size, mode, scale))

    def clone(self) -> QIconEngine:
        """Return another one like it."""
        return TintedIcon(self._name, self._tone)

    def _picture(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QImage:
        colours = colours_of(QGuiApplication.palette())
        if mode == QIcon.Mode.Disabled:
            colour = colours.disabled
        elif self._tone is None:
            colour = colours.text
        elif self._tone in ("on_accent", "on_tip"):
            colour = str(getattr(colours, self._tone))
        else:
            colour = colours.tone(Tone(self._tone))
        turned = self._name in _TURNING and QGuiApplication.isRightToLeft()
        return _drawn(self._name, colour, size.width(), size.height(), ratio, turned)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float, turned: bool) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    pixels = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name).replace("currentColor", colour).encode()))
    side = min(width, height)
    painter = QPainter(image)
    renderer.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return image.flipped(Qt.Orientation.Horizontal) if turned else image


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Paint an icon in any colour, for delegates; a missing drawing paints nothing."""
    if not exists(name):
        return
    ratio = painter.device().devicePixelRatio()
    turned = name in _TURNING and QGuiApplication.isRightToLeft()
    painter.drawImage(rect, _drawn(name, colour, rect.width(), rect.height(), ratio, turned))
