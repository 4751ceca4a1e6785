"""Lists the backups of the open store, to restore one, take a copy of it or find it on disk."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from planner.flows.keeping import Checked, checked_backups, folder_of
from planner.gui.backup_table import backup_table, moment_words
from planner.gui.calls import Call
from planner.gui.dialogs import Notice
from planner.gui.first_size import resize_within_screen
from planner.gui.flow_layout import FlowLayout
from planner.gui.jobs import Jobs
from planner.gui.saving import Saver
from planner.gui.text import Look, plain_label
from planner.i18n import _, ngettext
from planner.store import Store


class BackupsDialog(Notice):
    """`restore_asked` brings the path and the words for one backup; `make_asked` wants a new one.

    `file_asked` wants a file to be chosen that lies elsewhere. `told` brings words for a passing
    notice, `failed` a PlannerError.
    """

    restore_asked = Signal(object, str)
    file_asked = Signal()
    make_asked = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Backups"),
            (
                _(
                    "One is made every day, and before an import of more than a hundred entries, "
                    "before a restore and before the file gets a new format."
                ),
            ),
            symbol="history",
        )
        self._store, self._jobs = store, jobs
        self._saver = Saver(jobs, self)
        self._saver.saved.connect(self._tell_saved)
        self._saver.failed.connect(self.failed)
        self.table = backup_table(store.clock.zone_name)
        self.table.chosen.connect(self._choose)
        self.table.activated_row.connect(self._restore_row)
        self._words = plain_label(_("Checking the backups…"), Look.SMALL)
        self.make_button = QPushButton(_("&Make one now"))
        self.copy_button = QPushButton(_("&Save a copy as…"))
        self.file_button = QPushButton(_("From a f&ile…"))
        self.folder_button = QPushButton(_("Open &folder"))
        acts = (self.make_asked.emit, self._save_copy, self.file_asked.emit, self._open_folder)
        row = FlowLayout()
        for button, act in zip(self._beside, acts, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(Call(button, act).run)
            row.addWidget(button)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._words)
        self.body.addLayout(row)
        self.let_body_grow()
        self.add_button(_("Close"), self.accept)
        self.restore_button = self.add_button(_("&Restore"), self._restore, kind="primary")
        for button in (self.restore_button, self.make_button, self.file_button):
            button.setDisabled(bool(store.read_only))
        self._choose(None)
        resize_within_screen(self, 880, 520)
        self.reload()

    def reload(self) -> None:
        """Read the list again, and hold each backup to its checksum."""
        self._jobs.run(partial(checked_backups, self._store.path), self._show, self.failed.emit)

    @property
    def _beside(self) -> tuple[QPushButton, ...]:
        return self.make_button, self.copy_button, self.file_button, self.folder_button

    def _show(self, rows: list[Checked]) -> None:
        self.table.set_rows(rows)
        if self.table.current_id is None:
            whole = next((row for row in rows if row.is_whole), None)
            self.table.choose(whole.id) if whole else self.table.choose_first()
        self._choose(self.table.current_id)
        broken = sum(not row.is_whole for row in rows)
        words = ngettext("{n} backup", "{n} backups", len(rows)).format(n=len(rows))
        if broken:
            told = ngettext(
                "{n} of them is no longer what was written and is not restored",
                "{n} of them are no longer what was written and are not restored",
                broken,
            )
            words = f"{words} · {told.format(n=broken)}"
        self._words.setText(words)
        self.table.setFocus()

    def _choose(self, _row_id: object) -> None:
        row = self.table.current_row
        self.copy_button.setEnabled(row is not None)
        can = row is not None and row.is_whole and not self._store.read_only
        self.restore_button.setEnabled(can)

    def _restore_row(self, _row_id: object) -> None:
        self._restore()

    def _restore(self) -> None:
        row = self.table.current_row
        if row is not None and self.restore_button.isEnabled():
            words = moment_words(row.backup.made_at, self._store.clock.zone_name)
            self.restore_asked.emit(row.backup.path, words)
            self.accept()

    def _save_copy(self) -> None:
        row = self.table.current_row
        if row is not None:
            path = row.backup.path
            self._saver.ask(_("Save a copy"), path.name, _("Backups"), path.read_bytes)

    def _open_folder(self) -> None:
        folder = folder_of(self._store.path)
        there = folder if folder.is_dir() else self._store.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

    def _tell_saved(self, path: Path, _losses: str) -> None:
        self._words.setText(_("Saved as {path}").format(path=path))
