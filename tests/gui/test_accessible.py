"""Every control of the window's foundation has a name that a screen reader can say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.formats.pdf import raster
from planner.gui.card_delegate import Card
from planner.gui.card_list import CardList
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.pdf_view import PdfView
from planner.gui.row_model import Column
from planner.gui.row_table import RowTable
from planner.gui.search_field import SearchField
from planner.gui.toast import Toasts

NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.Table,
    QAccessible.Role.Cell,
    QAccessible.Role.ColumnHeader,
}


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    town: str


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


def test_every_control_has_a_name(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    rows = [Row(1, "Ada Lovelace", "London"), Row(2, "Bea", "Ulm")]
    columns = [Column("Name", lambda row: row.name), Column("Town", lambda row: row.town)]
    table = RowTable(columns, "Nobody.", QAction("Add"), name="People", ticks=True)
    cards = CardList(lambda row: Card(row.name, (row.town,)), "None.", name="To meet")
    form = Form([Field(kind.value, f"A {kind.value}", kind) for kind in Kind])
    search, pdf = SearchField("Find"), PdfView(raster)
    window = shown(search, table, cards, form, pdf)
    table.set_rows(rows)
    cards.set_rows(rows)
    toasts = Toasts(window)
    toasts.show_message("Removed Ada", "Undo", print)
    seen: set[str] = set()
    unnamed = []
    for interface in walk(QAccessible.queryAccessibleInterface(window)):
        if interface.role() in NAMED and not interface.state().invisible:
            name = interface.text(QAccessible.Text.Name)
            seen.add(name)
            if not name:
                unnamed.append((interface.role(), interface.object()))
    assert unnamed == []
    assert {"People", "To meet", "Find", "A tags", "Undo", "Dismiss"} <= seen
    assert "Ada Lovelace, London" in seen, "a row reads in full"
    toasts.clear()
