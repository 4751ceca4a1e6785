"""Where somebody met is typed: the line, how it is read, private notes, and the fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.formats.personline import PersonLine, parse_line, parse_lines
from planner.gui.entry_line import EntryLine
from planner.gui.icons import icon
from planner.gui.line_words import log_words, who_words
from planner.gui.list_action import button_for, list_action
from planner.gui.pages.log_edits import private_line, with_box, with_code, with_field
from planner.gui.pages.log_fields import LogFieldsView
from planner.gui.saving import remember, remembered
from planner.gui.text import Look, fold, plain_label
from planner.gui.theme import Space
from planner.i18n import _, locale_name
from planner.queries.plan import TargetRow


class LogEntry(QWidget):
    """One line for one encounter; `logged` brings its PersonLines and whether to go on to the next.

    `today`, `organisations` and `words` (to complete) are asked while one types; `targets` are
    those of the event by code.
    """

    logged = Signal(list, bool)

    def __init__(
        self,
        today: Callable[[], date],
        organisations: Callable[[], Sequence[str]],
        words: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._today, self._organisations = today, organisations
        self._targets: Mapping[str, TargetRow] = {}
        self.line = EntryLine(_("Whom did you meet?"), "", words)
        self.log = QPushButton(icon("check", "on_accent"), _("Log"))
        self.next = QPushButton(_("Log, next"))
        self.read_as = plain_label("", Look.SMALL)
        self.warning = plain_label("", Look.WARNING)
        self.fields = LogFieldsView()
        self.unfold = list_action(self, _("Fields"), "", "list-checks", self._turn_fields)
        self.unfold.setCheckable(True)
        self.unfold.setChecked(remembered("log").get("fields") is not False)
        self._private: dict[str, QLineEdit] = {}
        self._notes = QWidget()
        self._lay_out()
        self.line.textChanged.connect(self._show)
        self.line.entered.connect(self._enter)
        self.line.entered_and_on.connect(self._enter_and_on)
        self.line.pasted.connect(self._paste)
        self.log.clicked.connect(self._enter)
        self.next.clicked.connect(self._enter_and_on)
        self.fields.typed.connect(self._on_field)
        self.fields.turned.connect(self._on_box)
        self.fields.entered.connect(self._enter)
        self.fields.entered_and_on.connect(self._enter_and_on)
        self.fields.setVisible(self.unfold.isChecked())
        self.set_targets({}, at_event=False)

    def set_targets(self, targets: Mapping[str, TargetRow], *, at_event: bool) -> None:
        """Say whose codes may be typed, and whether this is at an event at all."""
        self._targets = targets
        self.next.setVisible(at_event)
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
        """Whether nothing but perhaps codes is typed."""
        line = self.read(self.line.text())
        return replace(line, codes=()) == PersonLine("")

    def clear(self) -> None:
        """Be ready for the next one."""
        self.line.setText("")
        self.fields.clear()
        for edit in self._private.values():
            edit.clear()

    def read(self, text: str) -> PersonLine:
        """Return what a line says; the name of a target beside its own code says nothing more."""
        line = parse_line(
            text, today=self._today(), locale=locale_name(), organisations=self._organisations()
        )
        target = self._targets.get(line.codes[0]) if len(line.codes) == 1 else None
        if target is not None and fold(line.name) == fold(target.name):
            return replace(line, name="")
        return line

    def who(self, line: PersonLine) -> str:
        """Return in words whom a line is about."""
        people = []
        for code in line.codes:
            target = self._targets.get(code)
            people.append(f"{code} {target.name}" if target else code)
        if named := who_words(line):
            people.append(named)
        return ", ".join(people)

    # Private

    def _lay_out(self) -> None:
        self.log.setProperty("kind", "primary")
        self.log.setToolTip(_("Log this line (Enter)"))
        self.next.setToolTip(_("Log this line and go to the next person (Ctrl+Enter)"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.line, 1)
        row.addWidget(self.log)
        row.addWidget(self.next)
        row.addWidget(button_for(self.unfold))
        self._rows = QFormLayout(self._notes)
        self._rows.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        for widget in (self.read_as, self.warning, self._notes, self.fields):
            column.addWidget(widget)
        self.read_as.setMinimumHeight(self.read_as.fontMetrics().lineSpacing() * 2)
        self.read_as.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _show(self, text: str) -> None:
        line = self.read(text)
        pairs = log_words(line, self.who(line) or _("somebody"), self._today())
        words = "   ".join(_("{label}: {text}").format(label=a, text=b) for a, b in pairs)
        hint = _("Enter logs the line; Ctrl+Enter goes on to the next person.")
        self.read_as.setText(words if text.strip() else hint)
        self.warning.setText(self._advice(line))
        self.warning.setVisible(bool(self.warning.text()))
        self.fields.show_line(line)
        self._show_notes(line.codes if len(line.codes) > 1 else ())

    def _advice(self, line: PersonLine) -> str:
        unknown = [c for c in line.codes if c.startswith("T") and c not in self._targets]
        if unknown:
            return _("Nobody here has the code {code}.").format(code=unknown[0])
        target = self._targets.get(line.codes[0]) if line.codes else None
        if target is not None and line.name and not target.company:
            return _(
                "“{name}” is read as another name for {target}. Put quotes round what is a note."
            ).format(name=line.name, target=target.name)
        return ""

    def _show_notes(self, codes: Sequence[str]) -> None:
        for code in [code for code in self._private if code not in codes]:
            taken = self._rows.takeRow(self._private.pop(code))
            for widget in (taken.labelItem.widget(), taken.fieldItem.widget()):
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()  # later: Enter in this very field may have logged
        for code in codes:
            if code not in self._private:
                edit = QLineEdit()
                edit.setPlaceholderText(_("a note on this one alone"))
                words = _("Only {code}").format(code=code)
                edit.setAccessibleName(words)
                edit.returnPressed.connect(self._enter)
                self._private[code] = edit
                self._rows.addRow(words, edit)
        self._notes.setVisible(bool(codes))

    def _turn_fields(self) -> None:
        shown = self.unfold.isChecked()
        self.fields.setVisible(shown)
        remember("log", {"fields": shown})

    def _on_field(self, name: str, value: str) -> None:
        line = self.read(self.line.text())
        self.line.put(with_field(line, name, value, self._today()))

    def _on_box(self, box: str, on: bool) -> None:
        self.line.put(with_box(self.line.text(), box, on, self.read))

    def _enter(self, _text: object = "") -> None:
        self._hand_over(and_on=False)

    def _enter_and_on(self, _text: object = "") -> None:
        self._hand_over(and_on=True)

    def _hand_over(self, *, and_on: bool) -> None:
        text = self.line.text()
        lines = []
        if text.strip():
            notes = [private_line(c, e.text(), self.read) for c, e in self._private.items()]
            lines = [replace(self.read(text), children=tuple(n for n in notes if n))]
        if lines or and_on:
            self.logged.emit(lines, and_on)

    def _paste(self, lines: list[str]) -> None:
        read = parse_lines(
            lines, today=self._today(), locale=locale_name(), organisations=self._organisations()
        )
        self.logged.emit(list(read), False)
