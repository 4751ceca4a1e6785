"""Text shown as it is: labels that never read markup, escaped tooltips, and folding for search."""

import re
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from planner.gui.signs import counted, escaped, filled, fold, fold_all, isolated, joined
from planner.gui.theme import TypeScale, scaled_font

__all__ = [
    "Look",
    "PlainLabel",
    "breakable",
    "counted",
    "describe",
    "escaped",
    "filled",
    "fold",
    "fold_all",
    "isolated",
    "joined",
    "plain",
    "plain_label",
    "set_tooltip",
    "show_tooltip",
    "without_mnemonic",
]

_OVERHANG = QSize(3, 0)
_LONG_WORD = re.compile(r"\S{20,}")
# After a sign between the parts of an address, or anywhere in what is long without one.
_BREAKS = re.compile(r"[@./_?&=-](?=\w)|\w{16}(?=\w)")


class Look(Enum):
    """How a label is set; the value is its step on the type scale and whether it is bold."""

    TITLE = (TypeScale.TITLE, True)
    HEADING = (TypeScale.HEADING, True)
    BODY = (TypeScale.BODY, False)
    STRONG = (TypeScale.BODY, True)
    MUTED = (TypeScale.BODY, False, "muted")
    SMALL = (TypeScale.SMALL, False, "muted")
    WARNING = (TypeScale.SMALL, False, "warn")


class PlainLabel(QLabel):
    """Shows its text as it is, with room for the strokes that reach over the last letter's width.

    Qt cuts them off where a label is given no more than it asks for.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._keep_side()

    def changeEvent(self, event: QEvent) -> None:
        """Stay at the side where reading begins when the window turns round."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_side()

    def sizeHint(self) -> QSize:
        """Return the size of the text and a little."""
        return super().sizeHint() + _OVERHANG

    def minimumSizeHint(self) -> QSize:
        """Return the least size and a little."""
        return super().minimumSizeHint() + _OVERHANG

    def _keep_side(self) -> None:
        # Qt goes by the direction of the text: an English title would stand apart at the left.
        flags = Qt.AlignmentFlag
        upright = self.alignment() & flags.AlignVertical_Mask
        if not self.alignment() & (flags.AlignHCenter | flags.AlignJustify):
            side = flags.AlignRight if self.isRightToLeft() else flags.AlignLeft
            self.setAlignment(side | flags.AlignAbsolute | upright)


def plain(label: QLabel) -> QLabel:
    """Make a label show its text as it is, whatever markup stands in it, and return it."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def plain_label(
    text: str = "", look: Look = Look.BODY, *, wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """Return a label that shows `text` as it is, set in `look`; it can be selected by mouse."""
    label = PlainLabel(text, parent)
    label.setWordWrap(wrap)
    size, bold, *tone = look.value
    label.setFont(scaled_font(size, bold=bold))
    if tone:
        label.setProperty("tone", tone[0])
    return label


def show_tooltip(place: QPoint, text: str, widget: QWidget) -> None:
    """Show a text at a place of the screen until the mouse leaves the widget."""
    QToolTip.showText(place, escaped(text), widget)


def set_tooltip(widget: QWidget, text: str, shortcut: QKeySequence | str = "") -> None:
    """Give a control its tooltip, with the key beside it, and the same words as accessible name."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    widget.setToolTip(escaped(f"{text} ({keys})" if keys else text))
    if not widget.accessibleName():
        widget.setAccessibleName(text)
    # Else Qt has the tooltip read out, its markup too, and often the name a second time.
    widget.setAccessibleDescription(keys if widget.accessibleName() == text else text)


def describe(widget: QWidget, text: str) -> None:
    """Give a widget its tooltip, which a screen reader is told without the markup round it."""
    widget.setToolTip(escaped(text))
    widget.setAccessibleDescription(text)


def without_mnemonic(text: str) -> str:
    """Return the text of a label or an action without its marks for the mnemonic letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def breakable(text: str) -> str:
    """Return text whose long words (addresses, links) may go on in the next line."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    return _BREAKS.sub("\\g<0>\u200b", found.group())
