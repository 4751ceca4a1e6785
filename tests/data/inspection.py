"""What a window shows and says, and what of it is cut off, unnamed or left in English."""

import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from babel import Locale
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from planner import i18n
from planner.gui.text import without_mnemonic

ROOT = Path(__file__).resolve().parents[2]

# Controls that a person works with, and so has to be told of.
ROLES = QAccessible.Role
NAMED = {
    *(ROLES.Button, ROLES.PushButton, ROLES.CheckBox, ROLES.RadioButton, ROLES.ComboBox),
    *(ROLES.EditableText, ROLES.SpinBox, ROLES.List, ROLES.ListItem, ROLES.Table, ROLES.Tree),
    *(ROLES.ColumnHeader, ROLES.PageTab, ROLES.PageTabList, ROLES.MenuItem),
    *(ROLES.ButtonMenu, ROLES.ButtonDropDown, ROLES.Slider, ROLES.Dialog),
}

# Two Latin letters in a row, once all that is the same in every language is taken away.
_MARKUP = re.compile(r"</?[a-z]+>")
_KEY = re.compile(r"(?<!&)&(\w)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SAME_EVERYWHERE = re.compile(
    r"\b[A-Z][A-Za-z]+-\d[\w.]*(?:-Clause)?|\{\w+\}|Scroll (?:Left|Right)|\S+@\S+|(?:https?|webcal)://?\S*|\*?\.[a-z]{2,4}\b|[A-Z][a-z]+/[A-Z][a-z]+\b"
    r"|\b[TN]\d+\b|(?<!\w)/\S+|@\w+|#\w+|\bplanner [a-z-]+|<[a-z/][^<>]*>"
    r"|\b(?:Ctrl|Alt|Shift|Esc|Enter|Return|Del|Space|Ins|Home|End|Tab|Up|Down|Left|Right|PgUp"
    r"|PgDown|Page|Backspace|Find|F\d+)\b"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*|\b(?:AM|PM|UTC|MIT|ISC|PDF|CSV|CET|CEST)\b"
)


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield everything a screen reader finds in a window, the window first."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def unnamed(window: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for, or reads markup of."""
    found = []
    for interface in walk(QAccessible.queryAccessibleInterface(window)):
        if interface.role() in NAMED and not interface.text(QAccessible.Text.Name).strip():
            owner = interface.object()
            found.append(f"{interface.role().name} {_called(owner) if owner else ''}".strip())
        told = interface.text(QAccessible.Text.Description)
        if _MARKUP.search(told):
            found.append(f"{interface.role().name} is described by markup: {told}")
    return found


def double_keys(window: QWidget) -> list[str]:
    """Return the letters that two controls or two entries of one menu share as their key."""
    found = []
    menus = [bar.actions() for bar in window.findChildren(QMenuBar)]
    menus += [action.menu().actions() for bar in menus for action in bar if action.menu()]
    buttons = [one for one in _visible(window) if isinstance(one, QPushButton | QToolButton)]
    menus += [one.menu().actions() for one in buttons if one.menu()]
    for actions in menus:
        found += _doubles([action.text() for action in actions])
    if window.isModal():
        kinds = (QLabel, QAbstractButton)
        found += _doubles([one.text() for one in _visible(window) if isinstance(one, kinds)])
    return found


def _doubles(texts_there: list[str]) -> list[str]:
    keys = [(found[1].casefold(), text) for text in texts_there if (found := _KEY.search(text))]
    return [
        f"{first} and {second} have one key"
        for at, (key, first) in enumerate(keys)
        for other, second in keys[at + 1 :]
        if key == other and first != second
    ]


def english(window: QWidget) -> list[str]:
    """Return the texts with a Latin word in them; the window must speak the language `xx`."""
    return [text for text in dict.fromkeys(texts(window)) if _WORD.search(_own_words(text))]


def texts(window: QWidget) -> Iterator[str]:
    """Yield every text of a window: shown, behind a menu, in a tooltip, for a screen reader."""
    for interface in walk(QAccessible.queryAccessibleInterface(window)):
        yield interface.text(QAccessible.Text.Name)
        yield interface.text(QAccessible.Text.Description)
    for widget in (window, *_visible(window)):
        yield from _texts_of(widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield html.unescape(re.sub(r"<[^<>]+>", " ", widget.toolTip()))
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QPushButton | QToolButton) and widget.menu():
        yield from (action.text() for action in widget.menu().actions())
    if isinstance(widget, QMenuBar):
        for action in widget.actions():
            yield action.text()
            yield from (one.text() for one in action.menu().actions())


