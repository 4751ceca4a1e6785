"""What the VCALENDARs of a file say about themselves, and what else stands around its events."""

from collections.abc import Iterator

from planner.formats.ics.blocks import Header
from planner.formats.ics.envelope import Envelope
from planner.formats.ics.properties import ContentLine, parse_block
from planner.formats.ics.text import plain_line
from planner.formats.ics.zones import ZoneBook


class Head:
    """What a VCALENDAR says about itself."""

    def __init__(self, header: Header, zones: ZoneBook) -> None:
        fields: dict[str, ContentLine] = {}
        for line in parse_block(header.lines):
            if line.value.strip():
                fields.setdefault(line.name, line)

        def text(*names: str) -> str:
            return next((plain_line(fields[n].text()) for n in names if n in fields), "")

        self.name = text("X-WR-CALNAME", "NAME")
        self.method = text("METHOD").upper()
        self.named_zone = text("X-WR-TIMEZONE") or text("TIMEZONE-ID")
        self.zone = zones.named(self.named_zone) if self.named_zone else ""
        if not self.zone and text("TIMEZONE-ID"):
            self.zone = zones.named(text("TIMEZONE-ID"))


def lines_around(envelope: Envelope) -> Iterator[str]:
    """Yield all that bears on how the events of a file are read, as the lines of a calendar."""
    for header in envelope.headers:
        yield "BEGIN:VCALENDAR"
        yield from (text for _number, text in header.lines)
    for zone in envelope.zones:
        yield from zone.raw.split("\n")
