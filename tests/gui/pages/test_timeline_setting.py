"""What is said on a block of the timeline stands whole as long as there are lines for it."""

import pytest
from PySide6.QtWidgets import QApplication

from planner.gui.pages.timeline_setting import Face, Setting

SIGNS = [("star", "Must", "#000000"), ("triangle-alert", "An overlap of two", "#000000")]


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_sign_that_would_be_cut_has_a_line_of_its_own(qapp: QApplication, mirrored: bool) -> None:
    face = Face(qapp.font())
    for lines, whole in ((1, False), (3, True)):
        setting = Setting(face, 150, None, mirrored=mirrored)
        setting.signs(SIGNS, 10, lines)
        words = [text.text() for _place, text, _bold, _colour in setting.drawn.texts]
        tops = [rect.top() for rect, _name, _colour in setting.drawn.icons]
        assert words[0] == "Must"
        assert (words[1] == "An overlap of two") is whole
        assert (tops[1] - tops[0] >= face.line - 1) is whole


def test_signs_stand_side_by_side_where_there_is_room(qapp: QApplication) -> None:
    setting = Setting(Face(qapp.font()), 400, None, mirrored=False)
    setting.signs(SIGNS, 10, 3)
    assert len({rect.top() for rect, _name, _colour in setting.drawn.icons}) == 1
