"""From a typed person line to whom one wants to meet, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from planner.commands.people import Person
from planner.commands.targets import MOST_ASKS, Wish
from planner.formats.personline import PersonLine
from planner.model.lookup import bare_name, folded
from planner.queries.names import Named


def wish_from_line(line: PersonLine) -> tuple[Person, Wish]:
    """Return the person and the wish of a line typed to plan, not to log.

    `?` is then what I ask and `+` what I give; all that has no place of its own on a card
    (the cue, the note, a promise, an offer, a fourth question) goes to what I know.
    """
    person = Person(
        name=line.name,
        title=line.title,
        organisation=line.organisation,
        emails=(line.email,) if line.email else (),
        phones=(line.phone,) if line.phone else (),
        links=line.links,
        tags=line.tags,
    )
    known = [
        *line.cues,
        line.note,
        *(promise.text for promise in line.promises),
        *line.offered,
        *line.wants[MOST_ASKS:],
    ]
    wish = Wish(
        know="; ".join(text for text in known if text),
        give="; ".join(give.text for give in line.gives),
        asks=line.wants[:MOST_ASKS],
    )
    return person, wish


def join_wishes(written: Wish, chosen: Wish) -> Wish:
    """Return the wish of a line completed by what was chosen beside it; the latter stands first."""

    def joined(one: str, other: str) -> str:
        return "; ".join(text for text in (one, other) if text)

    return replace(
        chosen,
        know=joined(chosen.know, written.know),
        give=joined(chosen.give, written.give),
        asks=(*chosen.asks, *(ask for ask in written.asks if ask not in chosen.asks)),
    )


class Listed:
    """Who is listed at an event, to be found there by name; good for looking up many."""

    def __init__(self, rows: Sequence[Named]) -> None:
        self._named: dict[str, list[Named]] = defaultdict(list)
        self._worded: dict[tuple[str, ...], list[Named]] = defaultdict(list)
        for row in rows:
            name = bare_name(row.name)
            self._named[name].append(row)
            self._worded[_words(name)].append(row)

    def completed(self, person: Person) -> Person:
        """Return the person with what the list says of the only one of that name."""
        name = bare_name(person.name)
        # Lists are often by family name: "Hopper Grace" is Grace Hopper of the programme.
        same = self._named.get(name) or self._worded.get(_words(name), [])
        if not same and person.organisation and not person.title:
            whole = _words(bare_name(f"{person.name} {person.organisation}"))  # "Hopper, Grace"
            same = self._worded.get(whole, [])
            person = replace(person, organisation="") if _one(same) else person
        row = _one(same)
        if row is None or not name:
            return person
        return replace(
            person,
            name=row.name,
            title=person.title or row.title,
            organisation=person.organisation or row.organisation,
            emails=person.emails or ((row.email,) if row.email else ()),
        )


def _one(same: Sequence[Named]) -> Named | None:
    """Return the fullest of several rows that can all be one person, else None."""
    fullest = max(same, key=_said, default=None)
    if fullest is None:
        return None
    fits = all(
        told in ("", of_fullest)
        for row in same
        for told, of_fullest in (
            (folded(row.organisation), folded(fullest.organisation)),
            (row.email.casefold(), fullest.email.casefold()),
        )
    )
    return fullest if fits else None


def _said(row: Named) -> int:
    return sum(map(bool, (row.title, row.organisation, row.email)))


def _words(bare: str) -> tuple[str, ...]:
    return tuple(sorted(bare.split()))
