"""A calendar file read as it really is: every event taken, or reported in words."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

from planner.errors import BadInput
from planner.formats.ics.decoding import read_lines
from planner.formats.ics.drafts import Draft
from planner.formats.ics.duplicates import settle
from planner.formats.ics.entries import EntryReader, title_of, uid_of
from planner.formats.ics.envelope import Block, Envelope, Header, cut
from planner.formats.ics.properties import ContentLine, parse_block
from planner.formats.ics.refusal import nothing_left, refuse_unless_calendar
from planner.formats.ics.sameness import recurrence_text
from planner.formats.ics.series import Expander, alone
from planner.formats.ics.speakers import Naming, begins_with_name
from planner.formats.ics.text import plain_line
from planner.formats.ics.values import Occurrence, Problem, ReadCalendar, ReadEntry
from planner.formats.ics.vtimezone import read_zones
from planner.formats.ics.window import window_for
from planner.formats.ics.zones import ZoneBook
from planner.formats.resting import collector_resting
from planner.formats.source import LARGEST, too_large
from planner.i18n import _, ngettext
from planner.times import find_zone

Progress = Callable[[int, int], None]

_MOST_PROBLEMS = 1000
_PROGRESS_EVERY = 100
# A programme: at least so many entries, most of them within so many days.
_PROGRAMME_ENTRIES = 8
_PROGRAMME_DAYS = 15


def read_calendar(
    data: bytes, *, name: str = "", today: date, zone: str = "", progress: Progress | None = None
) -> ReadCalendar:
    """Return what a calendar file (RFC 5545) holds.

    `name` is used where the file names itself nowhere; `today` decides how far series are
    expanded; `zone`, an IANA name the user said, is where floating times are, before anything
    the file says. `progress` is called with (done, all) events, and may raise Cancelled.
    Raises BadInput with one sentence for a file that yields nothing, or a zone that is none.
    """
    if len(data) > LARGEST:
        raise too_large(name or _("The file"))
    found = find_zone(zone) if zone else None
    if zone and not found:
        raise BadInput(
            _("There is no time zone {zone}; write it like Europe/Brussels.").format(zone=zone)
        )
    refuse_unless_calendar(data)
    with collector_resting():
        lines = read_lines(data)
        envelope = cut(lines)
        reading = _Reading(envelope, found.key if found else "", progress)
        for note in lines.notes:
            reading.tell(0, note)
        for number, note in envelope.notes:
            reading.tell(number, note)
        return reading.result(name, hashlib.sha256(data).hexdigest(), today)


class _Head:
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


class _Reading:
    """The state of reading one file."""

    def __init__(self, envelope: Envelope, zone: str, progress: Progress | None) -> None:
        self._envelope = envelope
        self._progress = progress
        self._problems: list[Problem] = []
        self._more_problems = 0
        self._about: tuple[str, str] = ("", "")
        self._zones = ZoneBook(read_zones(envelope.zones), self.tell)
        self._entry = EntryReader(self._zones, self.tell)
        self._said_zone = zone
        self._heads = {id(header): _Head(header, self._zones) for header in envelope.headers}
        self._skipped = 0
        self._first_reason = ""

    def tell(self, number: int, message: str) -> None:
        """Take note of something the user should know."""
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(Problem(number, *self._about, message))
        else:
            self._more_problems += 1

    def _tell_of(self, draft: Draft, message: str) -> None:
        self._about = (draft.uid, draft.title[:400])
        self.tell(draft.number, message)
        self._about = ("", "")

    def result(self, name: str, content_hash: str, today: date) -> ReadCalendar:
        drafts = self._drafts()
        self._about = ("", "")
        if not drafts:
            raise nothing_left(self._envelope.others, self._skipped, self._first_reason)
        kept = settle(drafts, self._tell_of)
        programme = is_programme([draft for _key, draft in kept.drafts])
        entries = self._entries(kept.drafts, today, programme)
        self._tell_of_the_whole(drafts)
        heads = list(self._heads.values())
        problems = sorted(self._problems, key=lambda problem: problem.line)
        return ReadCalendar(
            name=next((head.name for head in heads if head.name), name),
            zone=self._display_zone(heads),
            method=next((head.method for head in heads if head.method), ""),
            content_hash=content_hash,
            found=len(self._envelope.events),
            duplicates=kept.duplicates,
            skipped=self._skipped,
            entries=tuple(entries),
            problems=(*problems, *self._omitted()),
            programme=programme,
        )

    def _drafts(self) -> list[Draft]:
        drafts = []
        blocks = self._envelope.events
        for index, block in enumerate(blocks):
            if self._progress and index % _PROGRESS_EVERY == 0:
                self._progress(index, len(blocks))
            draft = self._draft(block)
            if draft:
                drafts.append(draft)
        if self._progress:
            self._progress(len(blocks), len(blocks))
        return drafts

    def _draft(self, block: Block) -> Draft | None:
        head = self._heads[id(block.header)]
        self._zones.floating_zone = self._said_zone or head.zone
        fields = self._entry.fields(block)
        uid, title = uid_of(fields), title_of(fields)
        self._about = (uid, title[:400])
        try:
            return self._entry.draft(fields, uid, title, cancelled=head.method == "CANCEL")
        except BadInput as error:
            reason = str(error)
            if not block.fault:
                reason = _("This event was left out: {reason}.").format(reason=reason)
            self._skipped += 1
            self._first_reason = self._first_reason or str(error)
            self.tell(block.number, reason)
            return None

    def _entries(
        self, kept: Sequence[tuple[str, Draft]], today: date, programme: bool
    ) -> list[ReadEntry]:
        rows = self._rows(kept, today)
        named = sum([begins_with_name(draft.title) for _key, draft in kept])
        usual = named >= 3 and named * 3 >= len(kept)
        naming = Naming(programme=programme, titles_begin_with_names=usual)
        return [
            _entry(key, draft, rows[id(draft)] if id(draft) in rows else alone(draft), naming)
            for key, draft in kept
        ]

    def _rows(
        self, kept: Sequence[tuple[str, Draft]], today: date
    ) -> dict[int, tuple[Occurrence, ...]]:
        """Return the occurrences of all that belongs to a series, by the id of its draft."""
        groups: dict[str, list[Draft]] = {key: [] for key, draft in kept if draft.repeats}
        if not groups:
            return {}
        for key, draft in kept:
            if key in groups:
                groups[key].append(draft)
        window = window_for([draft for _key, draft in kept], today)
        expander = Expander(window, self._zones, self.tell)
        occurrences: dict[int, tuple[Occurrence, ...]] = {}
        for group in groups.values():
            self._about = (group[0].uid, group[0].title)
            for draft, rows in zip(group, expander.expand(group), strict=True):
                occurrences[id(draft)] = rows
        self._about = ("", "")
        return occurrences

    def _display_zone(self, heads: list[_Head]) -> str:
        named = next((head.zone for head in heads if head.zone), "")
        used = [zone for zone in self._zones.used if zone]
        return named or (used[0] if len(used) == 1 else "")

    def _tell_of_the_whole(self, drafts: list[Draft]) -> None:
        zones = self._zones
        if zones.floating_count > 0:
            self.tell(
                zones.first_floating,
                _(
                    "Some times name no zone, and neither does the file; they are kept as the clock"
                    " shows them there. Import again and say the zone if you know it."
                ),
            )
        for head in self._heads.values():
            if head.named_zone and not head.zone:
                self.tell(
                    0,
                    _("The zone “{zone}” that the file names is unknown; it was not used.").format(
                        zone=head.named_zone
                    ),
                )
        empty = sum([draft.end == draft.start for draft in drafts])
        if empty:
            text = ngettext(
                "{n} event ends when it starts; it was taken as a point in time.",
                "{n} events end when they start; they were taken as points in time.",
                empty,
            )
            self.tell(0, text.format(n=empty))
        todos = self._envelope.others["VTODO"]
        if todos:
            text = ngettext(
                "{n} to-do of the file was left out; only events are imported.",
                "{n} to-dos of the file were left out; only events are imported.",
                todos,
            )
            self.tell(0, text.format(n=todos))

    def _omitted(self) -> tuple[Problem, ...]:
        if not self._more_problems:
            return ()
        text = ngettext(
            "There is {n} more remark of these kinds.",
            "There are {n} more remarks of these kinds.",
            self._more_problems,
        )
        return (Problem(0, "", "", text.format(n=self._more_problems)),)


def is_programme(drafts: list[Draft]) -> bool:
    """Return whether a file looks like a conference programme: many entries within a few days."""
    if len(drafts) < _PROGRAMME_ENTRIES:
        return False
    walls = sorted(draft.start.wall for draft in drafts)
    tenth = len(walls) // 10
    return (walls[-1 - tenth] - walls[tenth]).days <= _PROGRAMME_DAYS


def _entry(
    key: str, draft: Draft, occurrences: tuple[Occurrence, ...], naming: Naming
) -> ReadEntry:
    # By position, which takes half the time it takes by name.
    return ReadEntry(
        key,
        draft.uid,
        recurrence_text(draft.recurrence) if draft.recurrence else "",
        draft.sequence,
        draft.number,
        draft.raw,
        draft.content_hash,
        draft.title,
        draft.description,
        draft.location,
        draft.url,
        draft.status,
        draft.categories,
        naming.people(draft.people, draft.title, draft.description, draft.source),
        occurrences,
    )
