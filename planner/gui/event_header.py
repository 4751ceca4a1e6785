"""What stands above the pages: the chosen event with its time, place, and what to know of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.clock import Clock
from planner.gui.dates import mine_words, span_words
from planner.gui.text import Look, PlainLabel, describe, filled, joined, plain_label
from planner.gui.theme import Space, TypeScale, scaled_font
from planner.i18n import _
from planner.queries.events import EventRow

_FEW_LETTERS = 60
_ROOM_FOR_TITLE = 320


class EventHeader(QWidget):
    """One line of title, one of facts.

    `remove_sample_asked` comes from the sample's own button, `zone_asked` from the one that
    stands where the time zone is a guess.
    """

    remove_sample_asked = Signal()
    zone_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._compact = False
        self._title = ElidedLabel(Look.TITLE)
        self._facts = ElidedLabel(Look.MUTED)
        self._warning = plain_label("", Look.WARNING)
        self.sample_button = QPushButton(_("Sample · Remove"))
        self.sample_button.setProperty("kind", "link")
        self.sample_button.setAccessibleName(_("Remove the sample conference"))
        self.sample_button.clicked.connect(self._ask_to_remove)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lines.setSpacing(Space.XS)
        # With an alignment they take what they need, and leave the header as wide as it can be.
        for line in (self._title, self._facts):
            self._lines.addWidget(line, 0, Qt.AlignmentFlag.AlignLeading)
        self._lines.addStretch(0)
        self.zone_button = QPushButton(_("Set time zone…"))
        self.zone_button.setProperty("kind", "link")
        for button in (self.sample_button, self.zone_button):
            button.setProperty("side", True)
        self.zone_button.clicked.connect(self._ask_for_zone)
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addLayout(self._lines, 1)
        first.addWidget(self.zone_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(first)
        layout.addWidget(self._warning)
        self.show_row(None)

    def show_row(self, row: EventRow | None) -> None:
        """Show an event, or that none is chosen."""
        self.sample_button.setVisible(row is not None and row.sample)
        self.zone_button.setVisible(row is not None and row.zone_guessed)
        if row is None:
            self._title.show_words(_("No event chosen"))
            self._facts.show_words(_("Choose one on the left, or add one with Ctrl+N."))
            self._warn("")
            return
        self._title.show_words(row.title or _("Untitled"))
        self._give_room()
        self._facts.show_words(joined(self._parts(row)))
        self._warn(_warning(row))

    def set_compact(self, compact: bool) -> None:
        """Put title and facts side by side where the window is low."""
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.LeftToRight if compact else ways.TopToBottom)
        self._lines.setSpacing(Space.L if compact else Space.XS)
        if compact != self._compact:
            step = TypeScale.HEADING if compact else TypeScale.TITLE
            self._title.setFont(scaled_font(step, bold=True))
            self._title.show_words(self._title.words)
        self._compact = compact
        self._give_room()

    @property
    def title(self) -> str:
        """The title of the event shown."""
        return self._title.words

    @property
    def words(self) -> str:
        """All that is said."""
        return "\n".join((self._title.words, self._facts.words, self._warning.text()))

    def _parts(self, row: EventRow) -> tuple[str, ...]:
        zone = row.zone if not row.start.all_day or row.zone != self._clock.zone_name else ""
        if row.zone_guessed:
            zone = filled(_("{zone} (a guess)"), zone=row.zone)
        mine = mine_words(row, self._clock.zone_name)
        place = row.location.replace("\n", ", ")
        return (span_words(row, self._clock.today()), zone, mine, place)

    def _give_room(self) -> None:
        # Side by side the facts are cut before the title is.
        wanted = min(self._title.sizeHint().width(), _ROOM_FOR_TITLE)
        self._title.setMinimumWidth(wanted if self._compact else 0)

    def _warn(self, words: str) -> None:
        self._warning.setText(words)
        self._warning.setVisible(bool(words))

    def _ask_for_zone(self, _checked: bool = False) -> None:
        self.zone_asked.emit()

    def _ask_to_remove(self, _checked: bool = False) -> None:
        self.remove_sample_asked.emit()


class ElidedLabel(PlainLabel):
    """One line of plain text that is cut with an ellipsis where the room ends."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        pattern = plain_label("", look, wrap=False)
        self.setFont(pattern.font())
        self.setProperty("tone", pattern.property("tone"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words = ""

    def show_words(self, words: str) -> None:
        """Show a text; the whole of it stands in the tooltip and for screen readers."""
        self.words = " ".join(words.split())
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """Return the room of the whole text, whatever of it is shown."""
        width = self.fontMetrics().horizontalAdvance(self.words) + 4
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters."""
        return QSize(_FEW_LETTERS, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Cut anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._cut()

    def _cut(self) -> None:
        room = max(self.width(), self.minimumWidth() or _FEW_LETTERS)
        line = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(line)
        describe(self, self.words if line != self.words else "")


def _warning(row: EventRow) -> str:
    if row.gone:
        return _("The calendar no longer lists this event. What you planned on it is kept.")
    if row.cancelled:
        return _("The calendar says that this event is cancelled.")
    return ""
