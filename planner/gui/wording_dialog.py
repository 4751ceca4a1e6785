"""A dialog of things that the user words: a list of them, and the words of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.first_size import resize_within_screen
from planner.gui.fitting_scroll import FittingScroll
from planner.gui.form import Form
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _

_SIZE = QSize(860, 600)
_LIST, _LIST_AT_MOST = 240, 330


class WordingDialog(QDialog):
    """The things at the left, the form of the chosen one at the right, a way back below.

    `list_name` and `form_name` are what a screen reader says, `hint` stands below the form.
    Whoever is one shows its items by `show_items`, fills the form in `show_chosen` and does in
    `go_back` what the button back asks for.
    """

    def __init__(
        self, title: str, list_name: str, form: Form, form_name: str, hint: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        resize_within_screen(self, *_SIZE.toTuple())
        self.form = form
        self.list = QListWidget()
        self.list.setProperty("words", True)
        self.list.setAccessibleName(list_name)
        self.list.setFixedWidth(_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._turn)
        form.put_labels_above()
        self.back_button = QPushButton(_("&Back to the original"))
        self.back_button.clicked.connect(self._press_back)
        self.foot = QHBoxLayout()
        self._lay_out(form_name, hint)

    @property
    def chosen_key(self) -> str:
        """The key of what is shown, or nothing."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def show_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show things by key and words; the chosen one stays chosen, and others in their places."""
        words = dict(items)
        if set(words) != {self._key(at) for at in range(self.list.count())}:
            before = self.chosen_key
            self.list.clear()
            for key in words:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, key)
                self.list.addItem(item)
            if before in words:
                self.choose(before)
        for at in range(self.list.count()):
            self.list.item(at).setText(words[self._key(at)])
        self._fit_list()
        self.show_chosen()

    def choose(self, key: str) -> None:
        """Show one thing, the first where there is none of that key."""
        keys = [self._key(at) for at in range(self.list.count())]
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def show_chosen(self) -> None:
        """Fill the form with the chosen one."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Go back to how the chosen one was."""
        raise NotImplementedError

    def done(self, result: int) -> None:
        """Keep what is still being typed."""
        self.form.commit()
        super().done(result)

    def _lay_out(self, form_name: str, hint: str) -> None:
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.foot.setSpacing(Space.S)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(FittingScroll(self.form, form_name))
        right.addStretch(1)
        right.addWidget(plain_label(hint, Look.SMALL))
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(plain_label(self.windowTitle(), Look.HEADING))
        whole.addLayout(both, 1)
        whole.addLayout(self.foot)

    def _fit_list(self) -> None:
        """Give the list the room that its words need; longer ones end in an ellipsis."""
        beside = self.list.width() - self.list.viewport().width()
        bar = self.list.verticalScrollBar().sizeHint().width()
        needed = self.list.sizeHintForColumn(0) + max(beside, bar) + Space.M
        self.list.setFixedWidth(min(max(_LIST, needed), _LIST_AT_MOST))

    def _key(self, at: int) -> str:
        return str(self.list.item(at).data(Qt.ItemDataRole.UserRole))

    def _turn(self, *_brought: object) -> None:
        self.show_chosen()

    def _press_back(self, _checked: bool = False) -> None:
        self.form.commit()
        if self.chosen_key:
            self.go_back()
