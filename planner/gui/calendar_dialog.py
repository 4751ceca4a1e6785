"""Changes how an imported calendar is shown: in which zone, and as one conference or not."""

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.gui.completion import WordCompleter
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.model import ImportedAs
from planner.queries.calendars import calendar_row
from planner.queries.events import EventRecord
from planner.store import Store
from planner.times import find_zone, zone_names


class CalendarDialog(QDialog):
    """What is planned stays; `written` brings the label of a step, `failed` a PlannerError.

    Of a calendar that comes from an address, `refresh_asked` brings its id.
    """

    written = Signal(str)
    failed = Signal(object)
    refresh_asked = Signal(int)

    def __init__(self, store: Store, record: EventRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._record = store, record
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Calendar"))
        self.zone = QLineEdit(record.row.zone)
        self.zone.setCompleter(WordCompleter(_zones, self.zone, several=False))
        self.zone.textChanged.connect(self._check)
        label = plain_label(_("Times are shown in"), Look.MUTED)
        label.setBuddy(self.zone)
        self.zone.setAccessibleName(_("Time zone"))
        self._hint = plain_label("", Look.WARNING)
        self.conference = QRadioButton(_("as &one conference with its sessions"))
        self.events = QRadioButton(_("as &separate events"))
        group = QButtonGroup(self)
        group.addButton(self.conference)
        group.addButton(self.events)
        whole = record.imported_as is ImportedAs.CONFERENCE
        (self.conference if whole else self.events).setChecked(True)
        self._row = store.read(calendar_row, record.calendar_id)
        self.at_start = QCheckBox(_("&Ask its address for news at every start"))
        self.refresh_button = QPushButton(_("&Refresh now"))
        self.refresh_button.clicked.connect(self._ask_now)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = QPushButton(_("Sa&ve"))
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.refresh_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(plain_label(record.calendar, Look.HEADING))
        layout.addWidget(plain_label(self._source_words(), Look.MUTED))
        self._show_address()
        for widget in (label, self.zone, self._hint, self.conference, self.events):
            layout.addWidget(widget)
        layout.addWidget(self.at_start)
        layout.addLayout(buttons)
        self.setMinimumWidth(440)
        self._check()
        self.zone.selectAll()

    def _show_address(self) -> None:
        has_address = self._row is not None and self._row.has_address
        self.at_start.setVisible(has_address)
        self.refresh_button.setVisible(has_address)
        self.at_start.setChecked(self._row is not None and self._row.refresh_at_start)

    def _source_words(self) -> str:
        if self._row is None:
            return ""
        if not self._row.has_address:
            return _("Out of the file {name}").format(name=PurePath(self._row.source).name)
        return _("From {address}").format(address=self._row.source)

    def _ask_now(self, _checked: bool = False) -> None:
        calendar_id = self._record.calendar_id
        self.reject()
        self.refresh_asked.emit(calendar_id)

    def _check(self, _text: str = "") -> None:
        name = self.zone.text().strip()
        known = find_zone(name) is not None
        self.save_button.setEnabled(known)
        wrong = _("There is no time zone “{name}”.").format(name=name)
        guess = _("The calendar names no zone; this is a guess.")
        untouched = self._record.row.zone_guessed and name == self._record.row.zone
        self._hint.setText(wrong if not known else guess if untouched else "")

    def _save(self, _checked: bool = False) -> None:
        # What writes calendars is loaded with the first of them, not with the window.
        from planner.commands.calendars import regroup, set_refresh, set_zone

        zone = find_zone(self.zone.text().strip())
        wanted = ImportedAs.CONFERENCE if self.conference.isChecked() else ImportedAs.EVENTS
        calendar_id, row = self._record.calendar_id, self._record.row
        at_start = self.at_start.isChecked()
        self.accept()
        try:
            if zone is not None and (zone.key != row.zone or row.zone_guessed):
                label = _("Show times in {zone}").format(zone=zone.key)
                self._store.write(label, set_zone, calendar_id, zone.key)
                self.written.emit(label)
            if wanted is not self._record.imported_as:
                label = (
                    _("Make it one conference")
                    if wanted is ImportedAs.CONFERENCE
                    else _("Make it separate events")
                )
                self._store.write(label, regroup, calendar_id, wanted)
                self.written.emit(label)
            if self._row is not None and at_start != self._row.refresh_at_start:
                label = (
                    _("Refresh {name} at start") if at_start else _("Refresh {name} by hand only")
                )
                label = filled(label, name=self._row.name)
                self._store.write(label, set_refresh, calendar_id, at_start)
                self.written.emit(label)
        except PlannerError as error:
            self.failed.emit(error)


def _zones() -> list[str]:
    return sorted(zone_names())
