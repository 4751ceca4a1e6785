"""The Follow-ups page: what is to be done after an event, promises first, with the drafts."""

from typing import ClassVar

from planner.gui.pages.followups_board import FollowUpBoard
from planner.i18n import _
from planner.queries.follow_ups import FollowUpRow


class FollowUpsPage(FollowUpBoard):
    """The follow-ups of one event with its sessions."""

    name: ClassVar[str] = "follow-ups"
    icon_name: ClassVar[str] = "list-checks"

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("Follow-ups")

    def _ids(self) -> list[int] | None:
        return [] if self.event_id is None else super()._ids()

    def _proposals(self) -> list[FollowUpRow] | None:
        return [] if self.event_id is None else super()._proposals()
