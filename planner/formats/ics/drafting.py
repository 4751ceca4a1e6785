"""Blocks made into drafts: the plain ones by columns, every other one with care."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from planner.errors import BadInput
from planner.formats.ics.blocks import AnyBlock
from planner.formats.ics.columns import Columns
from planner.formats.ics.drafts import Draft
from planner.formats.ics.entries import read_entry, title_of, uid_of
from planner.formats.ics.fields import careful_fields
from planner.formats.ics.heads import Head
from planner.formats.ics.plain import PlainBlock, PlainGrammar
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

    def drafts(self, blocks: Sequence[AnyBlock]) -> list[Draft]:
        """Return the drafts of some blocks, in their order."""
        drafts: list[Draft | None] = [None] * len(blocks)
        groups: dict[tuple[int, bool], list[tuple[int, PlainBlock, Span]]] = defaultdict(list)
        for place, block in enumerate(blocks):
            head = self._heads[id(block.header)]
            self._zones.floating_zone = self._said_zone or head.zone
            cancelled = head.method == "CANCEL"
            plain = None if block.fault else self._grammar.take(block)
            if plain is None:
                drafts[place] = self._careful(block, cancelled=cancelled)
            elif span := self._columns.span(plain) or self._span(plain):
                groups[plain.shape.number, cancelled].append((place, plain, span))
        for (_number, cancelled), group in groups.items():
            places, found, spans = zip(*group, strict=True)
            made = self._columns.drafts(found, spans, cancelled=cancelled)
            for place, draft in zip(places, made, strict=True):
                drafts[place] = draft
        self._remarks.about()
        return [draft for draft in drafts if draft]

    def _span(self, plain: PlainBlock) -> Span | None:
        """Return start and end of a plain block, or leave it out."""
        self._remarks.about(uid_of(plain.value("UID")), title_of(plain.value("SUMMARY")))
        try:
            return self._columns.read_span(plain)
        except BadInput as error:
            self._leave_out(plain.block, error)
            return None

    def _careful(self, block: AnyBlock, *, cancelled: bool) -> Draft | None:
        """Return the draft of a block that is not plain, or leave it out."""
        fields = careful_fields(block)
        get = fields.values.get
        self._remarks.about(uid_of(get("UID", "")), title_of(get("SUMMARY", "")))
        try:
            return read_entry(fields, self._zones, self._remarks.tell, cancelled=cancelled)
        except BadInput as error:
            self._leave_out(block, error)
            return None

    def _leave_out(self, block: AnyBlock, error: BadInput) -> None:
        reason = str(error)
        if not block.fault:
            reason = _("This event was left out: {reason}.").format(reason=reason)
        self.skipped += 1
        self.first_reason = self.first_reason or str(error)
        self._remarks.tell(block.number, reason)
