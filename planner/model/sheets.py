"""What was printed, and the counters behind codes and sheet numbers: all of it outside undo.

These tables point at events and targets by number only, without a foreign key: an import
that is taken back must not take the memory of a printed sheet along, nor free its codes.
"""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.model.base import OUTSIDE_UNDO, Base


class Sheet(Base):
    """A saved or printed prep sheet. The same content keeps its number."""

    __tablename__ = "sheet"
    __table_args__ = (
        UniqueConstraint("event_id", "number"),
        {"sqlite_autoincrement": True, "info": OUTSIDE_UNDO},
    )

    event_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    content_hash: Mapped[str] = mapped_column(index=True)
    printed_at: Mapped[datetime]
    # When it was last printed: the newest sheet is the one that was printed last.
    last_at: Mapped[datetime]
    calendar_at: Mapped[datetime | None]
    day: Mapped[date | None]
    layout: Mapped[str] = mapped_column(default="full")
    paper: Mapped[str] = mapped_column(default="a4")
    # The first of the N numbers reserved on its unplanned page, and how many.
    first_unplanned: Mapped[int] = mapped_column(default=1)
    unplanned: Mapped[int] = mapped_column(default=0)


class SheetLine(Base):
    """One target as a sheet printed it, in printed order, with the facts that can go stale."""

    __tablename__ = "sheet_line"
    __table_args__ = {"sqlite_autoincrement": True, "info": OUTSIDE_UNDO}

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    target_id: Mapped[int]
    code: Mapped[str]
    name: Mapped[str] = mapped_column(Text, default="")
    # [{"event": id, "start": ISO 8601, "place": text}] as printed.
    finds: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)


class Counter(Base):
    """The last number given out for one purpose within one event; never goes back."""

    __tablename__ = "counter"
    __table_args__ = (
        UniqueConstraint("purpose", "event_id"),
        {"sqlite_autoincrement": True, "info": OUTSIDE_UNDO},
    )

    purpose: Mapped[str]
    event_id: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)
