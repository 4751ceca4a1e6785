"""Sheets and lists from the store to bytes: numbered and remembered, or as a preview."""

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

from planner.commands.sheets import PrintedLine, Printing, first_unplanned, register
from planner.flows.drafts import fitting, guard_of, propose
from planner.formats.pdf.order import paper_order
from planner.formats.pdf.report import DraftText, FollowUpReport, Paper, PrepReport, SheetOptions
from planner.formats.pdf.shortreports import ChangeSlip, WeekSheet, WhoIsHere
from planner.formats.pdf.unplanned import reserved
from planner.i18n import _
from planner.model import Channel
from planner.queries.follow_up_details import follow_up_detail
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.plan import TargetRow, target_rows
from planner.queries.reports.follow_ups import follow_up_report
from planner.queries.reports.prep import prep_report
from planner.queries.reports.slip import slip_report
from planner.queries.reports.week_sheet import week_sheet
from planner.queries.reports.who import who_is_here
from planner.queries.stale import StaleSheet, stale_sheets
from planner.store import Store

# Characters of a note that LinkedIn takes without a paid account.
NOTE_LIMIT = 200
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def preview_sheet(
    store: Store,
    event_id: int,
    options: SheetOptions,
    my_zone: str,
    day: date | None = None,
    check: Callable[[], object] = lambda: None,
) -> PrepReport:
    """Return a sheet as it would be printed now, without taking a number.

    `check` is called now and then, for others to go first.
    """
    report = store.read(prep_report, event_id, options, store.clock.now(), my_zone, day, check)
    printing = _printing(report, event_id, day)
    first = store.read(first_unplanned, printing, store.clock.now())
    return replace(report, first_unplanned=first)


def number_sheet(
    store: Store,
    event_id: int,
    options: SheetOptions,
    my_zone: str,
    day: date | None = None,
    check: Callable[[], object] = lambda: None,
) -> PrepReport:
    """Return a sheet to be printed: numbered and remembered. `check` is as for `preview_sheet`.

    The same content keeps its number, its time and its reserved N codes, so that it comes
    to the same bytes. A changed sheet has the N codes of the one it takes the place of, unless
    somebody can have written on that.
    """
    report = store.read(prep_report, event_id, options, store.clock.now(), my_zone, day, check)
    check()
    targets = {row.code: row for row in store.read(target_rows, event_id)}
    printing = replace(
        _printing(report, event_id, day),
        lines=[_line(targets[card.code], card.name, day) for card in paper_order(report.cards)],
    )
    numbered = store.write(_("Print a sheet"), register, printing, store.clock.now())
    zone = report.printed_at.tzinfo
    return replace(
        report,
        number=numbered.number,
        printed_at=numbered.printed_at.astimezone(zone),
        calendar_at=numbered.calendar_at.astimezone(zone) if numbered.calendar_at else None,
        first_unplanned=numbered.first_unplanned,
    )


def follow_up_list_report(
    store: Store,
    my_zone: str,
    event_id: int | None = None,
    paper: Paper = Paper.A4,
    *,
    drafts: bool = False,
    codes: bool = False,
) -> FollowUpReport:
    """Return the follow-up list of an event, or of all that is open.

    With `drafts` the messages stand on it as well, with `codes` each person's link as a QR.
    """
    now = store.clock.now()
    report = store.read(follow_up_report, now, my_zone, event_id, paper)
    if drafts:
        rows = store.read(follow_up_rows, now, event_id, only_pending=True)
        texts = (_draft(store, row) for row in rows)
        report = replace(report, drafts=tuple(text for text in texts if text is not None))
    return replace(report, codes=codes)


def _draft(store: Store, row: FollowUpRow) -> DraftText | None:
    """Return the message for a follow-up: as the user drafted it, else as proposed; None where
    none is to be written."""
    if row.channel in (Channel.CALL, Channel.OTHER) and not row.draft:
        return None
    limit = NOTE_LIMIT if row.channel is Channel.LINKEDIN else None
    detail = store.read(follow_up_detail, row.id)
    text, subject = row.draft, ""
    generic = guard_of(store, detail).finds_generic(text)
    if not text.strip():
        suiting = fitting(store, row, detail)
        if not suiting:
            return None
        proposed = propose(store, row.id, suiting[0].key)
        text, subject, generic = proposed.text, proposed.subject, proposed.generic
    return DraftText(row.code, row.person, row.channel.value, text, subject, limit, generic)


def overtaken(store: Store, event_id: int) -> list[StaleSheet]:
    """Return the newest sheets of an event that the calendar has overtaken since."""
    return store.read(stale_sheets, event_id)


def change_slip(store: Store, sheet_id: int, my_zone: str) -> ChangeSlip:
    """Return what on a printed sheet no longer holds; raises NotFound for an unknown sheet."""
    return store.read(slip_report, sheet_id, store.clock.now(), my_zone)


def week_report(store: Store, my_zone: str, paper: Paper = Paper.A4) -> WeekSheet:
    """Return whom one sees in the next seven days, over all events."""
    return store.read(week_sheet, store.clock.now(), my_zone, paper)


def who_report(store: Store, event_id: int, my_zone: str, paper: Paper = Paper.A4) -> WhoIsHere:
    """Return who is listed at an event, by company."""
    return store.read(who_is_here, event_id, store.clock.now(), my_zone, paper)


def content_hash(report: PrepReport) -> str:
    """Return a hash of all that a sheet says, but for its number, times and N codes."""
    bare = replace(report, number=None, printed_at=_EPOCH, calendar_at=None, first_unplanned=1)
    parts = [repr(getattr(bare, field.name)) for field in fields(bare) if field.name != "options"]
    options = report.options
    parts += [
        repr(getattr(options, field.name)) for field in fields(options) if field.name != "blocks"
    ]
    parts += sorted(block.value for block in options.blocks)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _printing(report: PrepReport, event_id: int, day: date | None) -> Printing:
    """Return what of a sheet is remembered, but for its lines."""
    return Printing(
        event_id=event_id,
        content_hash=content_hash(report),
        layout=report.options.layout.value,
        paper=report.options.paper.value,
        unplanned=reserved(report),
        day=day,
        calendar_at=report.calendar_at,
        begins=_begins(report),
    )


def _begins(report: PrepReport) -> datetime | None:
    """Return when the first thing of the sheet's first day begins, else that day's midnight."""
    first = min((day for day in report.days if day.day), key=lambda day: str(day.day), default=None)
    if first is None or first.day is None:
        return None
    midnight = datetime.combine(first.day, time(), report.printed_at.tzinfo)
    timed = (row.start for row in first.rows if not row.all_day)
    return max(midnight, min(timed, default=midnight))


def _line(target: TargetRow, name: str, day: date | None) -> PrintedLine:
    return PrintedLine(
        target_id=target.id,
        code=target.code,
        name=name,
        finds=tuple(
            {"event": find.id, "start": find.start.iso(find.zone), "place": find.location}
            for find in target.finds
            if day is None or find.local_end.date() >= day
        ),
    )
