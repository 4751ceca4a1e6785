"""Drafts of messages out of one's own notes: which templates suit, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from babel.dates import format_skeleton

from planner.errors import BadInput, NotFound
from planner.formats.drafts import LINKEDIN, Draft, Template, fill, read_template, templates
from planner.formats.generic import is_generic
from planner.formats.pdf.dates import clock
from planner.i18n import _, locale_name
from planner.model import Channel, FollowUpKind, FollowUpStatus, Mark, Origin
from planner.queries.agenda import day_rows, days_touched
from planner.queries.events import event_rows
from planner.queries.follow_up_details import FollowUpDetail, follow_up_detail
from planner.queries.follow_ups import FollowUpRow
from planner.queries.people import custom_texts, my_card
from planner.store import Store

MESSAGE = "message"  # the kind of a custom text

_OWN = "own-"  # what the key of a template begins with that the user added

_TOPIC_WORDS = 6
_GAP = 30  # minutes that make room for a meeting
_SITUATIONS = {
    FollowUpKind.PROMISE: ("promise", "met"),
    FollowUpKind.GIVE: ("give", "warm", "met"),
    FollowUpKind.INTRODUCTION: ("introduction-ask", "introduction"),
    FollowUpKind.CALL: ("met",),
    FollowUpKind.MESSAGE: ("met",),
}
_BY_ORIGIN = {
    Origin.NUDGE: ("nudge",),
    Origin.WARM: ("warm", "met"),
    Origin.AGAIN: ("warm", "met"),
    Origin.MISSED: ("not-met",),
    Origin.BEFORE: ("before",),
}


def all_templates(store: Store) -> list[Template]:
    """Return every template in the user's language, as the user changed it, and the user's own."""
    language = locale_name()
    changed = store.read(custom_texts, MESSAGE, language)
    bundled = [_changed(one, changed.pop(one.key, None)) for one in templates(language)]
    own = (_own(key, text) for key, text in sorted(changed.items()) if key.startswith(_OWN))
    return [*bundled, *(template for template in own if template)]


def own_copy(template: Template, known: Iterable[Template], title: str) -> Template:
    """Return a template of the user's own that begins as another one is."""
    keys = {one.key for one in known}
    number = next(n for n in count(1) if f"{_OWN}{n}" not in keys)
    return replace(template, key=f"{_OWN}{number}", title=title, edited=False, own=True)


def fitting(store: Store, row: FollowUpRow, detail: FollowUpDetail) -> list[Template]:
    """Return the templates for a follow-up's channel, those of its situation and role first.

    Those for another role than the person has are left out.
    """
    channel = LINKEDIN if row.channel is Channel.LINKEDIN else "mail"
    first = _situations(row, detail)

    def rank(template: Template) -> tuple[int, int, str]:
        known = template.situation in first
        place = first.index(template.situation) if known else len(first)
        role = detail.roles.index(template.role) if template.role else len(detail.roles)
        return (place, role, template.title)

    mine = [
        template
        for template in all_templates(store)
        if template.channel == channel and template.role in ("", *detail.roles)
    ]
    return sorted(mine, key=rank)


def propose(store: Store, follow_up_id: int, key: str) -> Draft:
    """Return the draft that a template comes to; NotFound for an unknown template."""
    return propose_for(store, store.read(follow_up_detail, follow_up_id), key)


def propose_for(store: Store, detail: FollowUpDetail, key: str) -> Draft:
    """Return what a template comes to for one that may be only proposed yet."""
    for template in all_templates(store):
        if template.key == key:
            return fill(template, fields_of(store, detail))
    raise NotFound(_("There is no message template “{key}”.").format(key=key))


