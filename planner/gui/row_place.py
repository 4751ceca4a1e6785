"""Keeps a list's place by id: what is current, selected and at the top, over every reload."""

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractItemView

from planner.gui.row_model import RowModel

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select
_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class RowPlace(QObject):
    """Watches a view over a RowModel; says which row is chosen and holds the place by id.

    `chosen` brings the id of the current row, or None, and only when it is another one.
    Where the current row vanished, the one that took its position becomes current; where other
    words are sought, the first that has them.
    """

    chosen = Signal(object)
    selected = Signal(list)

    def __init__(self, view: QAbstractItemView, model: RowModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._current: Any = None
        self._current_at = 0
        self._selected: list[Any] = []
        self._anchor: Any = None
        self._anchor_top = 0
        self._scroll = 0
        self._needle = ""
        self._restoring = False
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.watch_selection()

    @property
    def current_id(self) -> Any:
        """The id of the current row, or None."""
        return self._current

    @property
    def selected_ids(self) -> list[Any]:
        """The ids of the selected rows, from top to bottom."""
        # By its ranges: Qt would look at each cell of each row.
        picked = {
            at
            for span in self._view.selectionModel().selection().toList()
            for at in range(span.top(), span.bottom() + 1)
        }
        return [self._model.id_at(at) for at in sorted(picked)]

    def watch_selection(self) -> None:
        """Follow the view's selection model; call it once the view has the model."""
        selection = self._view.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        selection.selectionChanged.connect(self._on_selection)

    def choose(self, row_id: Any, *, middle: bool = False) -> bool:
        """Make the row of that id current and bring it into sight; False when it is not shown.

        `middle` brings it there, with what is round it.
        """
        at = self._model.place_of(row_id)
        if at < 0:
            return False
        index = self._model.index(at, 0)
        self._view.selectionModel().setCurrentIndex(index, _REPLACE | _ROWS)
        hints = QAbstractItemView.ScrollHint
        self._view.scrollTo(index, hints.PositionAtCenter if middle else hints.EnsureVisible)
        return True

    def _remember(self) -> None:
        self._restoring = True
        view = self._view
        self._selected = self.selected_ids
        self._current_at = view.currentIndex().row()
        self._scroll = view.verticalScrollBar().value()
        anchor = view.currentIndex()
        rect = view.visualRect(anchor)
        if not (anchor.isValid() and rect.intersects(view.viewport().rect())):
            anchor = view.indexAt(QPoint(view.viewport().width() // 2, 2))
            rect = view.visualRect(anchor)
        self._anchor = self._model.id_at(anchor.row())
        self._anchor_top = rect.top()

    def _restore(self) -> None:
        selection = self._view.selectionModel()
        at = self._model.place_of(self._current) if self._current is not None else -1
        words = self._model.filter.needle
        sought, self._needle = words not in ("", self._needle), words
        if at < 0 and self._current is not None and self._model.rowCount():
            at = 0 if sought else min(max(self._current_at, 0), self._model.rowCount() - 1)
            if sought:
                self._scroll, self._anchor = 0, None
        places = [place for place in self._model.places_of(self._selected) if place >= 0]
        if at >= 0:
            places = places or [at]
            here = self._model.index(at, 0)
            selection.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(self._ranges(places), _REPLACE | _ROWS)
        self._scroll_back()
        self._restoring = False
        self._tell(self._model.id_at(at))
        ids = self.selected_ids
        if ids != self._selected:
            self.selected.emit(ids)

    def _ranges(self, places: list[int]) -> QItemSelection:
        picked = QItemSelection()
        model, spans = self._model, list[list[int]]()
        for place in sorted(places):
            if spans and place == spans[-1][1] + 1:
                spans[-1][1] = place
            else:
                spans.append([place, place])
        for first, last in spans:
            picked.select(model.index(first, 0), model.index(last, 0))
        return picked

    def _scroll_back(self) -> None:
        # Lay out first: the scroll bar still has the range of the old rows.
        self._view.executeDelayedItemsLayout()  # once: to make a row current may have done it
        bar = self._view.verticalScrollBar()
        bar.setValue(self._scroll)
        at = self._model.place_of(self._anchor) if self._anchor is not None else -1
        if at >= 0:
            top = self._view.visualRect(self._model.index(at, 0)).top()
            bar.setValue(bar.value() + top - self._anchor_top)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._restoring:
            self._tell(self._model.id_at(current.row()))

    def _on_selection(self, _new: QItemSelection, _old: QItemSelection) -> None:
        if not self._restoring:
            self.selected.emit(self.selected_ids)

    def _tell(self, row_id: Any) -> None:
        if row_id != self._current:
            self._current = row_id
            self.chosen.emit(row_id)
