"""The offline help: its pages at the left, the chosen one at the right, all of it searched."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from planner.gui.first_size import resize_within_screen
from planner.gui.help_pages import HelpPage, help_pages
from planner.gui.help_paper import HelpPaper
from planner.gui.icons import icon
from planner.gui.opening import open_url
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.text import fold, set_tooltip
from planner.gui.theme import Space, dress, margins
from planner.i18n import _

_SIZE = QSize(940, 680)
_LEFT = 240


class HelpWindow(QWidget):
    """A window beside the main one, so that one can read and do at the same time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self._pages = {page.name: page for page in help_pages()}
        self._past: list[str] = []
        self._shown = ""
        self.search = SearchField(_("Find in the help"))
        self.search.searched.connect(self._filter)
        self.pages = RowTable(
            (Column(_("Page"), _title),), _("No page has these words."), name=_("Pages of the help")
        )
        self.pages.horizontalHeader().hide()
        self.search.leads_to(self.pages)
        self.pages.set_rows(list(self._pages.values()))
        self.pages.chosen.connect(self._choose)
        self.back_button = QToolButton()
        self.back_button.setIcon(icon("arrow-left"))
        set_tooltip(self.back_button, _("Back"), "Alt+Left")
        self.back_button.setShortcut("Alt+Left")
        self.back_button.setEnabled(False)
        self.back_button.clicked.connect(self._go_back)
        self.paper = HelpPaper()
        self.paper.followed.connect(self._follow)
        self._lay_out()
        resize_within_screen(self, *_SIZE.toTuple())
        dress(self)

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self._shown

    def come(self, name: str = "") -> None:
        """Come to the front, on a page, on the one left last, or on the first."""
        self.show_page(name or self._shown or next(iter(self._pages)))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()

    def show_page(self, name: str, *, going_back: bool = False) -> None:
        """Show a page by its name; one that there is not is passed over."""
        page = self._pages.get(name)
        if page is None or name == self._shown:
            return
        if self._shown and not going_back:
            self._past.append(self._shown)
        self.back_button.setEnabled(bool(self._past))
        self._shown = name
        self.pages.choose(page.id)
        self.paper.show_text(page.text)
        self.setWindowTitle(_("{title} — Help").format(title=page.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    # Private

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.back_button)
        top.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(margins(Space.M, Space.M, Space.S, Space.M))
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(margins(Space.S, Space.M, Space.M, Space.M))
        beside.addWidget(self.paper)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_LEFT, _SIZE.width() - _LEFT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)

    def _choose(self, page_id: object) -> None:
        for page in self._pages.values():
            if page.id == page_id:
                self.show_page(page.name)
                self._mark()

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        found = [page for page in self._pages.values() if page.has(words)]
        self.pages.set_rows(found)
        if found and self._shown not in {page.name for page in found}:
            self.show_page(found[0].name)
        elif found:
            self.pages.choose(self._pages[self._shown].id)
        self._mark()

    def _mark(self) -> None:
        self.paper.find_word(self.search.text().strip())

    def _follow(self, target: str) -> None:
        name = target.removesuffix(".md")
        if name in self._pages:
            self.search.clear()
            self.show_page(name)
        else:
            open_url(target)

    def _go_back(self, _checked: bool = False) -> None:
        if self._past:
            self.search.clear()
            self.show_page(self._past.pop(), going_back=True)
            self.back_button.setEnabled(bool(self._past))


def _title(page: HelpPage) -> str:
    return page.title
