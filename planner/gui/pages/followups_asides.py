"""What is asked beside a follow-up: whether a proposal or a new date is taken, and how often."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.dates import day_words
from planner.gui.fields import Field, Kind
from planner.gui.flow_layout import FlowLayout
from planner.gui.form import Form
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import FollowUpKind, Origin
from planner.queries.follow_up_details import FollowUpDetail
from planner.queries.follow_ups import FollowUpRow
from planner.queries.last_words import LastContact

_LONGEST_RHYTHM = 104  # weeks
_LONGEST_NAME = 13  # letters beside a box


class Question(QFrame):
    """A sentence with two answers; nothing is done before one is given."""

    taken = Signal()  # the proposal, or the proposed date
    kept = Signal()  # the date as it was, or nothing at all

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._words = plain_label("")
        self.yes_button, self.no_button = QPushButton(), QPushButton()
        self.yes_button.clicked.connect(self._yes)
        self.no_button.clicked.connect(self._no)
        row = FlowLayout(gap=Space.S)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self._words)
        column.addLayout(row)

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, row: FollowUpRow, last: LastContact | None, today: date) -> None:
        """Ask about a follow-up, or go away where nothing is to be asked."""
        if row.proposed:
            self._show(proposed_words(row, last, today), _("&Take it on"), _("Let it &be"))
        elif row.met_since is not None and row.move_to is not None:
            words = _("You met on {day}, after this was planned. Is it still due as it stands?")
            move = _("&Move to {day}").format(day=day_words(row.move_to, today))
            self._show(words.format(day=day_words(row.met_since, today)), move, _("&Keep the date"))
        self.setVisible(row.proposed or row.met_since is not None)

    def _show(self, words: str, yes: str, no: str) -> None:
        self._words.setText(words)
        for button, text in ((self.yes_button, yes), (self.no_button, no)):
            button.setText(text)
            button.setAccessibleDescription(words)

    def _yes(self, _checked: bool = False) -> None:
        self.taken.emit()

    def _no(self, _checked: bool = False) -> None:
        self.kept.emit()


def proposed_words(row: FollowUpRow, last: LastContact | None, today: date) -> str:
    """Return why something is proposed, in a sentence."""
    since = day_words(last.day, today) if last and last.day else ""
    match row.origin:
        case Origin.NUDGE:
            words = _("Sent on {day}, and no answer yet. Ask once more, and then no more.")
            return words.format(day=since) if since else _("No answer yet. Ask once more.")
        case Origin.AGAIN:
            return _("The thirty days are done. The next word would be due after sixty.")
        case Origin.MISSED:
            return filled(_("You wanted to meet at “{event}”, and did not."), event=row.event)
        case Origin.BEFORE:
            words = _("You want to meet at “{event}”. Ask before, and it is no matter of luck.")
            return filled(words, event=row.event)
    if not since:
        return _("There was no word between you yet, and you want to keep in touch.")
    return _("The last word between you was on {day}.").format(day=since)


class RhythmField(QWidget):
    """How often one wants to hear of each other, and when that is. `edited` brings the weeks."""

    edited = Signal(int, object)  # the contact, and weeks or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(
            (
                Field(
                    "weeks",
                    _("Keep warm every"),
                    Kind.NUMBER,
                    placeholder=_("… weeks"),
                    minimum=1,
                    maximum=_LONGEST_RHYTHM,
                ),
            )
        )
        self.form.edited.connect(self._tell)
        self._when = plain_label("", Look.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.form)
        column.addWidget(self._when)

    @property
    def when(self) -> str:
        """When the last word was, and when the next is wanted."""
        return self._when.text()

    def show_contact(self, contact_id: int | None, last: LastContact | None, today: date) -> None:
        """Show the rhythm of a person; somebody who is no contact has none."""
        self.setVisible(contact_id is not None and last is not None)
        if contact_id is None or last is None:
            self.form.commit()
            return
        self.form.set_values({"weeks": last.rhythm_weeks}, key=contact_id)
        self._when.setText(rhythm_words(last, today))
        self._when.setVisible(bool(self._when.text()))

    def _tell(self, changes: dict[str, Any]) -> None:
        self.edited.emit(self.form.key, changes["weeks"])


def rhythm_words(last: LastContact, today: date) -> str:
    """Return the rhythm in words: "Every 6 weeks. Last word Mon, Mar 16, next Mon, Apr 27."."""
    parts = []
    if last.rhythm_weeks:
        weeks = ngettext("Every week", "Every {n} weeks", last.rhythm_weeks)
        parts.append(weeks.format(n=last.rhythm_weeks))
    if last.day:
        parts.append(_("last word {day}").format(day=day_words(last.day, today)))
    if last.next:
        parts.append(_("next {day}").format(day=day_words(last.next, today)))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


class Introduction(QWidget):
    """The two people of an introduction, and whether each was asked. `edited` brings changes."""

    edited = Signal(int, dict)

    def __init__(self, names: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(
            (
                Field("other", _("To whom"), completions=names, placeholder=_("The other person")),
                Field("asked_first", _("The first was asked"), Kind.CHECK),
                Field("asked_other", _("The other was asked"), Kind.CHECK),
            )
        )
        layout = self.form.layout()
        assert isinstance(layout, QFormLayout)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.form.edited.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_follow_up(self, row: FollowUpRow, detail: FollowUpDetail) -> None:
        """Show both people; other kinds of follow-up have one."""
        self.setVisible(row.kind is FollowUpKind.INTRODUCTION)
        values = {
            "other": detail.other,
            "asked_first": detail.asked_first,
            "asked_other": detail.asked_other,
        }
        self.form.set_values(values, key=row.id)
        for name, person in (("asked_first", detail.person), ("asked_other", detail.other)):
            box = self.form.editor(name)
            assert isinstance(box, QCheckBox)
            whole = person or _("the other")
            short = whole if len(whole) <= _LONGEST_NAME else whole.split()[0]
            if len(short) > _LONGEST_NAME:
                short = f"{short[: _LONGEST_NAME - 1]}…"
            box.setText(filled(_("{name} said yes"), name=short).replace("&", "&&"))
            box.setAccessibleName(filled(_("{name} said yes"), name=whole))

    def _tell(self, changes: dict[str, Any]) -> None:
        self.edited.emit(self.form.key, changes)
