from pathlib import Path

import pytest

from planner.clock import Clock
from planner.store.setting_aside import set_aside


def test_a_file_and_its_journal_are_kept_under_a_name_of_their_own(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "planner.db"
    names = []
    for number in range(2):
        path.write_text(f"damaged {number}")
        path.with_name("planner.db-journal").write_text("half")
        with set_aside(path, clock.now()) as kept:
            path.write_text("new")
        names.append(kept.name)
        assert kept.read_text() == f"damaged {number}"
        assert kept.with_name(f"{kept.name}-journal").read_text() == "half"
        assert not path.with_name("planner.db-journal").exists()
    assert names == ["planner-damaged-20260318T080000Z.db", "planner-damaged-20260318T080000Z-2.db"]


def test_it_stands_in_its_place_again_where_nothing_came_of_it(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "planner.db"
    path.write_text("damaged")
    path.with_name("planner.db-journal").write_text("half")
    with pytest.raises(IsADirectoryError), set_aside(path, clock.now()):
        tmp_path.read_text()
    assert path.read_text() == "damaged"
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        "planner.db": "damaged",
        "planner.db-journal": "half",
    }
