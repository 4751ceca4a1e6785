"""What each column of a list is read as, chosen column by column."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.flows.choosing import PeopleChoice
from planner.formats.people import ReadPeople, SourceTable
from planner.formats.tables import FIELDS, SourceColumn, columns_of, read_source
from planner.gui.event_header import ElidedLabel
from planner.gui.text import Look, plain, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _

_LOOKED_AT = 300
_BOX = 210


class ColumnChoices(QWidget):
    """A box of fields for each column, with the first of its values; `changed` on each choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QComboBox] = []
        self._chosen = False
        self._table: SourceTable | None = None
        self.headed = QCheckBox(_("The first row &names the columns"))
        self.headed.clicked.connect(self._turn_head)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Each row is"))
        for words, companies in ((_("a person"), False), (_("a company"), True)):
            self.kind.addItem(words, companies)
        self.kind.activated.connect(self._choose_kind)
        self._companies: bool | None = None
        self._hint = plain_label("", Look.MUTED)
        self._grid_holder: QWidget | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(_("Columns"))
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        label = plain_label(_("Each row is"), Look.MUTED, wrap=False)
        label.setBuddy(self.kind)
        top.addWidget(label)
        top.addWidget(self.kind)
        top.addSpacing(Space.L)
        top.addWidget(self.headed)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self._scroll, 1)

    def show_read(self, read: ReadPeople) -> None:
        """Show how a list was read."""
        table = read.table
        assert table is not None
        fields = [field for _header, field in read.columns]
        if table.by_line:
            few = replace(table.sheets[0], rows=table.sheets[0].rows[:_LOOKED_AT])
            fields = [field for _h, field in read_source(replace(table, sheets=(few,))).columns]
        columns = columns_of(table)
        fields += [""] * (len(columns) - len(fields))
        if table != self._table or len(columns) != len(self.boxes):
            self._build(columns)
        self._table = table
        for box, field in zip(self.boxes, fields, strict=False):
            at = box.findData(field)
            box.setCurrentIndex(at if at >= 0 else box.findData("ignore"))
        self.headed.setChecked(table.headed)
        companies = sum(person.company for person in read.people)
        if self._companies is None:
            self.kind.setCurrentIndex(int(2 * companies > len(read.people)))
        self._hint.setText(_hint_words(table))
        self._hint.setVisible(bool(self._hint.text()))

    def choice(self, before: PeopleChoice) -> PeopleChoice:
        """Return what is chosen now; what was never touched is left to the reader."""
        fields = tuple(str(box.currentData()) for box in self.boxes) if self._chosen else None
        headed = before.headed
        if self._table is not None and self.headed.isChecked() != self._table.headed:
            headed = self.headed.isChecked()
        same = headed == before.headed
        return replace(before, fields=fields if same else None, headed=headed,
                       companies=self._companies)  # fmt: skip

    def _build(self, columns: list[SourceColumn]) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(margins(0, 0, Space.S, 0))
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        self.boxes = []
        for at, column in enumerate(columns):
            name = column.header or _("Column {n}").format(n=at + 1)
            box = QComboBox()
            box.setFixedWidth(_BOX)
            box.setAccessibleName(_("Read “{column}” as").format(column=name))
            for field in FIELDS:
                box.addItem(field_words(field), field)
            box.activated.connect(self._choose)
            label = plain(plain_label(name, Look.STRONG, wrap=False))
            label.setMaximumWidth(220)
            label.setBuddy(box)
            samples = ElidedLabel(Look.MUTED)
            samples.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            samples.show_words(" · ".join(column.samples))
            grid.addWidget(label, at, 0)
            grid.addWidget(box, at, 1)
            grid.addWidget(samples, at, 2)
            self.boxes.append(box)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(columns), 1)
        self._scroll.setWidget(holder)

    def _choose(self, _index: int) -> None:
        self._chosen = True
        self.changed.emit()

    def _choose_kind(self, _index: int) -> None:
        self._companies = bool(self.kind.currentData())
        self.changed.emit()

    def _turn_head(self, _checked: bool = False) -> None:
        self._chosen = False
        self.changed.emit()


def field_words(field: str) -> str:
    """Return what a column is read as, in words."""
    words = {
        "name": _("Name"),
        "first": _("First name"),
        "middle": _("Middle name"),
        "last": _("Last name"),
        "title": _("Title"),
        "organisation": _("Organisation"),
        "exhibitor": _("Exhibitor"),
        "email": _("E-mail"),
        "phone": _("Telephone"),
        "link": _("Link"),
        "note": _("Note"),
        "tags": _("Tags"),
        "role": _("Role"),
        "date": _("Date met"),
        "time": _("Time met"),
        "hall": _("Hall"),
        "stand": _("Stand"),
        "": _("kept in the note"),
        "ignore": _("left out"),
    }
    return words[field]


def _hint_words(table: SourceTable) -> str:
    if not table.by_line:
        return ""
    return _(
        "The lines do not all have the same columns, so each was read by itself. Choose what a"
        " column is, and all are read by columns."
    )
