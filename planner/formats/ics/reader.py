"""A calendar file read as it really is: every event taken, or reported in words."""

import contextlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat, starmap
from typing import Any

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
_Columns = Mapping[str, Sequence[Any]]


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
        looks = self._looks(kept.drafts)
        said = _columns(kept.drafts)
        repeating = _repeating(kept.keys, said)
        rows = self._rows(kept, repeating, today)
        entries = self._entries(kept, said, rows, looks)
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
            entries=entries,
            problems=problems,
            block_hash=self._block_hash(kept.keys, said, repeating),
            programme=looks.programme,
            known=tuple(known),
            known_occurrences=len(known),
            calendar=self._memory.calendar if self._memory and known else None,
            receipt=self._receipt(kept, bool(repeating), looks, today, problems),
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

    def _looks(self, drafts: Sequence[Draft]) -> Looks:
        """Return what the file looks like as a whole, which a few new entries do not tell."""
        if self._memory and self._parts.known:
            receipt = self._memory.receipt
            return Looks(receipt.programme, receipt.names_first)
        return looks_of(drafts)

    def _receipt(
        self, kept: Kept, series: bool, looks: Looks, today: date, problems: tuple[Problem, ...]
    ) -> Receipt:
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
        self,
        kept: Kept,
        said: _Columns,
        rows: Mapping[int, tuple[Occurrence, ...]],
        looks: Looks,
    ) -> tuple[ReadEntry, ...]:
        """Return the entries; `rows` are the occurrences of those of series."""
        naming = Naming(programme=looks.programme, titles_begin_with_names=looks.names_first)
        of_people = zip(*[said[name] for name in _ON_PEOPLE], strict=True)
        entries = zip(
            kept.keys,
            said["uid"],
            map(recurrence_text, said["recurrence"]),
            said["sequence"],
            said["number"],
            *[said[name] for name in _AS_DRAFTED],
            starmap(naming.people, of_people),
            _occurrences(kept.drafts, said, rows),
            strict=True,
        )
        return tuple(map(ReadEntry._make, entries))

    def _block_hash(
        self, keys: Sequence[str], said: _Columns, repeating: Container[str]
    ) -> Callable[[ReadEntry], str]:
        """Return what tells by which hash the block of an entry is known again.

        One is the same whenever its block is if it is no series and has no namesake in the file.
        """
        if not self._certain:
            return known_by_nothing
        each = zip(keys, said["uid"], said["recurrence"], said["number"], strict=True)
        numbers = {
            key: number
            for key, uid, recurrence, number in each
            if key == uid and recurrence is None and key not in repeating
        }
        return BlockHashes(self._parts, numbers)

    def _rows(
        self, kept: Kept, repeating: Iterable[str], today: date
    ) -> dict[int, tuple[Occurrence, ...]]:
        """Return the occurrences of all that belongs to a series, by the id of its draft."""
        groups: dict[str, list[Draft]] = {key: [] for key in repeating}
        if not groups:
            return {}
        for key, draft in zip(kept.keys, kept.drafts, strict=True):
            if key in groups:
                groups[key].append(draft)
        window = window_for(kept.drafts, today)
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


def _columns(drafts: Sequence[Draft]) -> _Columns:
    """Return what drafts say, a sequence for each field."""
    values = zip(*drafts, strict=True) if drafts else repeat(())
    return dict(zip(Draft._fields, values, strict=False))


def _repeating(keys: Sequence[str], said: _Columns) -> dict[str, None]:
    """Return the keys of series, each once, in the order of the file."""
    each = zip(keys, said["rules"], said["more_dates"], said["has_exrule"], strict=True)
    return {key: None for key, rules, dates, exrule in each if rules or dates or exrule}


def _occurrences(
    drafts: Sequence[Draft], said: _Columns, rows: Mapping[int, tuple[Occurrence, ...]]
) -> list[tuple[Occurrence, ...]]:
    """Return the occurrences of each draft; `rows` are those of series, by the id of the draft."""
    # Sessions that run in parallel share theirs.
    spans = [*zip(map(id, said["start"]), map(id, said["end"]), said["recurrence"], strict=True)]
    shared = {span: alone(draft) for span, draft in dict(zip(spans, drafts, strict=True)).items()}
    found = [shared[span] for span in spans]
    if rows:
        return [rows.get(id(draft), one) for draft, one in zip(drafts, found, strict=True)]
    return found
