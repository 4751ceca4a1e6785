"""Who is there, narrowed by what stands in one column of the organiser's list."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from planner.gui.pages.plan_candidates import CandidatesPanel
from planner.model import Presence
from planner.queries.candidates import CandidateRow


@dataclass(frozen=True)
class Someone:
    name: str
    ticket: str
    known: bool = False


PEOPLE = (
    Someone("Ada", "VIP", known=True),
    Someone("Bo", "Day"),
    Someone("Cy", "VIP"),
    Someone("Di", ""),
)


def rows(people: tuple[Someone, ...] = PEOPLE) -> list[CandidateRow]:
    return [
        CandidateRow(
            id=number,
            event_id=1,
            name=one.name,
            email="",
            title="",
            organisation="",
            presence=Presence.ATTENDEE,
            place="",
            sessions=(),
            marked=False,
            known=one.known,
            code="",
            facts=(("Ticket", one.ticket),) if one.ticket else (),
        )
        for number, one in enumerate(people, 1)
    ]


@pytest.fixture
def panel(qtbot: QtBot) -> CandidatesPanel:
    panel = CandidatesPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    panel.set_rows(rows())
    return panel


def choose(box: QComboBox, words: str) -> None:
    at = box.findText(words)
    assert at >= 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def shown(panel: CandidatesPanel) -> list[str]:
    return [row.name for row in panel.table.rows.rows]


def test_a_value_of_a_column_of_their_file_narrows_the_table(panel: CandidatesPanel) -> None:
    assert panel.by_column.isHidden()
    panel.unfold.click()
    assert panel.by_column.isVisible()
    choose(panel.by_column.column, "Ticket")
    assert shown(panel) == ["Ada", "Bo", "Cy", "Di"], "no value is chosen yet"
    choose(panel.by_column.value, "VIP (2)")
    assert shown(panel) == ["Ada", "Cy"]
    choose(panel.kind, "Suggested")
    assert shown(panel) == ["Ada"]


def test_the_value_stays_while_somebody_joins_and_goes_with_the_list(
    panel: CandidatesPanel,
) -> None:
    choose(panel.by_column.column, "Ticket")
    choose(panel.by_column.value, "VIP (2)")
    panel.set_rows(rows((*PEOPLE, Someone("Ed", "VIP"))))
    assert shown(panel) == ["Ada", "Cy", "Ed"]
    assert panel.by_column.value.currentText() == "VIP (3)"
    panel.set_rows(rows((Someone("Flo", ""),)))
    assert shown(panel) == ["Flo"]
    assert panel.unfold.isHidden(), "nothing there to filter by"


def test_clear_filter_takes_it_back(panel: CandidatesPanel) -> None:
    choose(panel.by_column.column, "Ticket")
    choose(panel.by_column.value, "Day (1)")
    panel.search.setText("nobody")
    panel.table.empty.button.click()
    assert shown(panel) == ["Ada", "Bo", "Cy", "Di"]
