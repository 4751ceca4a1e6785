"""What I want: my word on an event, goals, and whom to meet there."""

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kinds import Context, GoalState, Mark, Role, SessionKind, TargetState
from planner.model.base import Base, stored
from planner.model.people import Contact, Organisation


class EventPlan(Base):
    """The user's word about one event; an import never touches it."""

    __tablename__ = "event_plan"
    __table_args__ = {"sqlite_autoincrement": True}

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    mark: Mapped[Mark] = mapped_column(stored(Mark), default=Mark.NONE)
    note: Mapped[str] = mapped_column(Text, default="")
    hidden: Mapped[bool] = mapped_column(default=False)
    paper_title: Mapped[str] = mapped_column(default="")
    # None leaves it to what the title and the track tell.
    session_kind: Mapped[SessionKind | None] = mapped_column(stored(SessionKind))
    insight: Mapped[str] = mapped_column(Text, default="")
    attend_again: Mapped[bool | None]
    worked: Mapped[str] = mapped_column(Text, default="")
    context: Mapped[Context | None] = mapped_column(stored(Context))


class Goal(Base):
    """What one wants from an event, perhaps countable: "meet 5", "one insight"."""

    __tablename__ = "goal"
    __table_args__ = {"sqlite_autoincrement": True}

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    count: Mapped[int | None]
    state: Mapped[GoalState] = mapped_column(stored(GoalState), default=GoalState.OPEN)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)


class Target(Base):
    """A person or a company one wants to meet at an event.

    A person's target points to a contact, a company's to an organisation. `conference_id`
    is the event within which `code` is unique: the conference, or the event itself.
    """

    __tablename__ = "target"
    __table_args__ = (
        UniqueConstraint("conference_id", "code"),
        {"sqlite_autoincrement": True},
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    code: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    priority: Mapped[int] = mapped_column(default=1)
    role: Mapped[Role | None] = mapped_column(stored(Role))
    why: Mapped[str] = mapped_column(Text, default="")
    know: Mapped[str] = mapped_column(Text, default="")
    give: Mapped[str] = mapped_column(Text, default="")
    asks: Mapped[list[str]] = mapped_column(JSON, default=list)
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[TargetState] = mapped_column(stored(TargetState), default=TargetState.PLANNED)
    reason: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)

    contact: Mapped[Contact | None] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    finds: Mapped[list["Find"]] = relationship(
        lazy="raise", order_by="Find.position, Find.id", cascade="all", passive_deletes=True
    )


class Find(Base):
    """A session or meeting at which a target can be found."""

    __tablename__ = "find"
    __table_args__ = (UniqueConstraint("target_id", "event_id"), {"sqlite_autoincrement": True})

    target_id: Mapped[int] = mapped_column(ForeignKey("target.id", ondelete="CASCADE"))
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
