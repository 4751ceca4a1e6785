"""One person whole: who it is, what has happened between us, and the card to edit."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from planner.commands.people import edit_contact
from planner.errors import PlannerError
from planner.gui.form import Form
from planner.gui.page import Page
from planner.gui.pages.person_card import card_changes, card_fields, card_values
from planner.gui.pages.person_head import PersonHead
from planner.gui.pages.person_history import HistoryList
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext
from planner.queries.history import person_history
from planner.queries.people import contact_photo, contact_row, organisation_names, tag_names

_HISTORY, _CARD = 0, 1


class PersonView(QWidget):
    """Shows the chosen person of `page`, through whose doors it reads and writes.

    With several chosen it offers to merge two of them: `merge_asked`. What it shows is made by
    `build`, in turns of the event loop.
    """

    merge_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.contact_id: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.setAccessibleName(_("The person chosen"))

    def build(self) -> Iterator[None]:
        """Make the head and the history, the card, and lay them out, each in its turn."""
        page = self._page
        self.head = PersonHead(page.jobs)
        self.head.photo.picked.connect(self._save_photo)
        self.head.photo.failed.connect(page.failed)
        self.hint = plain_label("", Look.MUTED)
        self.merge_button = QPushButton(_("Compare and merge…"))
        self.merge_button.clicked.connect(self._ask_to_merge)
        self.tabs = QTabBar()
        self.tabs.setProperty("parts", True)
        self.tabs.setAccessibleName(_("History or card"))
        self.tabs.addTab(_("Histor&y"))
        self.tabs.addTab(_("&Card"))
        self.tabs.setExpanding(False)
        self.history = HistoryList()
        self.history.wanted.connect(page.wanted)
        self.history.log_asked.connect(self._ask_to_log)
        yield
        self.form = Form(card_fields(self._organisations, self._tags))
        self.form.edited.connect(self._save)
        yield
        self._lay_out()
        self.show_people([])

    def show_people(self, ids: list[int]) -> None:
        """Show one person; of none or several, what can be done."""
        one = ids[0] if len(ids) == 1 else None
        self.contact_id = one
        for widget in (self.head, self.tabs, self._stack):
            widget.setVisible(one is not None)
        self.hint.setVisible(one is None)
        self.merge_button.setVisible(len(ids) == 2)
        self.hint.setText(_hint(len(ids)))
        if one is None:
            self.form.set_values({})
            return
        page, clock = self._page, self._page.store.clock
        row = page.read(contact_row, one)
        entries = page.read(person_history, one, clock.now())
        if row is None or entries is None:
            return
        self.head.show_row(row, page.read(contact_photo, one), clock.today())
        self.form.set_values(card_values(row), key=one)
        self.history.show_entries(entries, clock.today(), one)
        name = _("Histor&y ({n})") if entries else _("Histor&y")
        self.tabs.setTabText(_HISTORY, name.format(n=len(entries)))

    def edit(self, field: str = "name") -> None:
        """Turn to the card and put the keyboard into a field."""
        self.tabs.setCurrentIndex(_CARD)
        self.form.focus_on(field)

    def read_on(self) -> None:
        """Turn to the history and put the keyboard there."""
        self.tabs.setCurrentIndex(_HISTORY)
        self.history.setFocus(Qt.FocusReason.OtherFocusReason)
        self.history.choose_first()

    # Private

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.history)
        self._stack.addWidget(_scrolled(self.form))
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.M, Space.S, 0, 0))
        column.setSpacing(Space.S)
        for widget in (self.head, self.hint):
            column.addWidget(widget)
        column.addWidget(self.merge_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addStretch(0)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)

    def _organisations(self) -> list[str]:
        return self._page.read(organisation_names) or []

    def _tags(self) -> list[str]:
        return self._page.read(tag_names) or []

    def _ask_to_merge(self, _checked: bool = False) -> None:
        self.merge_asked.emit()

    def _ask_to_log(self) -> None:
        self._page.wanted.emit("log", None)

    def _save(self, changes: dict[str, Any]) -> None:
        contact_id = self.form.key
        if contact_id is None:
            return
        label = filled(_("Edit {name}"), name=self.head.name.words)
        self._page.write(label, edit_contact, contact_id, **card_changes(changes))

    def _save_photo(self, contact_id: int, photo: bytes | None) -> None:
        try:
            row = self._page.read(contact_row, contact_id)
        except PlannerError as error:  # gone while the picture was being read
            self._page.failed.emit(error)
            return
        if row is not None:
            words = _("Remove the photo of {name}")
            if photo:
                had = self._page.read(contact_photo, contact_id) is not None
                words = _("Change the photo of {name}") if had else _("Add a photo of {name}")
            label = filled(words, name=row.name)
            self._page.write(label, edit_contact, contact_id, photo=photo)


def _hint(count: int) -> str:
    if not count:
        return _("Choose one person to see everything about them.")
    if count == 2:
        return _("Two people are chosen. They can be compared and made one.")
    words = ngettext(
        "{n} person is chosen. Choose one to read about, or two to compare.",
        "{n} people are chosen. Choose one to read about, or two to compare.",
        count,
    )
    return words.format(n=count)


def _scrolled(form: Form) -> QScrollArea:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(margins(0, Space.XS, Space.S, 0))
    column.addWidget(form)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
