"""How lists are laid out in a terminal."""

from planner.cli.context import columns, counted


def test_cells_stand_in_columns_and_wide_signs_take_two_places() -> None:
    assert columns([("1", "Ada", "x"), ("20", "李", "y")]) == ["1   Ada  x", "20  李   y"]
    assert columns([]) == []


def test_one_long_name_pushes_on_only_its_own_row_and_is_whole() -> None:
    long = "Wolfgang Amadeus " * 8
    lines = columns([("1", "Ada", "CTO"), ("2", long, "Composer"), ("3", "Bob", "")])
    assert lines == ["1  Ada  CTO", f"2  {long}  Composer", "3  Bob  "]


def test_one_is_not_counted_as_several() -> None:
    assert [counted(n, "entry", "entries") for n in (0, 1, 2)] == [
        "0 entries",
        "1 entry",
        "2 entries",
    ]
