"""The right-hand side of the follow-ups: who it is, what was said, the facts, and the draft."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.gui.dates import day_words, moment_words
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.icons import icon
from planner.gui.opening import may_open
from planner.gui.pages.followups_asides import Introduction, Question, RhythmField
from planner.gui.pages.followups_draft import DraftBox
from planner.gui.pages.followups_words import channel_words
from planner.gui.text import Look, filled, joined, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _
from planner.model import Channel
from planner.queries.follow_up_details import FollowUpDetail
from planner.queries.follow_ups import FollowUpRow
from planner.queries.last_words import LastContact
from planner.queries.people import HistoryRow

_MOST_HISTORY = 8


class FollowUpDetails(QScrollArea):
    """One follow-up: edits are told when a field is left; there is no save button."""

    edited = Signal(int, dict)
    link_asked = Signal(str)

    def __init__(
        self,
        names: Callable[[], list[str]],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.row: FollowUpRow | None = None
        self.detail: FollowUpDetail | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self._name = plain_label("", Look.HEADING)
        self._who = plain_label("", Look.MUTED)
        self._met = plain_label("", Look.SMALL)
        self.said = plain_label("")
        self.history = plain_label("", Look.SMALL)
        for label in (self._name, self._who, self.said, self.history):
            label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
        self._history_heading = plain_label(_("Before"), Look.STRONG)
        self.question = Question()
        self.form = Form(_fields(today))
        self.form.edited.connect(self._tell)
        self.introduction = Introduction(names)
        self.introduction.edited.connect(self.edited)
        self.rhythm = RhythmField()
        self.draft = DraftBox()
        self._links = QHBoxLayout()
        self._links.setSpacing(Space.XS)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(margins(Space.M, Space.S, Space.S, Space.M))
        column.setSpacing(Space.S)
        column.addWidget(self._name)
        column.addWidget(self._who)
        column.addWidget(self._met)
        column.addLayout(self._links)
        column.addWidget(self.question)
        column.addWidget(self.said)
        column.addSpacing(Space.S)
        column.addWidget(self.form)
        column.addWidget(self.introduction)
        column.addWidget(self.draft)
        column.addSpacing(Space.S)
        column.addWidget(self.rhythm)
        column.addSpacing(Space.S)
        column.addWidget(self._history_heading)
        column.addWidget(self.history)
        column.addStretch(1)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)

    def show_follow_up(
        self, row: FollowUpRow, detail: FollowUpDetail, last: LastContact | None
    ) -> None:
        """Show one; what is being typed into the same one stays."""
        today = self._today()
        if self.row is None or self.row.id != row.id:
            self.verticalScrollBar().setValue(0)  # whom it is about stands at the top
        self.row, self.detail = row, detail
        self._name.setText(detail.person or _("somebody"))
        who = [detail.title, detail.organisation]
        if detail.other:
            who.append(filled(_("with {name}"), name=detail.other))
        self._put(self._who, joined(who, ", "))
        self._put(self._met, _met(detail, today))
        self.question.ask(row, last, today)
        self._put(self.said, "\n".join(said_lines(detail)))
        past = [_past(one, today) for one in detail.history[:_MOST_HISTORY]]
        self._put(self.history, "\n".join(past))
        self._history_heading.setVisible(bool(past))
        self._show_links(detail)
        self._fill(row)
        self.introduction.show_follow_up(row, detail)
        self.rhythm.show_contact(row.contact_id, last, today)
        self.draft.show_follow_up(row, detail)

    def clear(self) -> None:
        """Show nobody; what was being edited is saved first."""
        for form in (self.form, self.draft.form, self.introduction.form, self.rhythm.form):
            form.commit()
        self.row = self.detail = None

    def _tell(self, changes: dict[str, Any]) -> None:
        if "channel" in changes:
            changes["channel"] = Channel(changes["channel"])
        if changes.get("due", self) is None:  # a follow-up is always due some day
            if self.row is not None and self.row.id == self.form.key:
                self._fill(self.row)
            return
        self.edited.emit(self.form.key, changes)

    def _fill(self, row: FollowUpRow) -> None:
        values = {"text": row.text, "due": row.due, "channel": row.channel.value}
        self.form.set_values(values, key=row.id)

    def _show_links(self, detail: FollowUpDetail) -> None:
        while (taken := self._links.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        contact = detail.contact
        addresses: list[tuple[str, str, str]] = []
        if contact is not None:
            addresses += [("mail", mail, f"mailto:{mail}") for mail in contact.emails[:1]]
            addresses += [("phone", phone, _tel(phone)) for phone in contact.phones[:1]]
            addresses += [("link", link, link) for link in contact.links[:1]]
        for symbol, words, address in addresses:
            if may_open(address):
                self._links.addWidget(self._link(symbol, words, address))
        self._links.addStretch(1)

    def _link(self, symbol: str, words: str, address: str) -> QPushButton:
        shown = words.removeprefix("https://").removeprefix("http://").removeprefix("www.")
        shown = shown if len(shown) <= 28 else shown[:27] + "…"
        button = QPushButton(icon(symbol, "accent"), shown.replace("&", "&&"))
        button.setProperty("kind", "link")
        button.setProperty("address", address)
        button.setAccessibleName(words)
        button.clicked.connect(self._ask_link)
        return button

    def _ask_link(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.link_asked.emit(button.property("address"))

    def _put(self, label: Any, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def said_lines(detail: FollowUpDetail) -> list[str]:
    """Return what is known of the conversation, a line each, in the order of the card."""
    promised = "; ".join(text for text in detail.promised if text != detail.text)
    parts = (
        (_("Recognise by: {words}"), detail.cue),
        (_("Talked about: {words}"), joined((detail.talk, detail.shared_note))),
        (_("They want: {words}"), detail.wants),
        (_("They offered: {words}"), detail.offered),
        (_("I promised: {words}"), promised),
        (_("I can give: {words}"), "; ".join(detail.gives)),
        (_("Note: {words}"), detail.note),
    )
    return [filled(sentence, words=words) for sentence, words in parts if words]


def _met(detail: FollowUpDetail, today: date) -> str:
    if detail.met_at is None:
        return detail.event
    return joined((moment_words(detail.met_at, today), detail.event, detail.met_where))


def _past(row: HistoryRow, today: date) -> str:
    day = day_words(row.day, today) if row.day else ""
    return joined((day, _past_kind(row.kind), row.event, row.text))


def _past_kind(kind: str) -> str:
    what, _colon, state = kind.partition(":")
    words: dict[str, Callable[[], str]] = {
        "met": lambda: _("met"),
        "target": lambda: _("planned to meet"),
        "promise": lambda: _("promise"),
        "message": lambda: _("message"),
        "introduction": lambda: _("introduction"),
        "give": lambda: _("give"),
        "call": lambda: _("call"),
    }
    states: dict[str, Callable[[], str]] = {
        "done": lambda: _("done"),
        "sent": lambda: _("sent"),
        "answered": lambda: _("answered"),
        "waived": lambda: _("let go"),
    }
    said = words[what]() if what in words else what
    return f"{said} ({states[state]()})" if state in states else said


def _tel(phone: str) -> str:
    return "tel:" + "".join(c for c in phone if c.isdigit() or c in "+*#")


def _fields(today: Callable[[], date]) -> tuple[Field, ...]:
    channels = [(channel.value, channel_words(channel) or _("any")) for channel in Channel]
    return (
        Field("text", _("What"), Kind.TEXT, rows=2, placeholder=_("What is to be done")),
        Field("due", _("Due"), Kind.DAY, placeholder=_("fri, +3d, 2026-01-31"), today=today),
        Field("channel", _("Channel"), Kind.CHOICE, choices=channels),
    )
