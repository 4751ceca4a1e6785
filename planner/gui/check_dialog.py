"""What a check of the file found, and what to do about it."""

from typing import TYPE_CHECKING

from planner.flows.checking import Findings
from planner.gui.dialogs import Notice
from planner.gui.palette import Tone
from planner.i18n import _, ngettext

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

_MOST = 200  # lines that are listed; a file with more has one cause


def show_findings(window: "MainWindow", found: Findings) -> Notice:
    """Open the dialog for what was found and return it."""
    notice = _good(window, found) if not found.problems else _bad(window, found)
    notice.open()
    return notice


def _good(window: "MainWindow", found: Findings) -> Notice:
    rows = sum(found.rows.values())
    counted = ngettext(
        "{n} row was looked at: the file, what you wrote, and every rule that must hold.",
        "{n} rows were looked at: the file, what you wrote, and every rule that must hold.",
        rows,
    ).format(n=rows)
    notice = Notice(window, _("All is well."), (counted,), symbol="circle-check")
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    return notice


def _bad(window: "MainWindow", found: Findings) -> Notice:
    number = len(found.problems)
    headline = ngettext(
        "{n} thing in the file is not as it should be.",
        "{n} things in the file are not as they should be.",
        number,
    ).format(n=number)
    to_do = (
        _(
            "Restore a backup from before this happened. Or look at what is named below and set "
            "it right by hand; then take the rows as they are."
        )
        if found.damage
        else _("What you saved is as you saved it. Please report this: a rule was broken by us.")
    )
    sentences = (_("Nothing was changed by looking."), to_do)
    lines = [*found.problems[:_MOST], *(["…"] if number > _MOST else [])]
    notice = Notice(
        window, headline, sentences, "\n".join(lines), symbol="triangle-alert", tone=Tone.BAD
    )
    notice.show_details()

    def show_backups() -> None:
        notice.accept()
        window.does.show_backups()

    def accept_rows() -> None:
        notice.accept()
        window.run(_("Taking the rows as they are"), window.store.accept_rows, window.does.accepted)

    if found.damage and not window.store.read_only:
        notice.add_button(_("&Take the rows as they are"), accept_rows)
    notice.add_button(_("Close"), notice.accept)
    notice.add_button(_("&Backups…"), show_backups, kind="primary", default=True)
    return notice
