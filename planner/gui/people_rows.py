"""The people of a list as rows for its preview: what becomes of each, and whom one knows."""

from dataclasses import dataclass
from datetime import datetime

from planner.commands.known_people import Sameness
from planner.commands.people_import import Meaning, PeopleImported
from planner.commands.recognising import Recognised
from planner.flows.choosing import cancelled_in
from planner.flows.importing import Preview
from planner.formats.pdf.dates import clock
from planner.formats.people import ReadContact
from planner.gui.dates import day_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.text import filled, joined
from planner.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person or company of a list.

    `done` is "new", "changed", "unchanged", "" or "cancelled": the list says that they will not
    be there.
    """

    id: int
    read: ReadContact
    done: str
    known: str
    perhaps: bool


def person_rows(shown: Preview) -> list[PersonRow]:
    """Return a row for each who was read, in the order of the list."""
    read = shown.read
    assert read is not None
    done = shown.people.rows if shown.people else ("",) * len(read.people)
    known = shown.recognised or (None,) * len(read.people)
    gone = cancelled_in(read) if shown.meaning is Meaning.ATTENDEES else frozenset()
    return [
        PersonRow(
            at,
            person,
            "cancelled" if at in gone else what,
            known_words(who),
            who is not None and who.by is None,
        )
        for at, (person, what, who) in enumerate(zip(read.people, done, known, strict=True))
    ]


def person_columns() -> tuple[Column, ...]:
    """Return the columns of the table of people."""
    return (
        Column(_("Name"), _name, key="name", width=19, bold=_always, tooltip=_name),
        Column(_("What"), _what, key="what", width=11, badge=_tone, searched=False),
        Column(_("Known"), _known, key="known", width=28, muted=_is_perhaps, tooltip=_known),
        Column(_("Title, organisation"), _who, key="who", width=22, tooltip=_who),
        Column(_("More"), _more, key="more", tooltip=_more),
    )


def known_words(known: Recognised | None) -> str:
    """Return who somebody is among those one knows and what tells so, or who it may be."""
    if known is None:
        return ""
    if known.same_address:
        return filled(_("perhaps {name}? (same address, another name)"), name=known.name)
    words = {
        Sameness.CARD: _("is {name} (same card)"),
        Sameness.EMAIL: _("is {name} (same e-mail)"),
        Sameness.LINK: _("is {name} (same profile link)"),
        Sameness.NAME: _("is {name} (name and organisation)"),
        None: _("perhaps {name}?"),
    }
    return filled(words[known.by], name=known.name)


def people_counts(shown: Preview, left_out: frozenset[int]) -> list[str]:
    """Return the counts of a list that are not nothing, in words; they add up to what was found."""
    read = shown.read
    assert read is not None
    found = ngettext("{n} person found", "{n} people found", read.found)
    if read.people and all(person.company for person in read.people):
        found = ngettext("{n} company found", "{n} companies found", read.found)
    words = [found.format(n=read.found)]
    if shown.people is not None:
        rows = [what for at, what in enumerate(shown.people.rows) if at not in left_out]
        numbers = [
            (rows.count("new"), _new_words(shown.people)),
            (rows.count("changed"), _("{n} changed")),
            (rows.count("unchanged"), _("{n} unchanged")),
        ]
        words += [text.format(n=number) for number, text in numbers if number]
    cancelled = 0
    if shown.meaning is Meaning.ATTENDEES and (cancelled := len(left_out & cancelled_in(read))):
        words.append(cancelled_words(cancelled))
    if skipped := read.skipped + len(left_out) - cancelled:
        words.append(_("{n} skipped").format(n=skipped))
    return words


def cancelled_words(count: int) -> str:
    """Return how many are left out because they will not be there."""
    return ngettext("{n} cancelled, left out", "{n} cancelled, left out", count).format(n=count)


def _new_words(people: PeopleImported) -> str:
    return _("{n} new since the last list") if people.listed_before else _("{n} new")


def _name(row: PersonRow) -> str:
    return row.read.name or row.read.organisation


def _what(row: PersonRow) -> str:
    words = {
        "new": _("New"),
        "changed": _("Changed"),
        "unchanged": _("Unchanged"),
        "cancelled": _("Cancelled"),
    }
    return words.get(row.done, "")


def _tone(row: PersonRow) -> Tone | None:
    tones = {
        "new": Tone.GOOD,
        "changed": Tone.ACCENT,
        "unchanged": Tone.NEUTRAL,
        "cancelled": Tone.WARN,
    }
    return tones.get(row.done)


def _known(row: PersonRow) -> str:
    return row.known


def _is_perhaps(row: PersonRow) -> bool:
    return row.perhaps


def _who(row: PersonRow) -> str:
    if row.read.company:
        return _("Company")
    return joined((row.read.title, row.read.organisation), ", ")


def _more(row: PersonRow) -> str:
    read = row.read
    tags = " ".join(f"#{tag}" for tag in read.tags)
    note = " ".join(read.note.split())
    parts = (_moment(read.met_on), read.place, *read.emails, *read.phones, *read.links, tags, note)
    return joined(parts)


def _moment(text: str) -> str:
    """Return an ISO date or date and time as one reads it."""
    if not text:
        return ""
    moment = datetime.fromisoformat(text)
    day = day_words(moment.date())
    return day if len(text) <= len("2026-03-20") else f"{day}, {clock(moment)}"


def _always(_row: object) -> bool:
    return True
