"""The Me page: one's own card, what one says, and one's networking style."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.commands.people import Person, edit_contact, edit_profile, set_me
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages.person_card import check_addresses
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.model import SessionKind
from planner.queries.people import MyCard, my_card, organisation_names
from planner.store import Store
from planner.suiting import words_of_suits

_TWO_COLUMNS = 820
_CARD = ("name", "title", "organisation", "emails", "phones", "links")


class MePage(Page):
    """Four forms: the card that the QR code carries, one's lines, one's shelf, and one's style."""

    name = "me"
    icon_name = "id-card"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._me: MyCard = MyCard(None)
        self.card = Form(self._card_fields())
        self.lines = Form(_line_fields())

    def build(self) -> Iterator[None]:
        """Build the last two forms, and lay out all four in a turn of its own."""
        self.shelf = Form(_shelf_fields())
        self.style_form = Form(_style_fields())
        self.card.edited.connect(self._save_card)
        self.lines.edited.connect(self._save_lines)
        self.shelf.edited.connect(self._save_lines)
        self.style_form.edited.connect(self._save_style)
        yield
        card = _box(
            _("My card"), _("The QR code on the sheet carries it to others' phones."), self.card
        )
        lines = _box(_("What I say"), _("Printed on the sheet, to look at in time."), self.lines)
        style = _box(
            _("My style"),
            _("It proposes how many people to meet, where, and with how many breaks."),
            self.style_form,
        )
        shelf = _box(
            _("What I can offer"),
            _("Offered where you plan what to give, and matched with what others want."),
            self.shelf,
        )
        self._boxes = (card, lines, shelf, style)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        self._grid.setSpacing(Space.M)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._arrange(wide=True)
        self.reload()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Me")

    def reload(self) -> None:
        """Read the card and the lines again."""
        found = self.read(my_card)
        if found is None:
            return
        self._me = found
        contact = found.contact
        if contact is not None:
            values = {name: getattr(contact, name) for name in _CARD}
            self.card.set_values(values, key=contact.id)
        elif self.card.key is not None:
            self.card.set_values({})
        self.shelf.set_values({"offers": found.offers}, key="shelf")
        names = ("introduction", "openers", "ways_out")
        self.lines.set_values({name: getattr(found, name) for name in names}, key="lines")
        style: dict[str, Any] = {
            "conversations_a_day": found.conversations_a_day,
            "minutes_between": found.minutes_between,
        }
        suits = set(found.suits.split())
        style |= {f"suits {kind.value}": kind.value in suits for kind in SessionKind}
        self.style_form.set_values(style, key="style")

    def focus_first(self) -> None:
        """Put the cursor into the name."""
        self.card.focus_on("name")

    def show_part(self, part: str) -> None:
        """Bring one's style into sight, with the cursor in its first field."""
        if part == "style":
            self._grid.activate()  # a page just made has nothing in its place yet
            self._scroll.ensureWidgetVisible(self._boxes[-1], 0, Space.M)
            self.style_form.focus_on("conversations_a_day")

    def resizeEvent(self, event: Any) -> None:
        """Use two columns where there is room."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= _TWO_COLUMNS)

    def _arrange(self, *, wide: bool) -> None:
        card, lines, shelf, style = self._boxes
        self._grid.addWidget(card, 0, 0)
        self._grid.addWidget(lines, 0 if wide else 1, 1 if wide else 0)
        self._grid.addWidget(shelf, 1 if wide else 2, 1 if wide else 0)
        self._grid.addWidget(style, 1 if wide else 3, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(4, 1)

    def _card_fields(self) -> list[Field]:
        return [
            Field("name", _("&Name"), needed=_("A person needs a name.")),
            Field("title", _("T&itle")),
            Field("organisation", _("&Organisation"), completions=self._organisations),
            Field("emails", _("E-&mail"), Kind.LINES, rows=1, check=check_addresses),
            Field("phones", _("&Telephone"), Kind.LINES, rows=1),
            Field("links", _("&Links"), Kind.LINES, rows=2, placeholder="https://…"),
        ]

    def _organisations(self) -> list[str]:
        return self.read(organisation_names) or []

    def _save_card(self, changes: dict[str, Any]) -> None:
        label = _("Edit my card")
        if self._me.contact is not None:
            self.write(label, edit_contact, self._me.contact.id, **changes)
            return
        # Nothing but a name makes a person: until it is given, the fields keep the rest.
        values = self.card.values()
        if values["name"].strip():
            self.write(label, set_me, Person(**values), self.store.clock.now())
            self.reload()
        else:
            self.told.emit(_("Give your name too; then the card is saved."))

    def _save_lines(self, changes: dict[str, Any]) -> None:
        self.write(_("Edit what I say"), edit_profile, **changes)

    def _save_style(self, changes: dict[str, Any]) -> None:
        if any(name.startswith("suits ") for name in changes):
            values = self.style_form.values()
            suits = [kind for kind in SessionKind if values.get(f"suits {kind.value}")]
            changes = {"suits": words_of_suits(suits)}
        self.write(_("Edit my style"), edit_profile, **changes)


def _line_fields() -> list[Field]:
    return [
        Field(
            "introduction",
            _("Introd&uction"),
            Kind.TEXT,
            rows=4,
            placeholder=_("Who I am and what I do, in two sentences"),
        ),
        Field(
            "openers",
            _("O&peners"),
            Kind.TEXT,
            rows=4,
            placeholder=_("What brought you here? One a line"),
        ),
        Field(
            "ways_out",
            _("&Ways out"),
            Kind.TEXT,
            rows=3,
            placeholder=_("How I end a conversation kindly"),
        ),
    ]


def _shelf_fields() -> list[Field]:
    return [
        Field(
            "offers",
            _("O&ffers"),
            Kind.TEXT,
            rows=6,
            placeholder=_("What I can give: help, contacts, a look at a draft. One a line"),
        ),
    ]


def _style_fields() -> list[Field]:
    kinds = {
        SessionKind.ONE_TO_ONE: _("One to one suits me"),
        SessionKind.SMALL_TABLE: _("Small tables suit me"),
        SessionKind.WORKSHOP: _("Workshops suit me"),
        SessionKind.RECEPTION: _("Receptions suit me"),
        SessionKind.STAGE: _("Questions at the stage suit me"),
        SessionKind.HALLWAY: _("The hallway suits me"),
        SessionKind.ONLINE: _("Online suits me"),
    }
    return [
        Field(
            "conversations_a_day",
            _("&Conversations a day"),
            Kind.NUMBER,
            placeholder="6",
            minimum=1,
            maximum=50,
        ),
        Field(
            "minutes_between",
            _("Minutes &between them"),
            Kind.NUMBER,
            placeholder="15",
            maximum=480,
        ),
        *(Field(f"suits {kind.value}", words, Kind.CHECK) for kind, words in kinds.items()),
    ]


def _box(title: str, words: str, form: Form) -> QFrame:
    box = QFrame()
    box.setProperty("card", True)
    column = QVBoxLayout(box)
    column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
    column.setSpacing(Space.S)
    column.addWidget(plain_label(title, Look.HEADING))
    column.addWidget(plain_label(words, Look.MUTED))
    column.addWidget(form)
    column.addStretch(1)
    return box
