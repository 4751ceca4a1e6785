"""The columns of the table of people, and how a row reads in full."""

from collections.abc import Callable
from datetime import date

from planner.gui.dates import day_words
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.i18n import _
from planner.queries.people import ContactRow


def people_columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return the columns; `today` is asked for what is overdue."""

    def step_tone(row: ContactRow) -> Tone | None:
        if row.next_step is None:
            return None
        return Tone.BAD if row.next_step < today() else Tone.NEUTRAL

    def met_words(row: ContactRow) -> str:
        return day_words(row.last_met, today()) if row.last_met else ""

    def step_words(row: ContactRow) -> str:
        return day_words(row.next_step, today()) if row.next_step else ""

    return (
        Column(_("Name"), _name, key="name", width=18, bold=_always),
        Column(_("Title"), _title, key="title", width=12),
        Column(_("Organisation"), _organisation, key="organisation", width=15),
        Column(_("Last met"), met_words, key="met", width=11, sort_key=_last_met),
        Column(_("Next step"), step_words, key="step", width=13, badge=step_tone, sort_key=_step),
        Column(_("E-mail"), _email, key="email", width=22, muted=_always),
    )


def spoken(row: ContactRow) -> str:
    """Return a row in full, as a screen reader says it."""
    met = _("last met {day}").format(day=day_words(row.last_met)) if row.last_met else ""
    step = _("next step {day}").format(day=day_words(row.next_step)) if row.next_step else ""
    parts = (row.name, row.title, row.organisation, ", ".join(row.emails), met, step)
    return ", ".join(part for part in parts if part)


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


def _step(row: ContactRow) -> date | None:
    return row.next_step
