"""A typed person line said back in words, so that one sees how it was read."""

import re
from datetime import date, timedelta

from planner.formats.pdf import dates
from planner.formats.personline import Dated, PersonLine, format_line
from planner.gui.text import filled, joined
from planner.gui.words import state_words
from planner.i18n import _, locale_name
from planner.model import TargetState
from planner.queries.names import Named

# Words in which the reader of lines can see no marker, code, address or comma.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")


def who_words(line: PersonLine) -> str:
    """Return whom a line is about: name, title, organisation, address."""
    parts = (line.name, line.title, line.organisation, line.email, line.phone, *line.links)
    return joined((*parts, *(f"#{tag}" for tag in line.tags)))


def name_line(person: Named) -> str:
    """Return the beginning of a line that names somebody, as one would type it."""
    parts = [part for part in (person.name, person.title, person.organisation) if part]
    if all(map(_PLAIN.fullmatch, parts)) and (person.organisation or not person.title):
        return ", ".join(parts)
    return format_line(
        PersonLine("", name=person.name, title=person.title, organisation=person.organisation),
        locale=locale_name(),
    )


def plan_words(line: PersonLine) -> str:
    """Return a line typed to plan, in words."""
    parts = [who_words(line) or _("nobody yet")]
    parts += [filled(_("give: {text}"), text=give.text) for give in line.gives]
    parts += [filled(_("ask: {text}"), text=ask) for ask in line.wants]
    know = [*line.cues, *line.note.split("\n"), *(p.text for p in line.promises), *line.offered]
    parts += [filled(_("know: {text}"), text=text) for text in know if text]
    return joined(parts)


def log_words(line: PersonLine, today: date) -> list[tuple[str, str]]:
    """Return a line typed to log as pairs of a label and what was read, but for who it was."""
    pairs = [(_("Recognise by"), cue) for cue in line.cues]
    pairs += [(_("I promised"), dated_words(one, today)) for one in line.promises]
    pairs += [(_("I give"), dated_words(one, today)) for one in line.gives]
    pairs += [(_("They want"), text) for text in line.wants]
    pairs += [(_("They offered"), text) for text in line.offered]
    pairs += [(_("Note"), text) for text in line.note.split("\n") if text]
    if line.state:
        pairs.append((_("State"), state_words(TargetState(line.state))))
    if steps := [*map(box_words, line.boxes), *([box_words(line.timing)] if line.timing else [])]:
        pairs.append((_("Next"), ", ".join(steps)))
    if line.due:
        pairs.append((_("Next step"), day_words(line.due, today)))
    return pairs


def box_words(box: str) -> str:
    """Return the name of a box of the card."""
    return {
        "mail": _("Mail"),
        "linkedin": _("LinkedIn"),
        "call": _("Call"),
        "intro": _("Introduce"),
        "24h": _("24 hours"),
        "1w": _("1 week"),
        "warm": _("Keep warm"),
    }.get(box, box)


def dated_words(one: Dated, today: date) -> str:
    """Return a promise or a give with the day it is due."""
    if one.due is None:
        return one.text
    return filled(_("{text}, due {day}"), text=one.text, day=day_words(one.due, today))


def day_words(day: date, today: date) -> str:
    """Return a day in words: today and tomorrow by name, others by date, far ones with the year."""
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    if day == today - timedelta(days=1):
        return _("yesterday")
    if abs((day - today).days) > 300:
        return dates.span(day, day)
    return dates.day_short(day)
