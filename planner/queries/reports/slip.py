"""The change slip of a printed sheet: what on it the calendar has overtaken."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.errors import NotFound
from planner.formats.pdf.report import Paper
from planner.formats.pdf.shortreports import Change, ChangeSlip
from planner.i18n import _
from planner.model import Calendar, Sheet
from planner.model.lookup import get_event, zone_of
from planner.queries.events import EventRow, event_rows
from planner.queries.reports.cards import meaning
from planner.queries.reports.head import head_of
from planner.queries.stale import ChangedFind, ChangeKind, stale_sheet
from planner.times import zone_or_utc


def slip_report(session: Session, sheet_id: int, now: datetime, my_zone: str) -> ChangeSlip:
    """Return the slip for one sheet (its id, not its number), perhaps without any change.

    Raises NotFound for a sheet that is not known.
    """
    stale = stale_sheet(session, sheet_id)
    if stale is None:
        raise NotFound(_("There is no sheet {id}.").format(id=sheet_id))
    event = get_event(session, _event_of(session, sheet_id))
    zone = zone_or_utc(zone_of(session, event))
    calendar = session.get(Calendar, event.calendar_id)
    read_at = calendar.read_at if calendar else None
    planned = event_rows(session, conference_id=event.id)
    return ChangeSlip(
        head=head_of(session, event, my_zone),
        number=stale.number,
        sheet_at=stale.printed_at.astimezone(zone),
        printed_at=now.astimezone(zone),
        calendar_at=read_at.astimezone(zone) if read_at else None,
        changes=tuple(_change(found, planned) for found in stale.changes),
        paper=Paper.LETTER if stale.paper == Paper.LETTER else Paper.A4,
    )


def _event_of(session: Session, sheet_id: int) -> int:
    return session.scalars(select(Sheet.event_id).where(Sheet.id == sheet_id)).one()


def _change(found: ChangedFind, planned: list[EventRow]) -> Change:
    row = found.now
    still = row if found.kind in (ChangeKind.MOVED, ChangeKind.ROOM) else None
    return Change(
        code=found.code,
        name=found.name,
        title=row.title if row else "",
        kind=found.kind.value,
        was_start=found.was_start,
        was_place=found.was_place,
        was_all_day=found.was_all_day,
        now_start=still.local_start if still else None,
        now_end=still.local_end if still and still.end else None,
        now_place=still.location if still else "",
        now_all_day=bool(still and still.start.all_day),
        meaning=meaning(still, planned) if still else "",
    )
