"""Who is there: attendees, exhibitors and speakers in one table, ticked to become targets."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.plan_narrow import ColumnFilter
from planner.gui.palette import Tone
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import filled, fold, joined, set_tooltip
from planner.gui.theme import Space
from planner.gui.words import presence_words
from planner.i18n import _, ngettext
from planner.model import Presence
from planner.queries.candidates import CandidateRow

_ROOM_FOR_WORK = 760
_COLUMNS = 11  # without those of a list, the boxes included
_SESSIONS_WIDTH = 26
_MOST_FACTS = 30
_NO_TEXTS: Mapping[int, str] = {}


class CandidatesPanel(QWidget):
    """`taken` brings the ids of those who are to become targets: the ticked, else the selected.

    `cleared` asks to take those off the organiser's list whom nobody met.
    """

    taken = Signal(list)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: Mapping[int, str] = {}
        self.search = SearchField(_("Search name, organisation, session"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Who"))
        for words, fits in _kinds():
            self.kind.addItem(words, fits)
        self.by_column = ColumnFilter()
        self.unfold = QToolButton()
        self.unfold.setCheckable(True)
        self.unfold.setProperty("framed", True)
        self.unfold.setIcon(icon("funnel"))
        set_tooltip(self.unfold, _("Filter by a column"))
        self.take = list_action(self, _("Meet"), "T", "target", self._take)
        self.button = QPushButton(icon("target"), "")
        self.button.clicked.connect(Call(self.button, self._take).run)
        self.clear = list_action(
            self, _("Remove the attendees I did not meet"), "", "user-x", self.cleared.emit
        )
        self.table = RowTable(
            _columns(()),
            _nobody_listed(),
            name=_("Who is there"),
            ticks=True,
            spoken=_spoken,
            sought=self._sought,
        )
        self._lay_out()
        self._enable()

    def set_rows(self, rows: Sequence[CandidateRow], texts: Mapping[int, str] = _NO_TEXTS) -> None:
        """Show these people; `texts` are what search looks through, by id, where made ahead."""
        self._texts = texts
        self.table.empty.set_text(_nobody_listed())
        columns = _columns(rows)
        self.table.set_columns(columns)
        self.table.set_rows(rows)
        self.by_column.offer(columns, rows)
        self._narrow()
        self.clear.setEnabled(any(row.presence is not Presence.SPEAKER for row in rows))
        self._fit()
        self._enable()

    def resizeEvent(self, event: object) -> None:
        """Leave the organisation out where there is no room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _sought(self, row: CandidateRow) -> str:
        return self._texts.get(row.id) or sought(row)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        top.addWidget(self.unfold)
        top.addWidget(self.button)
        top.addWidget(button_for(self.clear, framed=True, words=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self.by_column)
        column.addWidget(self.table, 1)
        self.search.filters(self.table)
        self.kind.activated.connect(self._narrow)
        self.by_column.changed.connect(self._narrow)
        self.unfold.toggled.connect(self._unfold)
        self.table.filter_cleared.connect(self._all)
        self.table.ticked.connect(self._enable)
        self.table.selected.connect(self._enable)
        self.table.addActions([self.take, self.clear])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _narrow(self, _index: int = 0) -> None:
        kind, narrow = self.kind.currentData(), self.by_column
        self._unfold()
        if narrow.is_set:
            self.table.rows.set_condition(
                lambda row: narrow.fits(row) and (kind is None or kind(row))
            )
        else:
            self.table.rows.set_condition(kind)

    def _unfold(self, _checked: bool = False) -> None:
        narrow = self.by_column
        self.unfold.setVisible(narrow.is_of_use)
        narrow.setVisible(narrow.is_of_use and (self.unfold.isChecked() or narrow.is_set))

    def _all(self) -> None:
        self.kind.setCurrentIndex(0)
        self.by_column.clear()

    def _fit(self) -> None:
        names = [column.name for column in self.table.rows.columns]
        rows = self.table.rows.all_rows
        # With the columns of a list it is wider than the window anyway, and scrolls.
        wide = self.width() >= _ROOM_FOR_WORK or len(names) > _COLUMNS
        told = {
            "title": wide and any(row.title for row in rows),
            "organisation": wide and any(row.organisation for row in rows),
            "place": any(row.place for row in rows),
            "more": any(row.note for row in rows) and len(names) > _COLUMNS,
            "email": len(names) > _COLUMNS and any(row.email for row in rows),
            "sessions": any(row.sessions for row in rows) or len(names) <= _COLUMNS,
        }
        for name, shown in told.items():
            self.table.setColumnHidden(names.index(name), not shown)

    def _enable(self, _ids: object = None) -> None:
        chosen = len(self._chosen())
        words = ngettext("&Meet {count} (T)", "&Meet {count} (T)", chosen)
        self.button.setText(words.format(count=chosen) if chosen else _("Meet (T)"))
        self.button.setEnabled(bool(chosen))
        self.take.setEnabled(bool(chosen))

    def _chosen(self) -> list[int]:
        return self.table.ticked_ids or self.table.selected_ids

    def _take(self) -> None:
        if ids := self._chosen():
            self.taken.emit(ids)
            self.table.set_ticked([])


def _nobody_listed() -> str:
    return _("Nobody is listed here. Import the programme, or the organiser's list of people.")


def _columns(rows: Sequence[CandidateRow]) -> list[Column]:
    """Return the columns of everybody, and those of the list that no field of ours takes."""
    facts = _fact_headers(rows)
    # Beside the columns of a list the sessions take what they need, else what is left.
    sessions = _SESSIONS_WIDTH if facts else 0
    more = partial(_more, frozenset(facts))
    return [
        Column(_("Name"), _name, key="name", width=20, bold=_is_suggested, tooltip=_name),
        Column(_("Code"), _code, key="code", width=5, badge=_code_tone, sort_key=_by_code),
        Column(_("As"), _presence, key="as", width=9),
        Column(_("Why"), _why, key="why", width=16, badge=_why_tone, tooltip=_why),
        Column(_("Sessions"), _sessions, key="sessions", width=sessions, tooltip=_sessions),
        Column(_("Organisation"), _organisation, key="organisation", width=18, tooltip=_who),
        Column(_("Title"), _title, key="title", width=16, tooltip=_title),
        Column(_("Place"), _place, key="place", width=12, tooltip=_place),
        Column(_("E-mail"), _email, key="email", width=22, tooltip=_email),
        *(_fact_column(header) for header in facts),
        Column(_("More"), more, key="more", width=30, tooltip=more),
    ]


def _fact_column(header: str) -> Column:
    cell = partial(_fact, header)
    return Column(header, cell, key=f"fact:{header}", width=16, tooltip=cell)


def _fact_headers(rows: Sequence[CandidateRow]) -> list[str]:
    """Return the columns of their file that several people fill, in its order."""
    counts = Counter(header for row in rows for header in dict(row.facts))
    least = 2 if len(rows) > 2 else 1
    return [header for header, count in counts.items() if count >= least][:_MOST_FACTS]


def _kinds() -> list[tuple[str, Callable[[CandidateRow], bool] | None]]:
    return [
        (_("Everybody"), None),
        (_("Suggested"), _is_suggested),
        (_("Speakers"), partial(_is_there_as, Presence.SPEAKER)),
        (_("Attendees"), partial(_is_there_as, Presence.ATTENDEE)),
        (_("Exhibitors"), partial(_is_there_as, Presence.EXHIBITOR)),
        (_("Not planned yet"), _is_free),
    ]


def _is_there_as(presence: Presence, row: CandidateRow) -> bool:
    return row.presence is presence


def _is_suggested(row: CandidateRow) -> bool:
    return bool(_why(row))


def _is_free(row: CandidateRow) -> bool:
    return not row.code


def _name(row: CandidateRow) -> str:
    return row.name or row.organisation or row.email


def _code(row: CandidateRow) -> str:
    return row.code


def _code_tone(row: CandidateRow) -> Tone | None:
    return Tone.ACCENT if row.code else None


def _by_code(row: CandidateRow) -> int | None:
    return int(row.code[1:]) if row.code else None


def _presence(row: CandidateRow) -> str:
    return presence_words(row.presence)


def _who(row: CandidateRow) -> str:
    return joined((row.title, row.organisation), ", ")


def _title(row: CandidateRow) -> str:
    return row.title


def _organisation(row: CandidateRow) -> str:
    return row.organisation


def _email(row: CandidateRow) -> str:
    return row.email


def _fact(header: str, row: CandidateRow) -> str:
    return " · ".join(text for name, text in row.facts if name == header)


def _more(shown: frozenset[str], row: CandidateRow) -> str:
    """Return what the list says beside the columns that are shown."""
    lines = (line for line in row.note.splitlines() if line.partition(": ")[0] not in shown)
    return " · ".join(lines)


def _place(row: CandidateRow) -> str:
    return row.place


def _why(row: CandidateRow) -> str:
    # Whom one plans to meet is among one's people by that alone.
    if row.known and not row.code:
        return _("You know them")
    if row.company and row.known_there:
        return filled(_("You know {people}"), people=joined(row.known_there, ", "))
    if row.marked:
        return _("You marked it")
    return _("Perhaps known") if row.perhaps else ""


def _why_tone(row: CandidateRow) -> Tone | None:
    if (row.known and not row.code) or (row.company and row.known_there):
        return Tone.GOOD
    return Tone.NEUTRAL if row.marked or row.perhaps else None


def _sessions(row: CandidateRow) -> str:
    return joined(row.sessions)


def sought(row: CandidateRow) -> str:
    """Return what search looks through: all that the columns show of somebody, folded."""
    told = (_name, _code, _presence, _why, _sessions, _organisation, _title, _place, _email)
    parts = [cell(row) for cell in told]
    parts += [text for _header, text in row.facts]
    return fold("\n".join([*parts, row.note]))


def _spoken(row: CandidateRow) -> str:
    parts = [_name(row), row.code, _presence(row), _who(row), row.place, _why(row), _sessions(row)]
    return ", ".join(part for part in parts if part)
