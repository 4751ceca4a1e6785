"""A person's picture: the stored photo cut to a disc, or the initials on a coloured one."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
)

from planner.gui.palette import colours_of

_KINDS = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG", b"png"))
_MOST_PIXELS = 4_000_000


def disc(photo: bytes | None, name: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Return a disc of `side` points with the photo, or the initials of the name."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    area = QRectF(0, 0, side, side)
    image = read_image(photo)
    if image is not None:
        path = QPainterPath()
        path.addEllipse(area)
        painter.setClipPath(path)
        least = min(image.width(), image.height())
        # A face stands in the upper part of an upright picture.
        left, top = (image.width() - least) / 2, (image.height() - least) / 3
        painter.drawImage(area, image, QRectF(left, top, least, least))
    else:
        colours = colours_of(QGuiApplication.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawEllipse(area)
        painter.setPen(QColor(colours.accent))
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(9, round(side * 0.36)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    painter.end()
    return pixmap


def initials(name: str) -> str:
    """Return the first letters of the first and last word of a name; "?" for none."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalpha()]
    if not words:
        return "?"
    letters = [words[0][0], *([words[-1][0]] if len(words) > 1 else [])]
    # Initials stand apart in scripts whose letters join, too.
    return "\u200c".join(letters).upper()


def read_image(photo: bytes | None) -> QImage | None:
    """Return a stored photo as an image, None where it cannot be shown.

    Photos are made small and plain before they are stored; one that came another way is only
    read where it claims to be a JPEG or PNG of a sensible size.
    """
    kind = next((name for magic, name in _KINDS if photo and photo.startswith(magic)), None)
    if photo is None or kind is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(photo))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size: QSize = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image
