"""The dialog in which the user words the message templates, with a way back to the original."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.formats.drafts import LINKEDIN, Template, unknown_fields
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.pages.followups_fields import FieldButton
from planner.gui.wording_dialog import WordingDialog
from planner.i18n import _

_ROWS = 12


class TemplatesDialog(WordingDialog):
    """All templates at the left, the words of the chosen one at the right.

    What is changed is told when its field is left: `kept` and `dropped` bring a Template,
    `copied` one that a new one is to begin as.
    """

    kept = Signal(object)
    dropped = Signal(object)
    copied = Signal(object)

    def __init__(self, templates: Sequence[Template], first: str, parent: QWidget) -> None:
        self._templates: dict[str, Template] = {}
        form = Form(
            (
                Field("title", _("&Name")),
                Field("subject", _("&Subject"), check=_advice),
                Field("lines", _("&Text"), Kind.LINES, rows=_ROWS, check=_advice),
            )
        )
        hint = _(
            "One paragraph a line. A line with an empty field is left out; [a part] in brackets"
            " is left out alone."
        )
        words = _("Message templates")
        super().__init__(words, _("Templates"), form, _("The words of the template"), hint, parent)
        self.new_button = QPushButton(_("&New from this one"))
        self.new_button.clicked.connect(self._copy)
        self.foot.insertWidget(0, self.new_button)
        self.field_button = FieldButton([form.editor("lines"), form.editor("subject")])
        self.foot.insertWidget(2, self.field_button)
        form.edited.connect(self._tell)
        self.show_templates(templates)
        self.choose(first)

    @property
    def chosen(self) -> Template | None:
        """The template that is shown."""
        return self._templates.get(self.chosen_key)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Show the templates as they are now; the chosen one stays chosen."""
        ranked = sorted(templates, key=lambda one: (one.channel == LINKEDIN, one.title, one.key))
        self._templates = {template.key: template for template in ranked}
        self.show_items([(template.key, _title(template)) for template in ranked])

    def show_chosen(self) -> None:
        """Show the words of the chosen template."""
        template = self.chosen
        if template is None:
            return
        values = {name: getattr(template, name) for name in ("title", "subject", "lines")}
        self.form.set_values(values, key=template.key)
        self.form.editor("title").setEnabled(template.own)
        self.form.editor("subject").setEnabled(template.channel != LINKEDIN)
        self.back_button.setText(_("&Remove") if template.own else _("&Back to the original"))
        self.back_button.setEnabled(template.own or template.edited)

    def go_back(self) -> None:
        """Ask for the template as it came, or for one's own to be taken away."""
        self.dropped.emit(self.chosen)

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
