"""The plain grammar: blocks that say each thing once, in the usual way, taken apart in one go."""

from operator import methodcaller
from typing import NamedTuple

from planner.formats.ics.envelope import Block
from planner.formats.ics.fields import PEOPLE, TIMES, VOLATILE, Fields, said_of
from planner.formats.ics.properties import KNOWN_NAMES, ContentLine, plain_head
from planner.formats.ics.seriesfields import SERIES

# What needs no more than its value to be known, and what of it counts for the content hash.
_BARE = (KNOWN_NAMES - SERIES - PEOPLE) | {"BEGIN", "END"}
_SAID = _BARE - VOLATILE - {"BEGIN", "END"}
_PAIR = methodcaller("split", ":", 1)


class _Head(NamedTuple):
    """What stands before a colon; `said` is what the content hash sees of it, "" for nothing."""

    name: str
    parameters: dict[str, str]
    said: str


class PlainGrammar:
    """Takes plain blocks apart, and remembers what stood before the colons of a file.

    A block is plain if every line begins with a property of the standard or one named X-,
    written in capitals, with parameters of the plain grammar (properties.py) if any; if it
    is no series; and if nothing that is read stands there twice but ORGANIZER and ATTENDEE.
    To parse its lines one by one would give the same.
    """

    def __init__(self) -> None:
        self._heads: dict[str, _Head | None] = {}
        self._people: dict[str, ContentLine] = {}

    def fields(self, block: Block) -> Fields | None:
        """Return the properties of a block, None for one that is not plain."""
        lines = block.texts()
        try:
            values: dict[str, str] = dict(map(_PAIR, lines))
        except ValueError:
            # A line without a colon goes on with the one before.
            return None
        if len(values) != len(lines):
            return None
        said = [line for head, line in zip(values, lines, strict=True) if head in _SAID]
        people: list[ContentLine] = []
        times: dict[str, dict[str, str]] = {}
        key: tuple[str | None, ...] = ()
        heads = self._heads
        for head in [head for head in values if head not in _BARE]:
            known = heads[head] if head in heads else self._learn(head)
            if not known:
                return None
            name, parameters, start = known
            value = values[head]
            if start:
                said.append(start + value)
            if name in PEOPLE:
                raw = f"{head}:{value}"
                person = self._people.get(raw)
                if not person:
                    person = ContentLine(block.number, name, parameters, value, raw)
                    self._people[raw] = person
                people.append(person)
            elif name != head:
                if name in values:
                    return None
                values[name] = value
                if name in TIMES:
                    times[name] = parameters
                    key += (head,)
        get = values.get
        key += (get("DTSTART"), get("DTEND"), get("DURATION"), get("TZID"))
        return Fields(block, values, said, people, None, times, key)

    def _learn(self, head: str) -> _Head | None:
        found = plain_head(head)
        known = None
        if found and found[0] not in SERIES:
            name, parameters = found
            said = "" if name in VOLATILE else said_of(name, parameters, "")
            known = _Head(name, parameters, said)
        self._heads[head] = known
        return known
