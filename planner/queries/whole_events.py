"""All events with all that belongs to them, as they are at one moment."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from planner.queries.event_row import EventRow
from planner.queries.events import event_rows
from planner.queries.plan import TargetRow, all_target_rows
from planner.queries.texts import EventTexts, event_texts


@dataclass(frozen=True)
class WholeEvent:
    """An event, whom one wants to meet at it or its conference, and its texts."""

    row: EventRow
    targets: tuple[TargetRow, ...]
    texts: EventTexts


def whole_events(session: Session) -> list[WholeEvent]:
    """Return all events, hidden ones too; read together, for somebody may write meanwhile."""
    targets, texts = all_target_rows(session), event_texts(session)
    return [
        WholeEvent(row, tuple(targets.get(row.parent_id or row.id, ())), texts[row.id])
        for row in event_rows(session, include_hidden=True)
    ]
