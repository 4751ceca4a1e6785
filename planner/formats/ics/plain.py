"""The plain grammar: blocks that say each thing once, in the usual way, taken apart in one go."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, cast

from planner.formats.ics.blocks import Batch, Unfolded
from planner.formats.ics.fields import PEOPLE, VOLATILE, said_of
from planner.formats.ics.properties import ContentLine, plain_head
from planner.formats.ics.seriesfields import SERIES
from planner.formats.ics.span import TIMED

_MARKS = frozenset({"BEGIN", "END"})
# More than a real file has; what is beyond is read line by line.
_MOST_SHAPES = 1000
_MOST_PEOPLE = 100
# From so many blocks on a shape is worth an expression of its own, which takes as long to make.
_MANY_USES = 20

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


Values = tuple[str, ...]


class Alike(NamedTuple):
    """Plain blocks of one shape, taken apart.

    `places` are theirs in the batch they are of; `values` are for each of them those of its
    lines, for people the whole of these, as the shape names them.
    """

    shape: Shape
    places: list[int]
    values: list[Values]

    def only(self, indexes: Sequence[int]) -> "Alike":
        """Return some of them."""
        return Alike(
            self.shape,
            [self.places[index] for index in indexes],
            [self.values[index] for index in indexes],
        )

    def value(self, index: int, name: str) -> str:
        """Return the value of a property of one of them, "" where there is none of that name."""
        names = self.shape.names
        return self.values[index][names.index(name)] if name in names else ""

    def times(self, index: int, batch: Batch) -> list[ContentLine]:
        """Return the properties that start and end of one of them hang on."""
        number_of, block = batch.number_of, self.places[index]
        values = self.values[index]
        return [
            ContentLine(number_of(block, name), name, parameters, values[place])
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
        # By how many lines they have.
        self._forms: dict[int, list[tuple[_Match, Shape]]] = defaultdict(list)

    def take(self, blocks: Unfolded) -> tuple[list[Alike], list[int]]:
        """Return blocks taken apart, and the places of those that are not plain."""
        by_height: dict[int, list[int]] = defaultdict(list)
        for place, height in enumerate(blocks.heights):
            by_height[height].append(place)
        groups: dict[int, Alike] = {}
        others: list[int] = []
        for height, places in by_height.items():
            for shape, found, values in self._of_height(blocks, height, places, others):
                alike = groups.setdefault(shape.number, Alike(shape, [], []))
                alike.places.extend(found)
                alike.values.extend(values)
        named = [self._with_named_people(alike, blocks, others) for alike in groups.values()]
        return [alike for alike in named if alike.places], others

    def people(self, lines: Sequence[str]) -> list[SaidPerson]:
        """Return the people of lines out of blocks that were taken apart."""
        known = self._people
        return [person for line in lines if (person := known[line])]

    def _of_height(
        self, blocks: Unfolded, height: int, places: list[int], others: list[int]
    ) -> Iterator[tuple[Shape, Sequence[int], Sequence[Values]]]:
        """Yield those of some blocks that are plain, by shapes; the places of others go there."""
        forms = self._forms[height]
        tried = 0
        while places:
            for match, shape in forms[tried:]:
                found = [match(blocks.texts[place]) for place in places]
                if None not in found:
                    yield shape, places, list(map(_groups, found))
                    return
                fits = [(place, fit) for place, fit in zip(places, found, strict=True) if fit]
                yield shape, [place for place, _fit in fits], [fit.groups() for _, fit in fits]
                places = [place for place, fit in zip(places, found, strict=True) if not fit]
            tried = len(forms)
            for taken, place in enumerate(places, 1):
                by_lines = self._by_lines(blocks.texts[place])
                if by_lines:
                    yield by_lines[0], [place], [by_lines[1]]
                else:
                    others.append(place)
                if len(forms) > tried:
                    places = places[taken:]
                    break
            else:
                return

    def _by_lines(self, text: str) -> tuple[Shape, Values] | None:
        lines = text.split("\n")
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
        return shape, values

    def _with_named_people(self, alike: Alike, blocks: Unfolded, others: list[int]) -> Alike:
        """Return the blocks whose people are all named in the grammar; others go there."""
        known = self._people
        odd: set[int] = set()
        for column in alike.shape.people:
            for place, values in zip(alike.places, alike.values, strict=True):
                line = values[column]
                if line not in known:
                    known[line] = self._person(blocks.numbers[place], line)
                if known[line] is None:
                    odd.add(place)
        if not odd:
            return alike
        others.extend(odd)
        kept = [index for index, place in enumerate(alike.places) if place not in odd]
        return alike.only(kept)

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
            self._forms[len(lines)].append((match, shape))

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


# What the lines of a block that fits an expression say.
_groups = cast("Callable[[re.Match[str] | None], Values]", re.Match.groups)


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
