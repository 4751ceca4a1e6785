"""What is said of files that cannot be imported: for each kind, what to do instead."""

from collections.abc import Sequence
from pathlib import Path

from planner.i18n import _

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".tif", ".tiff", ".svg")
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".md", ".pages", ".ppt", ".pptx")
_SHEETS = (".numbers", ".gsheet", ".xlsm", ".xlsb", ".fods")
_PACKED = (".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar")
_MAILS = (".eml", ".msg", ".mbox", ".pst")


def refusal_words(paths: Sequence[Path]) -> str:
    """Return which files cannot be imported, and what to do instead with the first."""
    names = ", ".join(path.name for path in paths[:3])
    refused = _("{names} cannot be imported.").format(names=names)
    return f"{refused} {_instead(paths[0])}"


def _instead(path: Path) -> str:
    suffix = path.suffix.casefold()
    if path.is_dir():
        return _("Open the folder and drop the files in it.")
    if suffix in _PICTURES:
        return _("It is a picture. Ask for the list as a table, or type it and paste it here.")
    if suffix in _TEXTS:
        return _("Open it, copy the list of people and paste it here with Ctrl+V.")
    if suffix in _SHEETS:
        return _("Save it as .xlsx or .csv, and drop that.")
    if suffix in _PACKED:
        return _("Unpack it, and drop the files that were in it.")
    if suffix in _MAILS:
        return _("Save what is attached to the message, and drop that.")
    return _("Calendars end in .ics, lists of people in .vcf, .csv, .xlsx or .pdf.")
