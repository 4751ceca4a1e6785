"""The table of follow-ups, with one key for each word on how far they got."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from planner.gui.calls import Call
from planner.gui.dates import day_words
from planner.gui.flow_layout import FlowLayout
from planner.gui.icons import icon
from planner.gui.pages.followups_words import (
    FollowUpItem,
    Group,
    channel_words,
    due_tone,
    group_words,
    kind_icon,
    kind_words,
    spoken,
    state_words,
    status_words,
    what_words,
)
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import filled, joined, set_tooltip, without_mnemonic
from planner.gui.theme import Space
from planner.i18n import _
from planner.model import FollowUpStatus

_BOX = "box"
# Columns that show only in a table of so many pixels, or where so many are left to the others.
_ROOMY = {"channel": 640, "event": 760}
_BESIDE_GROUP = 470


class FollowUpTable(RowTable):
    """Follow-ups in groups. Letters act on the selected ones; the box in front means done.

    What is asked for is told by signals with the ids concerned; the page writes it.
    """

    status_asked = Signal(list, object)
    put_off_asked = Signal(list)
    remove_asked = Signal(list)

    def __init__(
        self,
        empty_text: str,
        empty_action: QAction | None = None,
        *,
        with_event: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _columns(with_event=with_event),
            empty_text,
            empty_action,
            name=_("Follow-ups"),
            spoken=spoken,
            parent=parent,
        )
        self.deeds: list[QAction] = [
            self._deed(_("&Done"), "D", "check", FollowUpStatus.DONE),
            self._deed(_("&Sent"), "S", "send", FollowUpStatus.SENT),
            self._deed(_("&Answered"), "A", "message-square", FollowUpStatus.ANSWERED),
            self._act(_("&Put off…"), "P", "clock", self._ask_put_off),
            self._deed(_("&Let go"), "L", "x", FollowUpStatus.WAIVED, "W"),
            self._deed(_("T&o do"), "O", "refresh-cw", FollowUpStatus.OPEN),
        ]
        self.remove_action = self._act(
            _("Remove"),
            QKeySequence(QKeySequence.StandardKey.Delete),
            "trash-2",
            self._ask_remove,
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selected.connect(self._enable)
        self._enable([])

    def item_after(self, ids: list[int]) -> int | None:
        """Return the row to go on with after these: the next open one, else one before."""
        shown: list[FollowUpItem] = self.rows.rows
        gone = set(ids)
        places = [at for at, item in enumerate(shown) if item.id in gone]
        if not places:
            return None
        rest = [*shown[places[-1] + 1 :], *reversed(shown[: places[0]])]
        return next((i.id for i in rest if i.row.pending and i.id not in gone), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave away what other columns also tell where there is no room for it."""
        super().resizeEvent(event)
        for at, column in enumerate(self.rows.columns):
            if column.name == "group":
                widest = max(self.fontMetrics().horizontalAdvance(group_words(g)) for g in Group)
                self.setColumnHidden(at, self.viewport().width() - widest < _BESIDE_GROUP)
            elif column.name in _ROOMY:
                self.setColumnHidden(at, self.viewport().width() < _ROOMY[column.name])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the box where it is clicked, without choosing the row."""
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and event.button() is Qt.MouseButton.LeftButton
            and self.rows.columns[index.column()].key == _BOX
        ):
            item: FollowUpItem = self.rows.row_at(index.row())
            wanted = FollowUpStatus.DONE if item.row.pending else FollowUpStatus.OPEN
            self.status_asked.emit([item.id], wanted)
            return
        super().mousePressEvent(event)

    def _deed(
        self, text: str, key: str, symbol: str, status: FollowUpStatus, *others: str
    ) -> QAction:
        return self._act(text, key, symbol, partial(self._ask_status, status), *others)

    def _act(
        self,
        text: str,
        key: str | QKeySequence,
        symbol: str,
        call: Callable[[], object],
        *others: str,
    ) -> QAction:
        action = QAction(icon(symbol), text, self)
        action.setShortcuts([QKeySequence(key), *(QKeySequence(other) for other in others)])
        # What its button says: the letter is the key, with nothing held down.
        words = without_mnemonic(text).rstrip("…")
        action.setIconText(f"{words}  {action.shortcut().toString()}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(Call(action, call).run)
        self.addAction(action)
        return action

    def _ask_status(self, status: FollowUpStatus) -> None:
        if self.selected_ids:
            self.status_asked.emit(self.selected_ids, status)

    def _ask_put_off(self) -> None:
        if self.selected_ids:
            self.put_off_asked.emit(self.selected_ids)

    def _ask_remove(self) -> None:
        if self.selected_ids:
            self.remove_asked.emit(self.selected_ids)

    def _enable(self, ids: list[int]) -> None:
        for action in (*self.deeds, self.remove_action):
            action.setEnabled(bool(ids))


class DeedBar(QWidget):
    """The keys of a table of follow-ups as buttons, for whoever does not know them yet."""

    def __init__(self, table: FollowUpTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=Space.XS)
        self.buttons: list[QToolButton] = []
        for action in table.deeds:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            words = without_mnemonic(action.text()).rstrip("…")
            button.setAccessibleName(words)
            set_tooltip(button, words, action.shortcut())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
            self.buttons.append(button)


def _columns(*, with_event: bool) -> tuple[Column, ...]:
    event = Column(_("Event"), lambda item: item.row.event, key="event", width=14)
    return (
        Column(
            "",
            _nothing,
            key=_BOX,
            width=3,
            align="middle",
            check=lambda item: not item.row.pending,
            sort_key=lambda item: not item.row.pending,
            tooltip=lambda item: status_words(item.row.status),
            searched=False,
            spoken_header=_("Done"),
        ),
        Column(
            _("When"),
            lambda item: group_words(item.group),
            key="group",
            width=10,
            worded=True,
            sort_key=lambda item: item.group,
            bold=lambda item: item.leads,
            muted=lambda item: not item.leads,
        ),
        Column(
            _("Person"),
            _person,
            key="person",
            width=15,
            bold=lambda item: item.row.pending,
            muted=lambda item: not item.row.pending,
            tooltip=lambda item: ", ".join(
                part for part in (item.row.person, item.row.organisation) if part
            ),
        ),
        Column(
            _("What"),
            _what,
            key="what",
            icon=lambda item: kind_icon(item.row.kind),
            tooltip=lambda item: f"{kind_words(item.row.kind)}: {what_words(item.row)}",
            muted=lambda item: item.group is Group.CLOSED,
        ),
        Column(
            _("Due"),
            lambda item: item.due,
            key="due",
            width=15,
            sort_key=lambda item: (item.row.due, item.id),
            badge=due_tone,
            muted=lambda item: item.group is Group.CLOSED,
            tooltip=lambda item: day_words(item.row.due),
        ),
        Column(_("Channel"), lambda item: channel_words(item.row.channel), key="channel", width=8),
        *((event,) if with_event else ()),
    )


def _person(item: FollowUpItem) -> str:
    name = item.row.person or _("somebody")
    return joined((item.row.code, name), "  ")


def _what(item: FollowUpItem) -> str:
    words, state = what_words(item.row), state_words(item.row)
    return filled(_("{words} ({status})"), words=words, status=state) if state else words


def _nothing(_item: FollowUpItem) -> str:
    return ""
