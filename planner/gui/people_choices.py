"""What can be chosen before a list of people is imported: what it means, and for which event."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QRadioButton, QWidget

from planner.commands.import_choices import ImportOptions
from planner.commands.people_import import Meaning
from planner.flows.importing import Preview
from planner.gui.dates import span_words
from planner.gui.text import Look, joined, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.queries.events import event_rows
from planner.store import Store

_OWN = -1


class PeopleChoices(QWidget):
    """Three meanings, two of which need an event; `changed` when something else is chosen."""

    changed = Signal()

    def __init__(
        self,
        store: Store,
        shown: Preview,
        event_id: int | None,
        parent: QWidget | None = None,
        *,
        own: str = "",
    ) -> None:
        """Propose `event_id` where an event is needed, or first of all the one `own` names.

        That one is yet to be imported along with the list.
        """
        super().__init__(parent)
        self.buttons = {
            Meaning.CONTACTS: QRadioButton(_("I &know them")),
            Meaning.ATTENDEES: QRadioButton(_("They will be &there")),
            Meaning.MET: QRadioButton(_("I &met them")),
        }
        group = QButtonGroup(self)
        for button in self.buttons.values():
            group.addButton(button)
            button.clicked.connect(self._change)
        self.at_event = QComboBox()
        self.at_event.setAccessibleName(_("At which event"))
        self.at_event.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.at_event.setMinimumContentsLength(30)
        if own:
            self.at_event.addItem(own, _OWN)
            event_id = _OWN
        today = store.clock.today()
        for row in store.read(event_rows, top_level=True):
            self.at_event.addItem(joined((row.title, span_words(row, today))), row.id)
        self.at_event.setCurrentIndex(self.at_event.findData(event_id))
        self.at_event.activated.connect(self._change)
        self._hint = plain_label("", Look.WARNING)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(Space.L)
        for column, button in enumerate(self.buttons.values()):
            layout.addWidget(button, 0, column)
        layout.setColumnStretch(3, 1)
        layout.addWidget(self.at_event, 1, 0, 1, 3)
        layout.addWidget(self._hint, 1, 3)
        self.buttons[shown.meaning or Meaning.CONTACTS].setChecked(True)
        self._refresh()

    @property
    def meaning(self) -> Meaning:
        """What is chosen."""
        return next(m for m, button in self.buttons.items() if button.isChecked())

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        if self.meaning is Meaning.CONTACTS or self.at_event.currentData() is not None:
            return ""
        if not self.at_event.count():
            return _("There is no event yet. Add it first, or import them as people you know.")
        return _("Choose the event.")

    def show_preview(self, shown: Preview) -> None:
        """Show what the present preview was reckoned with."""
        self.buttons[shown.meaning or Meaning.CONTACTS].setChecked(True)
        self._refresh()

    def options(self, options: ImportOptions) -> ImportOptions:
        """Return the options with what is chosen now."""
        event_id = None if self.meaning is Meaning.CONTACTS else self.at_event.currentData()
        if event_id == _OWN:
            event_id = None
        return replace(options, import_as=self.meaning.value, conference_id=event_id)

    def _change(self, _what: object = None) -> None:
        self._refresh()
        if not self.missing:
            self.changed.emit()

    def _refresh(self) -> None:
        self.at_event.setEnabled(self.meaning is not Meaning.CONTACTS)
        self._hint.setText(self.missing)
