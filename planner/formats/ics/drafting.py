"""Blocks made into drafts: the plain ones by columns, every other one with care."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.errors import BadInput
from planner.formats.ics.blocks import Batch, Block
from planner.formats.ics.columns import Columns
from planner.formats.ics.drafts import Draft
from planner.formats.ics.entries import read_entry, title_of, uid_of
from planner.formats.ics.fields import careful_fields
from planner.formats.ics.heads import Head
from planner.formats.ics.plain import Alike, PlainGrammar
from planner.formats.ics.remarks import Remarks
from planner.formats.ics.span import Span
from planner.formats.ics.zones import ZoneBook
from planner.i18n import _


class Drafting:
    """Makes drafts of the blocks of one file.

    `heads` are those of its VCALENDARs, by the id of their headers; `zone` is the one the user
    said. `skipped` counts the blocks that came to nothing, and `first_reason` says of the
    first of them why.
    """

    def __init__(
        self, zones: ZoneBook, remarks: Remarks, heads: Mapping[int, Head], zone: str
    ) -> None:
        self.skipped = 0
        self.first_reason = ""
        self._zones = zones
        self._remarks = remarks
        self._heads = heads
        self._said_zone = zone
        self._grammar = PlainGrammar()
        self._columns = Columns(self._grammar, zones, remarks.tell)

    def drafts(self, batch: Batch) -> list[Draft]:
        """Return the drafts of some blocks, in their order."""
        head = self._heads[id(batch.header)]
        cancelled = head.method == "CANCEL"
        # Each block begins with the zone of its VCALENDAR, whatever the one before said.
        zone = self._zones.floating_zone = self._said_zone or head.zone
        blocks = batch.unfolded()
        found, others = self._grammar.take(blocks)
        groups = [_Timed(alike, self._columns.spans(alike), set()) for alike in found]
        drafts: dict[int, Draft | None] = {}
        asked = [(place, -1, 0) for place in others]
        for place, number, index in sorted([*asked, *_first_of_each(groups)]):
            self._zones.floating_zone = zone
            if number < 0:
                drafts[place] = self._careful(batch.block(place), cancelled=cancelled)
            else:
                alike = groups[number].alike
                known = self._columns.span(alike, index)
                groups[number].ask(index, known or self._span(alike, index, batch))
        self._zones.floating_zone = zone
        for _place, number, index in sorted(_never_asked(groups, self._columns)):
            self._zones.floating_zone = zone
            groups[number].ask(index, self._span(groups[number].alike, index, batch))
        for group in groups:
            usable, spans = group.usable()
            if spans:
                made = self._columns.drafts(usable, blocks, spans, cancelled=cancelled)
                drafts.update(zip(usable.places, made, strict=True))
        self._remarks.about()
        return [draft for place in range(len(batch)) if (draft := drafts.get(place))]

    def _span(self, alike: Alike, index: int, batch: Batch) -> Span | None:
        """Return start and end of a plain block, or leave it out."""
        self._remarks.about(
            uid_of(alike.value(index, "UID")), title_of(alike.value(index, "SUMMARY"))
        )
        try:
            return self._columns.read_span(alike, index, batch)
        except BadInput as error:
            self._leave_out(batch.block(alike.places[index]), error)
            return None

    def _careful(self, block: Block, *, cancelled: bool) -> Draft | None:
        """Return the draft of a block that is not plain, or leave it out."""
        fields = careful_fields(block)
        get = fields.values.get
        self._remarks.about(uid_of(get("UID", "")), title_of(get("SUMMARY", "")))
        try:
            return read_entry(fields, self._zones, self._remarks.tell, cancelled=cancelled)
        except BadInput as error:
            self._leave_out(block, error)
            return None

    def _leave_out(self, block: Block, error: BadInput) -> None:
        reason = str(error)
        if not block.fault:
            reason = _("This event was left out: {reason}.").format(reason=reason)
        self.skipped += 1
        self.first_reason = self.first_reason or str(error)
        self._remarks.tell(block.number, reason)


# A block whose start and end have to be read: its place in the batch, its group, its index there.
_Question = tuple[int, int, int]


@dataclass(slots=True)
class _Timed:
    """Blocks of one shape with their starts and ends, None for what is not known."""

    alike: Alike
    spans: list[Span | None]
    asked: set[int]

    def ask(self, index: int, span: Span | None) -> None:
        """Learn what was read of one of them."""
        self.spans[index] = span
        self.asked.add(index)

    def usable(self) -> tuple[Alike, list[Span]]:
        """Return those whose start and end are known, and these."""
        known = [span for span in self.spans if span is not None]
        if len(known) == len(self.spans):
            return self.alike, known
        kept = [index for index, span in enumerate(self.spans) if span is not None]
        return self.alike.only(kept), known


def _first_of_each(groups: Sequence[_Timed]) -> Iterator[_Question]:
    """Yield the first block of each start and end that is not known."""
    for number, group in enumerate(groups):
        alike, spans = group.alike, group.spans
        if None in spans:
            firsts: dict[object, int] = {}
            for index, said in enumerate(map(alike.shape.timed, alike.values)):
                if spans[index] is None:
                    firsts.setdefault(said, index)
            for index in firsts.values():
                yield alike.places[index], number, index


def _never_asked(groups: Sequence[_Timed], columns: Columns) -> Iterator[_Question]:
    """Yield the blocks that have to be read, each by itself; what is known by now is filled in."""
    for number, group in enumerate(groups):
        if None not in group.spans:
            continue
        known = columns.spans(group.alike)
        for index, span in enumerate(group.spans):
            if span is None and index not in group.asked:
                group.spans[index] = known[index]
                if known[index] is None:
                    yield group.alike.places[index], number, index
