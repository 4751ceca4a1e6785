"""The dialog in which the user words the kits of the roles, with a way back to the original."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.formats.kits import Kit
from planner.gui.fields import Field, Kind
from planner.gui.fitting_scroll import FittingScroll
from planner.gui.form import Form
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _

_SIZE = QSize(820, 600)
_TEXTS = ("aim", "give", "ask", "open", "avoid")
_NUMBERS = ("first_days", "next_days", "rhythm_weeks")


class KitsDialog(QDialog):
    """The roles at the left, what one brings to somebody in the chosen one at the right.

    What is changed is told when its field is left: `kept` and `dropped` bring a Kit.
    """

    kept = Signal(object)
    dropped = Signal(object)

    def __init__(self, kits: Mapping[str, Kit], first: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Kits for roles"))
        self.resize(_SIZE)
        self._kits: dict[str, Kit] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Roles"))
        self.list.setFixedWidth(190)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.form = Form(_fields())
        layout = self.form.layout()
        assert isinstance(layout, QFormLayout)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.edited.connect(self._tell)
        self.back_button = QPushButton(_("&Back to the original"))
        self.back_button.clicked.connect(self._drop)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(FittingScroll(self.form, _("What one brings to that role")), 1)
        words = _("One line each; {topic} stands for the session where you find them.")
        right.addWidget(plain_label(words, Look.SMALL))
        right.addLayout(foot)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(plain_label(self.windowTitle(), Look.HEADING))
        whole.addLayout(both, 1)
        for key in kits:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.show_kits(kits)
        self.choose(first)

    @property
    def chosen(self) -> Kit | None:
        """The kit that is shown."""
        item = self.list.currentItem()
        return self._kits.get(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def show_kits(self, kits: Mapping[str, Kit]) -> None:
        """Show the kits as they are now; the chosen one stays chosen."""
        self._kits = dict(kits)
        for at in range(self.list.count()):
            item = self.list.item(at)
            kit = self._kits[item.data(Qt.ItemDataRole.UserRole)]
            changed = _("{title} (changed)").format(title=kit.title)
            item.setText(changed if kit.edited else kit.title)
        self._show_chosen()

    def choose(self, role: str) -> None:
        """Show the kit of one role, the first where there is none of that name."""
        keys = list(self._kits)
        self.list.setCurrentRow(keys.index(role) if role in keys else 0)

    def done(self, result: int) -> None:
        """Keep what is still being typed."""
        self.form.commit()
        super().done(result)

    def _show_chosen(self, *_brought: object) -> None:
        kit = self.chosen
        if kit is not None:
            values = {name: getattr(kit, name) for name in (*_TEXTS, *_NUMBERS)}
            self.form.set_values(values, key=kit.role)
            self.back_button.setEnabled(kit.edited)

    def _tell(self, changes: dict[str, Any]) -> None:
        before = self._kits[self.form.key]
        # An emptied number is the one before: a kit has a timing.
        given = {name: value for name, value in changes.items() if value is not None}
        kit = replace(before, **given, edited=True)
        self._kits[kit.role] = kit
        self.kept.emit(kit)
        self.show_kits(self._kits)

    def _drop(self) -> None:
        self.form.commit()
        if self.chosen is not None:
            self.dropped.emit(self.chosen)


def _fields() -> list[Field]:
    return [
        Field("aim", _("What it is for"), Kind.TEXT, rows=2),
        Field("give", _("What to give"), Kind.LINES, rows=4),
        Field("ask", _("What to ask"), Kind.LINES, rows=4),
        Field("open", _("How to begin"), Kind.LINES, rows=3),
        Field("avoid", _("What to avoid"), Kind.TEXT, rows=2),
        Field("first_days", _("First message within days"), Kind.NUMBER, minimum=1, maximum=60),
        Field("next_days", _("Next step after days"), Kind.NUMBER, minimum=1, maximum=365),
        Field("rhythm_weeks", _("Keep warm every weeks"), Kind.NUMBER, minimum=1, maximum=104),
    ]
