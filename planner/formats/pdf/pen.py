"""Draws on a page in millimetres from its top left, and writes only what the typesetter set."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from planner.formats.pdf import measures
from planner.formats.pdf.fonts import Run, Style
from planner.formats.pdf.paths import polygon, rounded
from planner.formats.pdf.signs import HEAVY, SignFonts
from planner.formats.pdf.text import Line, Typesetter, clean

# Small type is left as it is: on a screen the outline is a whole pixel and fills Han characters.
_HEAVY_FROM = 11.0

mm = 72 / 25.4


class Align(Enum):
    """Which end of the text stands at the given place."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class _Words(PDFTextObject):  # type: ignore[misc]
    """The text of a page, some of it in fonts that reportlab knows nothing of."""

    @property
    def document(self) -> Any:
        """The document of reportlab that it belongs to."""
        return self._doc

    def show(self, font: str, size: float, operator: str) -> None:
        """Show what the operator says in that font."""
        self._code.append(f"/{font} {size:g} Tf {operator}")


class Pen:
    """Draws on one canvas. All places and lengths are millimetres from the top left of the page
    (or of the part of the sheet that `shift` chose); type sizes are points, ink is 0 (black)
    to 1 (white)."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter) -> None:
        self.canvas = canvas
        self.typesetter = typesetter
        self.page = 0
        # The marked places that links may lead to.
        self.places: frozenset[str] = frozenset()
        # Called for each line of text: for whoever else wants to have a turn.
        self.between: Callable[[], object] = bool
        self._height = 0.0
        self._x0 = 0.0
        self._y0 = 0.0
        self._words: _Words | None = None
        self._signs: SignFonts | None = None
        self._font = ("", 0.0)
        self._grey = -1.0
        self._ink = (-1.0, -1.0)

    def start_page(self, width: float, height: float) -> None:
        """Begin a sheet of that size; the one before is finished."""
        if self.page:
            self.finish_page()
        self._ink = (-1.0, -1.0)
        self.canvas.setPageSize((width * mm, height * mm))
        self.page += 1
        self._height = height
        self.shift(0, 0)

    def finish_page(self) -> None:
        """End the sheet in hand."""
        self._flush()
        self.canvas.showPage()

    def shift(self, x: float, y: float) -> None:
        """Put the origin at that place of the sheet, for several pages on one sheet."""
        self._x0, self._y0 = x, y

    def width(self, text: str, style: Style = Style.REGULAR, size: float = measures.TEXT) -> float:
        """Return how wide the text is in one line."""
        return self.typesetter.width(text, style, size) / mm

    def count(self, text: str, width: float, style: Style, size: float, most: int = 99) -> int:
        """Return how many lines the text takes."""
        return self.typesetter.count(text, style, size, width * mm, most)

    def breaks_words(self, text: str, width: float, style: Style, size: float) -> bool:
        """Whether a word of the text is wider than that."""
        return self.typesetter.breaks_words(text, style, size, width * mm)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        style: Style = Style.REGULAR,
        size: float = measures.TEXT,
        width: float | None = None,
        align: Align = Align.LEFT,
        grey: float = measures.BLACK,
        where: str = "",
    ) -> float:
        """Write one line with its baseline at `y`, cut to `width`; return the width it takes."""
        if not text:
            return 0.0
        room = None if width is None else width * mm
        self.between()
        line = self.typesetter.line(text, style, size, room, where)
        self._write(line, x, y, size, align, grey)
        return line.width / mm

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float,
        most: int,
        leading: float,
        style: Style = Style.REGULAR,
        size: float = measures.TEXT,
        grey: float = measures.BLACK,
        where: str = "",
    ) -> int:
        """Write at most `most` lines, the first baseline at `y`; return how many there were."""
        lines = self.typesetter.wrap(text, style, size, width * mm, most, where)
        for index, line in enumerate(lines):
            self._write(line, x, y + index * leading, size, Align.LEFT, grey)
        return len(lines)

    def rule(
        self,
        x1: float,
        y: float,
        x2: float,
        *,
        weight: float = measures.THIN,
        grey: float = measures.RULE_GREY,
    ) -> None:
        """Draw a level line."""
        self._stroke(weight, grey)
        self.canvas.line(self._x(x1), self._y(y), self._x(x2), self._y(y))

    def bar(self, x: float, y: float, height: float, *, width: float = 0.7) -> None:
        """Draw a solid upright bar with its top at `y`."""
        self.canvas.setFillGray(measures.BLACK)
        self.canvas.rect(
            self._x(x),
            self._y(y + height),
            round(width * mm, 2),
            round(height * mm, 2),
            stroke=0,
            fill=1,
        )

    def upright(self, x: float, y1: float, y2: float, *, grey: float = measures.RULE_GREY) -> None:
        """Draw a thin upright line."""
        self._stroke(measures.THIN, grey)
        self.canvas.line(self._x(x), self._y(y1), self._x(x), self._y(y2))

    def dashes(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a dotted line, for folding."""
        self._stroke(measures.THIN, measures.RULE_GREY)
        self.canvas.setDash(0.5, 2)
        self.canvas.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))
        self.canvas.setDash()

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        weight: float = measures.THIN,
        grey: float = measures.RULE_GREY,
        radius: float = 0.0,
    ) -> None:
        """Draw a box with its top left at (x, y)."""
        self._stroke(weight, grey)
        place = (self._x(x), self._y(y + height))
        if radius:
            outline = rounded(width * mm, height * mm, radius * mm)
            self.canvas.addLiteral(f"q 1 0 0 1 {place[0]} {place[1]} cm {outline} S Q")
        else:
            self.canvas.rect(*place, round(width * mm, 1), round(height * mm, 1), stroke=1, fill=0)

    def box(self, x: float, middle: float, *, size: float = measures.BOX) -> None:
        """Draw a box to tick, centred on `middle`."""
        self.frame(x, middle - size / 2, size, size, weight=0.7, grey=measures.BLACK)

    def circle(self, x: float, middle: float, *, size: float = 4.6) -> None:
        """Draw a circle to tick, centred on `middle`, its left edge at `x`."""
        self._stroke(0.7, measures.BLACK)
        self.canvas.circle(self._x(x + size / 2), self._y(middle), size / 2 * mm, fill=0)

    def shape(self, points: list[tuple[float, float]]) -> None:
        """Fill a shape with black."""
        x0, y0 = points[0]
        outline = polygon([((x - x0) * mm, (y0 - y) * mm) for x, y in points])
        self.canvas.addLiteral(f"q 0 g 1 0 0 1 {self._x(x0)} {self._y(y0)} cm {outline} f Q")

    def stroke(self, points: list[tuple[float, float]], *, weight: float = 1.1) -> None:
        """Draw a black line through the points."""
        self._stroke(weight, measures.BLACK)
        path = self.canvas.beginPath()
        path.moveTo(self._x(points[0][0]), self._y(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(self._x(x), self._y(y))
        self.canvas.drawPath(path, stroke=1, fill=0)

    def squares(self, x: float, y: float, side: float, rows: tuple[tuple[bool, ...], ...]) -> None:
        """Fill a square of modules, row by row from the top, as one shape."""
        step = side / len(rows)
        path = self.canvas.beginPath()
        for r, row in enumerate(rows):
            start = None
            for c, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = c
                elif not dark and start is not None:
                    path.rect(
                        round((self._x0 + x + start * step) * mm, 3),
                        round((self._height - self._y0 - y - (r + 1) * step) * mm, 3),
                        round((c - start) * step * mm, 3),
                        round(step * mm, 3),
                    )
                    start = None
        self.canvas.setFillGray(measures.BLACK)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, x: float, y: float, width: float, height: float, image: object) -> None:
        """Draw a picture that reportlab can read into the given box."""
        self.canvas.drawImage(image, self._x(x), self._y(y + height), width * mm, height * mm)

    def mark(self, key: str, y: float) -> None:
        """Make the place `y` of this page a destination for links and the outline."""
        self.canvas.bookmarkHorizontal(key, self._x(0), self._y(y))

    def outline(self, title: str, key: str, level: int) -> None:
        """Add a line to the outline of the document."""
        self.canvas.addOutlineEntry(clean(title)[:120], key, level, closed=level > 0)

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        """Make a part of the page lead to an address (with a scheme) or to a marked place."""
        place = (self._x(x), self._y(y + height), self._x(x + width), self._y(y))
        if ":" in target:
            self.canvas.linkURL(target, place, relative=0, thickness=0)
        elif target in self.places:
            self.canvas.linkAbsolute("", target, place, thickness=0)

    def _write(
        self, line: Line, x: float, y: float, size: float, align: Align, grey: float
    ) -> None:
        at = self._x(x) - line.width * align.value
        base = self._y(y)
        for run in line.runs:
            if run.signs:
                self._draw_signs(run, at, base, size, grey)
            elif run.heavy and size >= _HEAVY_FROM:
                self._write_heavy(run, at, base, size, grey)
            else:
                words = self._text_object()
                if (run.font, size) != self._font:
                    words.setFont(run.font, size, 0)
                    self._font = run.font, size
                if grey != self._grey:
                    words.setFillGray(grey)
                    self._grey = grey
                words.setTextOrigin(round(at, 1), base)
                # textOut would measure what is measured already.
                words.textLine(run.text)
            at += run.width * size

    def _draw_signs(self, run: Run, at: float, base: float, size: float, grey: float) -> None:
        words = self._text_object()
        if grey != self._grey:
            words.setFillGray(grey)
            self._grey = grey
        if self._signs is None:
            self._signs = SignFonts(words.document)
        for font, shown, begin in self._signs.shown(run.signs, heavy=size >= _HEAVY_FROM):
            words.setTextOrigin(round(at + begin * size / 1000, 1), base)
            words.show(font, size, shown)
        self._font = ("", 0.0)

    def _write_heavy(self, run: Run, at: float, base: float, size: float, grey: float) -> None:
        self._flush()
        self._stroke(size * HEAVY / 1000, grey)
        self.canvas.setFillGray(grey)
        self.canvas.setFont(run.font, size, 0)
        self.canvas.drawString(round(at, 2), base, run.text, mode=2)

    def _text_object(self) -> PDFTextObject:
        """All words of a page go into one object, which need not repeat font and ink."""
        if self._words is None:
            self._words = _Words(self.canvas)
            self._font = ("", 0.0)
            self._grey = -1.0
        return self._words

    def _flush(self) -> None:
        if self._words is not None:
            self.canvas.drawText(self._words)
            self._words = None

    def _stroke(self, weight: float, grey: float) -> None:
        if (weight, grey) != self._ink:
            self.canvas.setLineWidth(weight)
            self.canvas.setStrokeGray(grey)
            self._ink = weight, grey

    def _x(self, x: float) -> float:
        return round((self._x0 + x) * mm, 1)

    def _y(self, y: float) -> float:
        return round((self._height - self._y0 - y) * mm, 1)
