"""The search over everything: what is found, by group, each with the line in which it stands."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.errors import StoreBusy
from planner.gui.dates import day_words
from planner.gui.finder.going import go_to
from planner.gui.finder.rows import FinderRow
from planner.gui.text import filled, joined
from planner.i18n import _
from planner.model.searched import Kind
from planner.queries.search import Found, Group, Hit, search

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

_ICONS = {
    Kind.PERSON: "user",
    Kind.ORGANISATION: "building-2",
    Kind.EVENT: "calendar-days",
    Kind.LISTED: "id-card",
    Kind.TARGET: "target",
    Kind.ENCOUNTER: "message-square",
    Kind.FOLLOW_UP: "mail",
}


class Everything:
    """Looks in the index for what is typed."""

    icon = "search"

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.name = _("Search everything")
        self.hint = _("A name, a company, a word from a note, a session…")
        self.is_reading = False

    def look_for(self, typed: str) -> tuple[Sequence[FinderRow], Sequence[str]]:
        """Return what was found; nothing while the store is busy."""
        try:
            found = self._window.store.read(search, typed)
        except StoreBusy:
            return (), ()
        rows: list[FinderRow] = []
        titles = _titles()
        for group in Group:
            hits = [hit for hit in found.hits if hit.group is group]
            if hits:
                rows.append(_heading(titles[group], group, found))
            rows += [self._row(hit) for hit in hits]
        return rows, found.words

    def words_for_nothing(self, typed: str) -> str:
        """Return what is said where nothing fits."""
        if self.is_reading:
            return _("Still taking in what was brought in last…")
        if typed.strip():
            return filled(
                _("Nothing holds “{words}”. Try fewer letters, or another word."),
                words=typed.strip(),
            )
        return _("Finds people, events, sessions, conversations, notes and follow-ups.")

    def _row(self, hit: Hit) -> FinderRow:
        day = day_words(hit.day, self._window.store.clock.today()) if hit.day else ""
        where = hit.where if hit.kind is not Kind.EVENT else ""
        return FinderRow(
            title=f"{hit.code} {hit.title}" if hit.code else hit.title or _("Unnamed"),
            line=hit.line or (hit.where if hit.group is Group.SESSIONS else ""),
            end=joined((where, day)),
            icon="clock" if hit.group is Group.SESSIONS else _ICONS[hit.kind],
            take=partial(go_to, self._window, hit),
        )


def _heading(title: str, group: Group, found: Found) -> FinderRow:
    words = _("{group} · more than these; another word narrows it down")
    return FinderRow(
        words.format(group=title) if group in found.more else title,
        is_heading=True,
    )


def _titles() -> dict[Group, str]:
    return {
        Group.PEOPLE: _("People and companies"),
        Group.EVENTS: _("Events"),
        Group.SESSIONS: _("Sessions"),
        Group.TARGETS: _("People to meet"),
        Group.CONVERSATIONS: _("Conversations"),
        Group.FOLLOW_UPS: _("Follow-ups"),
    }
