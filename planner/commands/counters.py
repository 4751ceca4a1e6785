"""Numbers that are given out once and never again: codes and sheet numbers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Counter, unplanned

TARGET_CODE = "target-code"
UNPLANNED_CODE = unplanned.COUNTER
SHEET_NUMBER = "sheet-number"


def take(session: Session, purpose: str, event_id: int, how_many: int = 1) -> int:
    """Take the next numbers of one purpose at an event; return the first of them."""
    counter = session.scalar(
        select(Counter).where(Counter.purpose == purpose, Counter.event_id == event_id)
    )
    if counter is None:
        counter = Counter(purpose=purpose, event_id=event_id, last=0)
        session.add(counter)
    first = counter.last + 1
    counter.last += how_many
    session.flush()
    return first


def last(session: Session, purpose: str, event_id: int) -> int:
    """Return the last number given out for one purpose at an event, 0 before the first."""
    found = session.scalar(
        select(Counter.last).where(Counter.purpose == purpose, Counter.event_id == event_id)
    )
    return found or 0


def reserve_up_to(session: Session, purpose: str, event_id: int, number: int) -> None:
    """Make sure that `number` itself is never given out."""
    given = last(session, purpose, event_id)
    if number > given:
        take(session, purpose, event_id, number - given)