@cache
def _own_words(text: str) -> str:
    text = text.replace("\u200b", "")
    if not _WORD.search(_SAME_EVERYWHERE.sub("", text)):
        return ""
    for known in (*_names(), *_resources()):
        if known in text:
            text = text.replace(known, "")
    return _SAME_EVERYWHERE.sub("", text)


@cache
def _resources() -> tuple[str, ...]:
    """Return the sentences of kits and templates, which are translated by files of their own."""
    found: set[str] = set()
    for file in (ROOT / "resources").glob("*/*.toml"):
        for value in tomllib.loads(file.read_text("utf-8")).values():
            texts_in = value if isinstance(value, list) else [value]
            parts = [re.split(r"[\[\]]|\{\w+\}", one) for one in texts_in if isinstance(one, str)]
            found |= {part.strip() for group in parts for part in group}
    return tuple(sorted((one for one in found if len(one) > 1), key=len, reverse=True))


@cache
def _names() -> tuple[str, ...]:
    """Return what bears its own name in every language: countries, languages, libraries, fonts."""
    english = Locale("en")
    found = {*english.territories.values(), *i18n.language_names().values()}
    found |= {one.metadata["Name"] for one in distributions()}
    found |= {folder.name for folder in (ROOT / "resources" / "fonts").iterdir()}
    found |= {"Planner", "Noto Emoji", "WenQuanYi Micro Hei", "Lucide"}
    found |= {"HarfBuzz", "MIT-Modern-Variant"}  # within a library, and its licence
    found |= {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in found}
    return tuple(sorted(found, key=len, reverse=True))


_SHORTENING = {QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon}
# Where Qt may go on in the next line.
_LINE_BREAK = re.compile(r"[\s\u200b-]+")
_PADDING = 4  # pixels of a button's own that its words may come near to


# What is cut -----------------------------------------------------------------------------


def clipped(window: QWidget) -> list[str]:
    """Return what has less room than its text takes, but for what shortens its text itself."""
    found = [f"{_called(widget)}: {why}" for widget in _visible(window) if (why := _cut(widget))]
    least = window.minimumSizeHint()
    if least.width() > window.width() or least.height() > window.height():
        found.append(f"the window needs {least.width()} x {least.height()}")
    return found


def _cut(widget: QWidget) -> str:
    if beyond := _beyond(widget):
        return beyond
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.minimumSizeHint().width() - _PADDING
        return f"{widget.width()} for {needed}" if widget.width() < needed else ""
    if isinstance(widget, QComboBox) and widget.sizeAdjustPolicy() not in _SHORTENING:
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        room = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField
        )
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return f"{room.width()} for {needed}" if room.width() + _PADDING < needed else ""
    if isinstance(widget, QTabBar):
        return _cut_tabs(widget)
    return ""


def _cut_label(label: QLabel) -> str:
    text = label.text()
    if not text or type(label).__name__ == "ElidedLabel" or not label.pixmap().isNull():
        return ""
    room = label.contentsRect()
    metrics = QFontMetrics(label.font())
    if label.wordWrap():
        longest = max(metrics.horizontalAdvance(word) for word in _LINE_BREAK.split(text))
        if longest > room.width():
            return f"{room.width()} for a word of {longest}"
        needed = label.heightForWidth(label.width())
        return f"{label.height()} high for {needed}" if label.height() < needed - 1 else ""
    needed = max(metrics.horizontalAdvance(line) for line in without_mnemonic(text).splitlines())
    return f"{room.width()} for {needed}" if room.width() < needed else ""


def _cut_tabs(bar: QTabBar) -> str:
    for at in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(without_mnemonic(bar.tabText(at)))
        rect = bar.tabRect(at)
        if rect.width() < needed:
            return f"{bar.tabText(at)}: {rect.width()} for {needed}"
        beyond = rect.right() > bar.width() or rect.left() < 0
        if beyond and not bar.usesScrollButtons():
            return f"{bar.tabText(at)} lies beyond the bar"
    return ""


def _beyond(widget: QWidget) -> str:
    """Say when a widget reaches out of the one it stands in; what scrolls may."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolls(parent):
        return ""
    # Qt rounds the halves of a mirrored splitter up.
    if parent.rect().adjusted(-1, 0, 1, 0).contains(widget.geometry()):
        return ""
    return f"{_rect(widget.geometry())} beyond {_called(parent)} {_rect(parent.rect())}"


def _rect(rect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


def _scrolls(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea) or isinstance(
        widget, QAbstractScrollArea
    )


def _visible(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not widget.visibleRegion().isEmpty()
    ]


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    name = widget.accessibleName() or widget.objectName() or str(words)
    return f"{type(widget).__name__} “{name[:60]}”"
