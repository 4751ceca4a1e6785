"""The dialog in which the user words the kits of the roles, with a way back to the original."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.formats.kits import Kit
from planner.gui.fields import Field, Kind
from planner.gui.form import Form
from planner.gui.text import filled
from planner.gui.wording_dialog import WordingDialog
from planner.i18n import _

_TEXTS = ("aim", "give", "ask", "open", "avoid")
_NUMBERS = ("first_days", "next_days", "rhythm_weeks")


class KitsDialog(WordingDialog):
    """The roles at the left, what one brings to somebody in the chosen one at the right.

    What is changed is told when its field is left: `kept` and `dropped` bring a Kit.
    """

    kept = Signal(object)
    dropped = Signal(object)

    def __init__(self, kits: Mapping[str, Kit], first: str, parent: QWidget) -> None:
        self._kits: dict[str, Kit] = {}
        form = Form(_fields())
        super().__init__(
            _("Kits for roles"),
            _("Roles"),
            form,
            _("What one brings to that role"),
            _("One line each; {topic} stands for the session where you find them."),
            parent,
        )
        form.edited.connect(self._tell)
        self.show_kits(kits)
        self.choose(first)

    def show_kits(self, kits: Mapping[str, Kit]) -> None:
        """Show the kits as they are now; the chosen one stays chosen."""
        self._kits = dict(kits)
        changed = _("{title} (changed)")
        self.show_items(
            [
                (key, filled(changed, title=kit.title) if kit.edited else kit.title)
                for key, kit in kits.items()
            ]
        )

    def show_chosen(self) -> None:
        """Show the kit of the chosen role."""
        kit = self._kits.get(self.chosen_key)
        if kit is not None:
            values = {name: getattr(kit, name) for name in (*_TEXTS, *_NUMBERS)}
            self.form.set_values(values, key=kit.role)
            self.back_button.setEnabled(kit.edited)

    def go_back(self) -> None:
        """Ask for the kit as it came."""
        self.dropped.emit(self._kits[self.chosen_key])

    def _tell(self, changes: dict[str, Any]) -> None:
        before = self._kits[self.form.key]
        # An emptied number is the one before: a kit has a timing.
        given = {name: value for name, value in changes.items() if value is not None}
        kit = replace(before, **given, edited=True)
        self._kits[kit.role] = kit
        self.kept.emit(kit)
        self.show_kits(self._kits)


def _fields() -> list[Field]:
    return [
        Field("aim", _("What it is for"), Kind.TEXT, rows=2),
        Field("give", _("What to give"), Kind.LINES, rows=4),
        Field("ask", _("What to ask"), Kind.LINES, rows=4),
        Field("open", _("How to begin"), Kind.LINES, rows=3),
        Field("avoid", _("What to avoid"), Kind.TEXT, rows=2),
        Field("first_days", _("First message within days"), Kind.NUMBER, minimum=1, maximum=60),
        Field("next_days", _("Next step after days"), Kind.NUMBER, minimum=1, maximum=365),
        Field("rhythm_weeks", _("Keep warm every weeks"), Kind.NUMBER, minimum=1, maximum=104),
    ]
