"""The VEVENTs and VTIMEZONEs of a file, each as it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.formats.ics.decoding import FOLD, Lines, NumberedLine


@dataclass(slots=True)
class Header:
    """The lines a VCALENDAR says about itself."""

    lines: list[NumberedLine] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A VEVENT or VTIMEZONE gathered line by line.

    `raw` is the whole, unfolded, with its BEGIN and END; `lines` are its own, each with its
    number, and `parts` those of the components within it, with their names. `fault` says in a
    sentence why it cannot be used, "" where it can.
    """

    name: str
    number: int
    header: Header
    lines: Sequence[NumberedLine]
    parts: Sequence[tuple[str, list[NumberedLine]]]
    raw: str = ""
    fault: str = ""

    def unfolded(self) -> tuple[str, int, int]:
        """Return the whole, the line it begins at, and how many lines it is."""
        return self.raw, self.number, self.raw.count("\n") + 1

    def texts(self) -> list[str]:
        """Return the block's own lines, between its BEGIN and its END."""
        return [f"BEGIN:{self.name}", *[text for _number, text in self.lines], f"END:{self.name}"]

    def number_of(self, name: str) -> int:
        """Return the line at which the property of a name begins, the only one of that name."""
        return next(number for number, text in self.lines if text.startswith(name))


class SealedBlock:
    """A VEVENT in which nothing stood in the way of taking it in one piece.

    It has all that a Block has, but is unfolded and numbered only when somebody asks.
    """

    __slots__ = ("_source", "_start", "_stop", "_unfolded", "header")

    name = "VEVENT"
    fault = ""
    parts = ()

    def __init__(self, header: Header, source: Lines, start: int, stop: int) -> None:
        self.header = header
        self._source = source
        self._start = start
        self._stop = stop
        self._unfolded: tuple[str, int, int] | None = None

    @property
    def raw(self) -> str:
        """The whole, unfolded, with its BEGIN and END."""
        return self.unfolded()[0]

    @property
    def number(self) -> int:
        """The line it begins at."""
        return self.unfolded()[1]

    def unfolded(self) -> tuple[str, int, int]:
        """Return the whole, the line it begins at, and how many lines it is when unfolded."""
        if self._unfolded is None:
            self._unfolded = self._source.piece(self._start, self._stop)
        return self._unfolded

    @property
    def lines(self) -> Sequence[NumberedLine]:
        """The block's own lines, each with its number."""
        return self._source.numbered(self._folded(), self.number)[1:-1]

    def texts(self) -> list[str]:
        """Return the block's lines, from its BEGIN to its END."""
        return self.raw.split("\n")

    def number_of(self, name: str) -> int:
        """Return the line at which the property of a name begins, the only one of that name."""
        folded = self._folded()
        at = folded.find(f"\n{name}".encode())
        if at < 0:
            # It is folded within the name.
            return next(number for number, text in self.lines if text.startswith(name))
        return self.number + 1 + folded.count(b"\n", 0, at) + folded.count(FOLD, 0, at)

    def _folded(self) -> bytes:
        return self._source.folded[self._start : self._stop]


AnyBlock = Block | SealedBlock
