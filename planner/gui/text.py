"""Text shown as it is: labels that never read markup, escaped tooltips, and folding for search."""

import html
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from planner.gui.theme import TypeScale, scaled_font
from planner.i18n import is_right_to_left


class _Folding(dict[int, int | str | None]):
    """What becomes of each character; asked once for each that is met."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        unseen = unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        self[code] = None if unseen else code
        return self[code]  # type: ignore[return-value]


_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
_FOLDING = _Folding({ord(letter): plain for letter, plain in _LETTERS.items()})
_OVERHANG = QSize(3, 0)
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = ("L",), ("R", "AL")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_FSI, _PDI, _RLM = "\u2068", "\u2069", "\u200f"
_ISOLATED = re.compile(f"{_FSI}[^{_PDI}]*{_PDI}")
_ONE_LINE = 90  # letters of a tooltip that Qt need not break
_MARKUP = re.compile(r"[<&\n]")
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


def escaped(text: str) -> str:
    """Return `text` for the few places where Qt reads markup (tooltips), so that none is read.

    A short text without a sign of markup stays as it is: a screen reader may say it.
    """
    if len(text) <= _ONE_LINE and not _MARKUP.search(text):
        return text
    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>"


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


def isolated(text: str) -> str:
    """Return foreign text for use among our own words, so that neither turns the other's signs.

    Where its letters run against those of the language in use it is isolated (UAX 9, FSI and
    PDI): else a bracket at its end would go by our words. Other text stays as it is.
    """
    leftwards = is_right_to_left()
    if not leftwards and text.isascii():
        return text
    against = _LEFT_TO_RIGHT if leftwards else _RIGHT_TO_LEFT
    if any(unicodedata.bidirectional(letter) in against for letter in text):
        return f"{_FSI}{text}{_PDI}"
    return text


def filled(sentence: str, **pieces: object) -> str:
    """Return a sentence of ours with foreign pieces in its fields, each isolated as it needs."""
    told = {key: isolated(one) if isinstance(one, str) else one for key, one in pieces.items()}
    return _led(sentence.format(**told))


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that are not empty in a row, in the order in which the window is read.

    A part that runs the other way is isolated; one alone goes its own way.
    """
    shown = [part for part in parts if part]
    if len(shown) < 2:
        return "".join(shown)
    return _led(between.join(map(isolated, shown)))


def _led(text: str) -> str:
    """Return a text that begins in our direction, also where only isolated pieces have letters."""
    if not is_right_to_left() or text.startswith(_RLM):
        return text
    ours = _ISOLATED.sub("", text)
    first = next(filter(None, map(_STRONG.get, map(unicodedata.bidirectional, ours))), "")
    return text if first == "R" else _RLM + text


def breakable(text: str) -> str:
    """Return text whose long words (addresses, links) may go on in the next line."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    return _BREAKS.sub("\\g<0>\u200b", found.group())


def fold(text: str) -> str:
    """Return `text` for finding: letter case, accents and special Latin letters put aside."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDING)
