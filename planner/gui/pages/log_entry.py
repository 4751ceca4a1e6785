"""Where somebody met is typed: the line, how it is read, private notes, and the card's fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.commands.line_people import Coded, settle
from planner.formats.personline import (
    PersonLine,
    format_line,
    parse_line,
)
from planner.gui.entry_line import LONGEST, EntryLine
from planner.gui.fitting_scroll import FittingScroll
from planner.gui.icons import icon
from planner.gui.line_completion import Piece
from planner.gui.line_words import log_words, who_words
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.log_advice import advice
from planner.gui.pages.log_edits import (
    day_in,
    private_line,
    private_text,
    with_box,
    with_code,
    with_field,
)
from planner.gui.pages.log_fields import EnterZone, LogFieldsView
from planner.gui.pages.turning import RoomyOnly
from planner.gui.saving import remember, remembered
from planner.gui.text import Look, describe, filled, joined, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, locale_name

_ROOMY = 520  # pixels of the row; with fewer the line has no room beside three buttons


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed and not logged yet: the line, private notes by code, other lines below.

    `correcting` is the id of the encounter that it is to be written over, or None.
    """

    text: str = ""
    private: Mapping[str, str] = field(default_factory=dict)
    below: tuple[str, ...] = ()
    correcting: int | None = None


def draft_of(line: PersonLine, correcting: int | None) -> Draft:
    """Return what one would type to log a line, as the line and its notes hold it."""
    private, below = {}, []
    for child in line.children:
        if len(child.codes) == 1 and len(line.codes) > 1:
            private[child.codes[0]] = private_text(child)
        else:
            below.append(format_line(child, locale=locale_name()))
    text = format_line(replace(line, children=()), locale=locale_name())
    return Draft(text, private, tuple(below), correcting)


