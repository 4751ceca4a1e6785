"""A calendar file read as it really is: every event taken, or reported in words."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import starmap

from planner.errors import BadInput
from planner.formats.ics.decoding import read_lines
from planner.formats.ics.drafting import Drafting
from planner.formats.ics.drafts import Draft
from planner.formats.ics.duplicates import Kept, settle
from planner.formats.ics.envelope import cut
from planner.formats.ics.heads import Head, lines_around
from planner.formats.ics.looks import Looks, looks_of
from planner.formats.ics.memory import (
    Memory,
    context_hash,
    digest,
    kept_head,
    window_name,
)
from planner.formats.ics.parts import BlockHashes, Parts
from planner.formats.ics.refusal import nothing_left, refuse_unless_calendar
from planner.formats.ics.remarks import Remarks, tell_of_the_whole
from planner.formats.ics.sameness import recurrence_text
from planner.formats.ics.series import Expander, alone
from planner.formats.ics.speakers import Naming
from planner.formats.ics.values import (
    Occurrence,
    Problem,
    ReadCalendar,
    ReadEntry,
    Receipt,
    known_by_nothing,
)
from planner.formats.ics.vtimezone import read_zones
from planner.formats.ics.window import window_for
from planner.formats.ics.zones import ZoneBook
from planner.formats.resting import collector_resting
from planner.formats.source import LARGEST, too_large
from planner.i18n import _
from planner.times import find_zone

# What a draft has that an entry takes over as it is, in the order of the entry's fields, and
# what tells whom it names.
_AS_DRAFTED = (
    *("raw", "content_hash", "title", "description"),
    *("location", "url", "status", "categories"),
)
_ON_PEOPLE = ("people", "title", "description", "source")

Progress = Callable[[int, int], None]


def read_calendar(
    data: bytes,
    *,
    name: str = "",
    today: date,
    zone: str = "",
    progress: Progress | None = None,
    memory: Memory | None = None,
    content_hash: str = "",
) -> ReadCalendar:
    """Return what a calendar file (RFC 5545) holds.

    `name` is used where the file names itself nowhere; `today` decides how far series are
    expanded; `zone`, an IANA name the user said, is where floating times are, before anything
    the file says. `progress` is called with (done, all) events, and may raise Cancelled.
    Of what `memory` knows only the numbers are returned, where the result is the same.
    `content_hash` is the digest of the bytes, where the caller has it.
    Raises BadInput with one sentence for a file that yields nothing, or a zone that is none.
    """
    if len(data) > LARGEST:
        raise too_large(name or _("The file"))
    found = find_zone(zone) if zone else None
    if zone and not found:
        raise BadInput(
            _("There is no time zone {zone}; write it like Europe/Brussels.").format(zone=zone)
        )
    content_hash = content_hash or digest(data)
    recalled = memory.recall(content_hash, today) if memory else None
    if recalled:
        return recalled
    refuse_unless_calendar(data)
    said = found.key if found else ""
    with collector_resting():
        if memory is not None:
            with contextlib.suppress(_KnowsTooLittle):
                return _Reading(data, said, progress, memory).result(name, content_hash, today)
        return _Reading(data, said, progress).result(name, content_hash, today)


class _KnowsTooLittle(Exception):
    """The file has to be read as a whole."""


class _Reading:
    """The state of reading one file."""

    def __init__(
        self,
        data: bytes,
        zone: str,
        progress: Progress | None,
        memory: Memory | None = None,
    ) -> None:
        """Begin to read; raises _KnowsTooLittle where a memory is of no use."""
        self._parts = parts = Parts(data)
        if memory is not None:
            parts.leave_out(memory.blocks)
        lines = read_lines(parts.left())
        # Whether events can be known again by their bytes alone.
        self._certain = lines.as_in_file and not lines.notes
        envelope = cut(lines)
        remarks = Remarks(lines, envelope)
        self._envelope = envelope
        self._found = sum(map(len, envelope.events))
        self._progress = progress
        self._remarks = remarks
        self._zones = ZoneBook(read_zones(envelope.zones), remarks.tell)
        self._said_zone = zone
        self._heads = {id(header): Head(header, self._zones) for header in envelope.headers}
        self._drafting = Drafting(self._zones, remarks, self._heads, zone)
        self._context = context_hash(lines_around(envelope), zone)
        self._memory = memory
        if memory is not None:
            self._refuse_unless_same(memory)

    def result(self, name: str, content_hash: str, today: date) -> ReadCalendar:
        drafts = self._drafts()
        self._refuse_to_guess(drafts)
        known, copies = self._parts.known, self._parts.copies
        if not drafts and not known:
            raise nothing_left(
                self._envelope.others, self._drafting.skipped, self._drafting.first_reason
            )
        kept = settle(drafts, self._remarks.tell_of)
        looks = self._looks([draft for _key, draft in kept.drafts])
        entries = self._entries(kept.drafts, today, looks)
        heads = list(self._heads.values())
        tell_of_the_whole(self._remarks, drafts, self._zones, heads, self._envelope)
        problems = self._remarks.problems()
        if known:
            problems = tuple(map(self._renumbered, problems))
        return ReadCalendar(
            name=next((head.name for head in heads if head.name), name),
            zone=self._display_zone(heads),
            method=next((head.method for head in heads if head.method), ""),
            content_hash=content_hash,
            found=self._found + len(known) + copies,
            duplicates=kept.duplicates + copies,
            skipped=self._drafting.skipped,
            entries=tuple(entries),
            problems=problems,
            block_hash=self._block_hash(kept.drafts),
            programme=looks.programme,
            known=tuple(known),
            known_occurrences=len(known),
            calendar=self._memory.calendar if self._memory and known else None,
            receipt=self._receipt(kept, looks, today, problems),
        )

    def _refuse_unless_same(self, memory: Memory) -> None:
        """Raise _KnowsTooLittle unless all that bears on what is known is as it was.

        With several calendars in a file, an event may have gone from one to another.
        """
        same = memory.receipt.context == self._context
        if not (same and self._certain) or len(self._envelope.headers) > 1:
            raise _KnowsTooLittle

    def _refuse_to_guess(self, drafts: list[Draft]) -> None:
        """Raise _KnowsTooLittle where what is known could be something else beside what is new.

        That is so where a UID stands on both sides, or most of the file is new.
        """
        known = self._parts.known
        if not known or self._memory is None:
            return
        if len(known) * 2 < self._found:
            raise _KnowsTooLittle
        namesakes = self._memory.with_uids({draft.uid for draft in drafts})
        if not set(namesakes).isdisjoint(known):
            raise _KnowsTooLittle

    def _renumbered(self, problem: Problem) -> Problem:
        """Return a problem with the number that its line has in the whole file."""
        if not problem.line:
            return problem
        return replace(problem, line=self._parts.number_in_file(problem.line))

    def _looks(self, drafts: list[Draft]) -> Looks:
        """Return what the file looks like as a whole, which a few new entries do not tell."""
        if self._memory and self._parts.known:
            receipt = self._memory.receipt
            return Looks(receipt.programme, receipt.names_first)
        return looks_of(drafts)

    def _receipt(
        self, kept: Kept, looks: Looks, today: date, problems: tuple[Problem, ...]
    ) -> Receipt:
        series = any(draft.repeats for _key, draft in kept.drafts)
        return Receipt(
            context=self._context,
            programme=looks.programme,
            names_first=looks.names_first,
            series=series,
            window=window_name(today),
            zone=self._said_zone,
            found=self._found + len(self._parts.known) + self._parts.copies,
            duplicates=kept.duplicates + self._parts.copies,
            skipped=self._drafting.skipped,
            head=kept_head(lines_around(self._envelope)) if series else "",
            problems=problems,
        )

    def _drafts(self) -> list[Draft]:
        drafts: list[Draft] = []
        batches = self._envelope.events
        batches.reverse()
        done = 0
        while batches:
            if self._progress:
                self._progress(done, self._found)
            # Each batch is let go when it is read.
            batch = batches.pop()
            done += len(batch)
            drafts += self._drafting.drafts(batch)
        if self._progress:
            self._progress(self._found, self._found)
        return drafts

    def _entries(
        self, kept: Sequence[tuple[str, Draft]], today: date, looks: Looks
    ) -> list[ReadEntry]:
        rows = self._rows(kept, today)
        naming = Naming(programme=looks.programme, titles_begin_with_names=looks.names_first)
        if not kept:
            return []
        drafts = [draft for _key, draft in kept]
        fields = dict(zip(Draft._fields, zip(*drafts, strict=True), strict=True))
        of_people = zip(*[fields[name] for name in _ON_PEOPLE], strict=True)
        entries = zip(
            [key for key, _draft in kept],
            fields["uid"],
            map(recurrence_text, fields["recurrence"]),
            fields["sequence"],
            fields["number"],
            *[fields[name] for name in _AS_DRAFTED],
            starmap(naming.people, of_people),
            self._occurrences(drafts, rows),
            strict=True,
        )
        return list(map(ReadEntry._make, entries))

    def _block_hash(self, kept: Sequence[tuple[str, Draft]]) -> Callable[[ReadEntry], str]:
        """Return what tells by which hash the block of an entry is known again."""
        if not self._certain:
            return known_by_nothing
        numbers = {key: draft.number for key, draft in kept if _may_be_known(key, draft)}
        return BlockHashes(self._parts, numbers)

    def _occurrences(
        self, drafts: Sequence[Draft], rows: Mapping[int, tuple[Occurrence, ...]]
    ) -> list[tuple[Occurrence, ...]]:
        """Return the occurrences of each draft; `rows` are those of series."""
        # Sessions that run in parallel share theirs.
        shared: dict[tuple[int, int], tuple[Occurrence, ...]] = {}
        found = []
        for draft in drafts:
            span = id(draft.start), id(draft.end)
            if id(draft) in rows:
                found.append(rows[id(draft)])
            elif draft.recurrence:
                found.append(alone(draft))
            elif span in shared:
                found.append(shared[span])
            else:
                shared[span] = alone(draft)
                found.append(shared[span])
        return found

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
        expander = Expander(window, self._zones, self._remarks.tell)
        occurrences: dict[int, tuple[Occurrence, ...]] = {}
        for group in groups.values():
            self._remarks.about(group[0].uid, group[0].title)
            for draft, rows in zip(group, expander.expand(group), strict=True):
                occurrences[id(draft)] = rows
        self._remarks.about()
        return occurrences

    def _display_zone(self, heads: list[Head]) -> str:
        named = next((head.zone for head in heads if head.zone), "")
        used = [zone for zone in self._zones.used if zone]
        return named or (used[0] if len(used) == 1 else "")


def _may_be_known(key: str, draft: Draft) -> bool:
    """Whether an entry is the same whenever its block is: no series, no namesake in the file."""
    return key == draft.uid and not draft.repeats and draft.recurrence is None
