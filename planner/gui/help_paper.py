"""Shows one page of our own Markdown, and nothing that anybody else wrote."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPixmap,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from planner.gui.palette import colours_of
from planner.gui.theme import Space
from planner.i18n import _

_LINE = 128  # per cent of the height of a line
_WIDEST = 90  # letters of a line that the eye still follows


class HelpPaper(QTextBrowser):
    """The one widget of the program that reads markup. It loads nothing: no picture, no file.

    `followed` brings what a link names: another page as "paper.md", or a web address.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setOpenLinks(False)
        self.setAccessibleName(_("Help page"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Show a page from its beginning."""
        self._text = text
        self._set()

    def find_word(self, word: str) -> bool:
        """Bring the first place of a word into sight, marked; False where there is none."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return bool(word) and self.find(word)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing, whatever a page names."""
        # For nothing at all Qt would look for the file by itself.
        empty = QPixmap(1, 1)
        empty.fill(Qt.GlobalColor.transparent)
        return empty if kind == QTextDocument.ResourceType.ImageResource.value else ""

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            at = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: Any) -> None:
        """Keep lines at a length that reads well."""
        super().resizeEvent(event)
        self._narrow()

    # Private

    def _set(self) -> None:
        document = self.document()
        document.setMarkdown(
            self._text,
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        self._air()
        self._colour()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _air(self) -> None:
        """Give lines, headings and tables room."""
        soft = colours_of(self.palette()).soft
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            cursor = QTextCursor(block)
            air = QTextBlockFormat()
            air.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if level := form.headingLevel():
                air.setTopMargin(Space.XL if level > 1 else 0)
                air.setBottomMargin(Space.S)
            elif block.charFormat().fontFixedPitch():
                air.setBackground(_brush(soft))
                air.setLeftMargin(Space.M)
            cursor.mergeBlockFormat(air)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format()
                table.setCellPadding(Space.XS)
                table.setCellSpacing(0)
                table.setBorder(0)
                table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                table.setBottomMargin(Space.M)
                frame.setFormat(table)

    def _colour(self) -> None:
        """Set code within a line in the colour of the window's signs."""
        accent = _brush(colours_of(self.palette()).accent)
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd() and not block.charFormat().fontFixedPitch():
                piece = pieces.fragment()
                form = piece.charFormat()
                if form.fontFixedPitch():
                    form.setForeground(accent)
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(piece.position())
                    end = piece.position() + piece.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(form)
                pieces += 1
            block = block.next()

    def _narrow(self) -> None:
        widest = self.fontMetrics().averageCharWidth() * _WIDEST
        side = max(Space.XL, (self.viewport().width() - widest) // 2)
        form = self.document().rootFrame().frameFormat()
        if form.leftMargin() != side:
            form.setLeftMargin(side)
            form.setRightMargin(side)
            form.setTopMargin(Space.L)
            form.setBottomMargin(Space.XL)
            self.document().rootFrame().setFrameFormat(form)

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(url.toString())


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
