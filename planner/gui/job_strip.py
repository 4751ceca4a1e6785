"""A strip that shows a job under way, once it takes long enough to be noticed, with Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from planner.gui.event_header import ElidedLabel
from planner.gui.jobs import Job
from planner.gui.text import Look
from planner.gui.theme import Space
from planner.i18n import _

PATIENCE = 300  # milliseconds before it shows


class JobStrip(QFrame):
    """Hidden until a watched job has taken 0.3 seconds; Cancel asks that job to stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._title = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._label = ElidedLabel(Look.BODY)  # a long name must not keep the window wide
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.setSpacing(Space.M)
        layout.addWidget(self._label)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.cancel_button)
        self.hide()

    @property
    def words(self) -> str:
        """What is said about the job."""
        return self._label.words

    def watch(self, job: Job, title: str, can_cancel: bool = True) -> None:
        """Show that job from now on, in place of the one before."""
        self._job, self._title = job, title
        self._label.show_words(title)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self.cancel_button.setVisible(can_cancel)
        self.cancel_button.setEnabled(True)
        job.told.connect(self._tell)
        job.ended.connect(self._end)
        self._timer.start(PATIENCE)

    def _tell(self, done: int, total: int, words: str) -> None:
        if self.sender() is self._job:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._label.show_words(f"{self._title} · {words}" if words else self._title)

    def _end(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._timer.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel_button.setEnabled(False)
            self._label.show_words(_("{title}: stopping…").format(title=self._title))
            self._job.cancel()
