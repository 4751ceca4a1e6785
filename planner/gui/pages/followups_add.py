"""Asks for a follow-up to add by hand: to whom, what, until when, by what means."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.commands.follow_ups import Step
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.pages.followups_words import channel_words, kind_words
from planner.gui.text import Look, filled, fold, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.model import Channel, FollowUpKind

_WIDTH = 460


class AddFollowUp(QDialog):
    """A small form; Enter adds. `added` brings a Step without event and zone."""

    added = Signal(object)

    def __init__(self, people: Sequence[tuple[int, str]], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Add a follow-up"))
        self.setMinimumWidth(_WIDTH)
        self._people, self._today = people, today
        channels = [(channel.value, channel_words(channel) or _("any")) for channel in Channel]
        self.form = Form(
            (
                Field("person", _("&To whom"), completions=self._names),
                Field(
                    "kind",
                    _("&Kind"),
                    Kind.CHOICE,
                    choices=[(kind.value, kind_words(kind)) for kind in FollowUpKind],
                ),
                Field(
                    "other",
                    _("&With"),
                    completions=self._names,
                    placeholder=_("for an introduction"),
                ),
                Field("text", _("&What")),
                Field("due", _("&Due"), Kind.DAY, today=self._now),
                Field("channel", _("&By"), Kind.CHOICE, choices=channels),
            )
        )
        self.form.set_values(
            {
                "kind": FollowUpKind.PROMISE.value,
                "due": today + timedelta(days=1),
                "channel": Channel.OTHER.value,
            }
        )
        self._hint = plain_label("", Look.WARNING)
        self.add_button = QPushButton(_("Add"))
        self.add_button.setProperty("kind", "primary")
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self._add)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(cancel)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(plain_label(self.windowTitle(), Look.HEADING))
        column.addWidget(self.form)
        column.addLayout(row)
        self.form.focus_on("person")

    @property
    def hint(self) -> str:
        """What is still missing."""
        return self._hint.text()

    def _now(self) -> date:
        return self._today

    def _names(self) -> list[str]:
        return [name for _id, name in self._people]

    def _add(self) -> None:
        if not self.form.commit():
            return
        values = self.form.values()
        name, text = values["person"].strip(), values["text"].strip()
        if not name and not text:
            self._hint.setText(_("Say to whom, or what."))
            self.form.focus_on("person")
            return
        kind = FollowUpKind(values["kind"])
        other = values["other"].strip() if kind is FollowUpKind.INTRODUCTION else ""
        second = self._called(other)
        if other and second is None:
            self._hint.setText(
                filled(_("Nobody among your people is called “{name}”."), name=other)
            )
            self.form.focus_on("other")
            return
        step = Step(
            kind=kind,
            text=text,
            due=values["due"] or self._today,
            zone="UTC",
            contact_id=self._called(name),
            other_id=second,
            person=name,
            channel=Channel(values["channel"]),
        )
        self.added.emit(step)
        self.accept()

    def _called(self, name: str) -> int | None:
        known = [id_ for id_, called in self._people if fold(called) == fold(name)]
        return known[0] if len(known) == 1 else None
