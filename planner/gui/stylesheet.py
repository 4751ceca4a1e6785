"""The small stylesheet that goes over Fusion where Fusion is plain."""

from string import Template

from planner import paths
from planner.gui.palette import Colours

_SHEET = Template("""
QToolTip { background: $tip; color: $on_tip; border: 0; padding: 6px 8px; }

QPushButton, QToolButton[framed="true"] {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 4px 12px; min-height: 1.2em;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton[framed="true"] { padding: 3px 10px 2px; }  /* Qt itself adds to these */
QToolButton[framed="true"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton, QToolButton { qproperty-iconSize: 22px 18px; }  /* drawn in the middle: a gap */
QToolButton[picture="true"] { qproperty-iconSize: 64px 64px; }
QPushButton:hover, QToolButton[framed="true"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[framed="true"]:pressed { background: $soft; }
QPushButton:focus, QToolButton[framed="true"]:focus {
    border: 2px solid $accent; padding: 3px 11px; outline: 0;  /* Fusion's own box inside */
}
QToolButton[framed="true"]:focus { padding: 2px 9px 1px; }
QPushButton:disabled, QToolButton[framed="true"]:disabled {
    color: $disabled; border-color: $hairline;
}
QPushButton[kind="primary"], QPushButton:default[kind="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $soft; color: $disabled; border-color: $soft; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
/* Little room at its sides: it stands in line with the text above it. */
QPushButton[kind="link"] {
    border: 1px solid transparent; background: transparent; color: $accent; padding: 4px 3px;
}
QPushButton[kind="link"]:hover { background: $accent_soft; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 3px 2px; }
QPushButton[side="true"] { padding: 2px 3px; min-height: 1.1em; }  /* beside a title */
QPushButton[side="true"]:focus { padding: 1px 2px; }
/* Drawn by the style itself the arrow has no place where one reads from right to left. */
QPushButton::menu-indicator, QToolButton::menu-indicator {
    image: url("$drawings/down-$set.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px;
}

QPushButton[kind="step"] {
    border: 1px solid transparent; background: $accent_soft; color: $accent;
    padding: 3px 12px 3px 8px;
}
QPushButton[kind="step"]:hover { border: 1px solid $accent; }
QPushButton[kind="step"]:focus { border: 2px solid $accent; padding: 2px 11px 2px 7px; }

QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton[dots="true"]::menu-indicator { image: none; }  /* the dots say it */
QToolButton:hover { background: $soft; }
QToolButton:checked { background: $accent_soft; }
QToolButton[fold="true"] { padding: 5px 5px 5px 0; }
QToolButton[fold="true"]:checked { background: transparent; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QTextEdit {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: 1.2em; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QTextEdit:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
/* It fills its room to the corners: what lies beneath need not be painted with every letter. */
QLineEdit[finder="true"], QLineEdit[finder="true"]:focus {
    border: 0; border-bottom: 2px solid $accent; border-radius: 0; padding: 6px 8px 5px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $disabled; border-color: $hairline;
}
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: 0; padding: 0 3px; background: transparent; min-height: 0;
}
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: 0; width: 22px;
}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {
    image: url("$drawings/down-$set.svg"); width: 14px;
}
QAbstractSpinBox::up-arrow { image: url("$drawings/up-$set.svg"); width: 14px; }

QCheckBox, QRadioButton { spacing: 8px; padding-right: 3px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; background: $surface; border: 1px solid $border; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
    width: 14px; height: 14px; border: 2px solid $accent;
}
QCheckBox::indicator:checked, QRadioButton::indicator:checked,
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {
    border: 2px solid $text;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $soft; border-color: $hairline;
}
QCheckBox::indicator:checked { image: url("$drawings/check-$set.svg"); }
QCheckBox::indicator:indeterminate { image: url("$drawings/dash-$set.svg"); }
QRadioButton::indicator:checked { image: url("$drawings/dot-$set.svg"); }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $border; selection-background-color: $accent_soft;
    selection-color: $text; outline: 0; padding: 4px;
}

QAbstractScrollArea[ringed="true"] { border: 2px solid $hairline; border-radius: 3px; }
QAbstractScrollArea[ringed="true"]:focus { border-color: $accent; }
QTableView, QListView, QTreeView {
    background: $surface; border: 1px solid $hairline; border-radius: 8px; outline: 0;
}
QListView[cards="true"] { background: $window; border: 0; border-radius: 0; }
QListView[bare="true"] { border: 0; border-radius: 0; }
QListView[words="true"] { padding: 4px; }
QListView[words="true"]::item { padding: 5px 8px; border-radius: 5px; color: $text; }
QListView[words="true"]::item:hover { background: $hover; }
QListView[words="true"]::item:selected { background: $accent_soft; color: $text; }
QListView[words="true"]:focus { border: 2px solid $accent; padding: 3px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $muted; border: 0; border-bottom: 1px solid $hairline;
    padding: 6px 10px; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }

QFrame[card="true"] { background: $surface; border: 1px solid $hairline; border-radius: 10px; }
QFrame#finder { border: 1px solid $border; }
QFrame[toast="true"] { background: $tip; border: 0; border-radius: 8px; }
QFrame[toast="true"] QLabel { color: $on_tip; }
QFrame[toast="true"] QPushButton {
    background: transparent; color: $on_tip; border: 1px solid $on_tip; font-weight: 600;
}
QFrame[toast="true"] QPushButton:focus { border: 2px solid $on_tip; text-decoration: underline; }
QFrame[toast="true"] QToolButton { padding: 3px; }
QFrame[toast="true"] QToolButton:hover { background: $muted; }
QFrame[toast="true"] QToolButton:focus { border: 2px solid $on_tip; padding: 2px; }
QFrame[banner="true"] { background: $warn_soft; border: 0; border-bottom: 1px solid $warn; }
QFrame[banner="true"] QLabel { color: $warn; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="accent"] { color: $accent; }

QTabBar::tab {
    background: transparent; color: $muted; border: 0; border-bottom: 3px solid transparent;
    padding: 7px 14px 6px; font-weight: 600;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; background: $accent_soft; }
QTabBar { qproperty-drawBase: 0; }
/* The parts of one page: beneath the pages themselves, and quieter. */
QTabBar[parts="true"]::tab {
    border: 1px solid transparent; border-radius: 6px; padding: 4px 12px;
}
QTabBar[parts="true"]::tab:hover { background: $soft; }
QTabBar[parts="true"]::tab:selected { background: $surface; border-color: $border; }
QTabBar[parts="true"]::tab:focus { border: 2px solid $accent; padding: 3px 11px; }
QTabBar::scroller { width: 26px; }
QTabBar QToolButton { background: $window; border: 0; padding: 0; }
QTabBar QToolButton:hover { background: $soft; }
QTabBar QToolButton::left-arrow {
    image: url("$drawings/left-$set.svg"); width: 16px; height: 16px;
}
QTabBar QToolButton::right-arrow {
    image: url("$drawings/right-$set.svg"); width: 16px; height: 16px;
}
QTabBar QToolButton::left-arrow:disabled, QTabBar QToolButton::right-arrow:disabled { image: none; }
QFrame[rule="true"] { background: $hairline; border: 0; max-height: 1px; min-height: 1px; }

QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }

QSplitter::handle { background: $hairline; }
/* One line in the middle, with room at both sides to be grabbed by: borders Qt leaves out. */
QSplitter::handle:horizontal {
    width: 7px; background: qlineargradient(x1: 0, y1: 0, x2: 1, y2: 0,
        stop: 0.42 $window, stop: 0.43 $hairline, stop: 0.57 $hairline, stop: 0.58 $window);
}
QSplitter::handle:vertical {
    height: 7px; background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1,
        stop: 0.42 $window, stop: 0.43 $hairline, stop: 0.57 $hairline, stop: 0.58 $window);
}
QSplitter#panes::handle { width: 1px; background: $hairline; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar {
    background: $soft; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def stylesheet(colours: Colours) -> str:
    """Return the stylesheet in one set of colours."""
    return _SHEET.substitute(
        colours._asdict(),
        drawings=paths.resource("theme").as_posix(),
        set="dark" if colours.dark else "light",
    )
