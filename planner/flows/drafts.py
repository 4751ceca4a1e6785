"""Drafts of messages out of one's own notes: which templates suit, and what they come to."""

from planner.errors import NotFound
from planner.formats.drafts import LINKEDIN, Draft, Template, fill, templates
from planner.i18n import _, locale_name
from planner.model import Channel, FollowUpKind, FollowUpStatus
from planner.queries.follow_up_details import FollowUpDetail, follow_up_detail
from planner.queries.follow_ups import FollowUpRow
from planner.queries.people import my_card
from planner.store import Store

_TOPIC_WORDS = 6
_SITUATIONS = {
    FollowUpKind.PROMISE: ("promise", "met"),
    FollowUpKind.GIVE: ("warm", "met"),
    FollowUpKind.INTRODUCTION: ("introduction-ask", "introduction"),
    FollowUpKind.CALL: ("met",),
    FollowUpKind.MESSAGE: ("met",),
}


def fitting(row: FollowUpRow, detail: FollowUpDetail) -> list[Template]:
    """Return the templates for a follow-up's channel, those of its situation first."""
    channel = LINKEDIN if row.channel is Channel.LINKEDIN else "mail"
    if row.status is FollowUpStatus.SENT:
        first: tuple[str, ...] = ("nudge",)
    elif detail.met_at is None and row.kind is FollowUpKind.MESSAGE:
        first = ("not-met", "before")
    else:
        first = _SITUATIONS[row.kind]

    def rank(template: Template) -> tuple[int, str]:
        known = template.situation in first
        return (first.index(template.situation) if known else len(first), template.title)

    mine = [template for template in templates(locale_name()) if template.channel == channel]
    return sorted(mine, key=rank)


def propose(store: Store, follow_up_id: int, key: str) -> Draft:
    """Return the draft that a template comes to; NotFound for an unknown template."""
    for template in templates(locale_name()):
        if template.key == key:
            return fill(template, fields_of(store, follow_up_id))
    raise NotFound(_("There is no message template “{key}”.").format(key=key))


def fields_of(store: Store, follow_up_id: int) -> dict[str, str]:
    """Return what is known for the fields of a template, "" where nothing is."""
    detail = store.read(follow_up_detail, follow_up_id)
    mine = store.read(my_card).contact
    talk = _bare(detail.talk or detail.shared_note)
    promised = [detail.text] if detail.kind is FollowUpKind.PROMISE else list(detail.promised)
    introduces = detail.kind is FollowUpKind.INTRODUCTION
    return {
        "name": detail.person,
        "me": mine.name if mine else "",
        "event": detail.event,
        "where": detail.met_where,
        "talk": talk,
        "wants": detail.wants,
        "promise": "; ".join(text for text in promised if text),
        "give": "; ".join(detail.gives),
        "topic": " ".join((talk or detail.wants).split()[:_TOPIC_WORDS]),
        "why": detail.why,
        "other": detail.other,
        "reason": detail.text if introduces else "",
    }


def _bare(talk: str) -> str:
    """Return notes without the words they often begin with, which the templates have themselves."""
    text = talk.strip()
    for words in (_("asked about"), _("talked about"), _("about")):
        if text.casefold().startswith(words.casefold() + " "):
            return text[len(words) + 1 :].lstrip()
    return text
