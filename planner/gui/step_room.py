"""Where the next step of the loop stands, which the width of the window alone decides.

It is the same for every event and every day: nothing below it jumps, and it is known before the
sentence is.
"""

from PySide6.QtGui import QFontMetrics

from planner.gui.theme import Space, scaled_font
from planner.i18n import _, ngettext

_AROUND = 52  # what a button has beside its words, the icon among it
_BESIDE_TAB = 29  # and a tab


def stands_above(room: int) -> bool:
    """Return whether it stands above the tabs, where both have so much room from side to side."""
    metrics = QFontMetrics(scaled_font(bold=True))
    tabs = sum(metrics.horizontalAdvance(title) + _BESIDE_TAB for title in titles())
    words = max(map(metrics.horizontalAdvance, _usual_words()))
    return tabs + Space.XL + words + _AROUND > room


def titles() -> tuple[str, ...]:
    """Return what the pages of an event are called."""
    return (_("Schedule"), _("Plan"), _("Sheet"), _("Log"), _("Follow-ups"), _("Review"))


def _usual_words() -> tuple[str, ...]:
    """Return the longer ones of the sentences, a few weeks before the event and after it."""
    days = 30
    coming = ngettext("in {n} day", "in {n} days", days).format(n=days)
    coming = coming[:1].upper() + coming[1:]
    gone = ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    sentence, question = _("{sentence}: {page}"), _("{question} {page}")
    return (
        sentence.format(sentence=_mark(coming), page=_("Schedule")),
        sentence.format(sentence=_goal(coming), page=_("Plan")),
        question.format(
            question=_("Ended {when}. Whom did you meet?").format(when=gone), page=_("Log")
        ),
    )


def _mark(when: str) -> str:
    return _("{when}. Mark what you want to attend").format(when=when)


def _goal(when: str) -> str:
    return _("{when}. What do you want from it? Set a goal").format(when=when)
