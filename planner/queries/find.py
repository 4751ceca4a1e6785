"""Finding the one event or person meant by an id or a part of a name."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.errors import Ambiguous, NotFound
from planner.i18n import _
from planner.model import Contact, Event, EventPlan, Organisation
from planner.model.lookup import folded

_LISTED = 12
_MOST_DIGITS = 18  # of a number SQLite can hold


def event_id(session: Session, wanted: str) -> int:
    """Return the id of the event meant: by id, by its whole title, else by a part of one title.

    A part that fits one event of the first level (a conference or plain event) means that
    one, even where its sessions bear the same words. Raises NotFound, or Ambiguous with
    the list of what fits.
    """
    text = wanted.strip()
    if _is_id(text):
        found = session.scalar(select(Event.id).where(Event.id == int(text)))
        if found is not None:
            return found
    needle = folded(text)
    rows = [
        row
        for row in session.execute(
            select(
                Event.id,
                Event.title,
                Event.parent_id,
                Event.start_wall,
                Event.gone,
                EventPlan.hidden,
            )
            .outerjoin(EventPlan, EventPlan.event_id == Event.id)
            .order_by(Event.start_at, Event.id)
        )
        if needle and needle in folded(row.title)
    ]
    # What is out of sight is meant only where nothing else bears the name.
    seen = [row for row in rows if not (row.gone or row.hidden)]
    whole = [row for row in seen if folded(row.title) == needle]
    for fitting in (
        [row for row in whole if row.parent_id is None],
        whole,
        [row for row in seen if row.parent_id is None],
        seen,
        rows,
    ):
        if len(fitting) == 1:
            return int(fitting[0].id)
        if len(fitting) > 1:
            told = [f"{row.id}  {row.title}, {row.start_wall:%Y-%m-%d %H:%M}" for row in fitting]
            raise Ambiguous(_several(wanted, told))
    raise NotFound(_("No event is called “{wanted}”.").format(wanted=wanted))


def person_id(session: Session, wanted: str) -> int:
    """Return the id of the contact meant: by id, by the whole name, else by a part of one name."""
    text = wanted.strip()
    if _is_id(text):
        found = session.scalar(select(Contact.id).where(Contact.id == int(text)))
        if found is not None:
            return found
    needle = folded(text)
    rows = [
        (id_, name, organisation)
        for id_, name, organisation in session.execute(
            select(Contact.id, Contact.name, Organisation.name)
            .outerjoin(Organisation, Contact.organisation_id == Organisation.id)
            .order_by(Contact.name, Contact.id)
        )
        if needle and needle in folded(name)
    ]
    for fitting in ([row for row in rows if folded(row[1]) == needle], rows):
        if len(fitting) == 1:
            return int(fitting[0][0])
        if len(fitting) > 1:
            raise Ambiguous(
                _several(wanted, [f"{row[0]}  {row[1]}, {row[2] or '–'}" for row in fitting])
            )
    raise NotFound(_("Nobody is called “{wanted}”.").format(wanted=wanted))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def _several(wanted: str, fitting: Sequence[str]) -> str:
    lines = [
        _("“{wanted}” fits {count}; give the number in front, or more of the name:").format(
            wanted=wanted, count=len(fitting)
        ),
        *(f"  {line}" for line in fitting[:_LISTED]),
    ]
    if len(fitting) > _LISTED:
        lines.append(_("  … and {count} more").format(count=len(fitting) - _LISTED))
    return "\n".join(lines)
