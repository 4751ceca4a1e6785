"""The plain grammar: blocks that say each thing once, in the usual way, taken apart in one go."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from planner.formats.ics.blocks import AnyBlock, SealedBlock
from planner.formats.ics.fields import PEOPLE, VOLATILE, said_of
from planner.formats.ics.properties import ContentLine, plain_head
from planner.formats.ics.seriesfields import SERIES
from planner.formats.ics.span import TIMED

_MARKS = frozenset({"BEGIN", "END"})
# More than a real file has; what is beyond is read line by line.
_MOST_SHAPES = 1000
_MOST_PEOPLE = 100
# From so many blocks on a shape is worth an expression of its own, which takes as long to make.
_MANY_USES = 150

_Match = Callable[[str], re.Match[str] | None]
# What a line of people is: taken apart, and as the content hash sees it.
SaidPerson = tuple[ContentLine, str]


class _Head(NamedTuple):
    """What stands before a colon; `said` is what the content hash sees of it, "" for nothing."""

    name: str
    parameters: dict[str, str]
    said: str


class Shape(NamedTuple):
    """What stands before the colons of a block: most blocks of a file share a few of them.

    `number` tells it from the other shapes of its file. `kinds` are what stands before the
    colons, for people their property's name; `names` are those of its lines,
    `people` the places of ATTENDEE and ORGANIZER among them. `said` becomes what the content
    hash is made of, with the values at the places `told`. Start and end hang on the values that
    `timed` picks, which are those of `times`: place, name and parameters of each; `when` says
    these in words, so that shapes with the same are known.
    """

    number: int
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[int, ...]
    said: str
    told: tuple[int, ...]
    timed: Callable[[Sequence[str]], object]
    when: str
    times: tuple[tuple[int, str, dict[str, str]], ...]


class PlainBlock(NamedTuple):
    """A plain block taken apart: `values` are those of its lines, as its shape names them.

    For people they are the whole of their lines.
    """

    block: AnyBlock
    shape: Shape
    values: tuple[str, ...]

    def value(self, name: str) -> str:
        """Return the value of a property, "" where the block has none of that name."""
        names = self.shape.names
        return self.values[names.index(name)] if name in names else ""

    def times(self) -> list[ContentLine]:
        """Return the properties that start and end hang on."""
        return [
            ContentLine(self.block.number_of(name), name, parameters, self.values[place])
            for place, name, parameters in self.shape.times
        ]


class PlainGrammar:
    """Takes plain blocks apart, and remembers what stood before the colons of a file.

    A block is plain if every line begins with a property of the standard or one named X-,
    written in capitals, with parameters of the plain grammar (properties.py) if any; if it
    is no series; and if nothing that is read stands there twice but ORGANIZER and ATTENDEE.
    To parse its lines one by one would give the same.
    """

    def __init__(self) -> None:
        self._heads: dict[str, _Head | None] = {}
        # Each head as shapes know it: whom a line names is no matter of the shape.
        self._kinds: dict[str, str] = {}
        self._shapes: dict[tuple[str | None, ...], Shape | None] = {}
        self._people: dict[str, SaidPerson | None] = {}
        self._uses: Counter[int] = Counter()
        self._forms: dict[int, list[tuple[_Match, Shape]]] = defaultdict(list)

    def take(self, block: AnyBlock) -> PlainBlock | None:
        """Return a block taken apart, None for one that is not plain."""
        raw, number, height = block.unfolded()
        if isinstance(block, SealedBlock):
            for match, shape in self._forms.get(height, ()):
                found = match(raw)
                if found:
                    return self._taken(block, number, shape, found.groups())
        return self._take_by_lines(block)

    def people(self, lines: Sequence[str]) -> list[SaidPerson]:
        """Return the people of lines out of blocks that were taken apart."""
        known = self._people
        return [person for line in lines if (person := known[line])]

    def _take_by_lines(self, block: AnyBlock) -> PlainBlock | None:
        lines = block.texts()
        try:
            heads, values = zip(*[line.split(":", 1) for line in lines], strict=True)
        except ValueError:
            # A line without a colon goes on with the one before.
            return None
        kinds = tuple(map(self._kinds.get, heads))
        shape = self._shapes[kinds] if kinds in self._shapes else self._learn(heads)
        if shape is None:
            return None
        self._use(shape)
        if shape.people:
            given = list(values)
            for place in shape.people:
                given[place] = lines[place]
            values = tuple(given)
        return self._taken(block, block.number, shape, values)

    def _taken(
        self, block: AnyBlock, number: int, shape: Shape, values: tuple[str, ...]
    ) -> PlainBlock | None:
        """Return a block of a shape, None where a person of it is not named in the grammar."""
        known = self._people
        for place in shape.people:
            line = values[place]
            if line not in known:
                known[line] = self._person(number, line)
            if known[line] is None:
                return None
        return PlainBlock(block, shape, values)

    def _person(self, number: int, line: str) -> SaidPerson | None:
        """Return a person's line taken apart, and what it says; None where it is not plain."""
        text, colon, value = line.partition(":")
        head = self._head(text) if colon else None
        if not head or head.name not in PEOPLE:
            return None
        return ContentLine(number, head.name, head.parameters, value, line), head.said + value

    def _learn(self, texts: tuple[str, ...]) -> Shape | None:
        """Return what all blocks with these heads have in common, None if they are not plain."""
        heads = [self._head(text) for text in texts]
        if None in heads:
            return None
        kinds = tuple(self._kinds[text] for text in texts)
        if kinds not in self._shapes:
            if len(self._shapes) >= _MOST_SHAPES:
                return None
            known = [head for head in heads if head]
            self._shapes[kinds] = _shape(len(self._shapes), kinds, known)
        return self._shapes[kinds]

    def _use(self, shape: Shape) -> None:
        """Look for a shape as a whole from now on if it was used so often that this pays."""
        self._uses[shape.number] += 1
        if self._uses[shape.number] == _MANY_USES:
            lines = [
                f"({kind}[^\n]*+)" if kind in PEOPLE else f"{re.escape(kind)}:(.*+)"
                for kind in shape.kinds
            ]
            match = re.compile("\n".join(lines)).fullmatch
            self._forms[len(lines)].insert(0, (match, shape))

    def _head(self, text: str) -> _Head | None:
        if text in self._heads:
            return self._heads[text]
        known = _Head(text, {}, "") if text in _MARKS else None
        found = plain_head(text)
        if found and found[0] not in SERIES:
            name, parameters = found
            said = "" if name in VOLATILE else said_of(name, parameters, "")
            known = _Head(name, parameters, said)
        self._heads[text] = known
        if known:
            self._kinds[text] = known.name if known.name in PEOPLE else text
        return known


