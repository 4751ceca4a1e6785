from pathlib import Path

import pytest

from planner.gui.refusals import refusal_words


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("holiday.JPG", "picture"),
        ("list.docx", "Ctrl+V"),
        ("all.tar.gz", "Unpack"),
        ("note.eml", "attached"),
        ("list.numbers", ".xlsx"),
        ("what.bin", ".ics"),
    ],
)
def test_each_kind_is_told_what_to_do_instead(name: str, advice: str) -> None:
    words = refusal_words([Path(name)])
    assert words.startswith(f"{name} cannot be imported. ")
    assert advice in words


def test_a_folder_is_opened_by_the_user(tmp_path: Path) -> None:
    assert "drop the files in it" in refusal_words([tmp_path])
