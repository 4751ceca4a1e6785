"""A layout that goes on below where the room ends."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.flow_layout import FlowLayout


def test_what_has_no_room_goes_on_below(shown: Callable[..., QWidget]) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10, line_gap=5)
    buttons = [QWidget() for _number in range(4)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    shown(box)
    assert {button.y() for button in buttons} == {0}
    assert [button.x() for button in buttons] == [0, 110, 220, 330]
    assert (flow.heightForWidth(430), flow.heightForWidth(429)) == (30, 65)
    box.window().resize(250, 300)
    QApplication.processEvents()
    assert [(b.x(), b.y()) for b in buttons] == [(0, 0), (110, 0), (0, 35), (110, 35)]


def test_lower_ones_stand_at_the_middle_of_their_line(shown: Callable[..., QWidget]) -> None:
    box = QWidget()
    flow = FlowLayout(box)
    low, high = QWidget(), QWidget()
    low.setFixedSize(50, 20)
    high.setFixedSize(50, 30)
    for widget in (low, high):
        flow.addWidget(widget)
    shown(box)
    assert (low.y(), high.y()) == (5, 0)


def test_from_right_to_left_it_begins_at_the_right(shown: Callable[..., QWidget]) -> None:
    box = QWidget()
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(box)
    first, second = QWidget(), QWidget()
    for button in (first, second):
        button.setFixedSize(50, 20)
        flow.addWidget(button)
    shown(box)
    assert first.geometry().right() == box.rect().right()
    assert second.x() < first.x()


def test_what_is_hidden_leaves_no_gap(shown: Callable[..., QWidget]) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    hidden, seen = QWidget(), QWidget()
    for widget in (hidden, seen):
        widget.setFixedSize(50, 20)
        flow.addWidget(widget)
    shown(box)
    hidden.hide()
    QApplication.processEvents()
    assert seen.x() == 0
    assert flow.sizeHint().width() == 60


class _Asked(QWidget):
    """Counts how often it is asked for its size."""

    def __init__(self) -> None:
        super().__init__()
        self.width_wanted, self.times = 50, 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        self.times += 1
        return QSize(self.width_wanted, 20)


def test_each_is_asked_again_only_when_it_wants_another_size(
    shown: Callable[..., QWidget],
) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    first, second = _Asked(), _Asked()
    for widget in (first, second):
        flow.addWidget(widget)
    shown(box)
    seen = []
    for _time in range(3):
        assert [flow.heightForWidth(width) for width in (300, 200, 100)] == [20, 20, 44]
        assert flow.sizeHint().width() == 120
        seen.append(first.times)
    assert seen[0] == seen[2]
    first.width_wanted = 250
    first.updateGeometry()
    assert (flow.heightForWidth(300), flow.sizeHint().width()) == (44, 320)
