"""A typed line says whom it is about before anybody is added."""

from datetime import date

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from planner.formats.personline import parse_line
from planner.gui.pages.people_line import AddLine, person_of, understood_words


def line_of(text: str):  # type: ignore[no-untyped-def]
    return parse_line(text, today=date(2026, 3, 18), locale="en", organisations=())


def test_it_says_what_is_understood() -> None:
    words = understood_words(
        line_of("Ada Lovelace <ada@example.org>, CTO, Analytical Engines #loom")
    )
    assert words.startswith("Ada Lovelace")
    for part in ("CTO", "Analytical Engines", "ada@example.org", "#loom"):
        assert part in words
    assert understood_words(line_of("<ada@example.org>")).startswith("a name is missing")


def test_what_belongs_to_a_meeting_is_kept_as_a_note() -> None:
    person = person_of(line_of("Ada Lovelace *green scarf"))
    assert (person.name, person.note) == ("Ada Lovelace", "green scarf")


def test_all_of_the_field_has_a_name(qtbot: QtBot) -> None:
    field = AddLine()
    qtbot.addWidget(field)
    assert field.accessibleName() == "Add a person"
    assert all(button.accessibleName() for button in field.findChildren(QToolButton))
