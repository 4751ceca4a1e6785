"""Sets the words and signs of one block of the timeline, line by line, for a given size."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout, QTextOption

from planner.gui.palette import Tone
from planner.gui.theme import TypeScale, scaled_font

BAR = 4
PAD = 6
_GAP = 4  # between an icon and its word
_BETWEEN = 10  # between two signs

Sign = tuple[str, str, str]  # icon, words, colour


class Face:
    """The two fonts of a block with their measures; `line` is the height of a line of either."""

    def __init__(self, base: QFont) -> None:
        self.bold = scaled_font(TypeScale.SMALL, bold=True, base=base)
        self.plain = scaled_font(TypeScale.SMALL, base=base)
        self.bold_metrics, self.metrics = QFontMetricsF(self.bold), QFontMetricsF(self.plain)
        self.line = max(self.bold_metrics.height(), self.metrics.height())
        self.icon = round(self.metrics.ascent())


@dataclass(frozen=True)
class Drawn:
    """What stands in a block: texts and icons at places relative to its corner."""

    texts: tuple[tuple[QPointF, QStaticText, bool, str], ...]  # place, text, bold, colour
    icons: tuple[tuple[QRect, str, str], ...]
    tone: Tone | None


class Setting:
    """One block while it is being set, from the side where reading begins."""

    def __init__(self, face: Face, width: int, tone: Tone | None, *, mirrored: bool) -> None:
        self._face, self._tone = face, tone
        self._left, self._room = float(BAR + PAD), float(width - BAR - 2 * PAD)
        self._mirrored, self._width = mirrored, width
        self._texts: list[tuple[QPointF, QStaticText, bool, str]] = []
        self._icons: list[tuple[QRect, str, str]] = []

    @property
    def drawn(self) -> Drawn:
        """What was set so far."""
        return Drawn(tuple(self._texts), tuple(self._icons), self._tone)

    def write(
        self, words: str, top: float, most: int, bold: bool, colour: str, taken: float = 0
    ) -> int:
        """Write words in at most so many lines and return how many it took."""
        room = self._room - taken
        if room < 8:
            return 1
        lines = self._broken(" ".join(words.split()), room, most, bold)
        for number, line in enumerate(lines):
            self._put(line, self._left, top + number * self._face.line, room, bold, colour)
        return max(1, len(lines))

    def signs(self, signs: list[Sign], top: float, lines: int = 1) -> None:
        """Put signs into a line, each with its words as far as there is room.

        One that would be cut goes into a line of its own, as long as there are `lines`.
        """
        x, end = self._left, self._left + self._room
        for name, words, colour in signs:
            whole = self._face.icon + _GAP + self._face.bold_metrics.horizontalAdvance(words)
            if x > self._left and end - x < whole and lines > 1:
                x, top, lines = self._left, top + self._face.line, lines - 1
            if end - x < self._face.icon:
                break
            self._icon_at(name, x, top, colour)
            x += self._face.icon + _GAP
            x = self._word_at(words, x, top, end - x, colour) + _BETWEEN - _GAP

    def signs_at_end(self, signs: list[Sign], top: float) -> float:
        """Put the icons alone at the end of a line, where there is room; return what they take."""
        step = self._face.icon + _GAP
        taken = step * len(signs)
        if taken > self._room / 2:
            return 0
        for number, (name, _words, colour) in enumerate(signs):
            self._icon_at(name, self._left + self._room - taken + number * step + _GAP, top, colour)
        return float(taken)

    def _word_at(self, words: str, x: float, top: float, room: float, colour: str) -> float:
        """Put a word into the room there is and return where it ends."""
        shown = self._face.bold_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        if len(shown) < min(3, len(words)):
            return x
        width = self._face.bold_metrics.horizontalAdvance(shown) + 1
        self._put(shown, x, top, width, True, colour)
        return x + width + _GAP

    def _icon_at(self, name: str, x: float, top: float, colour: str) -> None:
        side = self._face.icon
        at = self._width - x - side if self._mirrored else x
        rect = QRect(round(at), round(top + (self._face.line - side) / 2), side, side)
        self._icons.append((rect, name, colour))

    def _put(self, line: str, x: float, top: float, room: float, bold: bool, colour: str) -> None:
        text = QStaticText(line)
        text.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        text.setTextOption(option)
        text.setTextWidth(room)
        text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        text.prepare(font=self._face.bold if bold else self._face.plain)
        at = self._width - x - room if self._mirrored else x
        self._texts.append((QPointF(at, top), text, bold, colour))

    def _broken(self, words: str, room: float, most: int, bold: bool) -> list[str]:
        """Return the words in lines that fit; the last one is cut where there is more."""
        metrics = self._face.bold_metrics if bold else self._face.metrics
        if most == 1 or metrics.horizontalAdvance(words) <= room:
            return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)] if words else []
        layout = QTextLayout(words, self._face.bold if bold else self._face.plain)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[tuple[int, int]] = []
        while len(starts) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append((line.textStart(), line.textLength()))
        layout.endLayout()
        # Qt counts in UTF-16.
        units = words.encode("utf-16-le")
        found = [
            units[2 * start : 2 * (start + size)].decode("utf-16-le", "replace").strip()
            for start, size in starts
        ]
        if starts and sum(starts[-1]) < len(units) // 2:
            rest = units[2 * starts[-1][0] :].decode("utf-16-le", "replace")
            found[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        return found
