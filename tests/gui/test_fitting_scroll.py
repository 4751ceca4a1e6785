from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from planner.gui.fitting_scroll import FittingScroll
from planner.gui.flow_layout import FlowLayout


def test_it_asks_for_the_same_height_with_a_scroll_bar_and_without(
    shown: Callable[..., QWidget],
) -> None:
    inner, strip = QWidget(), QWidget()
    flow = FlowLayout(strip)
    for number in range(12):
        flow.addWidget(QCheckBox(f"box {number}"))
    QVBoxLayout(inner).addWidget(strip)
    scroll = FittingScroll(inner, "How it is read")
    window = shown(scroll)
    policies = Qt.ScrollBarPolicy
    asked = []
    for width in range(300, 400, 5):
        window.resize(width, 500)
        heights = []
        for policy in (policies.ScrollBarAlwaysOn, policies.ScrollBarAlwaysOff):
            scroll.setVerticalScrollBarPolicy(policy)
            QApplication.processEvents()
            heights.append(scroll.sizeHint().height())
            assert strip.height() >= flow.heightForWidth(strip.width()), "squeezed, not scrolled"
        asked.append(heights)
    assert [high for high in asked if high[0] != high[1]] == []
    assert len({high[0] for high in asked}) > 1, "it wraps"
