"""Tells what was salvaged out of a damaged file, and what that left out."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.gui.dialogs import Notice
from planner.gui.text import filled
from planner.i18n import _


def tell_rescue(parent: QWidget, sentences: tuple[str, ...], details: str, kept: Path) -> Notice:
    """Open a notice with what was saved and what is not as it was, and return it."""
    notice = Notice(
        parent,
        _("What could be read is saved."),
        (*sentences, filled(_("The damaged file is kept as {name}."), name=kept.name)),
        details,
        symbol="circle-check",
    )
    notice.add_button(_("&Go on"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice
