"""What is known of the people on a sheet: photo, when I last met them, what I owe them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.formats.pdf import dates
from planner.model import Contact, FollowUp, FollowUpKind, Participant
from planner.queries.people import PENDING, history_rows


class Acquaintance:
    """Answers for one report, out of a few questions to the store: most people of a large
    sheet were never met, and nothing is owed to them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._photos: dict[int, bytes | None] = {
            row.id: row.photo
            for row in session.execute(
                select(Contact.id, Contact.photo).where(Contact.photo.is_not(None))
            )
        }
        self._met = set(
            session.scalars(
                select(Participant.contact_id).where(Participant.contact_id.is_not(None)).distinct()
            )
        )
        self._owed: dict[int, list[str]] = {}
        self._gives: dict[int, list[str]] = {}
        for contact_id, kind, text in session.execute(
            select(FollowUp.contact_id, FollowUp.kind, FollowUp.text)
            .where(
                FollowUp.contact_id.is_not(None),
                FollowUp.status.in_(PENDING),
                FollowUp.kind.in_((FollowUpKind.PROMISE, FollowUpKind.GIVE)),
                FollowUp.text != "",
            )
            .order_by(FollowUp.due, FollowUp.id)
        ):
            assert contact_id is not None
            self._owed.setdefault(contact_id, []).append(text)
            if kind is FollowUpKind.GIVE:
                self._gives.setdefault(contact_id, []).append(text)

    def photo(self, contact_id: int | None) -> bytes | None:
        """Return the photo of somebody, if there is one."""
        return self._photos.get(contact_id or 0)

    def last(self, contact_id: int | None) -> str:
        """Return when and where I last met somebody, and what about; "" if never."""
        if contact_id is None or contact_id not in self._met:
            return ""
        for row in history_rows(self._session, contact_id):
            if row.kind == "met":
                day = dates.span(row.day, row.day) if row.day else ""
                return " – ".join(text for text in (day, row.event, row.text) if text)
        return ""

    def owed(self, contact_id: int | None) -> Sequence[str]:
        """Return what I promised somebody or said I would give, and have not done yet."""
        return self._owed.get(contact_id or 0, ())

    def gives(self, contact_id: int | None) -> Sequence[str]:
        """Return of these what I said I would give."""
        return self._gives.get(contact_id or 0, ())
