"""What can be chosen before a calendar is imported: as what, into which, shown in which zone."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from planner.commands.import_choices import ImportOptions
from planner.commands.import_plan import ChangeKind, ImportPlan
from planner.flows.importing import Preview
from planner.gui.completion import WordCompleter
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.model import ImportedAs
from planner.times import find_zone, zone_names


class CalendarChoices(QWidget):
    """Radio buttons, and a field for the zone; `changed` when something else is chosen.

    `decided` comes with the answer to whether so much shall go, which changes no preview.
    """

    changed = Signal()
    decided = Signal()

    def __init__(self, shown: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert shown.plan is not None
        # Asked where more than half of the calendar would be gone.
        self.vanish = QCheckBox(_("Yes, &mark them as no longer listed"))
        self.vanish.toggled.connect(self._decide)
        self._vanish_words = plain_label("", Look.WARNING)
        self._into = shown.options.into
        self.conference = QRadioButton(_("as &one conference with its sessions"))
        self.events = QRadioButton(_("as &separate events"))
        group = QButtonGroup(self)
        for button in (self.conference, self.events):
            group.addButton(button)
            button.clicked.connect(self._change)
        self.target = QComboBox()
        self.target.setAccessibleName(_("Into which calendar"))
        self.target.activated.connect(self._change)
        self.zone = QLineEdit()
        self.zone.setAccessibleName(_("Time zone"))
        self.zone.setFixedWidth(240)
        self.zone.setCompleter(WordCompleter(_zones, self.zone, several=False))
        self.zone.editingFinished.connect(self._change_zone)
        self._zone_hint = plain_label("", Look.WARNING)
        self._shown_zone = shown.plan.zone
        self._lay_out(shown)

    def show_preview(self, shown: Preview) -> None:
        """Show what the present preview was reckoned with."""
        plan = shown.plan
        assert plan is not None
        as_conference = plan.imported_as is ImportedAs.CONFERENCE
        (self.conference if as_conference else self.events).setChecked(True)
        if plan.calendar_id is not None and not self.target.count():
            self.target.addItem(filled(_("Bring “{name}” up to date"), name=plan.name), None)
            self.target.addItem(_("Add as a new calendar"), "new")
        self.target.setVisible(self.target.count() > 0)
        self._ask_before_half_goes(plan)
        self._shown_zone = plan.zone
        self.zone.setText(plan.zone)
        self._zone_hint.setText(
            _("The file names no time zone; this is a guess.") if plan.zone_guessed else ""
        )

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        if self.vanish.isHidden() or self.vanish.isChecked():
            return ""
        return _("Say first whether so many entries are no longer listed.")

    def options(self, options: ImportOptions) -> ImportOptions:
        """Return the options with what is chosen now."""
        kind = ImportedAs.CONFERENCE if self.conference.isChecked() else ImportedAs.EVENTS
        zone = find_zone(self.zone.text().strip())
        chosen = zone.key if zone and zone.key != self._shown_zone else options.zone
        return replace(
            options,
            import_as=kind.value,
            into=self.target.currentData() if self.target.count() else options.into,
            zone=chosen,
        )

    def _lay_out(self, shown: Preview) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(Space.L)
        kinds.addWidget(self.conference)
        kinds.addWidget(self.events)
        kinds.addStretch(1)
        zone = QHBoxLayout()
        zone.setSpacing(Space.M)
        zone.addWidget(self.zone)
        zone.addWidget(self._zone_hint, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(Space.M)
        layout.setVerticalSpacing(Space.S)
        layout.addWidget(plain_label(_("Import"), Look.MUTED, wrap=False), 0, 0)
        layout.addLayout(kinds, 0, 1)
        layout.addWidget(plain_label(_("Times in"), Look.MUTED, wrap=False), 1, 0)
        layout.addLayout(zone, 1, 1)
        layout.addWidget(self.target, 2, 1)
        layout.addWidget(self._vanish_words, 3, 1)
        layout.addWidget(self.vanish, 4, 1)
        layout.setColumnStretch(1, 1)
        self.target.hide()

    def _ask_before_half_goes(self, plan: ImportPlan) -> None:
        asks = plan.asks_first
        for widget in (self.vanish, self._vanish_words):
            widget.setVisible(asks)
        if not asks:
            return
        self._vanish_words.setText(
            _(
                "{gone} of {live} entries are missing in it, more than half. It may be cut off,"
                " or another calendar."
            ).format(gone=plan.count(ChangeKind.GONE), live=plan.live)
        )

    def _decide(self, _checked: bool) -> None:
        self.decided.emit()

    def _change(self, _what: object = None) -> None:
        self.changed.emit()

    def _change_zone(self) -> None:
        name = self.zone.text().strip()
        found = find_zone(name)
        if found is None:
            self._zone_hint.setText(filled(_("There is no time zone “{name}”."), name=name))
        elif found.key != self._shown_zone:
            self.changed.emit()


def _zones() -> list[str]:
    return sorted(zone_names())
