"""The VEVENTs and VTIMEZONEs of a file, each as it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from planner.formats.ics.decoding import FOLD, Lines, NumberedLine

# What stands between two events of a run.
NEXT_EVENT = b"\nBEGIN:VEVENT\n"


@dataclass(slots=True)
class Header:
    """The lines a VCALENDAR says about itself."""

    lines: list[NumberedLine] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A VEVENT or VTIMEZONE by itself.

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

    def text(self) -> str:
        """Return the block's own lines, with its BEGIN and END."""
        own = [text for _number, text in self.lines]
        return "\n".join([f"BEGIN:{self.name}", *own, f"END:{self.name}"])


class Unfolded(NamedTuple):
    """Several events, unfolded: a list of each thing, in their order.

    `texts` are their own lines from BEGIN to END, "" where the event cannot be used; `raws`
    the whole of them; `numbers` the lines they begin at; `heights` how many lines `texts` have.
    """

    texts: Sequence[str]
    raws: Sequence[str]
    numbers: Sequence[int]
    heights: Sequence[int]


class Gathered:
    """Events that were gathered line by line, one behind the other, of one VCALENDAR."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.blocks: list[Block] = []

    def __len__(self) -> int:
        return len(self.blocks)

    def unfolded(self) -> Unfolded:
        """Return the events as the plain grammar takes them."""
        texts = ["" if block.fault else block.text() for block in self.blocks]
        return Unfolded(
            texts,
            [block.raw for block in self.blocks],
            [block.number for block in self.blocks],
            [text.count("\n") + 1 for text in texts],
        )

    def block(self, place: int) -> Block:
        """Return one of the events."""
        return self.blocks[place]

    def number_of(self, place: int, name: str) -> int:
        """Return the line at which a property of an event begins, the only one of its name."""
        return _number_of(name, self.blocks[place].lines)


class Run:
    """Events that stand one behind the other, with nothing between and nothing odd within them.

    They are unfolded together, and numbered only when somebody asks.
    """

    def __init__(self, header: Header, source: Lines, start: int, stop: int, count: int) -> None:
        """Begin with the bytes of `source` from the first BEGIN to the last END of all events."""
        self.header = header
        self._source = source
        self._start = start
        self._stop = stop
        self._count = count
        self._folded: list[bytes] = []
        self._numbers: Sequence[int] = ()

    def __len__(self) -> int:
        return self._count

    def unfolded(self) -> Unfolded:
        """Return the events as the plain grammar takes them; none of them is odd."""
        begin = NEXT_EVENT[1:].decode()
        first = self._source.number_at(self._start)
        source = self._source
        window = source.folded[self._start + len(begin) : self._stop]
        self._folded = window.split(NEXT_EVENT)
        bare = window.replace(FOLD, b"").split(NEXT_EVENT)
        texts = [begin + piece.decode(source.encoding, source.errors) for piece in bare]
        heights = [text.count("\n") + 1 for text in texts]
        # A fold takes one byte and ends one line.
        physical = [
            height + len(folded) - len(unfolded)
            for height, folded, unfolded in zip(heights, self._folded, bare, strict=True)
        ]
        *self._numbers, behind = accumulate(physical, initial=first)
        source.counted(self._stop + 1, behind)
        return Unfolded(texts, texts, self._numbers, heights)

    def block(self, place: int) -> Block:
        """Return one of the events, once they were unfolded."""
        number = self._numbers[place]
        folded = NEXT_EVENT[1:] + self._folded[place]
        lines = self._source.numbered(folded, number)
        raw = "\n".join([text for _number, text in lines])
        return Block("VEVENT", number, self.header, lines[1:-1], (), raw)

    def number_of(self, place: int, name: str) -> int:
        """Return the line at which a property of an event begins, the only one of its name."""
        folded = self._folded[place]
        at = 0 if folded.startswith(name.encode()) else folded.find(f"\n{name}".encode()) + 1
        if at == 0 and not folded.startswith(name.encode()):
            # It is folded within the name.
            return _number_of(name, self.block(place).lines)
        ends = folded.count(b"\n", 0, at) + folded.count(FOLD, 0, at)
        return self._numbers[place] + 1 + ends


def _number_of(name: str, lines: Sequence[NumberedLine]) -> int:
    return next(number for number, text in lines if text.startswith(name))


Batch = Gathered | Run
