"""The dialog in which the user words the message templates, with a way back to the original."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.formats.drafts import FIELDS, LINKEDIN, Template, unknown_fields
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.text import Look, plain_label
from planner.gui.theme import Space
from planner.i18n import _

_SIZE = QSize(820, 560)
_ROWS = 12


class TemplatesDialog(QDialog):
    """All templates at the left, the words of the chosen one at the right.

    What is changed is told when its field is left: `kept` and `dropped` bring a Template,
    `copied` one that a new one is to begin as.
    """

    kept = Signal(object)
    dropped = Signal(object)
    copied = Signal(object)

    def __init__(self, templates: Sequence[Template], first: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Message templates"))
        self.resize(_SIZE)
        self._templates: dict[str, Template] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setMinimumWidth(230)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.form = Form(
            (
                Field("title", _("&Name")),
                Field("subject", _("&Subject"), check=_advice),
                Field("lines", _("&Text"), Kind.LINES, rows=_ROWS, check=_advice),
            )
        )
        layout = self.form.layout()
        assert isinstance(layout, QFormLayout)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.edited.connect(self._tell)
        names = " ".join(f"{{{name}}}" for name in FIELDS)
        help_words = _(
            "One paragraph a line. A line with an empty field is left out; [a part] alone: {fields}"
        )
        self.back_button = QPushButton(_("&Back to the original"))
        self.back_button.clicked.connect(self._drop)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.new_button = QPushButton(_("&New from this one"))
        self.new_button.clicked.connect(self._copy)
        foot = QHBoxLayout()
        foot.addWidget(self.new_button)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self.form)
        right.addWidget(plain_label(help_words.format(fields=names), Look.SMALL))
        right.addStretch(1)
        right.addLayout(foot)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(plain_label(self.windowTitle(), Look.HEADING))
        whole.addLayout(both, 1)
        self.show_templates(templates)
        self.choose(first)

    @property
    def chosen(self) -> Template | None:
        """The template that is shown."""
        item = self.list.currentItem()
        return self._templates.get(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Show the templates as they are now; the chosen one stays chosen."""
        ranked = sorted(templates, key=lambda one: (one.channel == LINKEDIN, one.title, one.key))
        before = {template.key for template in ranked} != set(self._templates)
        self._templates = {template.key: template for template in ranked}
        if before:
            self.list.clear()
            for template in ranked:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, template.key)
                self.list.addItem(item)
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setText(_title(self._templates[item.data(Qt.ItemDataRole.UserRole)]))
        self._show_chosen()

    def choose(self, key: str) -> None:
        """Show one template, the first where there is none of that key."""
        keys = list(self._templates)
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def done(self, result: int) -> None:
        """Keep what is still being typed."""
        self.form.commit()
        super().done(result)

    def _show_chosen(self, *_brought: object) -> None:
        template = self.chosen
        if template is None:
            return
        values = {name: getattr(template, name) for name in ("title", "subject", "lines")}
        self.form.set_values(values, key=template.key)
        self.form.editor("title").setEnabled(template.own)
        self.form.editor("subject").setEnabled(template.channel != LINKEDIN)
        self.back_button.setText(_("&Remove") if template.own else _("&Back to the original"))
        self.back_button.setEnabled(template.own or template.edited)

    def _tell(self, changes: dict[str, Any]) -> None:
        before = self._templates[self.form.key]
        changed = replace(before, **changes, edited=not before.own)
        self._templates[changed.key] = changed
        self.kept.emit(changed)
        self.show_templates(list(self._templates.values()))

    def _copy(self) -> None:
        self.form.commit()
        if self.chosen is not None:
            self.copied.emit(self.chosen)

    def _drop(self) -> None:
        template = self.chosen
        if template is not None:
            self.dropped.emit(template)


def _title(template: Template) -> str:
    title = template.title
    if template.channel == LINKEDIN:
        title = _("{title}, LinkedIn").format(title=title)
    return _("{title} (changed)").format(title=title) if template.edited else title


def _advice(value: Any) -> str:
    unknown = unknown_fields(value if isinstance(value, str) else "\n".join(value))
    if not unknown:
        return ""
    words = _("Nothing fills {fields}: a line with it is never written.")
    return words.format(fields=", ".join(f"{{{name}}}" for name in unknown))
