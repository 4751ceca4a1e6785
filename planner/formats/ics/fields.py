"""The properties of one VEVENT block by name, each as it stands in the file."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from planner.formats.ics.envelope import Block
from planner.formats.ics.properties import ContentLine, parse_block, unescape

# What changes from one export to the next without anything having changed (IMPORT.md).
VOLATILE = frozenset({"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})
TIMES = frozenset({"DTSTART", "DTEND", "DURATION"})


@dataclass(slots=True)
class Fields:
    """What a block says.

    `values` holds the first value of each name, `said` what its content hash is made of,
    `people` the ATTENDEE and ORGANIZER lines. `lines` are all its properties where they were
    parsed one by one. Where they were not, no name comes twice, `parameters` are those of its
    times, and `times` stands for all that its start and end hang on: two blocks of equal
    `times` begin and end alike.
    """

    block: Block
    values: dict[str, str]
    said: list[str]
    people: list[ContentLine]
    lines: list[ContentLine] | None = None
    parameters: Mapping[str, dict[str, str]] | None = None
    times: Hashable = None

    def text(self, name: str) -> str:
        """Return the first value of a name as text, "" for none."""
        return unescape(self.values.get(name, ""))

    def each(self, name: str) -> list[str]:
        """Return the values of all properties of a name, as they stand."""
        if self.lines is None:
            return [self.values[name]] if name in self.values else []
        return [line.value for line in self.lines if line.name == name]

    def all(self, name: str) -> list[ContentLine]:
        """Return all properties of a name, in the order of the file; see above for `parameters`."""
        if self.lines is not None:
            return [line for line in self.lines if line.name == name]
        if name not in self.values:
            return []
        parameters = (self.parameters or {}).get(name, {})
        return [ContentLine(self.block.number_of(name), name, parameters, self.values[name])]

    def first(self, name: str) -> ContentLine | None:
        """Return the first property of a name."""
        return next(iter(self.all(name)), None)


def careful_fields(block: Block) -> Fields:
    """Return the properties of any block, however it is written."""
    lines = parse_block(block.lines)
    values: dict[str, str] = {}
    for line in lines:
        values.setdefault(line.name, line.value)
    return Fields(
        block,
        values,
        [
            said_of(line.name, line.parameters, line.value)
            for line in lines
            if line.name not in VOLATILE
        ],
        [line for line in lines if line.name in PEOPLE],
        lines,
    )


def said_of(name: str, parameters: Mapping[str, str], value: str) -> str:
    """Return a property as its content hash sees it: the order of parameters does not count."""
    if not parameters:
        return f"{name}:{value}"
    return f"{name};{sorted(parameters.items())}:{value}"