class LogEntry(QWidget):
    """One line for one encounter; `card` shows how it is read and is another way to write it.

    `logged` brings a PersonLine, or None for an empty line, and whether to go on to the next;
    `pasted` the PersonLines of several lines. `today`, `organisations` and `pieces` (to
    complete the text before the cursor) are asked while one types.
    """

    logged = Signal(object, bool)
    pasted = Signal(list)
    typed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        organisations: Callable[[], Sequence[str]],
        pieces: Callable[[str], Sequence[Piece]],
    ) -> None:
        super().__init__()
        self._today, self._organisations = today, organisations
        self._coded: Mapping[str, Coded] = {}
        self._at_event = False
        self.line = EntryLine(_("Whom did you meet?"), "", pieces=pieces)
        self.log = QPushButton(icon("check", "on_accent"), _("Log"))
        self.next = QPushButton(_("Log, next"))
        self.whom = plain_label("", Look.STRONG)
        self.read_as = plain_label("", Look.SMALL)
        self.read_as.setProperty("tone", None)
        self.warning = plain_label("", Look.WARNING)
        self.fields = LogFieldsView()
        self.unfold = list_action(self, _("Fields"), "", "list-checks", self._turn_fields)
        self.unfold.setCheckable(True)
        self.unfold.setChecked(remembered("log").get("fields") is not False)
        self.correcting: int | None = None
        self._below: tuple[str, ...] = ()
        self.unfold_button = button_for(self.unfold, framed=True)
        self._private: dict[str, QLineEdit] = {}
        self._notes = EnterZone()
        self._lay_out()
        self.line.textChanged.connect(self._show)
        self.line.entered.connect(self._enter)
        self.line.entered_and_on.connect(self._enter_and_on)
        self.line.pasted.connect(self.pasted)
        self.log.clicked.connect(self._hand_over)
        self.next.clicked.connect(self._enter_and_on)
        self.fields.typed.connect(self._on_field)
        self.fields.turned.connect(self._on_box)
        for zone in (self._notes, self.fields):
            zone.entered.connect(self._hand_over)
            zone.entered_and_on.connect(self._enter_and_on)
        self.fields.lines.setVisible(self.unfold.isChecked())
        self.set_people({}, at_event=False)

    def set_people(self, coded: Mapping[str, Coded], *, at_event: bool) -> None:
        """Say whose codes may be typed, and whether this is at an event at all."""
        self._coded, self._at_event = coded, at_event
        self.fields.states.setVisible(at_event)
        self.line.setPlaceholderText(
            _("T3 *red glasses !send the draft @fri “asked about looms” /mail")
            if at_event
            else _("Ada Lovelace, CTO, Analytical Engines !send the draft @fri /mail")
        )
        self._show(self.line.text())

    def put_code(self, code: str) -> None:
        """Put somebody's code in front of what is typed."""
        self.line.put(with_code(self.line.text(), code))

    @property
    def is_free(self) -> bool:
        """Whether nothing but perhaps whom it is about is typed."""
        return replace(self.read(self.line.text()), codes=()) == PersonLine("")

    @property
    def draft(self) -> Draft:
        """What is typed and not logged yet."""
        private = {code: edit.text() for code, edit in self._private.items() if edit.text()}
        return Draft(self.line.text(), private, self._below, self.correcting)

    def put_draft(self, draft: Draft) -> None:
        """Write a draft into the line and the private notes."""
        self.clear()
        self.correcting, self._below = draft.correcting, draft.below
        self.line.setText(draft.text)
        for code, text in draft.private.items():
            if code in self._private:
                self._private[code].setText(text)

    def clear(self) -> None:
        """Be ready for the next one."""
        self.line.setText("")
        self.fields.clear()
        for edit in self._private.values():
            edit.clear()

    def read(self, text: str) -> PersonLine:
        """Return what a line says of the people here."""
        return settle(self._read_raw(text), self._coded)

    def who(self, line: PersonLine) -> str:
        """Return in words whom a line is about."""
        people = []
        for code in line.codes:
            one = self._coded.get(code)
            people.append(joined((code, one.name if one else ""), " "))
        if named := who_words(line):
            people.append(named)
        return joined(people, ", ")

    def order_tabs(self) -> None:
        """Lead Tab from the line down the card and then to the buttons; both are in one window."""
        card = [*self._private.values(), *self.fields.tab_order]
        chain = [self.line, *card, self.log, self.next, self.unfold_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    # Private

    def _lay_out(self) -> None:
        self.log.setProperty("kind", "primary")
        self.log.setToolTip(_("Log this line (Enter)"))
        self.next.setToolTip(_("Log this line and go to the next person (Ctrl+Enter)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.line, 1)
        row.addWidget(self.log)
        row.addWidget(RoomyOnly(self.next, self, _ROOMY))
        row.addWidget(self.unfold_button)
        self._rows = QFormLayout(self._notes)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(Space.XS)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(margins(0, 0, Space.XS, 0))
        column.setSpacing(Space.S)
        for widget in (self.whom, self.read_as, self.warning, self._notes, self.fields):
            column.addWidget(widget)
        self.read_as.setMinimumHeight(self.read_as.fontMetrics().lineSpacing())
        self.read_as.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.card = FittingScroll(inner, _("How the line is read"))

    def _show(self, text: str) -> None:
        line = self.read(text)
        pairs = log_words(line, self._today())
        pairs += [(_("Below"), below) for below in self._below]
        words = joined(filled(_("{label}: {text}"), label=a, text=b) for a, b in pairs)
        empty = not text.strip()
        if empty:
            self.correcting, self._below = None, ()
        self.log.setText(_("Log") if self.correcting is None else _("Correct"))
        self.next.setVisible(self._at_event and self.correcting is None)
        whom = self.who(line) or _("somebody")
        if self.correcting is not None:
            whom = filled(_("Correcting: {who}"), who=whom)
        self.whom.setText(_("Whom did you meet?") if empty else whom)
        self.read_as.setText(self._hint() if empty else words)
        self.warning.setText(advice(line, self._coded))
        self.warning.setVisible(bool(self.warning.text()))
        self.fields.show_line(line)
        self._show_notes(line.codes if len(line.codes) > 1 else ())
        if self.line.hasFocus():
            self.card.verticalScrollBar().setValue(0)  # whom it is about stands at the top
        self.typed.emit()

    def _hint(self) -> str:
        if not self._at_event:
            return _("Enter logs the line.")
        return _(
            "A code and Enter leads to its fields; a whole line and Enter is logged. Ctrl+Enter "
            "logs and goes on to the next person."
        )

    def _show_notes(self, codes: Sequence[str]) -> None:
        for code in [code for code in self._private if code not in codes]:
            taken = self._rows.takeRow(self._private.pop(code))
            for widget in (taken.labelItem.widget(), taken.fieldItem.widget()):
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()  # later: Enter in this very field may have logged
        for code in codes:
            if code not in self._private:
                self._add_note(code)
        if codes:
            self.order_tabs()
        self._notes.setVisible(bool(codes))

    def _add_note(self, code: str) -> None:
        edit = QLineEdit()
        edit.setMaxLength(LONGEST)
        known = self._coded.get(code)
        edit.setPlaceholderText(
            _("a note on this one alone") if known else _("a name, or a note on this one alone")
        )
        words = _("Only {code}").format(code=code)
        edit.setAccessibleName(words)
        describe(edit, known.name if known else "")
        edit.textEdited.connect(self.typed)
        self._private[code] = edit
        self._rows.addRow(words, edit)

    def _turn_fields(self) -> None:
        shown = self.unfold.isChecked()
        self.fields.lines.setVisible(shown)
        remember("log", {"fields": shown})

    def _on_field(self, name: str, value: str) -> None:
        line = self.read(self.line.text())
        self.line.put(with_field(line, name, value, self._today()))

    def _on_box(self, box: str, on: bool) -> None:
        self.line.put(with_box(self.line.text(), box, on, self.read))

    def _enter(self, _text: object = "") -> None:
        """Log the line; a code alone leads to the fields of its card."""
        lines_shown = self.fields.lines.isVisible()
        if lines_shown and self.is_free and self.read(self.line.text()).codes:
            self.fields.fields["cue"].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._hand_over()

    def _enter_and_on(self, _text: object = "") -> None:
        self._hand_over(and_on=True)

    def _hand_over(self, _checked: object = False, *, and_on: bool = False) -> None:
        text = self.line.text()
        line = None
        if text.strip():
            notes = [private_line(c, e.text(), self._read_raw) for c, e in self._private.items()]
            children = (*(note for note in notes if note), *map(self._read_raw, self._below))
            line = settle(replace(self._read_raw(text), children=children), self._coded)
        on = self.fields.fields["on"]
        if on.text().strip() and day_in(on.text(), self._today()) is None:
            self.warning.setText(filled(_("“{text}” is no day."), text=on.text().strip()))
            self.warning.show()
            on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif line is not None or and_on:
            self.logged.emit(line, and_on)

    def _read_raw(self, text: str) -> PersonLine:
        return parse_line(
            text, today=self._today(), locale=locale_name(), organisations=self._organisations()
        )
