"""What the user should know of a sheet before it is printed: cut texts, missing characters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from planner.gui.pages.sheet_preview import Preview
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space, margins
from planner.i18n import _, ngettext

_ROWS = 5


class SheetNotes(QFrame):
    """One line above the preview, with a list to unfold; hidden when there is nothing to say."""

    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._words = plain_label("", Look.BODY)
        self._unfold = QPushButton()
        self._unfold.setProperty("kind", "link")
        self._unfold.clicked.connect(self._turn)
        self._plan = QPushButton(_("Plan whom to meet"))
        self._plan.setProperty("kind", "link")
        self._plan.clicked.connect(self._ask_plan)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Cut on paper"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(self.list.textElideMode().ElideNone)
        self.list.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._words, 1)
        row.addWidget(self._unfold)
        row.addWidget(self._plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.M, Space.XS, Space.S, Space.XS))
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.list)
        self.clear()

    @property
    def words(self) -> str:
        """What is said, "" for nothing."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def lines(self) -> list[str]:
        """What the list holds: every cut text, and the characters no font has."""
        return [self.list.item(index).text() for index in range(self.list.count())]

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self.list.clear()
        self.hide()

    def show_preview(self, preview: Preview) -> None:
        """Say what this sheet leaves out."""
        printed = preview.printed
        sentences = []
        if printed.cut:
            words = ngettext(
                "{count} text is too long for the paper and is cut there.",
                "{count} texts are too long for the paper and are cut there.",
                len(printed.cut),
            )
            sentences.append(words.format(count=len(printed.cut)))
        if printed.missing:
            words = ngettext(
                "{count} character is in no font and is left out.",
                "{count} characters are in no font and are left out.",
                len(printed.missing),
            )
            sentences.append(words.format(count=len(printed.missing)))
        lines = [*printed.cut, *(_missing(character) for character in printed.missing)]
        if lines != self.lines:
            self.list.clear()
            self.list.addItems(lines)
            height = self.list.fontMetrics().height() + 8
            self.list.setFixedHeight(min(len(lines), _ROWS) * height + 12)
        if not lines:
            self.list.hide()
        empty = not preview.people
        if empty:
            sentences.append(_("Nobody is planned here yet: there are no cards."))
        self._words.setText(" ".join(sentences))
        self._plan.setVisible(empty)
        self._unfold.setVisible(bool(lines))
        self._word()
        self.setVisible(bool(sentences))

    def _turn(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._word()

    def _word(self) -> None:
        count = len(self.lines)
        self._unfold.setText(
            ngettext("Show it", "Show them", count)
            if self.list.isHidden()
            else ngettext("Hide it", "Hide them", count)
        )

    def _ask_plan(self) -> None:
        self.plan_asked.emit()


def _missing(character: str) -> str:
    codes = " ".join(f"U+{ord(one):04X}" for one in character)
    return _("No font has “{character}” ({codes}).").format(character=character, codes=codes)
