"""The steps logged from the log page: what was typed for each comes back when it is undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.errors import PlannerError
from planner.gui.pages.log_entry import Draft, LogEntry
from planner.queries.encounters import EncounterRow
from planner.store import Store
from planner.store.undo import kept_label


@dataclass(frozen=True)
class Step:
    """One step logged from here: its undo label, what was typed, which encounters it wrote."""

    label: str
    draft: Draft
    encounters: frozenset[int]


class LoggedSteps:
    """Follows undo and redo of what was logged at one event, and keeps the line in step."""

    def __init__(self, store: Store, entry: LogEntry) -> None:
        self._store, self._entry = store, entry
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._brought = ""

    def forget(self) -> None:
        """Begin anew, at another event."""
        self._done, self._undone, self._brought = [], [], ""

    def add(self, step: Step) -> None:
        """Take note of a step that was just logged."""
        self._done.append(replace(step, label=kept_label(step.label)))
        self._undone, self._brought = [], ""

    def knows(self, label: str) -> bool:
        """Whether a step of that label was logged from here."""
        return any(step.label == label for step in self._done)

    def follow(self, encounters: Sequence[EncounterRow]) -> None:
        """Bring back into the line what was typed for a step that is undone, to be mended."""
        there = {row.id for row in encounters}
        while self._done and self._is_undone(self._done[-1], there):
            step = self._done.pop()
            self._undone.append(step)
            if self._entry.line.text() in ("", self._brought) and step.draft.text:
                self._entry.put_draft(step.draft)
                self._brought = step.draft.text
        while self._undone and not self._is_undone(self._undone[-1], there):
            step = self._undone.pop()
            self._done.append(step)
            if self._brought and self._entry.line.text() == self._brought:
                self._entry.clear()
                self._brought = ""

    def _is_undone(self, step: Step, there: set[int]) -> bool:
        if step.encounters:
            return not step.encounters <= there
        try:
            return self._store.redo_label == step.label != self._store.undo_label
        except PlannerError:
            return False
