"""What stands above the list of the schedule: the days, the filters, and the two buttons beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.pages.schedule_filters import DayTabs, FilterBar
from planner.gui.pages.schedule_views import ScheduleViews
from planner.gui.theme import Space


class ScheduleTop(QVBoxLayout):
    """Two lines, the days above the filters; of a single day the filters stand in their place."""

    def __init__(self, days: DayTabs, filters: FilterBar, views: ScheduleViews) -> None:
        super().__init__()
        self._days, self._filters, self._views = days, filters, views
        self._line = QHBoxLayout()
        self._line.addWidget(days, 1)
        self._line.addStretch(0)
        for button in (views.switch, views.add):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSpacing(Space.S)
        self.addLayout(self._line)
        self.addWidget(filters)

    def offer_days(self) -> None:
        """Show the days where there are several to choose among."""
        several = len(self._days.days) > 1
        self._days.setVisible(several)
        if several is (self._line.indexOf(self._filters) >= 0):
            (self._line if several else self).removeWidget(self._filters)
            if several:
                self.addWidget(self._filters)
            else:
                self._line.insertWidget(0, self._filters, 1)
            before: QWidget = self._days if several else self._filters.hidden
            for button in (self._views.switch, self._views.add):
                QWidget.setTabOrder(before, button)
                before = button
