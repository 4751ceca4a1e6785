"""What is shown instead of the window when the store is damaged: its backups, and salvage."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QPushButton

from planner.clock import Clock
from planner.errors import PlannerError, StoreDamaged
from planner.flows.keeping import Checked, checked_backups
from planner.gui.backup_table import backup_table, moment_words
from planner.gui.calls import Call
from planner.gui.dialogs import Notice
from planner.gui.file_dialogs import ask_files
from planner.gui.flow_layout import FlowLayout
from planner.gui.jobs import Jobs
from planner.gui.palette import Tone
from planner.gui.text import Look, plain_label
from planner.gui.window_state import WindowState
from planner.i18n import _


class DamageDialog(Notice):
    """`solved` brings what was done in words, once there is a sound store in the file's place.

    The damaged file stays as it is until then, and beside the new one afterwards. Closed in
    any other way, nothing was changed.
    """

    solved = Signal(str)

    def __init__(self, path: Path, error: StoreDamaged, clock: Clock, jobs: Jobs) -> None:
        super().__init__(
            None,
            _("Your data cannot be opened: the file is damaged."),
            (
                _("It was left as it is, and is kept whatever you choose here."),
                _("Choose the backup to go on with. What came after it is not in it."),
            ),
            f"{path}\n{error.reason or error}",
            symbol="triangle-alert",
            tone=Tone.BAD,
        )
        self._path, self._clock, self._jobs = path, clock, jobs
        self.table = backup_table(clock.zone_name)
        self.table.chosen.connect(self._choose)
        self.table.activated_row.connect(self._restore_row)
        self._state = plain_label(_("Checking the backups…"), Look.SMALL)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.file_button = QPushButton(_("From a f&ile…"))
        self.folder_button = QPushButton(_("Open &folder"))
        row = FlowLayout()
        for button, act in (
            (self.file_button, self._ask_file),
            (self.folder_button, self._open_folder),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(Call(button, act).run)
            row.addWidget(button)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._state)
        self.body.addWidget(self._bar)
        self.body.addLayout(row)
        self.let_body_grow()
        self.quit_button = self.add_button(_("&Quit"), self.reject)
        self.salvage_button = self.add_button(_("&Salvage what can be read"), self._salvage)
        self.restore_button = self.add_button(_("&Restore"), self._restore, kind="primary")
        self._acts = (self.file_button, self.salvage_button, self.restore_button)
        self.restore_button.setEnabled(False)
        self.resize(880, 560)
        self.setMinimumWidth(700)
        self._jobs.run(partial(checked_backups, path), self._show, self._fail)

    def reject(self) -> None:
        """Go away, unless something is under way that cannot be stopped half done."""
        if self._bar.isHidden():
            super().reject()

    def _show(self, rows: list[Checked]) -> None:
        self.table.set_rows(rows)
        whole = [row for row in rows if row.is_whole]
        first = next((row for row in whole if row.is_sound), next(iter(whole), None))
        if first is not None:
            self.table.choose(first.id)
        self._choose(self.table.current_id)
        self._state.setVisible(first is None)
        self._state.setText(
            _("No backup is whole. Salvage saves what can still be read in the file itself.")
        )
        self.table.setFocus()

    def _choose(self, _row_id: object) -> None:
        row = self.table.current_row
        is_idle = self._bar.isHidden()
        self.restore_button.setEnabled(is_idle and row is not None and row.is_whole)

    def _restore_row(self, _row_id: object) -> None:
        if self.restore_button.isEnabled():
            self._restore()

    def _restore(self) -> None:
        row = self.table.current_row
        if row is not None:
            words = moment_words(row.backup.made_at, self._clock.zone_name)
            self._restore_from(row.backup.path, words)

    def _restore_from(self, source: Path, words: str) -> None:
        work = partial(_replace, self._path, source, self._clock)
        self._begin(_("Restoring"), work, partial(self._tell_restored, words))

    def _tell_restored(self, words: str, kept: Path) -> None:
        told = _("Restored: {what}. The damaged file is kept as {name}.")
        self._finish(told.format(what=words, name=kept.name))

    def _salvage(self) -> None:
        work = partial(_rescue, self._path, self._clock)
        self._begin(_("Reading what is left"), work, self._tell_salvaged)

    def _tell_salvaged(self, told: tuple[tuple[str, ...], str, Path]) -> None:
        from planner.gui.rescue_notice import tell_rescue

        sentences, details, kept = told
        notice = tell_rescue(self, sentences, details, kept)
        notice.finished.connect(partial(self._finish, " ".join(sentences[:1])))

    def _ask_file(self) -> None:
        kinds = _("Backups and exports ({kinds})").format(kinds="*.db planner.json")
        ask_files(self, WindowState(), _("Restore from a file"), kinds, self._take_file)

    def _take_file(self, paths: list[Path]) -> None:
        self._restore_from(paths[0], paths[0].name)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _begin(self, words: str, work: Any, done: Any) -> None:
        self._bar.setAccessibleName(words)
        self._state.setText(_("{what}…").format(what=words))
        self._state.show()
        self._bar.show()
        for button in (*self._acts, self.quit_button):
            button.setEnabled(False)
        self._jobs.run(work, done, self._fail)

    def _fail(self, error: PlannerError) -> None:
        self._bar.hide()
        self._state.setText(str(error))
        self._state.show()
        for button in (*self._acts, self.quit_button):
            button.setEnabled(True)
        self._choose(None)

    def _finish(self, words: str, _result: int = 0) -> None:
        self._bar.hide()
        self.solved.emit(words)
        self.accept()


# On the worker, and only now: these bring the readers of exports along.


def _replace(path: Path, source: Path, clock: Clock) -> Path:
    from planner.flows.restoring import replace_damaged

    return replace_damaged(path, source, clock)


def _rescue(path: Path, clock: Clock) -> tuple[tuple[str, ...], str, Path]:
    from planner.flows.salvaging import rescue_details, rescue_words, salvage_store

    rescue = salvage_store(path, clock)
    return rescue_words(rescue), rescue_details(rescue), rescue.kept
