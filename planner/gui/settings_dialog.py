"""The settings as a dialog, built from their list; every change counts at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.choices import all_chosen, choose, reset
from planner.errors import PlannerError
from planner.gui.first_size import resize_within_screen
from planner.gui.search_field import SearchField
from planner.gui.setting_row import SettingRow
from planner.gui.text import Look, fold, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _
from planner.paths import settings_file
from planner.settings import Setting, Value, all_settings

_SIZE = QSize(760, 620)
_SMALLEST = QSize(600, 360)


class SettingsDialog(QDialog):
    """One row a setting, found by any word of it.

    `changed` brings the key of a setting after its choice was kept, `failed` a PlannerError,
    `anew_asked` that the window is to be opened anew for what counts from the start on.
    """

    changed = Signal(str)
    failed = Signal(object)
    anew_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Settings"))
        self.rows: dict[str, SettingRow] = {}
        self._groups: list[tuple[QWidget, list[SettingRow]]] = []
        self._at_first = all_chosen()
        self.search = SearchField(_("Find a setting"))
        self.search.searched.connect(self._filter)
        self._none = plain_label(_("No setting has these words."), Look.MUTED)
        self._none.hide()
        self.anew_button = QPushButton(_("&Open the window anew"))
        self.anew_button.setAutoDefault(False)
        self.anew_button.clicked.connect(self._ask_anew)
        self._anew = self._make_anew()
        self._lay_out()
        resize_within_screen(self, *_SIZE.toTuple())
        self.setMinimumSize(_SMALLEST)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what a field holds; it does not close the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keep what stands in a field that was not left yet."""
        for row in self.rows.values():
            row.commit()
        super().done(result)

    # Private

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(margins(0, 0, Space.M, 0))
        column.setSpacing(Space.M)
        for one in all_settings():
            if not self._groups or self._groups[-1][0].property("group") != one.group:
                column.addWidget(self._begin_group(one.group))
            card = self._groups[-1][0].findChild(QFrame, "card")
            assert card is not None
            layout = card.layout()
            assert layout is not None
            row = self._make_row(one)
            layout.addWidget(row)
            self._groups[-1][1].append(row)
        column.addWidget(self._none)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(_("Settings"))
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._scroll = scroll
        where = plain_label(_("Kept in {path}").format(path=settings_file()), Look.SMALL)
        close = QPushButton(_("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(where, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(margins(Space.XL, Space.L, Space.M, Space.L))
        whole.setSpacing(Space.M)
        for widget in (self.search, scroll, self._anew):
            whole.addWidget(widget)
        whole.addLayout(foot)
        whole.setStretchFactor(scroll, 1)

    def _begin_group(self, name: str) -> QWidget:
        group = QWidget()
        group.setProperty("group", name)
        card = QFrame()
        card.setObjectName("card")
        card.setProperty("card", True)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(margins(Space.L, Space.M, Space.S, Space.M))
        rows.setSpacing(Space.L)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(plain_label(name, Look.HEADING))
        column.addWidget(card)
        self._groups.append((group, []))
        return group

    def _make_row(self, one: Setting) -> SettingRow:
        row = SettingRow(one, self._at_first[one.key])
        row.picked.connect(self._pick)
        row.reset_asked.connect(self._reset)
        self.rows[one.key] = row
        return row

    def _make_anew(self) -> QWidget:
        note = QFrame()
        note.setProperty("card", True)
        words = plain_label(_("What you changed counts when the window is opened anew."))
        row = QHBoxLayout(note)
        row.setContentsMargins(margins(Space.L, Space.S, Space.S, Space.S))
        row.addWidget(words, 1)
        row.addWidget(self.anew_button)
        note.hide()
        return note

    def _pick(self, key: str, value: Value) -> None:
        try:
            choose(key, value)
        except PlannerError as error:
            self.rows[key].show_value(all_chosen()[key])
            self.failed.emit(error)
            return
        self._tell(key, value)

    def _reset(self, key: str) -> None:
        try:
            value = reset(key)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.rows[key].show_value(value)
        self.rows[key].focus_editor()
        self._tell(key, value)

    def _tell(self, key: str, value: Value) -> None:
        self.rows[key].show_reset(value)
        later = [row for row in self.rows.values() if row.setting.at_start]
        self._anew.setVisible(any(row.value != self._at_first[row.setting.key] for row in later))
        self.changed.emit(key)

    def _ask_anew(self, _checked: bool = False) -> None:
        self.accept()
        self.anew_asked.emit()

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        shown = 0
        for group, rows in self._groups:
            found = [row for row in rows if row.has(words, str(group.property("group")))]
            for row in rows:
                row.setVisible(row in found)
            group.setVisible(bool(found))
            shown += len(found)
        self._none.setVisible(not shown)
