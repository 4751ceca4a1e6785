"""One person whole: the card to edit, and what has happened between us."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.commands.people import edit_contact
from planner.gui.card_delegate import Card
from planner.gui.card_list import CardList
from planner.gui.dates import day_words
from planner.gui.event_header import ElidedLabel
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.page import Page
from planner.gui.palette import Tone
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.gui.words import role_words, state_words
from planner.i18n import _
from planner.model import FollowUpKind, FollowUpStatus, Role, TargetState
from planner.queries.people import (
    ContactRow,
    HistoryRow,
    contact_row,
    history_rows,
    organisation_names,
)


class PersonView(QScrollArea):
    """Shows the chosen person of `page`, through whose doors it reads and writes."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.contact_id: int | None = None
        self.name = ElidedLabel(Look.HEADING)
        self.hint = plain_label(_("Choose one person to see everything about them."), Look.MUTED)
        self.form = Form(self._fields())
        self.form.edited.connect(self._save)
        self._history_title = plain_label(_("What has happened"), Look.STRONG)
        self.history = CardList(
            self._card, _("Nothing has happened yet."), name=_("What has happened")
        )
        self.history.setMinimumHeight(180)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.M, 0, Space.S, 0)
        column.setSpacing(Space.S)
        for widget in (self.name, self.hint, self.form, self._history_title):
            column.addWidget(widget)
        column.addWidget(self.history, 1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 160)
        self.setAccessibleName(_("The person chosen"))
        self.show_person(None)

    def show_person(self, contact_id: int | None) -> None:
        """Show a person, or that none is chosen."""
        self.contact_id = contact_id
        known = contact_id is not None
        for widget in (self.name, self.form, self._history_title, self.history):
            widget.setVisible(known)
        self.hint.setVisible(not known)
        if contact_id is None:
            self.form.set_values({})
            return
        row = self._page.read(contact_row, contact_id)
        history = self._page.read(history_rows, contact_id)
        if row is None or history is None:
            return
        self.name.show_words(row.name)
        self.form.set_values(_values(row), key=contact_id)
        self.history.set_rows(_unique(history))

    def _fields(self) -> list[Field]:
        return [
            Field("name", _("&Name")),
            Field("title", _("T&itle")),
            Field("organisation", _("&Organisation"), completions=self._organisations),
            Field("emails", _("E-&mail"), Kind.LINES, rows=1, check=check_addresses),
            Field("phones", _("&Telephone"), Kind.LINES, rows=1),
            Field("links", _("&Links"), Kind.LINES, rows=1),
            Field(
                "roles",
                _("&Roles"),
                Kind.TAGS,
                placeholder=_("mentor, peer …"),
                check=check_roles,
                completions=_role_names,
            ),
            Field("tags", _("Ta&gs"), Kind.TAGS),
            Field("note", _("Note"), Kind.TEXT, rows=3),
        ]

    def _organisations(self) -> list[str]:
        return self._page.read(organisation_names) or []

    def _save(self, changes: dict[str, Any]) -> None:
        contact_id = self.form.key
        if contact_id is None:
            return
        if "roles" in changes:
            changes = {"roles": [role for role in read_roles(changes["roles"]) if role]}
        label = _("Edit {name}").format(name=self.name.words)
        self._page.write(label, edit_contact, contact_id, **changes)

    def _card(self, row: HistoryRow) -> Card:
        symbol, badge, tone = _kind_words(row.kind)
        today = self._page.store.clock.today()
        day = day_words(row.day, today) if row.day else ""
        where = " · ".join(part for part in (day, row.event) if part)
        cue = _("Recognise by: {cue}").format(cue=row.cue) if row.cue else ""
        lines = tuple(line for line in (row.text, cue) if line)
        return Card(title=where or badge, lines=lines, badge=badge, badge_tone=tone, icon=symbol)


def check_addresses(values: tuple[str, ...]) -> str:
    """Return a hint where an address does not look like one; it is kept all the same."""
    odd = [value for value in values if value.count("@") != 1 or " " in value]
    return _("“{value}” does not look like an address.").format(value=odd[0]) if odd else ""


def check_roles(values: tuple[str, ...]) -> str:
    """Return a hint for words that are no role."""
    odd = [word for word, role in zip(values, read_roles(values), strict=True) if role is None]
    if not odd:
        return ""
    known = ", ".join(_role_names())
    return _("“{word}” is no role. There are: {known}.").format(word=odd[0], known=known)


def read_roles(values: tuple[str, ...]) -> list[Role | None]:
    """Return the role each word means, in the user's language or as stored, else None."""
    names = {role_words(role).casefold(): role for role in Role}
    names |= {role.value: role for role in Role}
    return [names.get(word.casefold()) for word in values]


def _role_names() -> list[str]:
    return [role_words(role).lower() for role in Role]


def _values(row: ContactRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "title": row.title,
        "organisation": row.organisation,
        "emails": row.emails,
        "phones": row.phones,
        "links": row.links,
        "roles": tuple(role_words(Role(role)).lower() for role in row.roles),
        "tags": row.tags,
        "note": row.note,
    }


def _unique(rows: list[HistoryRow]) -> list[HistoryRow]:
    """Give the rows ids of their own: those of three tables come together here."""
    return [
        HistoryRow(at, row.kind, row.day, row.event, row.text, row.cue)
        for at, row in enumerate(rows)
    ]


def _kind_words(kind: str) -> tuple[str, str, Tone]:
    head, _colon, tail = kind.partition(":")
    if head == "met":
        return "handshake", _("Met"), Tone.GOOD
    if head == "target":
        return "target", state_words(TargetState(tail)), Tone.ACCENT
    names = {
        FollowUpKind.PROMISE: ("list-checks", _("Promise")),
        FollowUpKind.MESSAGE: ("mail", _("Message")),
        FollowUpKind.INTRODUCTION: ("users", _("Introduction")),
        FollowUpKind.GIVE: ("gift", _("Give")),
        FollowUpKind.CALL: ("phone", _("Call")),
    }
    symbol, words = names[FollowUpKind(head)]
    pending = FollowUpStatus(tail).pending
    if not pending:
        words = _("{kind}, done").format(kind=words)
    return symbol, words, Tone.WARN if pending else Tone.GOOD
