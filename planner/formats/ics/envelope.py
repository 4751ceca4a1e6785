"""The lines of a file cut into the blocks a calendar is made of, each event by itself."""

import re
from collections import Counter
from dataclasses import dataclass

from planner.formats.ics.blocks import NEXT_EVENT, Batch, Block, Gathered, Header, Run
from planner.formats.ics.decoding import LONGEST_LINE, Lines, NumberedLine
from planner.i18n import _

_MARK = re.compile(r"\s*(BEGIN|END)\s*:\s*([A-Z0-9-]+)\s*", re.IGNORECASE)
_OPENING = re.compile(r"BEGIN[ \t]*:[ \t]*VCALENDAR", re.IGNORECASE)
_DEEPEST = 8
# How almost every event begins and ends, and what asks for a closer look in between: lines
# that might be marks too, blank ones, and ones that go on with a blank one.
_BEGIN, _END = NEXT_EVENT[1:], b"\nEND:VEVENT\n"
_BETWEEN = b"\nEND:VEVENT\nBEGIN:VEVENT"
_UNUSUAL = re.compile(rb"\n(?:[be\n\0]|E(?!ND:VEVENT\nBEGIN:VEVENT\n)|B(?<!\nEND:VEVENT\nB))")
# Bytes that are taken as a run, at the most.
_LONGEST_RUN = 4 * LONGEST_LINE
# So many are gathered together, at the most.
_MOST_GATHERED = 200


@dataclass(slots=True)
class Envelope:
    """A file cut into blocks; `others` counts the components that are none of ours by name."""

    headers: list[Header]
    events: list[Batch]
    zones: list[Block]
    others: Counter[str]
    notes: list[tuple[int, str]]


def cut(lines: Lines) -> Envelope:
    """Return the blocks of a file; never fails, what is not closed carries its fault.

    Several VCALENDARs, missing ends, text around them and events outside of any are all
    taken as they come (RFC 5545, 3.4 allows the first only).
    """
    return _Cutter(lines).run()


