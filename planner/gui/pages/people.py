"""The People page: everybody one knows, in a table with one person beside it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from planner.commands.forgetting import forget_contact
from planner.commands.people import Person, add_contact, find_known_surely, remove_contacts
from planner.errors import PlannerError
from planner.formats.personline import PersonLine, parse_line
from planner.gui.calls import Call
from planner.gui.dialogs import ask
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.page import Page
from planner.gui.pages.merge_dialog import MergeDialog
from planner.gui.pages.people_columns import people_columns, spoken
from planner.gui.pages.person_view import PersonView
from planner.gui.row_table import RowTable
from planner.gui.saving import Saver
from planner.gui.search_field import SearchField
from planner.gui.text import Look, plain_label, set_tooltip, without_mnemonic
from planner.gui.theme import Space
from planner.i18n import _, locale_name, ngettext
from planner.queries.people import contact_row, contact_rows, organisation_names
from planner.store import Store

_SIDE_BY_SIDE = 860


class PeoplePage(Page):
    """Typed lines become people; one row shows a person whole, two can be merged."""

    name = "people"
    icon_name = "users"

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self.search = SearchField(_("Search people"))
        self.add_line = QLineEdit()
        self.add_line.setAccessibleName(_("Add a person"))
        self.add_line.setPlaceholderText(
            _("Add: Ada Lovelace <ada@example.org>, CTO, Analytical Engines #mentor")
        )
        self.add_line.addAction(icon("user-plus"), QLineEdit.ActionPosition.LeadingPosition)
        self.understood = plain_label("", Look.SMALL)
        self.understood.hide()
        self.acts = {
            "merge": self._act(_("&Merge…"), "merge", self.merge, "Ctrl+M"),
            "delete": self._act(_("Delete"), "trash-2", self.delete, "Del"),
            "forget": self._act(_("Forget…"), "eye-off", self.forget),
            "vcf": self._act(_("Export as vCard…"), "id-card", partial(self.export, ".vcf")),
            "csv": self._act(_("Export as CSV…"), "upload", partial(self.export, ".csv")),
        }
        self.add_action = self._act(_("Add a person"), "user-plus", self.focus_add)
        self.table = RowTable(
            people_columns(store.clock.today),
            _("Nobody here yet. Type a name above, or drop an address file on the window."),
            self.add_action,
            name=_("People"),
            spoken=spoken,
        )
        self.table.setObjectName("people")
        self.search.filters(self.table)
        self.person = PersonView(self)
        self._saver = Saver(jobs, self)
        self._saver.failed.connect(self.failed)
        self._saver.saved.connect(self._tell_saved)
        self._lay_out()
        self.table.selected.connect(self._select)
        self.add_line.returnPressed.connect(self._add)
        self.add_line.textChanged.connect(self._show_understood)
        self._refresh()

    def title(self) -> str:
        """Return the page's name on screen."""
        return _("People")

    def reload(self) -> None:
        """Read everybody again."""
        rows = self.read(contact_rows)
        if rows is None:
            return
        self.table.set_rows(rows)
        self.person.setVisible(bool(rows))
        if self.table.current_id is None:
            self.table.choose_first()
        self._select(self.table.selected_ids)

    def focus_first(self) -> None:
        """Put the keyboard into the line that adds people."""
        self.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_add(self) -> None:
        """Put the keyboard where a person is added."""
        self.focus_first()

    def show_person(self, contact_id: int) -> None:
        """Choose a person in the table."""
        self.search.clear()
        self.table.choose(contact_id)

    # What one can do

    def merge(self) -> None:
        """Show the two selected people side by side, to make them one."""
        ids = self.table.selected_ids
        if len(ids) != 2:
            return
        rows = [self.read(contact_row, contact_id) for contact_id in ids]
        if rows[0] is None or rows[1] is None:
            return
        dialog = MergeDialog(rows[0], rows[1], self)
        dialog.chosen.connect(self._merge)
        dialog.open()

    def delete(self) -> None:
        """Delete the selected people; it can be undone, so nothing is asked."""
        ids = self.table.selected_ids
        if not ids:
            return
        if len(ids) == 1:
            label = _("Remove {name}").format(name=self.table.current_row.name)
        else:
            label = ngettext("Remove {n} person", "Remove {n} people", len(ids))
            label = label.format(n=len(ids))
        self.write(label, remove_contacts, ids)

    def forget(self) -> None:
        """Ask, then remove all that is held on the chosen person, for good."""
        row = self.table.current_row
        if row is None:
            return
        backups = len(self.store.backups())
        held = ngettext(
            "{n} backup still holds them; delete it by hand where that matters.",
            "{n} backups may still hold them; delete those by hand where that matters.",
            backups,
        ).format(n=backups)
        ask(
            self,
            _("Forget {name}?").format(name=row.name),
            (
                _("The card, what was said, plans and follow-ups: all of it goes, for good."),
                _("This cannot be undone, nor can any step before it."),
                held if backups else "",
            ),
            _("Forget"),
            partial(self._forget, row.id),
        )

    def export(self, suffix: str) -> None:
        """Ask where to save everybody."""
        kind = _("Address cards") if suffix == ".vcf" else _("Table")
        make = partial(_people_bytes, self.store, suffix)
        self._saver.ask(_("Export people"), f"people{suffix}", kind, make)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the person beside the table where there is room, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not way:
            self._split.setOrientation(way)
            self._split.setSizes([3, 2] if wide else [1, 1])

    # Private

    def _act(self, text, symbol, call, key: str = "") -> QAction:
        action = QAction(icon(symbol), text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(Call(action, call).run)
        return action

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self.search, 1)
        for name, action in self.acts.items():
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_tooltip(button, without_mnemonic(action.text()), action.shortcut())
            if name in ("merge", "delete"):
                self.table.addAction(action)  # so that Delete in a text field stays the field's
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            bar.addWidget(button)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("people-split")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.person)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.add_line)
        column.addWidget(self.understood)
        column.addLayout(bar)
        column.addWidget(self._split, 1)

    def _select(self, ids: list[int]) -> None:
        self.acts["merge"].setEnabled(len(ids) == 2)
        self.acts["delete"].setEnabled(bool(ids))
        self.acts["forget"].setEnabled(len(ids) == 1)
        has_rows = bool(self.table.rows.all_rows)
        self.acts["vcf"].setEnabled(has_rows)
        self.acts["csv"].setEnabled(has_rows)
        self.person.show_person(ids[0] if len(ids) == 1 else None)

    def _line(self) -> PersonLine:
        return parse_line(
            self.add_line.text(),
            today=self.store.clock.today(),
            locale=locale_name(),
            organisations=self.read(organisation_names) or (),
        )

    def _show_understood(self, text: str) -> None:
        line = self._line() if text.strip() else None
        words = ""
        if line is not None:
            parts = [line.name or _("a name is missing"), line.title, line.organisation]
            parts += [line.email, line.phone, *line.links, *(f"#{tag}" for tag in line.tags)]
            words = " · ".join(part for part in parts if part)
        self.understood.setText(words)
        self.understood.setVisible(bool(words))

    def _add(self) -> None:
        person = person_of(self._line())
        if not person.name:
            self.told.emit(_("Type a name first; nothing else is needed."))
            return
        known = self.read(find_known_surely, person)
        if known is not None:
            self.told.emit(_("This address is known already; here is the person."))
            self.show_person(known)
            return
        label = _("Add {name}").format(name=person.name)
        contact_id = self.write(label, add_contact, person, self.store.clock.now())
        if contact_id is not None:
            self.add_line.setText("")
            self.reload()
            self.show_person(contact_id)
            self.add_line.setFocus()

    def _merge(self, kept_id: int, other_id: int, label: str) -> None:
        # rapidfuzz and all that merging needs is not loaded with the page.
        from planner.commands.merging import merge_contacts

        self.write(label, merge_contacts, kept_id, other_id)
        self.reload()
        self.show_person(kept_id)

    def _forget(self, contact_id: int) -> None:
        try:
            name = self.store.write_for_good(forget_contact, contact_id)
        except PlannerError as error:
            self.failed.emit(error)
            return
        self.told.emit(_("{name} is forgotten.").format(name=name))

    def _tell_saved(self, path: object) -> None:
        self.told.emit(_("Saved as {path}").format(path=path))


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


def _people_bytes(store: Store, suffix: str) -> bytes:
    # On the worker, and only now: it brings the writers of cards and paper along.
    from planner.flows.outgoing import people_file

    return people_file(store, suffix)[0]
