"""The passing notice that says what was done, and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from planner.gui.toast import Toast, Toasts
from planner.i18n import _


class UndoOffer(QObject):
    """One at a time, and only as long as what it is about is the newest step."""

    def __init__(self, toasts: Toasts, undo: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._toasts, self._undo = toasts, undo
        self._toast: Toast | None = None

    def make(self, label: str, words: str = "", undo: str = "") -> None:
        """Say what was done, by the name of the step or in other words, and offer to undo it.

        `undo` is what the offer says where the words do not tell what is undone. Without a name
        there is nothing to undo: the words are said alone.
        """
        self.forget()
        if label:
            self._toast = self._toasts.show_message(words or label, undo or _("Undo"), self._undo)
            self._toast.gone.connect(self._on_gone)
        elif words:
            self._toasts.show_message(words)

    def forget(self) -> None:
        """Take the offer away: another step is the newest now."""
        toast, self._toast = self._toast, None
        if toast is not None and isValid(toast):
            toast.dismiss()

    def _on_gone(self) -> None:
        if self.sender() is self._toast:
            self._toast = None
