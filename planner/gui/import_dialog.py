"""What every preview of an import has: words above, choices, lists behind tabs, two buttons."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from planner.flows.choosing import Question
from planner.gui.event_header import ElidedLabel
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.text import Look, describe, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext


class ImportDialog(QDialog):
    """A subclass fills it in `show_preview` and says in `missing` what is still to be answered.

    It is made for a preview, and empty until that is shown in it: two turns of the event loop.
    `options_changed` asks for another preview, which comes by `show_preview`; `confirmed`
    brings the preview to be written. Closing it changes nothing.
    """

    preview: Any
    options_changed = Signal(object)
    confirmed = Signal(object)

    def __init__(self, choices: QWidget | None, parent: QWidget | None, *, more: int = 0) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Import"))
        self._title = ElidedLabel(Look.TITLE)
        self._source = ElidedLabel(Look.MUTED)
        self._counts = plain_label("", Look.STRONG)
        self._tabs = QTabBar()
        self._tabs.setProperty("parts", True)
        self._tabs.setAccessibleName(_("What to look at"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._lists = QStackedWidget()
        self._tabs.currentChanged.connect(self._lists.setCurrentIndex)
        self._tables: dict[str, RowTable] = {}
        self._holders: dict[str, QWidget] = {}
        self._more = plain_label(_more_words(more), Look.MUTED)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = QPushButton(_("&Import"))
        self.import_button.setProperty("kind", "primary")
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self._confirm)
        self._lay_out(choices)

    @property
    def missing(self) -> str:
        """What has to be said before it can be imported, or ""."""
        return ""

    @property
    def answer(self) -> Any:
        """The preview that would be written as all stands now."""
        return self.preview

    @property
    def question(self) -> Question:
        """What is to be previewed as all is chosen now."""
        raise NotImplementedError

    def show_preview(self, shown: Any) -> None:
        """Show the preview it was made for, and later others, after something else was chosen."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """The headline, the source and the counts, as they stand."""
        return "\n".join((self._title.words, self._source.words, self._counts.text()))

    def table(self, name: str) -> RowTable:
        """Return the table of that name: "changes", "people", "members" or "problems"."""
        return self._tables[name]

    def show_again(self) -> None:
        """Let it be answered: no other preview is on its way."""
        self.import_button.setEnabled(not self.missing)
        describe(self.import_button, self.missing)

    def wait(self) -> None:
        """Let it not be answered: what is shown is no longer what would be done."""
        self.import_button.setEnabled(False)

    def show_words(self, title: str, source: str, counts: list[str]) -> None:
        """Show the headline, where it comes from, and the counts that are not nothing."""
        self._title.show_words(title)
        self._source.show_words(source)
        self._counts.setText(" · ".join(counts))

    def fill(self, name: str, title: str, columns: tuple[Column, ...], rows: list[Any]) -> None:
        """Show rows in the table of that name; one that never had any has no tab."""
        if name not in self._tables:
            if not rows:
                return
            self.add_table(name, RowTable(columns, "", name=title), title)
        self._tables[name].set_rows(rows)
        self.count(name, title, len(rows))

    def add_table(
        self, name: str, table: RowTable, title: str, holder: QWidget | None = None
    ) -> None:
        """Put a table behind a tab; `holder` is what it stands in, where it is not alone."""
        self._tables[name] = table
        self._holders[name] = holder or table
        self.add_tab(title, self._holders[name])

    def add_tab(self, title: str, widget: QWidget) -> None:
        """Put a widget behind a tab."""
        self._lists.addWidget(widget)
        self._tabs.addTab(title)

    def count(self, name: str, title: str, number: int) -> None:
        """Say on a table's tab how many rows it has."""
        at = self._lists.indexOf(self._holders[name])
        self._tabs.setTabText(at, _("{title} ({n})").format(title=title, n=number))

    def _lay_out(self, choices: QWidget | None) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._more, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.S)
        for label in (self._title, self._source, self._counts):
            layout.addWidget(label)
        layout.addSpacing(Space.S)
        if choices is not None:
            layout.addWidget(choices)
        layout.addWidget(self._tabs)
        layout.addWidget(self._lists, 1)
        layout.addLayout(buttons)
        self.resize(860, 600)

    def _confirm(self, _checked: bool = False) -> None:
        answer = self.answer
        self.accept()
        self.confirmed.emit(answer)


def _more_words(more: int) -> str:
    if not more:
        return ""
    return ngettext("{n} more after this", "{n} more after this", more).format(n=more)
