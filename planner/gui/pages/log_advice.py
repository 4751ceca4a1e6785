"""What is said while a line is typed that may not be read as it was meant."""

from collections.abc import Mapping

from planner.commands.line_people import Coded
from planner.formats.personline import PersonLine, unread_days, unread_words
from planner.gui.text import filled
from planner.i18n import _, locale_name


def advice(line: PersonLine, coded: Mapping[str, Coded]) -> str:
    """Return what to look at in a line, or ""; `coded` is whom the codes mean."""
    unknown = [c for c in line.codes if c.startswith("T") and c not in coded]
    if unknown:
        return _("Nobody here has the code {code}.").format(code=unknown[0])
    one = coded.get(line.codes[0]) if line.codes else None
    if one is not None and line.name and not one.company:
        words = _("“{name}” is read as another name for {target}. Put quotes round what is a note.")
        return filled(words, name=line.name, target=one.name)
    if unread := unread_words(line):
        return _("“{word}” is no box and no day; it is kept as a note.").format(word=unread[0])
    if days := unread_days(line, locale=locale_name()):
        return filled(_("“{word}” is no day; it stays in the text."), word=days[0])
    return ""
