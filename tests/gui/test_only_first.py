from planner.gui.only_first import OnlyFirst
from planner.gui.row_model import Column, RowModel


class Row:
    def __init__(self, row_id: int) -> None:
        self.id, self.name = row_id, f"Person {row_id}"


def test_it_says_so_only_while_a_filter_finds_as_many_as_it_looks_for(qtbot: object) -> None:
    rows = RowModel([Column("Name", lambda row: row.name)])
    note = OnlyFirst(rows, 10)
    qtbot.addWidget(note)  # type: ignore[attr-defined]
    rows.set_rows([Row(number) for number in range(1, 20)])
    assert note.isHidden()
    rows.set_filter("person 1")
    assert rows.rowCount() == 11
    assert not note.isHidden()
    rows.set_filter("person 12")
    assert note.isHidden()
    rows.set_filter("")
    assert note.isHidden()
