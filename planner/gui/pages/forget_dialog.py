"""Asks before a person is forgotten: lists what will go, and names the backups that hold it."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.flows.farewell import Farewell, alike_words, gone_words
from planner.gui.dialogs import Notice, Question
from planner.gui.palette import Tone
from planner.gui.text import Look, filled, plain_label
from planner.i18n import _, ngettext

_MOST_ROWS = 7


def ask_to_forget(parent: QWidget, farewell: Farewell) -> Question:
    """Return the question; Enter does not confirm it. The caller opens it."""
    name = farewell.gone.name
    question = Question(
        parent,
        filled(_("Forget {name}?"), name=name),
        (_("All of this is removed for good. It cannot be undone, nor can any step before it."),),
        _("Forget"),
    )
    gone = "\n".join(f"•  {words}" for words in gone_words(farewell.gone))
    question.body.addWidget(plain_label(gone))
    if farewell.alike:
        question.body.addWidget(plain_label(alike_words(farewell.alike), Look.STRONG))
    if farewell.backups:
        question.body.addWidget(plain_label(_backup_words(len(farewell.backups)), Look.STRONG))
        question.body.addWidget(_paths(farewell))
    else:
        question.body.addWidget(plain_label(_("No backup holds them."), Look.MUTED))
    question.body.addWidget(
        plain_label(_("Files you saved, printed or sent are not touched."), Look.MUTED)
    )
    return question


def tell_forgotten(parent: QWidget, farewell: Farewell) -> Notice:
    """Open a notice that names the backups which still hold the person, and return it."""
    notice = Notice(
        parent,
        filled(_("{name} is forgotten."), name=farewell.gone.name),
        (_backup_words(len(farewell.backups)),),
        tone=Tone.WARN,
    )
    notice.body.addWidget(_paths(farewell))
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice


def _backup_words(count: int) -> str:
    return ngettext(
        "{n} backup still holds them; delete it by hand where that matters:",
        "{n} backups still hold them; delete those by hand where that matters:",
        count,
    ).format(n=count)


def _paths(farewell: Farewell) -> QPlainTextEdit:
    box = QPlainTextEdit("\n".join(str(path) for path in farewell.backups))
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    box.setAccessibleName(_("Backups that hold this person"))
    rows = min(len(farewell.backups), _MOST_ROWS)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * (rows + 1) + 24)
    return box
