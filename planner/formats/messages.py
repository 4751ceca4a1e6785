"""Drafts for a mail program: a mailto address, or an .eml file that opens ready to send."""

import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from urllib.parse import quote

from planner.errors import BadInput
from planner.formats.ics.text import clean
from planner.i18n import _

# The plain part of RFC 5322, 3.4.1, and Unicode letters (RFC 6531): no quotes, comments, blanks,
# and none of the signs that mean something in a mailto address or a header.
_ADDRESS = re.compile(r"[\w.!#$'*+/=^`{|}~-]{1,64}@(?:[\w-]{1,63}\.)*[\w-]{1,63}")
# Windows hands over 2,083 signs at most (INTERNET_MAX_URL_LENGTH), and some of its programs fewer.
LONGEST_MAILTO = 2000


def mailto(address: str, subject: str, body: str, also: Sequence[str] = ()) -> str:
    """Return a mailto address (RFC 6068) with subject and body and nothing else.

    Nothing in the parts can add a recipient or a header. `address` may be ""; `also` are
    further ones. Raises BadInput when an address is none, or when the text is too long for
    a mail program to take it.
    """
    people = [one for one in (address, *also) if one]
    to = ",".join(quote(_checked(one), safe="@") for one in people)
    text = (
        f"mailto:{to}?subject={quote(_one_line(subject), safe='')}"
        f"&body={quote(clean(body).replace(chr(10), chr(13) + chr(10)), safe='')}"
    )
    if len(text) > LONGEST_MAILTO:
        raise BadInput(_("The message is too long to be handed over; copy it instead."))
    return text


def write_eml(
    *,
    to: str,
    subject: str,
    body: str,
    sender: str = "",
    to_name: str = "",
    sender_name: str = "",
    also: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return a draft as a message file (RFC 5322) that Outlook, Thunderbird and Mail can open.

    X-Unsent makes Outlook show it as a draft. It has no date and no message id: the program
    that sends it gives it those. `also` are further people as (name, address). Raises BadInput
    when an address is none.
    """
    people = [(to_name, to), *also]
    addresses = [sender, *(address for _name, address in people)]
    ascii_only = all(address.rpartition("@")[0].isascii() for address in addresses)
    message = EmailMessage(policy=SMTP if ascii_only else SMTPUTF8)
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = _mailbox(sender_name, _checked(sender))
    boxes = [_mailbox(name, _checked(address)) for name, address in people if address]
    if boxes:
        message["To"] = ", ".join(boxes)
    message["Subject"] = _one_line(subject)
    message.set_content(clean(body))
    return message.as_bytes()


def is_address(text: str) -> bool:
    """Whether text is one plain e-mail address."""
    return (
        bool(_ADDRESS.fullmatch(text))
        and ".." not in text
        and not text.startswith(".")
        and ".@" not in text
    )


def _checked(address: str) -> str:
    if not is_address(address):
        raise BadInput(
            _("“{address}” is no e-mail address; mend it before writing.").format(
                address=_one_line(address)[:80]
            )
        )
    return address


def _deliverable(address: str) -> str:
    """Return the address with its domain as the mail of RFC 5321 writes it."""
    local, _at, domain = address.partition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def _mailbox(name: str, address: str) -> str:
    plain = _one_line(name).replace("\\", "").replace('"', "'")
    address = _deliverable(address)
    return f'"{plain}" <{address}>' if plain else address


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
