"""The message to a person: proposed out of one's notes, counted live, copied or mailed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.flows.drafts import Guard
from planner.gui.fields import Field, Kind
from planner.gui.flow_layout import FlowLayout
from planner.gui.form import Form
from planner.gui.icons import icon
from planner.gui.saving import remember, remembered
from planner.gui.text import Look, filled, plain_label
from planner.gui.theme import Space
from planner.i18n import _, ngettext
from planner.model import Channel, FollowUpStatus
from planner.queries.follow_up_details import FollowUpDetail
from planner.queries.follow_ups import FollowUpRow

LIMITS = (200, 300)  # characters of a LinkedIn note: free, and with a paid account
_REMEMBERED = "draft"


class DraftBox(QWidget):
    """Text, count, and what to do with it. `saved` brings the id and the text when it is left."""

    saved = Signal(int, str)
    copied = Signal()
    mail_asked = Signal()
    file_asked = Signal()
    proposed = Signal(str)  # the key of a template
    ready_asked = Signal(int, bool)
    templates_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channel = Channel.OTHER
        self.subject = ""
        self._guard: Guard | None = None
        self._subject = plain_label("", Look.SMALL)
        self.form = Form((Field("draft", _("Message"), Kind.TEXT, rows=7),))
        layout = self.form.layout()
        assert isinstance(layout, QFormLayout)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.edited.connect(self._tell)
        self.edit = self._edit()
        self.edit.setPlaceholderText(
            _("Your own words. Where you met, one thing you talked about, one small next step.")
        )
        self.edit.textChanged.connect(self._count)
        self._counted = plain_label("", Look.SMALL, wrap=False)
        self._advice = plain_label("", Look.WARNING)
        self.limit_box = QComboBox()
        self.limit_box.setAccessibleName(_("Characters of a LinkedIn note"))
        for limit in LIMITS:
            self.limit_box.addItem(_("of {limit}").format(limit=limit), limit)
        known = remembered(_REMEMBERED).get("limit")
        self.limit_box.setCurrentIndex(LIMITS.index(known) if known in LIMITS else 0)
        self.limit_box.currentIndexChanged.connect(self._keep_limit)
        self.ready_box = QCheckBox(_("&Ready to send"))
        self.ready_box.clicked.connect(self._tick)
        self.propose_button = QPushButton(icon("pencil"), _("Propose"))
        self.menu = QMenu(self.propose_button)
        self.menu.triggered.connect(self._propose)
        self.propose_button.setMenu(self.menu)
        self.copy_button = QPushButton(icon("copy"), _("Copy"))
        self.copy_button.clicked.connect(self._copy)
        self.mail_button = QPushButton(icon("mail"), _("Mail draft"))
        self.mail_button.clicked.connect(self._mail)
        self.file_button = QPushButton(icon("save"), _("Mail file"))
        self.file_button.setToolTip(_("Saves an .eml file that opens as a draft."))
        self.file_button.clicked.connect(self._file)
        row = FlowLayout(gap=Space.XS, line_gap=Space.XS)
        for button in (self.propose_button, self.copy_button, self.mail_button, self.file_button):
            row.addWidget(button)
        count = FlowLayout(gap=Space.S, line_gap=Space.XS)
        for part in (self.ready_box, self._counted, self.limit_box):
            count.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._subject)
        column.addWidget(self.form)
        column.addLayout(count)
        column.addWidget(self._advice)
        column.addLayout(row)

    @property
    def text(self) -> str:
        """The message as it stands."""
        return self.edit.toPlainText()

    @property
    def counted(self) -> str:
        """What is said about its length."""
        return self._counted.text()

    @property
    def advice(self) -> str:
        """What is said against sending it so, "" for nothing."""
        return self._advice.text()

    def show_follow_up(self, row: FollowUpRow, detail: FollowUpDetail) -> None:
        """Show the draft of one follow-up."""
        self._channel = row.channel
        self.form.set_values({"draft": row.draft}, key=row.id)
        self.ready_box.setChecked(row.status is FollowUpStatus.DRAFTED)
        self.mail_button.setVisible(self._is_mail)
        self.file_button.setVisible(self._is_mail)
        address = bool(detail.contact and detail.contact.emails)
        self.mail_button.setToolTip("" if address else _("No e-mail address is known."))
        self.limit_box.setVisible(row.channel is Channel.LINKEDIN)
        self._count()

    def offer(self, templates: list[tuple[str, str]], subject: str, guard: Guard) -> None:
        """Offer these templates: (key, words on screen); the guard judges what is written."""
        self._guard = guard
        self.menu.clear()
        for key, words in templates:
            action = self.menu.addAction(words.replace("&", "&&"))
            action.setData(key)
        self.menu.addSeparator()
        self.menu.addAction(_("Change the templates…"))
        self._name_subject(subject)
        self._count()

    def put(self, text: str, subject: str) -> None:
        """Put a proposal in place of the text, as one step the field itself can undo."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self._name_subject(subject)
        self.edit.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard where a message begins: in its text, or on the proposals for one."""
        begun = bool(self.text.strip())
        (self.edit if begun else self.propose_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def _edit(self) -> QPlainTextEdit:
        edit = self.form.editor("draft")
        assert isinstance(edit, QPlainTextEdit)
        return edit

    def _tell(self, changes: dict[str, str]) -> None:
        self.saved.emit(self.form.key, changes["draft"])

    def _count(self) -> None:
        # As LinkedIn counts: a sign beyond the basic plane, such as most emoji, is two.
        size = len(self.text.encode("utf-16-le")) // 2
        if self._channel is not Channel.LINKEDIN:
            words = ngettext("{count} character", "{count} characters", size)
            self._counted.setText(words.format(count=size))
            self._tone("muted")
        else:
            limit = self.limit_box.currentData()
            over = size - limit
            left = ngettext("{count} character", "{count} characters", size).format(count=size)
            if over > 0:
                left = ngettext("{count} too many", "{count} too many", over).format(count=over)
            self._counted.setText(left)
            self._tone("bad" if over > 0 else "muted")
        self._counted.setVisible(size > 0 or self._channel is Channel.LINKEDIN)
        written = bool(self.text.strip())
        for button in (self.copy_button, self.mail_button, self.file_button):
            button.setEnabled(written)
        generic = written and self._guard is not None and self._guard.finds_generic(self.text)
        self.ready_box.setEnabled(written and not generic)
        self._say(_("Generic: add one detail of your talk.") if generic else "")

    def _name_subject(self, subject: str) -> None:
        self.subject = subject
        self._subject.setText(filled(_("Subject: {words}"), words=subject) if subject else "")
        self._subject.setVisible(bool(subject) and self._is_mail)

    @property
    def _is_mail(self) -> bool:
        return self._channel not in (Channel.LINKEDIN, Channel.CALL)

    def _tone(self, tone: str) -> None:
        if self._counted.property("tone") != tone:
            self._counted.setProperty("tone", tone)
            self._counted.style().unpolish(self._counted)
            self._counted.style().polish(self._counted)

    def _say(self, advice: str) -> None:
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))

    def _keep_limit(self, _index: int) -> None:
        remember(_REMEMBERED, {"limit": self.limit_box.currentData()})
        self._count()

    def _copy(self) -> None:
        self.copy()
        self.form.commit()
        self.copied.emit()

    def _mail(self) -> None:
        self.form.commit()
        self.mail_asked.emit()

    def _file(self) -> None:
        self.form.commit()
        self.file_asked.emit()

    def _tick(self, checked: bool) -> None:
        self.form.commit()
        self.ready_asked.emit(self.form.key, checked)

    def _propose(self, action: QAction) -> None:
        if action.data() is None:
            self.templates_asked.emit()
        else:
            self.proposed.emit(action.data())
