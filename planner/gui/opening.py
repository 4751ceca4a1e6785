"""The one way out of the window: links and files opened by the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_WITH_HOST = frozenset({"http", "https"})
_LONGEST = 8000


def may_open(address: str) -> bool:
    """Return whether an address is one that may be handed to the system.

    Only http, https, mailto and tel; no blanks, line breaks or control characters; a web
    address needs a host. A card or a calendar can hold any other: they run programs.
    """
    if not address or len(address) > _LONGEST or not address.isprintable() or " " in address:
        return False
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in SCHEMES:
        return False
    return bool(url.host()) or url.scheme().lower() not in _WITH_HOST


def open_url(address: str) -> bool:
    """Open a web, mail or telephone address; False when it is none, or nothing opens it."""
    if not may_open(address):
        return False
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def open_file(path: Path) -> bool:
    """Open a file that this program wrote with the system's program for its kind."""
    return path.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
