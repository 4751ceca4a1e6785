"""What tells that two entries are one person: an address of one's own, and names that agree."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from planner.model import AddressKind
from planner.model.lookup import folded

Address = tuple[AddressKind, str]

# Where the path of an address is one member; anywhere else colleagues may share the page.
_PROFILES = re.compile(
    r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/.|xing\.com/(?:profile|people)/.|github\.com/[^/]+$"
    r"|gitlab\.com/[^/]+$|(?:x|twitter)\.com/[^/]+$|bsky\.app/profile/.|orcid\.org/\d"
    r"|(?:instagram|facebook|threads)\.(?:com|net)/@?[^/]+$|[^/]+/@[^/]+$|researchgate\.net/profile/."
    r"|meetup\.com/.*members/\d"
)
_COUNTRY_OF_LINKEDIN = re.compile(r"^[a-z]{2,3}\.(?=linkedin\.com/)")
_OF_MANY = {
    *(
        "info",
        "office",
        "hello",
        "hi",
        "contact",
        "contacto",
        "contatto",
        "kontakt",
        "mail",
        "team",
    ),
    *("sales", "support", "press", "presse", "media", "events", "event", "admin", "service"),
    *("marketing", "reception", "secretary", "sekretariat", "secretariat", "bureau", "buero"),
    *("enquiries", "inquiries", "general", "post", "welcome", "booking", "tickets", "registration"),
}
_TELLING_DIGITS = 8


def link_key(link: str) -> str:
    """Return a link as it is compared: without scheme, www, a question and a stroke at its end."""
    parts = urlsplit(link.strip() if "//" in link else f"//{link.strip()}")
    place = parts.netloc.casefold().removeprefix("www.")
    key = _COUNTRY_OF_LINKEDIN.sub("", f"{place}{parts.path.rstrip('/')}".casefold())
    return key if _PROFILES.match(key) or not parts.query else f"{key}?{parts.query}"


def phone_key(phone: str) -> str:
    """Return the last digits of a number: the code of its country may be left out."""
    return re.sub(r"\D", "", phone)[-_TELLING_DIGITS:]


def address_key(kind: AddressKind, value: str) -> str:
    """Return an e-mail address, link or number as it is compared."""
    match kind:
        case AddressKind.LINK:
            return link_key(value)
        case AddressKind.PHONE:
            return phone_key(value)
    return value.strip().casefold()


def is_profile(link: str) -> bool:
    """Whether a link can stand for one person: that of a whole site is shared by many."""
    return bool(urlsplit(link if "//" in link else f"//{link}").path.strip("/"))


def is_of_one(kind: AddressKind, key: str) -> bool:
    """Whether an address tells somebody by itself: no office's mailbox, no page of a company."""
    if kind is AddressKind.LINK:
        return bool(_PROFILES.match(key))
    return key.partition("@")[0] not in _OF_MANY


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: a word in common, or the same initials.

    An address in place of a name says nothing against it, and neither do two scripts.
    """
    words, others = _words(one), _words(other)
    if not words or not others or words & others:
        return True
    if _is_latin(words) != _is_latin(others):
        return True
    short = min(words, others, key=lambda some: max(map(len, some)))
    return max(map(len, short)) <= 1 and _initials(words) == _initials(others)


def shared_addresses(people: Iterable[tuple[str, Sequence[Address]]]) -> set[Address]:
    """Return the addresses of a list that it gives to people whose names do not agree.

    Whoever buys tickets for others often leaves one address for all of them.
    """
    names: dict[Address, list[str]] = defaultdict(list)
    for name, addresses in people:
        for kind, value in addresses:
            names[kind, address_key(kind, value)].append(name)
    return {
        address
        for address, known in names.items()
        if any(not names_agree(known[0], other) for other in known[1:])
    }


def _words(name: str) -> set[str]:
    return set() if "@" in name else set(re.findall(r"[^\W\d_]+", folded(name)))


def _is_latin(words: set[str]) -> bool:
    return any(letter.isascii() for word in words for letter in word)


def _initials(words: set[str]) -> list[str]:
    return sorted(word[0] for word in words)
