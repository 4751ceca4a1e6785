"""From a typed person line to whom one wants to meet, and why."""

from dataclasses import replace

from planner.commands.people import Person
from planner.commands.targets import MOST_ASKS, Wish
from planner.formats.personline import PersonLine


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
