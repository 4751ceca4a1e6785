"""Where a message is written: proposed by a template, judged, handed to a mail program, saved."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from planner.choices import chosen
from planner.commands.texts import drop_text, keep_text
from planner.errors import PlannerError
from planner.files import safe_name
from planner.flows.drafts import (
    MESSAGE,
    Guard,
    all_templates,
    fitting,
    guard_of,
    own_copy,
    propose_for,
)
from planner.formats.drafts import Template, write_template
from planner.formats.messages import mailto, write_eml
from planner.gui.opening import open_file, open_url
from planner.gui.pages.followups_templates import TemplatesDialog
from planner.gui.saving import Saver
from planner.gui.text import filled, without_mnemonic
from planner.i18n import _, locale_name
from planner.model import FollowUpStatus
from planner.queries.follow_up_details import FollowUpDetail
from planner.queries.follow_ups import FollowUpRow
from planner.queries.people import my_card

if TYPE_CHECKING:
    from planner.gui.pages.followups_board import FollowUpBoard


class WritingDesk(QObject):
    """Does for the draft of the follow-up that is shown what its buttons ask for."""

    def __init__(self, page: "FollowUpBoard") -> None:
        super().__init__(page)
        self._page = page
        self._guard: Guard | None = None
        self.saver = Saver(page.jobs, page)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(page.failed)
        self.templates_dialog: TemplatesDialog | None = None

    def lay_out(self, row: FollowUpRow, detail: FollowUpDetail) -> None:
        """Offer the templates that suit, and what the message is judged by."""
        store = self._page.store
        self._guard = guard_of(store, detail)
        suiting = fitting(store, row, detail)
        subject = propose_for(store, detail, suiting[0].key).subject if suiting else ""
        offers = [(template.key, template.title) for template in suiting]
        self._page.details.draft.offer(offers, subject, self._guard)

    def finds_generic(self, text: str) -> bool:
        """Whether a message to the person shown could have been written to anybody."""
        return self._guard is not None and self._guard.finds_generic(text)

    def propose(self, key: str) -> None:
        """Put what a template comes to in the place of the text."""
        detail = self._page.details.detail
        if detail is not None:
            draft = propose_for(self._page.store, detail, key)
            self._page.details.draft.put(draft.text, draft.subject)

    def tell_copied(self) -> None:
        """Say where the message is, and offer to tick it sent."""
        self._offer_sent(_("Copied to the clipboard."))

    def hand_to_mail(self) -> None:
        """Hand the message to the mail program; what is too long for that goes to the clipboard.

        Where the settings ask for a file instead, save that.
        """
        if chosen("mail") == "file":
            self.save_file()
            return
        detail, box = self._page.details.detail, self._page.details.draft
        if detail is None:
            return
        to, *also = [address for _name, address in _people(detail)] or [""]
        try:
            link = mailto(to, box.subject, "", also)
            whole = link
            try:
                whole = mailto(to, box.subject, box.text, also)
            except PlannerError:
                box.copy()
        except PlannerError as error:
            self._page.failed.emit(error)
            return
        if not open_url(whole):
            box.copy()
            self._page.told.emit(_("No mail program takes it. The message is on the clipboard."))
        elif whole is link:
            words = _("It is too long to be handed over. Paste it: it is on the clipboard.")
            self._offer_sent(words)
        elif to:
            self._offer_sent(_("Handed to your mail program."))
        else:
            self._offer_sent(_("Handed to your mail program. No address is known: add it there."))

    def save_file(self) -> None:
        """Save the message as a file that a mail program opens as a draft."""
        detail, box = self._page.details.detail, self._page.details.draft
        if detail is None:
            return
        mine = self._page.read(my_card)
        contact = mine.contact if mine else None
        people = _people(detail)
        to_name, to = people[0] if people else ("", "")
        make = partial(
            write_eml,
            to=to,
            to_name=to_name,
            also=people[1:],
            subject=box.subject,
            body=box.text,
            sender=contact.emails[0] if contact and contact.emails else "",
            sender_name=contact.name if contact else "",
        )
        name = safe_name(" – ".join(part for part in (detail.person, box.subject) if part))
        self.saver.ask(_("Save the message"), f"{name}.eml", _("Mail"), make)

    def open_link(self, address: str) -> None:
        """Open an address of the person, or put it on the clipboard."""
        if not open_url(address):
            QGuiApplication.clipboard().setText(address.partition(":")[2] or address)
            self._page.told.emit(_("Nothing on this machine opens it. It is on the clipboard now."))

    def edit_templates(self) -> None:
        """Open the templates, the one that suits best first."""
        detail, row = self._page.details.detail, self._page.details.row
        store = self._page.store
        suiting = fitting(store, row, detail) if row is not None and detail is not None else []
        dialog = TemplatesDialog(
            all_templates(store), suiting[0].key if suiting else "", self._page.window()
        )
        dialog.kept.connect(self._keep)
        dialog.dropped.connect(self._drop)
        dialog.copied.connect(self._copy_template)
        dialog.finished.connect(self._page.show_again)
        self.templates_dialog = dialog
        dialog.open()

    def _keep(self, template: Template) -> None:
        self._page.write_saying(
            _("Change a template"),
            filled(_("Changed the template “{title}”"), title=template.title),
            keep_text,
            MESSAGE,
            template.key,
            locale_name(),
            write_template(template),
        )

    def _drop(self, template: Template) -> None:
        label, words = _("Take a template back"), _("“{title}” is the original again")
        if template.own:
            label, words = _("Remove a template"), _("Removed the template “{title}”")
        words = filled(words, title=template.title)
        self._page.write_saying(label, words, drop_text, MESSAGE, template.key, locale_name())
        if self.templates_dialog is not None:
            self.templates_dialog.show_templates(all_templates(self._page.store))

    def _copy_template(self, template: Template) -> None:
        known = all_templates(self._page.store)
        title = _("My “{title}”").format(title=template.title)  # it is kept
        made = own_copy(template, known, title)
        words = filled(_("Added the template “{title}”"), title=title)
        label, text = _("Add a template"), write_template(made)
        self._page.write_saying(label, words, keep_text, MESSAGE, made.key, locale_name(), text)
        if self.templates_dialog is not None:
            self.templates_dialog.show_templates(all_templates(self._page.store))
            self.templates_dialog.choose(made.key)
            self.templates_dialog.form.focus_on("title")

    def _offer_sent(self, words: str) -> None:
        row = self._page.details.row
        if row is None or not row.pending:
            self._page.told.emit(words)
            return
        sent = partial(self._page.deeds.set_status, [row.id], FollowUpStatus.SENT)
        self._page.offered.emit(words, _("Mark as sent"), sent)

    def _on_saved(self, path: Path) -> None:
        words = filled(_("Saved “{name}”."), name=path.name)
        self._page.offered.emit(words, without_mnemonic(_("&Open")), partial(self._open, path))

    def _open(self, path: Path) -> None:
        if not open_file(path):
            words = _("No program on this machine opens “{name}”.")
            self._page.told.emit(filled(words, name=path.name))


def _people(detail: FollowUpDetail) -> list[tuple[str, str]]:
    """Return to whom it goes, as (name, address): both, once both want to be introduced."""
    people = [detail.contact]
    if detail.asked_first and detail.asked_other:
        people.append(detail.other_contact)
    return [(one.name, one.emails[0]) for one in people if one is not None and one.emails]
