"""A name on paper is never cut: it is set smaller, then on more lines."""

from dataclasses import dataclass

from planner.formats.pdf import measures
from planner.formats.pdf.fonts import Style
from planner.formats.pdf.pen import Pen

_LEADING = 0.425  # millimetres of a line for each point of its type
_FIRST_LEADING = 5.2  # of the largest name on a card


@dataclass(frozen=True, slots=True)
class Way:
    """A size of type in points, and how many lines of it there may be."""

    size: float
    most: int


# The first that holds the name whole is taken; the last is for what no name should be.
ON_FULL_CARD = (
    Way(measures.NAME, 1), Way(measures.NAME, 2), Way(10.5, 2), Way(10.0, 3), Way(9.0, 4),
    Way(8.0, 6),
)  # fmt: skip
ON_HALF_CARD = (
    Way(measures.NAME, 1), Way(10.5, 1), Way(10.0, 2), Way(9.0, 2), Way(9.0, 3), Way(8.0, 4),
)  # fmt: skip
IN_A_HEAD = (
    Way(measures.NAME, 1), Way(11.0, 1), Way(10.0, 1), Way(measures.TEXT, 1), Way(measures.TEXT, 4),
)  # fmt: skip
IN_A_LINE = (Way(11.0, 1), Way(measures.TEXT, 1), Way(measures.TEXT, 4))
IN_A_COLUMN = (
    Way(measures.TEXT, 1), Way(measures.TEXT, 3), Way(8.0, 3), Way(7.0, 4), Way(7.0, 6),
)  # fmt: skip
IN_A_ROW = (
    Way(measures.TEXT, 1), Way(8.0, 1), Way(measures.TEXT, 2), Way(8.0, 3), Way(7.0, 4),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetName:
    """How a name is set: its type, its lines, and what the lines below the first take."""

    text: str
    width: float
    size: float
    lines: int
    style: Style

    @property
    def leading(self) -> float:
        """The millimetres from line to line."""
        return _FIRST_LEADING if self.size == measures.NAME else self.size * _LEADING

    @property
    def below(self) -> float:
        """The height of the lines below the first, in millimetres."""
        return (self.lines - 1) * self.leading


def set_name(
    pen: Pen, name: str, width: float, ways: tuple[Way, ...], style: Style = Style.BOLD
) -> SetName:
    """Return the first way in which the name stands whole in `width` millimetres; one that
    breaks no word is preferred, unless that is the last."""
    found: SetName | None = None
    for way in ways:
        lines = pen.count(name, width, style, way.size, way.most + 1)
        if lines > way.most:
            continue
        if lines <= 1 or not pen.breaks_words(name, width, style, way.size):
            return SetName(name, width, way.size, max(1, lines), style)
        found = found or SetName(name, width, way.size, lines, style)
    return found or SetName(name, width, ways[-1].size, ways[-1].most, style)


def draw_name(pen: Pen, x: float, y: float, name: SetName, where: str) -> float:
    """Write the name with its first baseline at `y`; return how wide it is if it is one line,
    else the whole width it was given."""
    if name.lines == 1:
        return pen.text(
            x, y, name.text, style=name.style, size=name.size, width=name.width, where=where
        )
    pen.paragraph(
        x, y, name.text, width=name.width, most=name.lines, leading=name.leading,
        style=name.style, size=name.size, where=where,
    )  # fmt: skip
    return name.width
