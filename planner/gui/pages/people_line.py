"""The line above the people that adds one: what it looks like, and what is understood of it."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from planner.commands.people import Person
from planner.formats.personline import PersonLine
from planner.gui.icons import icon
from planner.gui.text import joined
from planner.i18n import _


class AddLine(QLineEdit):
    """A field that shows by an example what may be typed into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Add a person"))
        self.setPlaceholderText(
            _("Add: Ada Lovelace <ada@example.org>, CTO, Analytical Engines #mentor")
        )
        self.addAction(icon("user-plus"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Add a person"))


def understood_words(line: PersonLine) -> str:
    """Return in words what a typed line says of a person."""
    parts = [line.name or _("a name is missing"), line.title, line.organisation]
    parts += [line.email, line.phone, *line.links, *(f"#{tag}" for tag in line.tags)]
    return joined(parts)


def person_of(line: PersonLine) -> Person:
    """Return whom a typed line describes; what belongs to an encounter is kept in the note."""
    told = [*line.cues, *line.wants, *line.offered, *(p.text for p in line.promises)]
    told += [give.text for give in line.gives]
    person = Person(
        name=line.name,
        title=line.title,
        organisation=line.organisation,
        emails=(line.email,) if line.email else (),
        phones=(line.phone,) if line.phone else (),
        links=line.links,
        tags=line.tags,
        note="\n".join(text for text in (line.note, *told) if text),
    )
    return replace(person, name=person.name.strip())
