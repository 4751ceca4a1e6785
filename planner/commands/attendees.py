"""Writing the list of those who will be at an event: who is new on it, who was on it before."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.commands.entry_rows import ATTENDEE
from planner.commands.identity import names_agree
from planner.formats.people import ReadContact
from planner.model import Attendee, Presence
from planner.model.bulk import insert_rows
from planner.model.lookup import bare_name, folded, get_event


def import_attendees(session: Session, people: Sequence[ReadContact], event_id: int) -> list[str]:
    """Write a list of attendees; returns "new", "changed" or "unchanged" for each.

    The same e-mail address is the same person where the names agree, and so is the same name
    at the same organisation where no address contradicts it. Each on the list of before is
    one on this: two of one name stay two. What a newer list leaves out stays as it was.
    """
    event = get_event(session, event_id)
    listed = _Listed(
        session.scalars(
            select(Attendee)
            .where(Attendee.event_id == event.id, Attendee.listed)
            .order_by(Attendee.id)
        ).all()
    )
    results = []
    # Those who are new are inserted together in the end.
    fresh: list[Attendee] = []
    for position, read in enumerate(people):
        values = _values(read)
        known = listed.find(read, values)
        if known is None:
            added = Attendee(event_id=event.id, listed=True, position=position, **values)
            fresh.append(added)
            listed.add(added)
            listed.taken.add(id(added))
            results.append("new")
            continue
        listed.taken.add(id(known))
        results.append("changed" if _update(known, values) else "unchanged")
    rows = [tuple(getattr(one, column) for column in ATTENDEE) for one in fresh]
    insert_rows(session, Attendee, ATTENDEE, rows)
    session.flush()
    return results


class _Listed:
    """Those on the list by their addresses and names; `taken` are found on the new one already."""

    def __init__(self, attendees: Sequence[Attendee]) -> None:
        self.taken: set[int] = set()
        self._by_mail: dict[str, list[Attendee]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Attendee]] = defaultdict(list)
        for attendee in attendees:
            self.add(attendee)

    def add(self, attendee: Attendee) -> None:
        """Take note of somebody on the list."""
        if attendee.email:
            self._by_mail[attendee.email.casefold()].append(attendee)
        self._by_name[bare_name(attendee.name), folded(attendee.organisation)].append(attendee)

    def find(self, read: ReadContact, values: dict[str, object]) -> Attendee | None:
        """Return who on the list somebody is, or None."""
        mail, name = str(values["email"]), str(values["name"])
        same = [one for one in self._by_mail[mail.casefold()] if names_agree(one.name, name)]
        same = same if mail else []
        same.sort(key=lambda one: folded(one.name) != folded(name))
        if not same:
            same = [
                one
                for one in self._by_name[bare_name(name), folded(read.organisation)]
                # Two addresses that differ are two people, whatever they are called.
                if not (mail and one.email and one.email.casefold() != mail.casefold())
            ]
            same.sort(key=lambda one: folded(one.title) != folded(read.title))
        free = [one for one in same if id(one) not in self.taken]
        if free:
            return free[0]
        # The same row again, or the same address with more said of it.
        return next((one for one in same if (mail and one.email) or _says(one, values)), None)


def _values(read: ReadContact) -> dict[str, object]:
    more = (read.note, *read.emails[1:], *read.phones, *read.links[1:])
    return {
        "presence": Presence.EXHIBITOR if read.company else Presence.ATTENDEE,
        "name": read.name or read.organisation,
        "email": read.emails[0] if read.emails else "",
        "title": read.title,
        "organisation": read.organisation,
        "link": read.links[0] if read.links else "",
        "place": read.place,
        "note": "\n".join(text for text in more if text),
    }


def _says(attendee: Attendee, values: dict[str, object]) -> bool:
    return all(getattr(attendee, name) == value for name, value in values.items())


def _update(attendee: Attendee, values: dict[str, object]) -> bool:
    """Write what a newer list says; whether anything of it differs."""
    values = {**values, "note": _newer_note(attendee.note, str(values["note"]))}
    changed = [name for name, new in values.items() if new and getattr(attendee, name) != new]
    for name in changed:
        setattr(attendee, name, values[name])
    return bool(changed)


def _newer_note(old: str, new: str) -> str:
    """Return a note with what a newer one says; a column of the same name is written over."""
    if not new or not old:
        return new or old
    labels = {line.partition(": ")[0] for line in new.splitlines() if ": " in line}
    told = set(new.splitlines())
    kept = [
        line
        for line in old.splitlines()
        if line not in told and not (": " in line and line.partition(": ")[0] in labels)
    ]
    return "\n".join([new, *kept])
