"""CSV written: letters whole, nothing reckoned, and read back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from planner.formats.tables import read_table, write_csv


def test_it_begins_with_the_mark_and_ends_lines_as_the_rfc_says() -> None:
    assert write_csv(["Name"], [["Zoë"]]) == b"\xef\xbb\xbfName\r\nZo\xc3\xab\r\n"


def test_formulas_become_text_and_come_back() -> None:
    cells = ["=1+1", "+49 170 1234567", "-2", "@ada", "\tx", 'say "=1", Ada', "line\nbreak"]
    data = write_csv(["Name", "Phone"], [["Ada", cell] for cell in cells])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [
        "'=1+1",
        "'+49 170 1234567",
        "'-2",
        "'@ada",
        "'\tx",
        'say "=1", Ada',
        "line\nbreak",
    ]
    assert read_table(data, "x.csv").people[1].phones == ("+49 170 1234567",)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=3))
def test_no_cell_begins_like_a_formula(cells: list[str]) -> None:
    text = write_csv(["a"] * len(cells), [cells]).decode("utf-8-sig")
    (_header, row) = csv.reader(io.StringIO(text, newline=""))
    assert len(row) == len(cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
