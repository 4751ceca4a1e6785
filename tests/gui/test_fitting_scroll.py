from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from planner.gui.fitting_scroll import FittingScroll
from planner.gui.flow_layout import FlowLayout


def test_what_wraps_is_scrolled_and_never_squeezed(shown: Callable[..., QWidget]) -> None:
    inner, strip, page = QWidget(), QWidget(), QWidget()
    flow = FlowLayout(strip)
    for number in range(12):
        flow.addWidget(QCheckBox(f"a box with words {number}"))
    QVBoxLayout(inner).addWidget(strip)
    scroll = FittingScroll(inner, "How it is read")
    column = QVBoxLayout(page)
    column.addWidget(scroll)
    column.addStretch(1)
    shown(page)
    for width, height in ((1800, 500), (420, 500), (420, 90), (430, 90), (300, 500), (900, 500)):
        page.resize(width, height)
        QApplication.processEvents()
        assert strip.height() >= flow.heightForWidth(strip.width()), (width, height)
