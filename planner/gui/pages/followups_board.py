"""What the pages of follow-ups have in common: the table, the details beside it, and the deeds."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.commands import follow_ups as commands
from planner.commands.drafts import save_draft
from planner.errors import PlannerError
from planner.flows.drafts import fitting, propose
from planner.formats.messages import mailto
from planner.gui.calls import Call
from planner.gui.icons import icon
from planner.gui.jobs import Jobs
from planner.gui.opening import open_url
from planner.gui.page import Page
from planner.gui.pages.followups_add import AddFollowUp
from planner.gui.pages.followups_details import FollowUpDetails
from planner.gui.pages.followups_export import ListExport
from planner.gui.pages.followups_putoff import PutOff
from planner.gui.pages.followups_table import DeedBar, FollowUpTable
from planner.gui.pages.followups_words import FollowUpItem, day_words, items_of
from planner.gui.pages.turning import TurningSplitter
from planner.gui.search_field import SearchField
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import FollowUpStatus
from planner.queries.follow_up_details import FollowUpDetail, follow_up_detail
from planner.queries.follow_ups import FollowUpRow, follow_up_rows
from planner.queries.people import contact_rows
from planner.store import Store

_NARROW = 860  # pixels; below it the details stand under the table


class FollowUpBoard(Page):
    """A table of follow-ups, one key for each word about them, details and draft beside it."""

    with_event = False

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(store, jobs, parent)
        self._choose_next: int | None = None
        self._build()
        self._refresh()

    def reload(self) -> None:
        """Read the follow-ups again; what is chosen stays chosen."""
        rows = self._rows()
        if rows is None:
            return
        items = self._shown(items_of(rows, self.store.clock.today()))
        self.table.set_rows(items)
        if self._choose_next is not None:
            self.table.choose(self._choose_next)
            self._choose_next = None
        if self.table.current_id is None:
            self.table.choose_first()
        self._say(rows)
        self._show_details()

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus()

    def add(self) -> None:
        """Ask for a follow-up to add."""
        people = self.read(contact_rows) or []
        dialog = AddFollowUp(people, self.store.clock.today(), self.window())
        dialog.added.connect(self._add)
        self.add_dialog = dialog
        dialog.open()

    # What a page of its own says otherwise

    def _rows(self) -> list[FollowUpRow] | None:
        return self.read(follow_up_rows, self.store.clock.now(), self.event_id)

    def _shown(self, items: list[FollowUpItem]) -> list[FollowUpItem]:
        return items

    def _say(self, rows: list[FollowUpRow]) -> None:
        open_ones = [row for row in rows if row.pending]
        late = sum(row.overdue for row in open_ones)
        words = ngettext("{count} to do", "{count} to do", len(open_ones))
        sentences = [words.format(count=len(open_ones))]
        if late:
            sentences.append(ngettext("{n} overdue", "{n} overdue", late).format(n=late))
        closed = len(rows) - len(open_ones)
        if closed:
            sentences.append(ngettext("{n} closed", "{n} closed", closed).format(n=closed))
        self.summary.setText(" · ".join(sentences) if rows else "")

    def _empty_text(self) -> str:
        return _("Nothing to follow up yet. Log whom you met, and what you promised stands here.")

    def _empty_action(self) -> QAction | None:
        action = QAction(icon("log-in"), _("Log whom you met"), self)
        action.triggered.connect(Call(action, self._go_log).run)
        return action

    # Private

    def _build(self) -> None:
        self.table = FollowUpTable(
            self._empty_text(), self._empty_action(), with_event=self.with_event
        )
        self.table.setObjectName(f"{self.name}-table")
        self.table.chosen.connect(self._on_chosen)
        self.table.status_asked.connect(self._set_status)
        self.table.put_off_asked.connect(self._ask_put_off)
        self.table.remove_asked.connect(self._remove)
        self.table.activated_row.connect(self._edit)
        self.search = SearchField(_("Filter follow-ups"))
        self.search.filters(self.table)
        self.summary = plain_label("", Look.MUTED, wrap=False)
        self.add_button = QPushButton(icon("plus"), _("&Add…"))
        self.add_button.setShortcut(QKeySequence("Ctrl+Shift+N"))
        self.add_button.clicked.connect(Call(self.add_button, self.add).run)
        self.export = ListExport(self)
        self.details = FollowUpDetails()
        self.details.setMinimumWidth(240)
        self.details.edited.connect(self._save_edit)
        self.details.link_asked.connect(self._open_link)
        self.details.draft.saved.connect(self._save_draft)
        self.details.draft.copied.connect(self._tell_copied)
        self.details.draft.mail_asked.connect(self._mail)
        self.details.draft.proposed.connect(self._propose)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.search, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.export.button)
        left = QWidget()
        left.setMinimumWidth(300)  # the keys work where their buttons have no room
        self.left = QVBoxLayout(left)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(Space.XS)
        self.left.addWidget(self.summary)
        self.left.addWidget(self.table, 1)
        self.left.addWidget(DeedBar(self.table))
        self.splitter = TurningSplitter(_NARROW, 0.6)
        self.splitter.setObjectName(f"{self.name}-splitter")
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole.setSpacing(Space.S)
        whole.addLayout(head)
        whole.addWidget(self.splitter, 1)

    def _on_chosen(self, _row_id: object) -> None:
        self._show_details()

    def _show_details(self) -> None:
        item: FollowUpItem | None = self.table.current_row
        if item is None:
            self.details.clear()
            self.details.setVisible(False)
            return
        detail = self.read(follow_up_detail, item.id)
        if detail is not None:
            self.details.show_follow_up(item.row, detail)
            self.details.draft.offer(self._templates(item.row, detail))
            self.details.setVisible(True)

    def _edit(self, _row_id: object) -> None:
        self.details.form.focus_on("text")

    def _set_status(self, ids: list[int], status: FollowUpStatus) -> None:
        label = {
            FollowUpStatus.DONE: _("Mark as done"),
            FollowUpStatus.SENT: _("Mark as sent"),
            FollowUpStatus.ANSWERED: _("Mark as answered"),
            FollowUpStatus.WAIVED: _("Waive"),
        }.get(status, _("Open again"))
        self._act(ids, label, commands.set_status, ids, status, self.store.clock.now())

    def _ask_put_off(self, ids: list[int]) -> None:
        wanted = [item.id for item in self.table.rows.rows if item.id in ids and item.row.pending]
        if not wanted:
            self.told.emit(_("It is closed already. Open it again with O first."))
            return
        dialog = PutOff(self.store.clock.today(), len(wanted), self.window())
        dialog.chosen.connect(partial(self._put_off, wanted))
        self.put_off_dialog = dialog
        dialog.open()

    def _put_off(self, ids: list[int], day: Any) -> None:
        words = day_words(day, self.store.clock.today())
        self._act(ids, _("Put off until {day}").format(day=words), commands.put_off, ids, day)

    def _remove(self, ids: list[int]) -> None:
        label = ngettext("Remove a follow-up", "Remove {count} follow-ups", len(ids))
        self._act(ids, label.format(count=len(ids)), commands.remove_follow_ups, ids)

    def _act(self, ids: list[int], label: str, command: Any, *args: Any) -> None:
        """Write, and go on with the next one that is open."""
        current = self.table.current_id
        self._choose_next = self.table.item_after(ids) if current in ids else None
        self.write(label, command, *args)
        self._refresh()

    def _add(self, step: Any) -> None:
        added = self.write(
            _("Add a follow-up"), commands.add_follow_up, self._placed(step), self.store.clock.now()
        )
        self._choose_next = added
        self._refresh()

    def _placed(self, step: commands.Step) -> commands.Step:
        return replace(step, event_id=self.event_id, zone=self.store.clock.zone_name)

    def _save_edit(self, follow_up_id: int, changes: dict[str, Any]) -> None:
        self.write(_("Edit a follow-up"), commands.edit_follow_up, follow_up_id, **changes)

    def _save_draft(self, follow_up_id: int, text: str) -> None:
        now = self.store.clock.now()
        self.write(_("Edit a draft"), save_draft, follow_up_id, text, now)

    def _tell_copied(self) -> None:
        self.told.emit(_("Copied. Press S in the list once it is sent."))

    def _templates(self, row: FollowUpRow, detail: FollowUpDetail) -> list[tuple[str, str]]:
        return [(template.key, template.title) for template in fitting(row, detail)]

    def _propose(self, key: str) -> None:
        row = self.details.row
        if row is None:
            return
        draft = propose(self.store, row.id, key)
        advice = _("This could go to anybody: add one detail of your talk.")
        self.details.draft.put(draft.text, advice if draft.generic else "")

    def _mail(self) -> None:
        row, detail = self.details.row, self.details.detail
        if row is None or detail is None:
            return
        address = detail.contact.emails[0] if detail.contact and detail.contact.emails else ""
        best = next(iter(self._templates(row, detail)), None)
        subject = propose(self.store, row.id, best[0]).subject if best else detail.event
        try:
            link = mailto(address, subject, self.details.draft.text)
        except PlannerError as error:
            self.failed.emit(error)
            return
        if open_url(link):
            self.told.emit(_("Handed to your mail program. Press S in the list once it is sent."))
        else:
            self.details.draft.copy()
            self.told.emit(_("No mail program takes it. The message is on the clipboard now."))

    def _open_link(self, address: str) -> None:
        if not open_url(address):
            QGuiApplication.clipboard().setText(address.partition(":")[2] or address)
            self.told.emit(_("Nothing on this machine opens it. It is on the clipboard now."))

    def _go_log(self) -> None:
        self.wanted.emit("log", self.event_id)
