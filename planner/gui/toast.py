"""Short messages at the foot of the window that offer to undo what was just done."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from planner.gui.icons import icon
from planner.gui.text import plain_label, set_tooltip
from planner.gui.theme import Space
from planner.i18n import _

SHOWN_FOR = 8000  # milliseconds; six seconds is the least
_AT_ONCE = 3
_WIDEST = 560


class Toast(QFrame):
    """One message, with an action where one is offered; waits while it is pointed at or focused."""

    gone = Signal()

    def __init__(
        self, text: str, action_text: str, action: Callable[[], object] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.text, self._action = text, action
        self._left = SHOWN_FOR
        self._is_pointed_at = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._came_from: QWidget | None = None
        self.setProperty("toast", True)
        self.setAccessibleName(text)
        self.setMaximumWidth(_WIDEST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = self._label = plain_label(text)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # Shown without a parent it would be a window for a moment, and take the keyboard.
        self.button = QPushButton(action_text, self)
        self.button.setVisible(action is not None and bool(action_text))
        self.button.setAccessibleDescription(text)
        self.button.clicked.connect(self._act)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", "on_tip"))
        self.close_button.setIconSize(QSize(16, 16))
        set_tooltip(self.close_button, _("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(label, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        for inner in (self.button, self.close_button):
            inner.installEventFilter(self)

    @property
    def wanted_width(self) -> int:
        """The width that shows all on one line."""
        layout = self.layout()
        assert layout is not None
        text = self._label.fontMetrics().horizontalAdvance(self.text) + 4
        return layout.minimumSize().width() - self._label.minimumSizeHint().width() + text

    def start(self, milliseconds: int) -> None:
        """Begin to count."""
        self._left = milliseconds
        if not self._is_held:
            self._timer.start(self._left)

    @property
    def is_waiting(self) -> bool:
        """Whether counting is paused."""
        return not self._timer.isActive()

    def take_focus(self) -> None:
        """Put the focus on the action, and remember where it came from."""
        window = self.window()
        self._came_from = window.focusWidget()
        target = self.button if not self.button.isHidden() else self.close_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go away; the focus returns to where it was."""
        self._timer.stop()
        had_focus = self._is_focused
        self.hide()
        if had_focus and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while pointed at."""
        super().enterEvent(event)
        self._is_pointed_at = True
        self._hold()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        self._is_pointed_at = False
        self._release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape sends it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait while one of the buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._hold()
        elif event.type() == QEvent.Type.FocusOut:
            self._release()
        return False

    @property
    def _is_focused(self) -> bool:
        return self.button.hasFocus() or self.close_button.hasFocus()

    @property
    def _is_held(self) -> bool:
        return self._is_pointed_at or self._is_focused

    def _hold(self) -> None:
        if self._timer.isActive():
            self._left = max(self._timer.remainingTime(), 1500)
            self._timer.stop()

    def _release(self) -> None:
        if not self._is_held and not self._timer.isActive() and self.isVisible():
            self._timer.start(self._left)

    def _act(self, _checked: bool = False) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()


class Toasts(QObject):
    """Shows toasts at the foot of a window, three at a time; more wait for their turn."""

    def __init__(self, window: QWidget, *, shown_for: int = SHOWN_FOR) -> None:
        super().__init__(window)
        self._window, self._shown_for = window, shown_for
        self._shown: list[Toast] = []
        self._waiting: deque[Toast] = deque()
        window.installEventFilter(self)

    @property
    def shown(self) -> list[Toast]:
        """The toasts in sight, the newest last."""
        return list(self._shown)

    def show_message(
        self, text: str, action_text: str = "", action: Callable[[], object] | None = None
    ) -> Toast:
        """Show a message, such as "Removed Ada" with "Undo", which calls `action`."""
        toast = Toast(text, action_text, action, self._window)
        toast.hide()
        toast.gone.connect(self._on_gone)
        self._waiting.append(toast)
        self._fill()
        return toast

    def focus_newest(self) -> bool:
        """Put the focus on the newest toast, by a key of the window; False when there is none."""
        if not self._shown:
            return False
        self._shown[-1].take_focus()
        return True

    def clear(self) -> None:
        """Send all away."""
        self._waiting.clear()
        for toast in self.shown:
            toast.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _fill(self) -> None:
        while self._waiting and len(self._shown) < _AT_ONCE:
            toast = self._waiting.popleft()
            self._shown.append(toast)
            toast.show()
            toast.start(self._shown_for)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, toast.text))
        self._place()

    def _on_gone(self) -> None:
        toast = self.sender()
        assert isinstance(toast, Toast)
        if toast in self._shown:
            self._shown.remove(toast)
        if toast in self._waiting:  # sent away before its turn came
            self._waiting.remove(toast)
        toast.deleteLater()
        self._fill()

    def _place(self) -> None:
        bottom = self._window.height() - Space.XL
        for toast in reversed(self._shown):
            widest = min(_WIDEST, self._window.width() - 2 * Space.L)
            wanted = min(max(toast.wanted_width, 280), widest)
            height = toast.heightForWidth(wanted)
            toast.setGeometry((self._window.width() - wanted) // 2, bottom - height, wanted, height)
            toast.raise_()
            bottom -= height + Space.S
