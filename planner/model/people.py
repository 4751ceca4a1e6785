"""Whom one knows: contacts, their addresses, roles and tags, and organisations."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kinds import Role
from planner.model.base import Base, stored


class AddressKind(StrEnum):
    """How a person is reached."""

    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"


class Organisation(Base):
    """A company, an association, a school."""

    __tablename__ = "organisation"
    __table_args__ = {"sqlite_autoincrement": True}

    name: Mapped[str] = mapped_column(index=True)
    link: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Contact(Base):
    """A person one knows; one contact is the user."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_me", "id", sqlite_where=text("is_me = 1")),
        Index("ix_contact_warm", "id", sqlite_where=text("keep_warm_weeks IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )

    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    photo: Mapped[bytes | None] = mapped_column(LargeBinary)
    is_me: Mapped[bool] = mapped_column(default=False)
    keep_warm_weeks: Mapped[int | None]
    created_at: Mapped[datetime]

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    addresses: Mapped[list["Address"]] = relationship(
        lazy="raise",
        order_by="Address.position, Address.id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    roles: Mapped[list["ContactRole"]] = relationship(
        lazy="raise", order_by="ContactRole.id", cascade="all, delete-orphan", passive_deletes=True
    )
    tags: Mapped[list["Tag"]] = relationship(
        lazy="raise", order_by="Tag.id", cascade="all, delete-orphan", passive_deletes=True
    )


class Address(Base):
    """One e-mail address, telephone number or link of a contact."""

    __tablename__ = "address"
    __table_args__ = {"sqlite_autoincrement": True}

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contact.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AddressKind] = mapped_column(stored(AddressKind))
    value: Mapped[str] = mapped_column(index=True)
    label: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class ContactRole(Base):
    """One role a contact has."""

    __tablename__ = "contact_role"
    __table_args__ = (UniqueConstraint("contact_id", "role"), {"sqlite_autoincrement": True})

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    role: Mapped[Role] = mapped_column(stored(Role))


class Tag(Base):
    """One tag of a contact."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("contact_id", "name"), {"sqlite_autoincrement": True})

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(index=True)


class DistinctPair(Base):
    """Two contacts that look alike, of whom the user said that they are not one person.

    `one_id` is the smaller of the two ids.
    """

    __tablename__ = "distinct_pair"
    __table_args__ = (UniqueConstraint("one_id", "other_id"), {"sqlite_autoincrement": True})

    one_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)


class Profile(Base):
    """The user's own lines and style; at most one row. Who the user is stands in a contact."""

    __tablename__ = "profile"
    __table_args__ = {"sqlite_autoincrement": True}

    introduction: Mapped[str] = mapped_column(Text, default="")
    openers: Mapped[str] = mapped_column(Text, default="")
    ways_out: Mapped[str] = mapped_column(Text, default="")
    offers: Mapped[str] = mapped_column(Text, default="")
    conversations_a_day: Mapped[int | None]
    minutes_between: Mapped[int | None]
    suits: Mapped[str] = mapped_column(default="")
    # Whether what is reckoned to be due on a weekend is due on the day after it.
    skip_weekends: Mapped[bool] = mapped_column(default=False, server_default=false())


class CustomText(Base):
    """A message template or role kit as the user edited it."""

    __tablename__ = "custom_text"
    __table_args__ = (UniqueConstraint("kind", "key", "language"), {"sqlite_autoincrement": True})

    kind: Mapped[str]
    key: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    text: Mapped[str] = mapped_column(Text, default="")
