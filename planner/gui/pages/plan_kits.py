"""The kits of the Plan page: read as the user words them, and changed in their dialog."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from planner.commands.texts import drop_text, keep_text
from planner.flows.kits import KIT, worded_kits
from planner.formats.kits import Kit, write_kit
from planner.gui.page import Page
from planner.gui.pages.plan_kits_dialog import KitsDialog
from planner.gui.text import filled
from planner.i18n import _, locale_name
from planner.queries.people import custom_texts


class KitDesk(QObject):
    """Knows the kits for a page, until `forget`, and opens the dialog that words them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._kits: Mapping[str, Kit] | None = None
        self.dialog: KitsDialog | None = None

    def kits(self) -> Mapping[str, Kit]:
        """Return the kit of every role as the user words it."""
        if self._kits is None:
            self._kits = worded_kits(self._page.read(custom_texts, KIT, locale_name()) or {})
        return self._kits

    def forget(self) -> None:
        """Read them again when they are wanted next."""
        self._kits = None

    def edit(self, role: str) -> None:
        """Open the kits, that of one role first."""
        dialog = KitsDialog(self.kits(), role, self._page.window())
        dialog.kept.connect(self._keep)
        dialog.dropped.connect(self._drop)
        self.dialog = dialog
        dialog.open()

    def _keep(self, kit: Kit) -> None:
        words = filled(_("Changed the kit “{title}”"), title=kit.title)
        label, text = _("Change a kit"), write_kit(kit)
        self._page.write_saying(label, words, keep_text, KIT, kit.role, locale_name(), text)

    def _drop(self, kit: Kit) -> None:
        words = filled(_("“{title}” is the original again"), title=kit.title)
        label = _("Take a kit back")
        self._page.write_saying(label, words, drop_text, KIT, kit.role, locale_name())
        self.forget()
        if self.dialog is not None:
            self.dialog.show_kits(self.kits())
