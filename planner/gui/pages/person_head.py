"""The head of one person: photo, name, work, when we met, what is next, ways to reach them."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.flows.person_words import step_words
from planner.gui.calls import Call
from planner.gui.dates import day_words
from planner.gui.event_header import ElidedLabel
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.opening import may_open, open_url
from planner.gui.pages.person_photo import PersonPhoto
from planner.gui.text import Look, filled, joined, plain_label, set_tooltip
from planner.gui.theme import Space
from planner.gui.words import role_words
from planner.i18n import _
from planner.model import Role
from planner.queries.people import ContactRow


class PersonHead(QWidget):
    """Shows who is chosen; its buttons hand an address to the system's own programs."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = PersonPhoto(jobs)
        self.name = ElidedLabel(Look.HEADING)
        self.work = ElidedLabel(Look.BODY)
        self.facts = plain_label("", Look.MUTED)
        self.write = self._button("mail")
        self.call = self._button("phone")
        self.profile = self._button("external-link")
        self._addresses = {self.write: "", self.call: "", self.profile: ""}
        for button in self._addresses:
            button.clicked.connect(Call(button, partial(self._open, button)).run)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeading)
        words.addWidget(self.work, 0, Qt.AlignmentFlag.AlignLeading)
        words.addWidget(self.facts)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in self._addresses:
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(buttons)

    def show_row(self, row: ContactRow, photo: bytes | None, today: date) -> None:
        """Show a person."""
        self.name.show_words(row.name)
        work = joined((row.title, row.organisation), ", ")
        self.work.show_words(work)
        self.work.setVisible(bool(work))
        self.facts.setText("\n".join(_facts(row, today)))
        self.photo.show_photo(row.id, row.name, photo)
        mail = row.emails[0] if row.emails else ""
        phone = row.phones[0] if row.phones else ""
        link = row.links[0] if row.links else ""
        web = link if "//" in link else f"https://{link}" if link else ""
        self._offer(self.write, f"mailto:{mail}", mail, _("Write to {address}"))
        self._offer(self.call, f"tel:{_dialled(phone)}", phone, _("Call {address}"))
        self._offer(self.profile, web, link, _("Open {address}"))

    # Private

    def _button(self, symbol: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(symbol))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _offer(self, button: QToolButton, target: str, shown: str, words: str) -> None:
        self._addresses[button] = target
        button.setVisible(bool(shown) and may_open(target))
        button.setAccessibleName("")
        set_tooltip(button, words.format(address=shown))

    def _open(self, button: QToolButton) -> None:
        open_url(self._addresses[button])


def _facts(row: ContactRow, today: date) -> list[str]:
    met = (
        _("Last met {day}").format(day=day_words(row.last_met, today))
        if row.last_met
        else _("Not met yet")
    )
    when = next_words(row, today, partial(day_words, today=today))
    step = filled(_("Next: {step}"), step=when) if when else _("No next step")
    kinds = [*(role_words(Role(role)) for role in row.roles), *(f"#{tag}" for tag in row.tags)]
    return [text for text in (joined((met, step)), joined(kinds)) if text]


def next_day(row: ContactRow) -> date | None:
    """Return when something is to be done: the next step, else by the rhythm of keeping warm."""
    return row.next_step or row.warm_due


def next_words(row: ContactRow, today: date, days: Callable[[date], str]) -> str:
    """Return what is next in words; what is late says so, whatever its colour."""
    day = next_day(row)
    if day is None:
        return ""
    what = step_words(row.next_kind, row.next_what) if row.next_kind else _("be in touch again")
    pattern = _("{day}, overdue: {what}") if day < today else _("{day}: {what}")
    return filled(pattern, day=days(day), what=what)


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
