import re
from pathlib import Path

import pytest

from planner.gui.palette import DARK, LIGHT, Colours
from planner.gui.stylesheet import stylesheet


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_filled_in_and_every_drawing_is_there(colours: Colours) -> None:
    sheet = stylesheet(colours)
    assert "$" not in sheet
    drawings = re.findall(r'url\("([^"]+)"\)', sheet)
    assert drawings
    assert [name for name in drawings if not Path(name).is_file()] == []
    assert sheet.count("{") == sheet.count("}")
