"""One session in full beside the schedule: facts as the calendar has them, and my note."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.formats.pdf import dates
from planner.gui.dates import last_day, mine_words
from planner.gui.fields import Field, Kind
from planner.gui.flow_layout import FlowLayout
from planner.gui.form import Form
from planner.gui.icons import icon
from planner.gui.opening import may_open, open_url
from planner.gui.pages.schedule_rows import OWN_KINDS
from planner.gui.text import Look, breakable, isolated, joined, plain_label, set_tooltip
from planner.gui.theme import Space, margins
from planner.gui.words import kind_words, mark_words, presence_words
from planner.i18n import _
from planner.model import EventKind, Mark, Presence
from planner.queries.events import EventRecord, EventRow

_NARROW = 48  # letters; below it labels stand above their fields


class SessionDetails(QScrollArea):
    """Shows one record; `edited` brings its id and what was changed of my word about it."""

    edited = Signal(int, dict)
    targets_wanted = Signal()
    change_wanted = Signal(int)

    def __init__(self, my_zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._my_zone = my_zone
        self._url = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Details of the session"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(260, 90)
        self.title = plain_label("", Look.HEADING)
        self.time = plain_label("", Look.STRONG)
        self.my_time = plain_label("", Look.MUTED)
        self.facts = plain_label("", Look.MUTED)
        self.state = plain_label("", Look.WARNING)
        self.people = plain_label()
        self.text = plain_label()
        self.link = QPushButton()
        self.raw = QPlainTextEdit()
        self.raw_button = QPushButton(_("Show raw facts"))
        self.meet = QPushButton(icon("target"), _("Meet the speakers"))
        self.change = QPushButton(icon("pencil"), _("Change time or place"))
        self.form = Form(
            [
                Field("note", _("My note"), Kind.TEXT, rows=2),
                Field(
                    "paper_title",
                    _("Title on paper"),
                    placeholder=_("A shorter title for the sheet"),
                ),
            ]
        )
        self._empty = plain_label(_("Choose a session to see all about it."), Look.MUTED)
        self._body = QWidget()
        self._lay_out()
        self.show_record(None)

    def show_record(self, record: EventRecord | None, clash: str = "", kind: str = "") -> None:
        """Show a session, or nothing; `clash` is the title of something marked that overlaps it.

        `kind` says what kind of session it is.
        """
        self._body.setVisible(record is not None)
        self._empty.setVisible(record is None)
        if record is None:
            self.form.set_values({}, None)
            return
        row = record.row
        if self.form.key != row.id:
            self.verticalScrollBar().setValue(0)  # what it is stands at the top
        self.title.setText(breakable(row.title or _("(no title)")))
        self.time.setText(time_words(row))
        _show(self.my_time, mine_words(row, self._my_zone))
        facts = "\n".join(part for part in (joined(_facts(row)), kind) if part)
        _show(self.facts, breakable(facts))
        _show(self.state, _state(row, clash))
        _show(self.people, breakable("\n".join(_people(record))))
        _show(self.text, record.description.strip())
        self._url = record.url
        self.link.setVisible(may_open(record.url))
        self.link.setText(_("Open web page"))
        set_tooltip(self.link, record.url)
        self.link.setAccessibleName(_("Open {address}").format(address=record.url))
        self.meet.setVisible(any(p[2] == Presence.SPEAKER for p in record.people))
        self.change.setVisible(record.own)
        self.raw.setPlainText(_raw(record))
        self.form.set_values({"note": record.note, "paper_title": record.paper_title}, row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the fields the whole width where it is little."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        self.form.put_labels_above(above=event.size().width() < _NARROW * letter)

    def _lay_out(self) -> None:
        self.meet.setToolTip(_("Make its speakers people to meet (T)"))
        self.raw.setReadOnly(True)
        self.raw.setAccessibleName(_("Raw facts"))
        self.raw.setTabChangesFocus(True)
        self.raw.setMinimumHeight(140)
        self.raw.hide()
        for label in (self.title, self.text, self.people, self.facts):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for button in (self.link, self.raw_button):
            button.setProperty("kind", "link")
        self.link.setIcon(icon("external-link"))
        buttons = FlowLayout(gap=Space.S)  # beside a timeline there is no room for all on one line
        for button in (self.meet, self.change, self.link):
            buttons.addWidget(button)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for label in (self.title, self.time, self.my_time, self.facts, self.state, self.people):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addWidget(self.form)
        column.addWidget(self.text)
        column.addWidget(self.raw_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.raw)
        column.addStretch(1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(margins(Space.L, Space.S, Space.M, Space.S))
        outer.addWidget(self._empty)
        outer.addWidget(self._body, 1)
        self.setWidget(whole)
        self.form.edited.connect(self._on_edited)
        self.link.clicked.connect(self._open)
        self.raw_button.clicked.connect(self._turn_raw)
        self.meet.clicked.connect(self._want_targets)
        self.change.clicked.connect(self._want_change)

    def _on_edited(self, changes: dict[str, Any]) -> None:
        if self.form.key is not None:
            self.edited.emit(self.form.key, changes)

    def _open(self) -> None:
        open_url(self._url)

    def _turn_raw(self) -> None:
        shown = self.raw.isHidden()
        self.raw.setVisible(shown)
        self.raw_button.setText(_("Hide raw facts") if shown else _("Show raw facts"))

    def _want_targets(self) -> None:
        self.targets_wanted.emit()

    def _want_change(self) -> None:
        self.change_wanted.emit(self.form.key)


def time_words(row: EventRow) -> str:
    """Return when an event takes place, with its zone; of several days the first and the last."""
    day, last = dates.day_long(row.local_start.date()), dates.day_long(last_day(row))
    if row.start.all_day:
        if last != day:
            return _("{day} – {last}, all day").format(day=day, last=last)
        return _("{day}, all day").format(day=day)
    end = row.local_end if row.local_end > row.local_start else None
    if end is not None and end - row.local_start >= timedelta(days=1):
        words = _("{day}, {time} – {last}, {end} ({zone})").format(
            day=day,
            time=dates.clock(row.local_start),
            last=dates.day_long(end.date()),
            end=dates.clock(end),
            zone=row.zone,
        )
    else:
        words = _("{day}, {time} ({zone})").format(
            day=day, time=dates.clocks(row.local_start, end), zone=row.zone
        )
    return words + (" · " + _("the zone is a guess") if row.zone_guessed else "")


def _facts(row: EventRow) -> list[str]:
    parts: Sequence[str] = (
        row.location,
        *row.categories,
        _("marked “{mark}”").format(mark=mark_words(row.mark)) if row.mark is not Mark.NONE else "",
        _own_words(row),
        _("to meet: {codes}").format(codes=" ".join(row.codes)) if row.codes else "",
    )
    return [part for part in parts if part]


def _own_words(row: EventRow) -> str:
    if row.kind not in OWN_KINDS:
        return ""
    return kind_words(EventKind.BREAK if row.is_break else EventKind.MEETING)


def _state(row: EventRow, clash: str) -> str:
    parts = (
        _("It overlaps “{title}”, which you marked.").format(title=isolated(clash))
        if clash
        else "",
        _("It was cancelled.") if row.cancelled else "",
        _("The calendar no longer lists it.") if row.gone else "",
        _("It is hidden; H shows it again.") if row.hidden else "",
    )
    return " ".join(part for part in parts if part)


def _people(record: EventRecord) -> list[str]:
    lines = []
    for name, mail, presence in record.people:
        address = f" {isolated(f'<{mail}>')}" if mail and mail != name else ""
        lines.append(f"{presence_words(Presence(presence))}: {isolated(name)}{address}")
    return lines


def _raw(record: EventRecord) -> str:
    row = record.row
    facts = [
        (_("Calendar"), record.calendar),
        ("UID", row.uid),
        ("RECURRENCE-ID", row.recurrence_id),
        ("STATUS", row.status),
        ("URL", record.url),
    ]
    lines = [f"{name}: {value}" for name, value in facts if value]
    return "\n".join([*lines, "", record.raw.replace("\r\n", "\n")]).strip()


def _show(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
