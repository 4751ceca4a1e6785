"""What the calendar says: sources, blocks as received, events, and who is listed there."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kinds import EventKind, Presence
from planner.model.base import Base, Wall, stored
from planner.times import Moment, TimeKind

CONFERENCE_KEY = "planner:conference"


class SourceKind(StrEnum):
    """Where a calendar comes from."""

    OWN = "own"
    FILE = "file"
    ADDRESS = "address"


class ImportedAs(StrEnum):
    """What a calendar's entries became."""

    CONFERENCE = "conference"
    EVENTS = "events"


class Calendar(Base):
    """A source of events: one file, one address, or the built-in calendar of one's own events."""

    __tablename__ = "calendar"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[SourceKind] = mapped_column(stored(SourceKind), default=SourceKind.FILE)
    source: Mapped[str] = mapped_column(default="")
    imported_as: Mapped[ImportedAs] = mapped_column(stored(ImportedAs), default=ImportedAs.EVENTS)
    # The event all its entries hang under, if any: its own conference or one chosen with --in.
    conference_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", use_alter=True), index=True
    )
    zone: Mapped[str] = mapped_column(default="UTC")
    zone_guessed: Mapped[bool] = mapped_column(default=False)
    content_hash: Mapped[str] = mapped_column(default="")
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime | None]
    sample: Mapped[bool] = mapped_column(default=False)
    # Whether the program asks its address for news whenever it starts.
    refresh_at_start: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Whether the user said that its address lies in a network of their own.
    private_allowed: Mapped[bool] = mapped_column(default=False, server_default=false())
    # What its last reading came to (`planner.commands.remembered.Receipt`), {} before any.
    receipt: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")


class Entry(Base):
    """One VEVENT block as received."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("calendar_id", "key", "recurrence_id"),
        # All that is asked to tell what is known; the blocks themselves lie in between.
        Index("ix_entry_known", "calendar_id", "uid", "block_hash"),
        {"sqlite_autoincrement": True},
    )

    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id", ondelete="CASCADE"))
    key: Mapped[str]
    recurrence_id: Mapped[str] = mapped_column(default="")
    uid: Mapped[str] = mapped_column(default="")
    raw: Mapped[str] = mapped_column(Text, default="")
    content_hash: Mapped[str] = mapped_column(default="")
    # By which the block is known again without being read; "" where it has to be read each time.
    block_hash: Mapped[str] = mapped_column(default="", server_default="")


# What a block that comes again does not say of an event.
UNSURE = "gone OR status = 'CANCELLED'"


class Event(Base):
    """One occurrence of an entry, or an event of one's own; sessions have a conference as parent.

    Times keep their kind (see `planner.times.Moment`); `start_at` and `end_at` are the
    instants they come to in the calendar's display zone, kept for order and search.
    """

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("calendar_id", "key", "recurrence_id"),
        Index("ix_event_start_at", "start_at"),
        Index("ix_event_unsure", "calendar_id", "entry_id", sqlite_where=text(UNSURE)),
        {"sqlite_autoincrement": True},
    )

    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id", ondelete="CASCADE"))
    entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), index=True
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[EventKind] = mapped_column(stored(EventKind), default=EventKind.EVENT)
    key: Mapped[str]
    recurrence_id: Mapped[str] = mapped_column(default="")
    uid: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(Text, default="")
    location: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="")
    categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    start_kind: Mapped[TimeKind] = mapped_column(stored(TimeKind))
    start_wall: Mapped[datetime] = mapped_column(Wall)
    start_zone: Mapped[str] = mapped_column(default="")
    end_kind: Mapped[TimeKind | None] = mapped_column(stored(TimeKind))
    end_wall: Mapped[datetime | None] = mapped_column(Wall)
    end_zone: Mapped[str] = mapped_column(default="")
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    content_hash: Mapped[str] = mapped_column(default="")
    gone: Mapped[bool] = mapped_column(default=False)

    calendar: Mapped[Calendar] = relationship(lazy="raise", foreign_keys=[calendar_id])
    parent: Mapped["Event | None"] = relationship(
        lazy="raise", remote_side="Event.id", foreign_keys=[parent_id]
    )

    @property
    def start(self) -> Moment:
        """When it begins, as the calendar gives it."""
        return Moment(self.start_kind, self.start_wall, self.start_zone)

    @property
    def end(self) -> Moment | None:
        """When it ends (all-day: the day after the last), or None when nothing says so."""
        if self.end_kind is None or self.end_wall is None:
            return None
        return Moment(self.end_kind, self.end_wall, self.end_zone)

    def set_times(self, start: Moment, end: Moment | None, display_zone: str) -> None:
        """Set both times and the instants they come to; an end before the start counts as none."""
        for name, value in time_columns(start, end, display_zone).items():
            setattr(self, name, value)

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says it does not take place (STATUS, RFC 5545, 3.8.1.11)."""
        return self.status == "CANCELLED"

    @property
    def root_id(self) -> int:
        """The id of the event its codes and sheets belong to: the conference, else itself."""
        return self.parent_id or self.id


class Attendee(Base):
    """Somebody listed as present at an event: a candidate for a target, not a contact."""

    __tablename__ = "attendee"
    __table_args__ = (
        Index("ix_attendee_name", text("lower(name)")),
        Index("ix_attendee_email", text("lower(email)"), sqlite_where=text("email <> ''")),
        {"sqlite_autoincrement": True},
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    presence: Mapped[Presence] = mapped_column(stored(Presence), default=Presence.ATTENDEE)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")
    # Read from a list of people, not from the calendar's own block.
    listed: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


def is_company(presence: Presence, name: str, organisation: str) -> bool:
    """Whether who is listed so is an exhibitor itself, and not somebody of it."""
    return presence is Presence.EXHIBITOR and (
        not name or not organisation or name.casefold() == organisation.casefold()
    )


def time_columns(start: Moment, end: Moment | None, display_zone: str) -> dict[str, Any]:
    """Return the values of an event's time columns; an end before the start counts as none.

    Without an end a date lasts that day, a time no time at all (RFC 5545, 3.6.1).
    """
    start_at = start.instant(display_zone)
    end_at = end.instant(display_zone) if end else start_at
    if end_at < start_at or (start.all_day and end_at == start_at):
        end, end_at = None, start_at
    if end is None and start.all_day:
        end_at = Moment.of_date(start.wall + timedelta(days=1)).instant(display_zone)
    return {
        "start_kind": start.kind,
        "start_wall": start.wall,
        "start_zone": start.zone,
        "end_kind": end.kind if end else None,
        "end_wall": end.wall if end else None,
        "end_zone": end.zone if end else "",
        "start_at": start_at,
        "end_at": end_at,
    }


def day_span(event: Event, display_zone: str) -> tuple[date, date]:
    """Return the first and last day an event touches, in the zone it is shown in."""
    first = event.start.local(display_zone)
    last = event.end.local(display_zone) if event.end else first
    if last > first and last.time().replace(tzinfo=None) == last.time().min:
        return first.date(), date.fromordinal(last.toordinal() - 1)
    return first.date(), max(first, last).date()
