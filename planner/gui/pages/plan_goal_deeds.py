"""What is written about the goals of an event on the Plan page."""

from PySide6.QtCore import QObject

from planner.commands import goals
from planner.flows import planning
from planner.gui.page import Page
from planner.gui.pages.plan_goals import GoalsPanel
from planner.gui.text import filled
from planner.i18n import _, ngettext
from planner.model import GoalState


class GoalDeeds(QObject):
    """Does for a page what its goals ask for."""

    def __init__(self, page: Page, panel: GoalsPanel) -> None:
        super().__init__(page)
        self._page = page
        panel.added.connect(self._add)
        panel.changed.connect(self._change)
        panel.judged.connect(self._judge)
        panel.removed.connect(self._remove)

    def _add(self, text: str, count: int) -> None:
        label = filled(_("Add goal “{text}”"), text=text)
        self._page.write(label, goals.add_goal, self._page.event_id, text, count or None)

    def _change(self, goal_id: int, text: str, count: int) -> None:
        label = filled(_("Change goal “{text}”"), text=text)
        self._page.write(label, goals.edit_goal, goal_id, text, count or None)

    def _judge(self, ids: list[int], state: GoalState) -> None:
        self._page.write(_("Judge a goal"), planning.judge_goals, ids, state)

    def _remove(self, ids: list[int]) -> None:
        label = ngettext("Remove goal", "Remove {count} goals", len(ids)).format(count=len(ids))
        self._page.write(label, planning.remove_goals, ids)
