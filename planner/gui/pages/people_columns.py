"""The columns of the table of people, and how a row reads in full."""

from collections.abc import Callable
from datetime import date

from planner.gui.dates import day_words
from planner.gui.pages.person_head import next_day, next_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.text import fold
from planner.gui.words import role_words
from planner.i18n import _
from planner.model import Role
from planner.queries.people import ContactRow


def people_columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; `today` is asked for what is overdue."""

    def step_tone(row: ContactRow) -> Tone | None:
        # What is late bears a pill and the word; what is not is plain.
        day = next_day(row)
        return Tone.BAD if day is not None and day < today() else None

    def days(day: date) -> str:
        return day_words(day, today())

    def met_words(row: ContactRow) -> str:
        return days(row.last_met) if row.last_met else ""

    def step_words(row: ContactRow) -> str:
        return next_words(row, today(), days)

    return (
        Column(_("Name"), _name, key="name", width=18, bold=_always),
        Column(_("Organisation"), _organisation, key="organisation", width=16, spare=True),
        Column(
            _("Last met"),
            met_words,
            key="met",
            width=11,
            sort_key=_last_met,
            spare=True,
            worded=True,
        ),
        Column(
            _("Next step"),
            step_words,
            key="step",
            width=24,
            badge=step_tone,
            sort_key=next_day,
            tooltip=step_words,
            spare=True,
        ),
        Column(_("Role"), _roles, key="role", width=12, spare=True),
        Column(_("Title"), _title, key="title", width=14, spare=True),
        Column(_("Tags"), _tags, key="tags", width=12, muted=_always, spare=True),
        Column(_("E-mail"), _email, key="email", width=22, muted=_always, spare=True),
    )


def sought(row: ContactRow) -> str:
    """Return all that is known of a person, folded: what the search looks through."""
    words = (row.name, row.title, row.organisation, row.note, row.next_what, _roles(row))
    return fold(" ".join((*words, *row.emails, *row.phones, *row.links, *row.tags, *row.roles)))


def spoken(row: ContactRow) -> str:
    """Return a row in full, as a screen reader says it."""
    met = _("last met {day}").format(day=day_words(row.last_met)) if row.last_met else ""
    day = next_day(row)
    step = _("next step {day}").format(day=day_words(day)) if day else ""
    parts = (row.name, row.title, row.organisation, _roles(row), ", ".join(row.emails), met, step)
    return ", ".join(part for part in (*parts, row.next_what if step else "") if part)


def _roles(row: ContactRow) -> str:
    return ", ".join(role_words(Role(role)) for role in row.roles)


def _tags(row: ContactRow) -> str:
    return ", ".join(row.tags)


def _name(row: ContactRow) -> str:
    return row.name


def _title(row: ContactRow) -> str:
    return row.title


def _organisation(row: ContactRow) -> str:
    return row.organisation


def _email(row: ContactRow) -> str:
    return row.emails[0] if row.emails else ""


def _always(_row: ContactRow) -> bool:
    return True


def _last_met(row: ContactRow) -> date | None:
    return row.last_met
