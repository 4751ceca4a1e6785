"""The table of who is there: whom I know, and the columns of the organiser's list."""

import pytest
from pytestqt.qtbot import QtBot

from planner.gui.pages.plan_candidates import CandidatesPanel
from planner.model import Presence
from planner.queries.candidates import CandidateRow


def row(number: int, name: str, **more: object) -> CandidateRow:
    values: dict[str, object] = {
        "id": number,
        "event_id": 1,
        "name": name,
        "email": "",
        "title": "",
        "organisation": "",
        "presence": Presence.ATTENDEE,
        "place": "",
        "sessions": (),
        "marked": False,
        "known": False,
        "code": "",
    }
    return CandidateRow(**{**values, **more})


@pytest.fixture
def panel(qtbot: QtBot) -> CandidatesPanel:
    panel = CandidatesPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    return panel


def cells(panel: CandidatesPanel, header: str) -> list[str]:
    columns = {column.header: column for column in panel.table.rows.columns}
    return [columns[header].text(one) for one in panel.table.rows.rows]


def test_the_columns_of_a_list_are_shown_sorted_and_searched(panel: CandidatesPanel) -> None:
    plain = [column.name for column in panel.table.rows.columns]
    people = [
        row(
            1,
            "Ada",
            facts=(("Ticket", "VIP"), ("Diet", "vegan")),
            note="Ticket: VIP\nDiet: vegan\nlikes tea",
        ),
        row(2, "Bo", facts=(("Ticket", "Day"),)),
        row(3, "Cy"),
    ]
    panel.set_rows(people)
    assert cells(panel, "Ticket") == ["VIP", "Day", ""]
    # One alone is no column, and is still found.
    assert "Diet" not in [column.header for column in panel.table.rows.columns]
    assert cells(panel, "More")[0] == "Diet: vegan · likes tea"
    panel.search.setText("vegan")
    assert cells(panel, "Name") == ["Ada"]
    panel.search.setText("")
    panel.table.set_ticked([2])
    panel.table.sort_by("fact:Ticket")
    assert cells(panel, "Name") == ["Bo", "Ada", "Cy"]
    panel.search.setText("vip")
    assert cells(panel, "Name") == ["Ada"]
    panel.search.setText("")
    # Another event has another list: its columns go, the order with them, the ticks stay.
    panel.set_rows([row(2, "Bo"), row(1, "Ada")])
    assert [column.name for column in panel.table.rows.columns] == plain
    assert cells(panel, "Name") == ["Bo", "Ada"]
    assert panel.table.ticked_ids == [2]


def test_why_somebody_is_suggested(panel: CandidatesPanel) -> None:
    panel.set_rows(
        [
            row(1, "Ada", known=True),
            row(2, "Zeta", presence=Presence.EXHIBITOR, known_there=("Fay Wray",)),
            row(3, "Bo", marked=True),
            row(4, "Cy", perhaps=True),
            row(5, "Di", organisation="Zeta", known_there=("Fay Wray",)),
        ]
    )
    assert cells(panel, "Why") == [
        "You know them",
        "You know Fay Wray",
        "You marked it",
        "Perhaps known",
        "",
    ]
    panel.kind.setCurrentIndex(1)
    panel.kind.activated.emit(1)
    assert cells(panel, "Name") == ["Ada", "Zeta", "Bo", "Cy"]
