"""The line on the Plan page that says what one's style proposes for the event."""

from collections.abc import Iterator

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from planner.commands.events import edit_plan
from planner.flows import giving
from planner.formats.pdf import dates
from planner.gui.dates import at_time
from planner.gui.event_header import ElidedLabel
from planner.gui.list_action import button_for, list_action
from planner.gui.page import Page
from planner.gui.text import Look, describe, filled, plain_label, set_tooltip
from planner.gui.theme import Space
from planner.gui.words import context_words
from planner.i18n import _, ngettext
from planner.model import Context
from planner.queries.events import EventRow, event_rows
from planner.queries.style import StyleAdvice, style_advice

_LONG = 40  # letters of a title in the warning


class StyleLine(QWidget):
    """How many people suit me here, breaks to plan, and the part of life.

    The page gives the `warning`, which may be long, a place of its own.

    It reads and writes through the doors of its page.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._event: EventRow | None = None
        self._advice: StyleAdvice | None = None
        self.words = ElidedLabel(Look.SMALL)
        self.ask = QPushButton(_("Set my style…"))
        self.ask.setProperty("kind", "link")
        self.ask.clicked.connect(self._ask_for_style)
        self.warning = plain_label("", Look.WARNING)
        self.add_breaks = list_action(self, "", "", "coffee", self._add_breaks)
        self.button = button_for(self.add_breaks)
        self.parts = QComboBox()
        self.parts.setAccessibleName(_("Part of life"))
        self.parts.addItem(_("For: anything"), None)
        for context in Context:
            words = _("For: {context}").format(context=context_words(context))
            self.parts.addItem(words, context)
        self.parts.activated.connect(self._set_context)
        self.warning.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.words, 100)
        row.addWidget(self.ask)
        row.addWidget(self.button)
        row.addWidget(self.parts)
        self.hide()

    @property
    def context(self) -> Context | None:
        """The part of life of the event shown."""
        return self._event.context if self._event else None

    def steps(self, event_id: int | None) -> Iterator[None]:
        """Read and show in two steps what the style proposes for an event; None shows nothing."""
        self.setVisible(event_id is not None)
        if event_id is None:
            self.warning.hide()
            self._event = self._advice = None
            return
        advice = self._page.read(style_advice, event_id)
        yield
        rows = self._page.read(event_rows, ids=frozenset({event_id}), include_hidden=True)
        if advice is not None and rows:
            self._event, self._advice = rows[0], advice
            self._show(advice)

    # Private

    def _show(self, advice: StyleAdvice) -> None:
        self.parts.setCurrentIndex(max(0, self.parts.findData(self.context)))
        # What is over needs no advice any more.
        over = self._event is not None and self._event.local_end < self._page.store.clock.now()
        self.words.show_words(advice_words(advice))
        self.words.setVisible(not over and advice.proposed is not None)
        self.ask.setVisible(not over and advice.proposed is None)
        describe(self.ask, advice_words(advice))
        warning = "" if over else warning_words(advice)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        text = _break_label(advice)
        self.add_breaks.setText(text)
        self.button.setAccessibleName(text)
        self.button.setVisible(bool(advice.breaks) and not over)
        lines = [
            filled(
                _("{time} after “{title}”"),
                time=at_time(dates.day_short(one.start.date()), dates.clocks(one.start, one.end)),
                title=one.after,
            )
            for one in advice.breaks
        ]
        set_tooltip(self.button, "\n".join(lines))

    def _ask_for_style(self) -> None:
        self._page.sought.emit("me", None, "style")

    def _add_breaks(self) -> None:
        if self._advice is None or self._event is None:
            return
        label, mine = _break_label(self._advice), self._page.store.clock.zone_name
        event, breaks = self._event, self._advice.breaks
        self._page.write(label, giving.add_breaks, event.id, breaks, event.zone, mine)

    def _set_context(self, _index: int) -> None:
        data = self.parts.currentData()
        if self._event is not None:
            label, context = _("Change the part of life"), Context(data) if data else None
            self._page.write(label, edit_plan, self._event.id, context=context)


def advice_words(advice: StyleAdvice) -> str:
    """Return how many people suit the user's style at an event."""
    if advice.proposed is None:
        return _("How many conversations a day suit you? Say it on the page Me.")
    days = ngettext("{n} day", "{n} days", advice.days).format(n=advice.days)
    a_day = advice.style.conversations_a_day or 0
    talks = ngettext("{n} conversation a day", "{n} conversations a day", a_day)
    people = ngettext("{n} person to meet", "{n} people to meet", advice.proposed)
    return _("My style: {talks} × {days} = {people}; {planned} planned.").format(
        talks=talks.format(n=a_day),
        days=days,
        people=people.format(n=advice.proposed),
        planned=advice.planned,
    )


def warning_words(advice: StyleAdvice) -> str:
    """Return what is more than suits: too many people, or conversations without a pause."""
    parts = []
    if advice.too_many:
        words = ngettext(
            "{n} more than suits you: give the last ones one star, or let them go.",
            "{n} more than suit you: give the last ones one star, or let them go.",
            advice.too_many,
        )
        parts.append(words.format(n=advice.too_many))
    if advice.tight:
        first = advice.tight[0]
        words = _("“{first}” and “{second}” overlap.")
        if first.minutes >= 0:
            words = _("{minutes} min between “{first}” and “{second}”; you like {wanted}.")
        parts.append(
            words.format(
                minutes=first.minutes,
                first=_short(first.first),
                second=_short(first.second),
                wanted=advice.style.minutes_between,
            )
        )
        if more := len(advice.tight) - 1:
            words = ngettext("{n} more is as tight.", "{n} more are as tight.", more)
            parts.append(words.format(n=more))
    return " ".join(parts)


def _break_label(advice: StyleAdvice) -> str:
    count = len(advice.breaks)
    return ngettext("Plan {n} break", "Plan {n} breaks", count).format(n=count)


def _short(title: str) -> str:
    return title if len(title) <= _LONG else title[: _LONG - 1].rstrip() + "…"