def fields_of(store: Store, detail: FollowUpDetail) -> dict[str, str]:
    """Return what is known for the fields of a template, "" where nothing is."""
    mine = store.read(my_card).contact
    talk = _bare(detail.talk or detail.shared_note)
    promised = [detail.text] if detail.kind is FollowUpKind.PROMISE else list(detail.promised)
    given = [detail.text] if detail.kind is FollowUpKind.GIVE and detail.text else detail.gives
    introduces = detail.kind is FollowUpKind.INTRODUCTION
    other = detail.other_contact
    return {
        "name": detail.person,
        "me": mine.name if mine else "",
        "event": detail.event,
        "where": detail.met_where,
        "talk": talk,
        "wants": detail.wants,
        "promise": "; ".join(text for text in promised if text),
        "give": "; ".join(given),
        "topic": _topic(talk or detail.wants),
        "why": detail.why,
        "find": detail.find,
        "slot": _slot(store, detail) if detail.origin is Origin.BEFORE else "",
        "other": detail.other,
        "reason": detail.text if introduces else "",
        "about_name": _about(detail.title, detail.organisation),
        "about_other": _about(other.title, other.organisation) if other else "",
    }


@dataclass(frozen=True)
class Guard:
    """Tells whether a message to one person is generic (formats/generic.py)."""

    notes: tuple[str, ...]
    names: tuple[str, ...]
    language: str

    def finds_generic(self, text: str) -> bool:
        """Whether a message could have been written to anybody."""
        return is_generic(text, self.notes, self.names, self.language)


def guard_of(store: Store, detail: FollowUpDetail) -> Guard:
    """Return what a message about one follow-up is judged by."""
    mine = store.read(my_card).contact
    notes = (
        *(_bare(detail.talk), _bare(detail.shared_note), detail.note, detail.wants),
        *(detail.offered, detail.why, detail.cue, detail.find, detail.text),
        *detail.promised,
        *detail.gives,
    )
    names = (
        *(detail.person, detail.other, detail.event, detail.organisation, detail.title),
        *((mine.name, mine.organisation, mine.title) if mine else ()),
    )
    return Guard(notes, names, locale_name())


def _situations(row: FollowUpRow, detail: FollowUpDetail) -> tuple[str, ...]:
    if row.origin is Origin.BEFORE and row.status is FollowUpStatus.SENT:
        return ("nudge-before", "nudge")
    if row.origin is Origin.NUDGE and detail.met_at is None:
        return ("nudge-before", "nudge")
    if row.status is FollowUpStatus.SENT:
        return ("nudge",)
    if row.origin in _BY_ORIGIN:
        return _BY_ORIGIN[row.origin]
    if row.kind is FollowUpKind.INTRODUCTION and detail.asked_first and detail.asked_other:
        return ("introduction", "introduction-ask")
    if detail.met_at is None and row.kind is FollowUpKind.MESSAGE:
        return ("not-met", "before")
    return _SITUATIONS[row.kind]


def _changed(template: Template, text: str | None) -> Template:
    if text is None:
        return template
    try:
        own = read_template(text.encode(), template.key)
    except BadInput:
        return template  # what an older program kept otherwise; the original does
    return replace(template, subject=own.subject, lines=own.lines, edited=True)


def _own(key: str, text: str) -> Template | None:
    try:
        return replace(read_template(text.encode(), key), own=True)
    except BadInput:
        return None  # nothing can be made of it; it stays in the store


def _slot(store: Store, detail: FollowUpDetail) -> str:
    """Return the first gap between what I marked at the event, in words, "" where there is none."""
    if detail.event_id is None:
        return ""
    rows = store.read(event_rows, conference_id=detail.event_id)
    mine = [row for row in rows if row.mark in (Mark.MUST, Mark.MAYBE) and not row.gone]
    for day in sorted({days_touched(row)[0] for row in mine}):
        for gap in day_rows(mine, day):
            if gap.event is None and gap.minutes >= _GAP:
                words = format_skeleton("MMMEd", day, locale=locale_name())
                return _("{day} at {time}").format(day=words, time=clock(gap.start))
    return ""


def _topic(notes: str) -> str:
    """Return the first words of notes, with an ellipsis where there are more."""
    words = notes.split()
    first = " ".join(words[:_TOPIC_WORDS])
    return first if len(words) <= _TOPIC_WORDS else first.rstrip(",;:.") + "…"


def _about(title: str, organisation: str) -> str:
    return ", ".join(part for part in (title, organisation) if part)


def _bare(talk: str) -> str:
    """Return notes without the words they often begin with, which the templates have themselves."""
    text = talk.strip()
    for words in (_("asked about"), _("talked about"), _("about")):
        if text.casefold().startswith(words.casefold() + " "):
            return text[len(words) + 1 :].lstrip()
    return text