def _shape(number: int, kinds: tuple[str, ...], heads: list[_Head]) -> Shape | None:
    names = tuple(head.name for head in heads)
    people = [place for place, name in enumerate(names) if name in PEOPLE]
    once = [name for name in names if name != "ATTENDEE"]
    if len(set(once)) != len(once) or len(people) > _MOST_PEOPLE:
        return None
    # The organiser first, as everywhere.
    people.sort(key=lambda place: names[place], reverse=True)
    times = tuple(
        (place, head.name, head.parameters)
        for place, head in enumerate(heads)
        if head.name in TIMED
    )
    # No name together with what follows it begins another, so the order of the whole lines
    # is that of their heads.
    told = sorted(
        (head.name if head.name in PEOPLE else head.said, place)
        for place, head in enumerate(heads)
        if head.said
    )
    return Shape(
        number,
        kinds,
        names,
        tuple(people),
        "\n".join(
            "%s" if names[place] in PEOPLE else said.replace("%", "%%") + "%s"
            for said, place in told
        ),
        tuple(place for _said, place in told),
        _picker([place for place, _name, _parameters in times]),
        "\n".join(said_of(name, parameters, "") for _place, name, parameters in times),
        times,
    )


def _picker(places: list[int]) -> Callable[[Sequence[str]], object]:
    return itemgetter(*places) if places else lambda _values: ()
