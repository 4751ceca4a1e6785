"""The card of one person as a form: its fields, what they warn of, and what they mean."""

from collections.abc import Callable, Iterable
from typing import Any

from planner.gui.fields import Field, Kind
from planner.gui.words import role_words
from planner.i18n import _
from planner.model import Role
from planner.queries.people import ContactRow

_LONGEST_REST = 520  # weeks

Words = Callable[[], Iterable[str]]


def card_fields(organisations: Words, tags: Words) -> list[Field]:
    """Return the fields; organisations and tags are asked for what they complete."""
    return [
        Field("name", _("&Name"), needed=_("A person needs a name.")),
        Field("title", _("T&itle")),
        Field("organisation", _("&Organisation"), completions=organisations),
        Field("emails", _("E-&mail"), Kind.LINES, rows=1, check=check_addresses),
        Field("phones", _("&Telephone"), Kind.LINES, rows=1),
        Field("links", _("&Links"), Kind.LINES, rows=1),
        Field(
            "roles",
            _("&Roles"),
            Kind.TAGS,
            placeholder=_("mentor, peer …"),
            check=check_roles,
            completions=role_names,
        ),
        Field("tags", _("T&ags"), Kind.TAGS, completions=tags),
        Field(
            "keep_warm_weeks",
            _("&Keep warm"),
            Kind.NUMBER,
            placeholder=_("every so many weeks"),
            minimum=1,
            maximum=_LONGEST_REST,
        ),
        Field("note", _("Note"), Kind.TEXT, rows=3),
    ]


def card_values(row: ContactRow) -> dict[str, Any]:
    """Return what the fields show of a person."""
    return {
        "name": row.name,
        "title": row.title,
        "organisation": row.organisation,
        "emails": row.emails,
        "phones": row.phones,
        "links": row.links,
        "roles": tuple(role_words(Role(role)).lower() for role in row.roles),
        "tags": row.tags,
        "keep_warm_weeks": row.keep_warm_weeks,
        "note": row.note,
    }


def card_changes(changes: dict[str, Any]) -> dict[str, Any]:
    """Return what was edited as the store takes it: words that are no role are left out."""
    if "roles" in changes:
        return {**changes, "roles": [role for role in read_roles(changes["roles"]) if role]}
    return changes


def check_addresses(values: tuple[str, ...]) -> str:
    """Return a hint where an address does not look like one; it is kept all the same."""
    odd = [value for value in values if value.count("@") != 1 or " " in value]
    return _("“{value}” does not look like an address.").format(value=odd[0]) if odd else ""


def check_roles(values: tuple[str, ...]) -> str:
    """Return a hint for words that are no role."""
    odd = [word for word, role in zip(values, read_roles(values), strict=True) if role is None]
    if not odd:
        return ""
    known = ", ".join(role_names())
    return _("“{word}” is no role. There are: {known}.").format(word=odd[0], known=known)


def read_roles(values: tuple[str, ...]) -> list[Role | None]:
    """Return the role each word means, in the user's language or as stored, else None."""
    names = {role_words(role).casefold(): role for role in Role}
    names |= {role.value: role for role in Role}
    return [names.get(word.casefold()) for word in values]


def role_names() -> list[str]:
    """Return the words for the roles there are."""
    return [role_words(role).lower() for role in Role]
