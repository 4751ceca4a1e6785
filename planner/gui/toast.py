"""Short messages at the foot of the window that offer to undo what was just done."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from planner.gui.icons import icon
from planner.gui.text import breakable, plain_label, set_tooltip
from planner.gui.theme import Space, margins
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
        label = self._label = plain_label(breakable(text))  # a long name is not cut
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # Shown without a parent it would be a window for a moment, and take the keyboard.
        self.button = QPushButton(action_text, self)
        self.button.setVisible(action is not None and bool(action_text))
        self.button.setAccessibleDescription(text)
        self.button.clicked.connect(self._act)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", "on_tip"))
        set_tooltip(self.close_button, _("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        layout = self._grid = QGridLayout(self)
        layout.setContentsMargins(margins(Space.M, Space.S, Space.S, Space.S))
        layout.setSpacing(Space.S)
        layout.setColumnStretch(0, 1)
        layout.addWidget(label, 0, 0)
        layout.addWidget(self.close_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        self.stack(False)
        for inner in (self.button, self.close_button):
            inner.installEventFilter(self)

    def stack(self, narrow: bool) -> None:
        """Put the action beside the words, or where it is narrow beneath them."""
        place = (1, 0, 1, 3, Qt.AlignmentFlag.AlignTrailing) if narrow else (0, 1)
        if self._grid.indexOf(self.button) >= 0:
            self._grid.removeWidget(self.button)
        self._grid.addWidget(self.button, *place)

    @property
    def wanted_width(self) -> int:
        """The width that shows all on one line."""
        text = self._label.fontMetrics().horizontalAdvance(self.text) + 4
        return self._grid.minimumSize().width() - self._label.minimumSizeHint().width() + text

    def says_only(self, text: str) -> bool:
        """Whether it says just that, and offers nothing."""
        return self._action is None and self.text == text

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
    """Shows toasts at the foot of a window, three at a time; more wait for their turn.

    With `stand_over` they stand at the foot of another widget in it, out of the way of work.
    """

    def __init__(self, window: QWidget, *, shown_for: int = SHOWN_FOR) -> None:
        super().__init__(window)
        self._window, self._shown_for = window, shown_for
        self._shown: list[Toast] = []
        self._waiting: deque[Toast] = deque()
        self._home: QWidget | None = None
        window.installEventFilter(self)

    def stand_over(self, home: QWidget) -> None:
        """Stand at the foot of this widget while it is to be seen."""
        self._home = home
        home.installEventFilter(self)
        self._place()

    @property
    def shown(self) -> list[Toast]:
        """The toasts in sight, the newest last."""
        return list(self._shown)

    def show_message(
        self, text: str, action_text: str = "", action: Callable[[], object] | None = None
    ) -> Toast:
        """Show a message, such as "Removed Ada" with "Undo", which calls `action`.

        Mere words that are in sight already are not shown twice: they are the newest again.
        """
        for shown in self._shown:
            if action is None and shown.says_only(text):
                self._shown.remove(shown)
                self._begin(shown)
                self._place()
                return shown
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
            toast.show()
            self._begin(toast)
        self._place()

    def _begin(self, toast: Toast) -> None:
        self._shown.append(toast)
        toast.start(self._shown_for)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, toast.text))

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
        home, window = self._home, self._window
        narrow = home is not None and home.isVisible()
        if home is not None and home.isVisible():
            area = QRect(home.mapTo(window, QPoint(0, 0)), home.size())
        else:
            area = window.rect().adjusted(Space.L, 0, -Space.L, -Space.XL)
        bottom = area.bottom()
        for toast in reversed(self._shown):
            toast.stack(narrow)
            wanted = area.width()
            if not narrow:
                wanted = min(max(toast.wanted_width, 280), _WIDEST, wanted)
            height = toast.heightForWidth(wanted)
            left = area.left() + (area.width() - wanted) // 2
            toast.setGeometry(left, bottom - height, wanted, height)
            toast.raise_()
            bottom -= height + Space.S
