"""Shares the room of the schedule between its views and the details of what is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from planner.gui.pages.schedule_details import SessionDetails
from planner.gui.pages.schedule_views import ScheduleViews

_SIDE_BY_SIDE = 980
_AMPLE = 460  # for the details: more room serves the titles in the list better


class ScheduleSplit(QSplitter):
    """Puts the details beside the views where there is room, else beneath them."""

    def __init__(self, views: ScheduleViews, details: SessionDetails) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._views, self._details = views, details
        self._asked = False
        self.addWidget(views)
        self.addWidget(details)
        self.setChildrenCollapsible(False)

    def share(self) -> None:
        """Share out the room there is; under a timeline the details come when asked for."""
        page = self.parentWidget()
        wide = page is not None and page.width() >= _SIDE_BY_SIDE
        timeline = self._views.is_timeline
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() is not way:
            self.setOrientation(way)
        self._details.setVisible(wide or not timeline or self._asked)
        total = self.width() if wide else self.height()
        part = 68 if timeline or wide else 64  # titles are worth more than lines not broken
        below = total * (100 - part) // 100
        if wide:
            below = min(below, max(_AMPLE, self._details.sizeHint().width()))
        self.setSizes([total - below, below])
        room = self.width()
        self._views.fit(self.sizes()[0] if wide else room, room)

    def ask_details(self) -> None:
        """Show the details, also where hours need the height."""
        self._asked = True
        if self._details.isHidden():
            self.share()
