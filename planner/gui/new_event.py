"""The dialog for an event of one's own that stands by itself: a coffee, a class, a fair."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.commands.events import parse_start_end
from planner.errors import PlannerError
from planner.flows.planning import add_own_event, change_own_event
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.reading_times import read_clock
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.gui.words import context_words
from planner.i18n import _
from planner.model import Context
from planner.queries.events import EventRow, event_record, event_rows
from planner.store import Store
from planner.times import find_zone, zone_names


class NewEventDialog(QDialog):
    """Asks for title, day and times; `created` brings the event's id, `written` the undo label.

    With `edited_id` an event of one's own is changed instead.
    """

    created = Signal(int)
    written = Signal(str)

    def __init__(
        self,
        store: Store,
        parent: QWidget | None = None,
        *,
        edited_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._edited_id = edited_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = _("Edit event") if edited_id else _("New event")
        self.setWindowTitle(title)
        self.form = Form(self._fields())
        self.form.set_values(self._values())
        self._wrong = plain_label("", Look.WARNING)
        self._wrong.hide()
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.create_button = QPushButton(_("&Save") if edited_id else _("C&reate"))
        self.create_button.setProperty("kind", "primary")
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(title, Look.HEADING))
        layout.addWidget(self.form)
        layout.addWidget(self._wrong)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(480)
        self.form.focus_on("title")

    @property
    def wrong(self) -> str:
        """What keeps the event from being made, or ""."""
        return self._wrong.text()

    def _fields(self) -> list[Field]:
        today, other = self._store.clock.today, _("where it is another")
        return [
            Field("title", _("&Title")),
            Field("day", _("&Day"), Kind.DAY, _("fri, 20 March, 2026-01-31"), today=today),
            Field("start", _("&From"), placeholder=_("09:30, empty for the whole day")),
            Field("end", _("&Until"), placeholder=_("10:30")),
            Field("last_day", _("&Last day"), Kind.DAY, other, today=today),
            Field("place", _("&Place")),
            Field("zone", _("Time &zone"), completions=_zones, check=_check_zone),
            Field(
                "context",
                _("F&or"),
                Kind.CHOICE,
                choices=[(None, _("anything")), *((one, context_words(one)) for one in Context)],
            ),
        ]

    def _values(self) -> dict[str, Any]:
        if self._edited_id is None:
            clock = self._store.clock
            return {"day": clock.today(), "zone": clock.zone_name}
        ids = frozenset({self._edited_id})
        return _values_of(self._store.read(event_rows, ids=ids, include_hidden=True)[0])

    def _create(self, _checked: bool = False) -> None:
        if not self.form.commit():
            return
        values, before = self.form.values(), self._store.revision
        try:
            event_id, label = self._write(values)
        except (ValueError, PlannerError) as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self.accept()
        if self._store.revision != before:  # what is as it was is no step to undo
            self.written.emit(label)
        self.created.emit(event_id)

    def _write(self, values: dict[str, Any]) -> tuple[int, str]:
        zone = find_zone(values["zone"])
        zone_name = zone.key if zone else self._store.clock.zone_name
        today = self._store.clock.today(zone)
        start, end = _times(values, today)
        first, last = parse_start_end(start, end, zone_name, today)
        if self._edited_id is not None:
            changes: dict[str, Any] = {"title": values["title"], "location": values["place"]}
            label = _("Edit event")
            changes |= {"start": first, "end": last}
            self._store.write(
                label, change_own_event, self._edited_id, changes, context=values["context"]
            )
            return self._edited_id, label
        label = _("Add event")
        event_id = self._store.write(
            label,
            add_own_event,
            context=values["context"],
            title=values["title"],
            start=first,
            end=last,
            place=values["place"],
            zone=zone_name,
            my_zone=self._store.clock.zone_name,
        )
        return event_id, label


def can_edit(store: Store, event_id: int) -> bool:
    """Return whether an event is one's own, so that its facts may be changed."""
    return store.read(event_record, event_id).own


def _times(values: dict[str, Any], today: date) -> tuple[str, str | None]:
    """Return start and end as the command line writes them; ValueError for what is no time."""
    day = values["day"] or today
    last_day = values["last_day"]
    start, end = read_clock(values["start"]), read_clock(values["end"])
    if end and not start:
        raise ValueError(_("Say when it starts."))
    if not start:
        return day.isoformat(), last_day.isoformat() if last_day else None
    first = f"{day.isoformat()}T{start}"
    if end:
        return first, f"{(last_day or day).isoformat()}T{end}"
    return first, f"{last_day.isoformat()}T{start}" if last_day else None


def _values_of(row: EventRow) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": row.title,
        "place": row.location,
        "zone": row.start.zone or row.zone,
        "context": row.context,
        "day": row.local_start.date(),
    }
    if row.start.all_day:
        last = row.local_end.date() - timedelta(days=1)
        values["last_day"] = last if last > row.local_start.date() else None
        return values
    values["start"] = row.local_start.strftime("%H:%M")
    if row.local_end > row.local_start:
        values["end"] = row.local_end.strftime("%H:%M")
        if row.local_end.date() != row.local_start.date():
            values["last_day"] = row.local_end.date()
    return values


def _check_zone(name: str) -> str:
    if find_zone(name):
        return ""
    return _("There is no time zone “{name}”; your own is taken.").format(name=name)


def _zones() -> list[str]:
    return sorted(zone_names())