class _Cutter:
    def __init__(self, source: Lines) -> None:
        self._source = source
        self._envelope = Envelope([], [], [], Counter(), [])
        self._header: Header | None = None
        self._block: Block | None = None
        self._stack: list[str] = []
        self._skipping: list[str] = []
        # Of the block that is open: its lines, those of its parts, and all of them.
        self._own: list[NumberedLine] = []
        self._parts: list[tuple[str, list[NumberedLine]]] = []
        self._raw: list[str] = []
        # The line that was read last; or where the last event begins that was taken in a run.
        self._last = 0
        self._last_sealed = -1

    def run(self) -> Envelope:
        data, position = self._source.folded, 0
        while position <= len(data):
            begins = data.startswith(_BEGIN, position)
            if begins and not self._block and (stop := self._end_of_run(position)):
                self._take_run(position, stop)
                position = stop + 1
                continue
            found = data.find(_END if begins else NEXT_EVENT, position)
            stop = found + (len(_END) - 1 if begins else 0) if found >= 0 else len(data)
            if not self._block and data[position:stop].strip() == b"END:VCALENDAR":
                # The usual end of a file; to number it, all lines before it would be counted.
                self._end_calendar()
            else:
                number = self._source.number_at(position)
                self._read(self._source.numbered(data[position:stop], number))
            position = stop + 1
        self._finish()
        return self._envelope

    def _end_of_run(self, start: int) -> int:
        """Return where events end that can be taken in one piece, 0 where the first cannot."""
        data = self._source.folded
        limit = min(start + _LONGEST_RUN, len(data))
        for place in range(start, limit, LONGEST_LINE // 2):
            if data.find(b"\n", place, place + LONGEST_LINE // 2) < 0:
                # A line that may have to be cut.
                limit = place
        found = data.rfind(_END, start, limit)
        odd = _UNUSUAL.search(data, start, found + 1) if found >= 0 else None
        if odd and data.startswith(_END, odd.start()):
            # It is what follows an event that is odd.
            found = odd.start()
        elif odd:
            found = data.rfind(_END, start, odd.start())
        return found + len(_END) - 1 if found >= 0 else 0

    def _take_run(self, start: int, stop: int) -> None:
        """Take events in one piece."""
        # An event after one that was not ours and never ended still counts.
        self._skipping.clear()
        data = self._source.folded
        self._last_sealed = data.rfind(NEXT_EVENT, start, stop) + 1 or start
        header = self._header or self._begin_header()
        count = data.count(_BETWEEN, start, stop) + 1
        self._envelope.events.append(Run(header, self._source, start, stop, count))

    def _read(self, lines: list[NumberedLine]) -> None:
        """Take lines one by one."""
        self._last_sealed = -1
        for number, text in lines:
            self._last = number
            if not text:
                continue
            if text[0] in "BbEe \t" or not self._header:
                mark = _MARK.fullmatch(text)
                if mark:
                    self._mark(mark[1].upper(), mark[2].upper(), number, text)
                    continue
                if not self._block and self._glued(text, number):
                    continue
            self._line(number, text)

    def _line(self, number: int, text: str) -> None:
        block = self._block
        if block:
            if len(text) > LONGEST_LINE:
                text = text[:LONGEST_LINE]
                if not text.upper().startswith(("ATTACH", "X-")):
                    self._envelope.notes.append(
                        (number, _("A line of more than 65,536 characters was cut there."))
                    )
            self._raw.append(text)
            (self._parts[-1][1] if self._stack else self._own).append((number, text))
        elif self._header and not self._skipping:
            self._header.lines.append((number, text[:LONGEST_LINE]))

    def _mark(self, word: str, name: str, number: int, text: str) -> None:
        if self._block:
            self._mark_inside(self._block, word, name, number, text)
        elif word == "BEGIN":
            self._begin(name, number)
        elif name == "VCALENDAR":
            self._end_calendar()
        elif name in self._skipping:
            del self._skipping[self._skipping.index(name) :]
        elif name == "VEVENT":
            self._envelope.notes.append(
                (number, _("An event ends here that never began; its lines were left out."))
            )

    def _end_calendar(self) -> None:
        self._skipping.clear()
        self._header = None

    def _begin(self, name: str, number: int) -> None:
        if name == "VCALENDAR":
            self._skipping.clear()
            self._begin_header()
        elif name in ("VEVENT", "VTIMEZONE"):
            # An event after one that was not ours and never ended still counts.
            self._skipping.clear()
            self._open(name, number)
        else:
            self._envelope.others[name] += not self._skipping
            self._skipping.append(name)

    def _begin_header(self) -> Header:
        self._header = Header()
        self._envelope.headers.append(self._header)
        return self._header

    def _open(self, name: str, number: int) -> None:
        self._own, self._parts = [], []
        header = self._header or self._begin_header()
        self._block = Block(name, number, header, self._own, self._parts)
        self._stack.clear()
        self._raw = [f"BEGIN:{name}"]

    def _mark_inside(self, block: Block, word: str, name: str, number: int, text: str) -> None:
        if word == "BEGIN":
            if name in ("VEVENT", "VCALENDAR", "VTIMEZONE"):
                self._break_off(block)
                self._begin(name, number)
                return
            self._stack.append(name)
            self._parts.append((name, []))
            if len(self._stack) >= _DEEPEST:
                block.fault = block.fault or _("Its parts are nested too deep to be a calendar.")
        elif name == block.name:
            self._close(block)
            return
        elif name == "VCALENDAR":
            self._break_off(block)
            self._header = None
            return
        elif name in self._stack:
            del self._stack[self._stack.index(name) :]
        self._raw.append(text.strip())

    def _close(self, block: Block) -> None:
        self._raw.append(f"END:{block.name}")
        block.raw = "\n".join(self._raw)
        self._block = None
        if block.name == "VTIMEZONE":
            self._envelope.zones.append(block)
            return
        last = self._envelope.events[-1] if self._envelope.events else None
        if (
            not isinstance(last, Gathered)
            or last.header is not block.header
            or len(last) >= _MOST_GATHERED
        ):
            last = Gathered(block.header)
            self._envelope.events.append(last)
        last.blocks.append(block)

    def _break_off(self, block: Block) -> None:
        block.fault = _("The event has no end, so it was left out.")
        self._close(block)
        if block.name == "VTIMEZONE":
            # Half a zone may still tell its offsets.
            block.fault = ""

    def _finish(self) -> None:
        block = self._block
        if block:
            self._break_off(block)
            if block.name == "VEVENT":
                block.fault = _("The file is cut off inside this event, so it was left out.")
            self._envelope.notes.append(
                (self._last_line(), _("The file is cut off; what came before its end was read."))
            )
        elif self._header and self._envelope.events:
            self._envelope.notes.append(
                (self._last_line(), _("The file has no END:VCALENDAR; it may have been cut off."))
            )

    def _last_line(self) -> int:
        sealed = self._last_sealed
        return self._source.number_at(sealed) if sealed >= 0 else self._last

    def _glued(self, text: str, number: int) -> bool:
        """Take a BEGIN:VCALENDAR that stands behind something else, such as “<!--”."""
        mark = _OPENING.search(text)
        if mark and not self._header:
            self._begin("VCALENDAR", number)
            return True
        return False
