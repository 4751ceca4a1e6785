"""How much is in the store."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Base, Contact, Event


def is_empty(session: Session) -> bool:
    """Return whether the store holds no event and no person yet."""
    return not any(session.scalar(select(table.id).limit(1)) for table in (Event, Contact))


def table_counts(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
