"""A window opens no larger than the screen."""

import pytest
from PySide6.QtCore import QSize

from planner.gui.first_size import within


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1080), (1180, 780)),
        ((1280, 800), (1180, 756)),  # its title and lower edge would lie outside
        ((1000, 700), (992, 656)),  # 2000 x 1400 at 200 %
    ],
)
def test_a_first_window_lies_on_the_screen_with_its_frame(
    screen: tuple[int, int], size: tuple[int, int]
) -> None:
    assert within(QSize(1180, 780), QSize(*screen)).toTuple() == size
