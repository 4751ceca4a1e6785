"""Two people side by side, to say whose card stays when they become one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _
from planner.queries.people import ContactRow


class MergeDialog(QDialog):
    """`chosen` brings the id that stays, the id that goes into it, and the undo label."""

    chosen = Signal(int, int, str)

    def __init__(self, one: ContactRow, other: ContactRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = (one, other)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Merge two people"))
        self.buttons = [_button(one), _button(other)]
        group = QButtonGroup(self)
        for button in self.buttons:
            group.addButton(button)
        self.buttons[0 if _known(one) >= _known(other) else 1].setChecked(True)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.merge_button = QPushButton(_("&Merge"))
        self.merge_button.setProperty("kind", "primary")
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.merge_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(plain_label(_("Whose card stays?"), Look.HEADING))
        layout.addWidget(
            plain_label(
                _("What only the other card says is added. History and follow-ups move along."),
                Look.MUTED,
            )
        )
        layout.addLayout(self._grid())
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(560)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
            grid.addWidget(self.buttons[column - 1], 0, column)
        one, other = (_facts(row) for row in self._rows)
        line = 1
        for words, left, right in zip(_labels(), one, other, strict=True):
            if not left and not right:
                continue
            grid.addWidget(plain_label(words, Look.MUTED, wrap=False), line, 0)
            for column, text in ((1, left), (2, right)):
                look = Look.STRONG if left != right and text else Look.BODY
                label = plain_label(text or "\N{EN DASH}", look)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(label, line, column)
            line += 1
        return grid

    def _merge(self, _checked: bool = False) -> None:
        kept, other = self._rows if self.buttons[0].isChecked() else self._rows[::-1]
        label = _("Merge {other} into {kept}").format(other=other.name, kept=kept.name)
        self.accept()
        self.chosen.emit(kept.id, other.id, label)


def _button(row: ContactRow) -> QRadioButton:
    return QRadioButton(row.name.replace("&", "&&"))


def _labels() -> tuple[str, ...]:
    return (
        _("Title"),
        _("Organisation"),
        _("E-mail"),
        _("Telephone"),
        _("Links"),
        _("Tags"),
        _("Note"),
    )


def _facts(row: ContactRow) -> tuple[str, ...]:
    return (
        row.title,
        row.organisation,
        "\n".join(row.emails),
        "\n".join(row.phones),
        "\n".join(row.links),
        ", ".join(row.tags),
        row.note[:300],
    )


def _known(row: ContactRow) -> int:
    return sum(bool(fact) for fact in _facts(row)) + 2 * bool(row.last_met)
