"""The properties of one VEVENT block by name, each as it stands in the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.formats.ics.blocks import Block
from planner.formats.ics.properties import ContentLine, parse_block

# What changes from one export to the next without anything having changed (IMPORT.md).
VOLATILE = frozenset({"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})


@dataclass(slots=True)
class Fields:
    """What a block says, however it is written.

    `lines` are all its properties, `values` holds the first value of each name. `said` is
    what its content hash is made of: its lines but the volatile ones, in alphabetical order.
    """

    block: Block
    lines: list[ContentLine]
    values: dict[str, str]
    said: str

    @property
    def people(self) -> list[ContentLine]:
        """The ATTENDEE and ORGANIZER lines."""
        return [line for line in self.lines if line.name in PEOPLE]

    def each(self, name: str) -> list[str]:
        """Return the values of all properties of a name, as they stand."""
        return [line.value for line in self.lines if line.name == name]

    def all(self, name: str) -> list[ContentLine]:
        """Return all properties of a name, in the order of the file."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> ContentLine | None:
        """Return the first property of a name."""
        return next(iter(self.all(name)), None)


def careful_fields(block: Block) -> Fields:
    """Return the properties of a block, parsed line by line."""
    lines = parse_block(block.lines)
    values: dict[str, str] = {}
    for line in lines:
        values.setdefault(line.name, line.value)
    said = [
        said_of(line.name, line.parameters, line.value)
        for line in lines
        if line.name not in VOLATILE
    ]
    return Fields(block, lines, values, "\n".join(sorted(said)))


def said_of(name: str, parameters: Mapping[str, str], value: str) -> str:
    """Return a property as its content hash sees it: the order of parameters does not count."""
    if not parameters:
        return f"{name}:{value}"
    return f"{name};{sorted(parameters.items())}:{value}"
