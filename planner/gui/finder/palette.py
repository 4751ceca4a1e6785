"""The command palette: every action, page, event and person by a few letters of its name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from planner.errors import StoreBusy
from planner.gui.actions import action_specs, menu_titles
from planner.gui.finder.going import show_event, show_person
from planner.gui.finder.rows import FinderRow
from planner.gui.text import filled, without_mnemonic
from planner.i18n import _
from planner.model.search_words import typed_words
from planner.model.searched import Kind
from planner.queries.alike import alike_names, ranked

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

_MOST_ACTIONS = 8
_MOST_OTHERS = 6


class Palette:
    """Offers actions at once, events and people as one types."""

    icon = "chevron-right"

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.name = _("Commands")
        self.hint = _("What do you want to do? Or the name of an event or a person")
        self._actions = self._rows_of_actions()
        self._elsewhere = self._rows_of_other_pages()  # only where one asks for them by name

    def look_for(self, typed: str) -> tuple[Sequence[FinderRow], Sequence[str]]:
        """Return the actions, events and people that fit, the likeliest first."""
        if not typed.strip():
            return self._by_menu(), ()
        actions = [*self._actions, *self._elsewhere]
        names = [f"{row.title} {row.end}" for row in actions]
        by_title = ranked(typed, [row.title for row in actions])
        fitting = [*by_title, *(at for at in ranked(typed, names) if at not in set(by_title))]
        groups = {
            _("Actions"): [actions[at] for at in fitting[:_MOST_ACTIONS]],
            **self._things(typed),
        }
        rows: list[FinderRow] = []
        for title, found in groups.items():
            if found:
                rows += [FinderRow(title, is_heading=True), *found]
        return rows, typed_words(typed)

    def words_for_nothing(self, typed: str) -> str:
        """Return what is said where nothing fits."""
        return filled(_("No action, event or person is called “{words}”."), words=typed.strip())

    def _by_menu(self) -> list[FinderRow]:
        rows: list[FinderRow] = []
        for row in self._actions:
            if not rows or rows[-1].end != row.end:
                rows.append(FinderRow(row.end, is_heading=True, end=row.end))
            rows.append(row)
        return [_without_place(row) for row in rows]

    def _things(self, typed: str) -> dict[str, list[FinderRow]]:
        read, window = self._window.store.read, self._window
        try:
            people = read(alike_names, Kind.PERSON, typed, _MOST_OTHERS)
            events = read(alike_names, Kind.EVENT, typed, _MOST_OTHERS)
        except StoreBusy:
            return {}
        return {
            _("Events and sessions"): [
                FinderRow(
                    one.name,
                    end=one.beside,
                    icon="clock" if one.root_id else "calendar-days",
                    take=partial(show_event, window, one.root_id, one.id),
                )
                for one in events
            ],
            _("People"): [
                FinderRow(
                    *(one.name, "", one.beside, "user"),
                    take=partial(show_person, window, one.id),
                )
                for one in people
            ],
        }

    def _nothing_to(self) -> dict[str, str]:
        """Return why what stands in the menus all the time can do nothing now."""
        store, said = self._window.store, dict[str, str]()
        try:
            if store.undo_label is None:
                said["undo"] = _("There is nothing to undo.")
            if store.redo_label is None:
                said["redo"] = _("There is nothing to redo.")
        except StoreBusy:
            pass
        return said

    def _rows_of_actions(self) -> list[FinderRow]:
        window = self._window
        titles = {place: without_mnemonic(title) for place, title in menu_titles().items()}
        nothing = self._nothing_to()
        rows = [
            _row(
                window.actions_by_id[spec.id],
                titles[spec.place],
                spec.icon,
                nothing.get(spec.id, spec.needs),
                impossible=spec.id in nothing,
            )
            for spec in action_specs()
            if spec.id != "show_palette"
        ]
        name = window.pages.current_name
        if name and not window.panes.is_first_run:
            place = filled(_("Page {name}"), name=window.specs[name].title)
            page = window.pages.page(name)
            told = {row.title for row in rows}
            for action in page.findChildren(QAction):
                row = _row(action, place, "", _("Choose a row it is for first."))
                if row.title and row.title not in told and action.isVisible():
                    told.add(row.title)
                    rows.append(row)
        return rows

    def _rows_of_other_pages(self) -> list[FinderRow]:
        window, rows = self._window, list[FinderRow]()
        told = {row.title for row in self._actions}
        for name, page in window.pages.pages.items():
            if name == window.pages.current_name or window.panes.is_first_run:
                continue
            place = filled(_("Page {name}"), name=window.specs[name].title)
            for action in page.findChildren(QAction):
                row = replace(_row(action, place, "", ""), why_not="")
                if row.title and row.title not in told and action.isVisible():
                    told.add(row.title)
                    rows.append(replace(row, take=partial(_do_there, window, name, action)))
        return rows


def _do_there(window: "MainWindow", page: str, action: QAction) -> None:
    """Go to the page of an action and do it; what is for a row waits for one to be looked at."""
    window.go(page)
    if not any(isinstance(one, QAbstractItemView) for one in action.associatedObjects()):
        action.trigger()


def _row(
    action: QAction, place: str, icon: str, needs: str, *, impossible: bool = False
) -> FinderRow:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return FinderRow(
        without_mnemonic(action.text()).rstrip("…"),
        end=place,
        icon=icon or "corner-down-left",
        keys=keys,
        why_not=needs or _("Not possible just now.")
        if impossible or not action.isEnabled()
        else "",
        take=action.trigger,
    )


def _without_place(row: FinderRow) -> FinderRow:
    return FinderRow(
        *(row.title, row.line, "", row.icon, row.keys, row.why_not, row.is_heading, row.take)
    )
