"""The Due page: what is to be done after all events together, the nearest first."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.pages.followups_board import FollowUpBoard
from planner.gui.pages.followups_words import FollowUpItem, Group, count_words
from planner.i18n import _, ngettext
from planner.queries.follow_ups import follow_up_ids
from planner.store import Store

MOST = 7  # shown beyond the promises; the rest is one key away


class DuePage(FollowUpBoard):
    """All that is open, of every event and of none: promises, overdue, 48 hours, week, later."""

    name: ClassVar[str] = "due"
    icon_name: ClassVar[str] = "bell"
    with_event = True

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        self._all = False
        self.more_button = QPushButton()
        self.more_button.setProperty("kind", "link")
        super().__init__(store, jobs, parent)
        self.more_button.clicked.connect(Call(self.more_button, self.show_all).run)

    def build(self) -> Iterator[None]:
        """Build the rest, and how many more there are."""
        yield from super().build()
        self.left.insertWidget(2, self.more_button)
        self.search.searched.connect(self._on_search)

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Due")

    def show_event(self, event_id: int | None) -> None:
        """Take no notice: this page is about all events."""

    def show_all(self) -> None:
        """Show every one that is open, or only the first ones again."""
        self._all = not self._all
        self._show_others()
        self.table.setFocus()

    def _ids(self) -> list[int] | None:
        return self.read(follow_up_ids, only_pending=True)

    def _shown(self, items: list[FollowUpItem]) -> list[FollowUpItem]:
        promises = [item for item in items if item.group is Group.PROMISE]
        others = [item for item in items if item.group is not Group.PROMISE]
        # One step for each person first; a second one comes into sight when that is done.
        first = {_whom(item): item for item in reversed(others)}
        few = [item for item in others if first[_whom(item)] is item][:MOST]
        hidden = len(others) - len(few)
        self.more_button.setVisible(hidden > 0)
        words = ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)
        self.more_button.setText(_("Show the first ones only") if self._all else words)
        if self._all or self.search.text():
            return items
        return [*promises, *few]

    def _say(self, items: list[FollowUpItem]) -> None:
        groups = [item.group for item in items]
        counted = [(group, groups.count(group)) for group in Group]
        self.summary.setText(" · ".join(count_words(*one) for one in counted if one[1]))

    def _empty_text(self) -> str:
        return _("Nothing is due. What you promise and plan while logging stands here, day by day.")

    def _empty_action(self) -> QAction | None:
        action = QAction(icon("plus"), _("Add a follow-up"), self)
        action.triggered.connect(Call(action, self.add).run)
        return action

    def _on_search(self, _needle: str) -> None:
        self._show_others()

    def _show_others(self) -> None:
        self.show_items()
        self.show_again()


def _whom(item: FollowUpItem) -> object:
    return item.row.contact_id or item.row.person or item.id
