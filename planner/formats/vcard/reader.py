"""Reads address cards into people, each card by itself (RFC 2426, RFC 6350, vCard 2.1)."""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Iterable

from planner.errors import BadInput
from planner.formats.ics.text import clean, plain_line
from planner.formats.ics.values import Problem
from planner.formats.people import ReadContact, ReadPeople
from planner.formats.photo import prepare_photo
from planner.formats.vcard.mecard import MECARD, read_mecards
from planner.formats.vcard.properties import Card, Property, parts, read_cards, unescaped
from planner.i18n import _, ngettext

_DATA_URI = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,", re.IGNORECASE)
_BUILT_IN_LABEL = re.compile(r"_\$!<(.*)>!\$_")

# Of use to the program that wrote them, not to a person.
_IGNORED = {
    *("VERSION", "PRODID", "REV", "KIND", "PROFILE", "SOURCE", "CLASS", "SORT-STRING", "MAILER"),
    *("CLIENTPIDMAP", "XML", "KEY", "SOUND", "LOGO", "LABEL", "AGENT", "X-ABLABEL", "X-ABADR"),
    *("X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ABUID"),
    *("X-EVOLUTION-FILE-AS", "X-MOZILLA-HTML", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"),
    *("X-MS-OL-DESIGN", "X-IMAGETYPE", "X-IMAGEHASH", "X-EVOLUTION-BLOG-URL-TYPE"),
}
_KNOWN = {
    *("FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "URL", "NOTE", "CATEGORIES", "UID", "PHOTO"),
    *("X-SOCIALPROFILE", "X-PLANNER-ROLES"),
}
_PLACES = {"ADR"}


def holds_cards(text: str) -> bool:
    """Whether a text holds an address card: a vCard, or the MECARD of a badge."""
    return bool(re.search(r"BEGIN[ \t]*:[ \t]*VCARD", text, re.IGNORECASE) or MECARD.search(text))


def read_vcards(data: bytes) -> ReadPeople:
    """Return the people of a .vcf file; a card that cannot be read is a problem, not the end.

    Raises BadInput with one sentence when there is no card in it, or none can be used.
    """
    cards = read_cards(data)
    if not cards:
        return _mecards(data)
    people = []
    problems: list[Problem] = []
    for card in cards:
        try:
            person, found = _Person(card).read()
        except Exception as error:  # the last guard: a card of any make costs itself only
            person, found = None, [_problem(card.line, "", _unreadable(error))]
        problems += found
        if person is not None:
            people.append(person)
    if any(card.guessed for card in cards):
        problems.insert(0, _problem(0, "", _guessed()))
    if not people:
        text = ngettext(
            "The one address card of the file cannot be used: {reason}",
            "None of the {n} address cards of the file can be used; of the first: {reason}",
            len(cards),
        )
        raise BadInput(text.format(n=len(cards), reason=problems[-len(cards)].message))
    return ReadPeople(len(cards), len(cards) - len(people), tuple(people), tuple(problems))


def _mecards(data: bytes) -> ReadPeople:
    """Return the people of the short cards of badges, where a file holds those instead."""
    people = read_mecards(data.decode("utf-8", "replace"))
    usable = tuple(person for person in people if person.name)
    if not usable:
        raise BadInput(_what(data))
    problems = tuple(_problem(person.line, "", _nobody()) for person in people if not person.name)
    return ReadPeople(len(people), len(problems), usable, problems)


class _Person:
    """One card on its way to a ReadContact."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._by_name: dict[str, list[Property]] = defaultdict(list)
        for one in card.properties:
            self._by_name[one.name].append(one)
        self._labels = {
            one.group: _BUILT_IN_LABEL.sub(r"\1", unescaped(one.value))
            for one in self._by_name["X-ABLABEL"]
        }
        self._problems: list[Problem] = []
        self._notes: list[str] = []

    def read(self) -> tuple[ReadContact | None, list[Problem]]:
        """Return the person, or None with the reason among the problems."""
        if not self._card.ended and not self._card.followed:
            return None, [self._tell(_("The card is cut off before its END:VCARD."))]
        kinds = self._texts("KIND") + self._texts("X-ADDRESSBOOKSERVER-KIND")
        if "group" in (kind.casefold() for kind in kinds):
            return None, [self._tell(_("The card is a list of people, not a person."))]
        if not self._card.ended:
            self._tell(_("The card has no END:VCARD; it was read up to the next one."))
        emails, phones = self._emails(), self._phones()
        organisation, *departments = self._organisation()
        name = self._name()
        company = self._is_company(kinds) or (not name and bool(organisation))
        name = name or organisation or next(iter([*emails, *phones]), "")
        if not name:
            return None, [self._tell(_nobody())]
        titles = self._texts("TITLE") or self._texts("ROLE")
        links = self._links()
        photo = self._photo()
        roles = self._list("X-PLANNER-ROLES")
        self._note("Department", ", ".join(departments))
        self._note_the_rest(titles)
        return (
            ReadContact(
                line=self._card.line,
                name=name,
                title=plain_line(", ".join(titles)),
                organisation="" if company and organisation == name else organisation,
                emails=emails,
                phones=phones,
                links=links,
                note="\n".join([*self._texts("NOTE"), *self._notes]).strip(),
                tags=self._tags(roles),
                roles=roles,
                company=company,
                uid=next(iter(self._texts("UID")), ""),
                photo=photo,
            ),
            self._problems,
        )

    def _name(self) -> str:
        for full in self._texts("FN"):
            if name := plain_line(full):
                return name
        for one in self._by_name["N"]:
            family, given, additional, prefix, suffix = (*parts(one.value), *[""] * 5)[:5]
            if name := plain_line(" ".join([prefix, given, additional, family, suffix])):
                return name
        return next(iter(self._texts("NICKNAME")), "")

    def _is_company(self, kinds: list[str]) -> bool:
        shown_as = [text.casefold() for text in self._texts("X-ABSHOWAS")]
        return "company" in shown_as or "org" in (kind.casefold() for kind in kinds)

    def _organisation(self) -> list[str]:
        found = [
            [text for text in map(plain_line, parts(one.value)) if text]
            for one in self._by_name["ORG"]
        ]
        found = [names for names in found if names]
        for names in found[1:]:
            self._note("Organisation", ", ".join(names))
        return found[0] if found else [""]

    def _emails(self) -> tuple[str, ...]:
        found = [plain_line(unescaped(one.value)) for one in self._preferred("EMAIL")]
        return _unique(re.sub(r"(?i)^mailto:", "", text) for text in found)

    def _phones(self) -> tuple[str, ...]:
        numbers = []
        for one in self._preferred("TEL"):
            number = _telephone(one.value)
            if "FAX" in one.types:
                self._note("Fax", number)
            else:
                numbers.append(number)
        return _unique(numbers)

    def _links(self) -> tuple[str, ...]:
        found = []
        for one in [*self._preferred("URL"), *self._by_name["X-SOCIALPROFILE"]]:
            link = "".join(clean(unescaped(one.value)).split())
            if one.name == "URL" or re.match(r"(?i)https?://", link):
                found.append(link)
            else:
                self._note(self._label(one), link)
        return _unique(found)

    def _photo(self) -> bytes | None:
        for one in self._by_name["PHOTO"]:
            picture = one.binary
            if uri := _DATA_URI.match(one.value):
                picture = _from_base64(one.value[uri.end() :])
            elif picture is None:
                self._note("Photo", unescaped(one.value))
                continue
            try:
                return prepare_photo(picture or b"")
            except BadInput as error:
                self._tell(_("The photo was left out. {why}").format(why=error), one.line)
        return None

    def _note_the_rest(self, titles: list[str]) -> None:
        """Keep in the note what no field of ours takes."""
        if self._texts("TITLE"):
            self._note(
                "Role", ", ".join(text for text in self._texts("ROLE") if text not in titles)
            )
        for one in self._card.properties:
            if one.name in _IGNORED | _KNOWN | {"ROLE"} or one.binary is not None:
                continue
            if one.name in _PLACES or ";" in one.value:
                text = ", ".join(part for part in map(plain_line, parts(one.value)) if part)
            else:
                text = plain_line(unescaped(one.value))
            self._note(self._label(one), text)
        for line, text in self._card.unreadable:
            self._notes.append(text)
            self._tell(_("A line could not be read; it was kept in the note."), line)

    def _label(self, one: Property) -> str:
        if one.group and self._labels.get(one.group):
            return plain_line(self._labels[one.group])
        words = one.name.removeprefix("X-").removeprefix("MS-").removeprefix("EVOLUTION-")
        name = _WORDS.get(words, words.replace("-", " ").capitalize())
        kinds = [kind.casefold() for kind in one.types if kind in ("HOME", "WORK")]
        return f"{name} ({kinds[0]})" if kinds else name

    def _note(self, label: str, text: str) -> None:
        if text:
            self._notes.append(f"{label}: {text}")

    def _preferred(self, name: str) -> list[Property]:
        return sorted(self._by_name[name], key=lambda one: not _is_preferred(one))

    def _texts(self, name: str) -> list[str]:
        found = [clean(unescaped(one.value)).strip() for one in self._by_name[name]]
        return [text for text in found if text]

    def _list(self, name: str) -> tuple[str, ...]:
        return _unique(self._parts(name))

    def _parts(self, name: str) -> list[str]:
        values = (parts(one.value, ",") for one in self._by_name[name])
        return [text for texts in values for part in texts if (text := plain_line(part))]

    def _tags(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Return the categories; our own writer names the roles after them."""
        tags = self._parts("CATEGORIES")
        return _unique(tags[: -len(roles)] if roles and tags[-len(roles) :] == [*roles] else tags)

    def _tell(self, message: str, line: int = 0) -> Problem:
        problem = _problem(line or self._card.line, self._name(), message)
        self._problems.append(problem)
        return problem


_WORDS = {
    "ADR": "Address",
    "BDAY": "Birthday",
    "TZ": "Time zone",
    "LANG": "Language",
    "GEO": "Position",
    "IMPP": "Chat",
    "ABDATE": "Date",
    "ABRELATEDNAMES": "Related",
    "CALURI": "Calendar",
    "FBURL": "Free/busy",
}


def _is_preferred(one: Property) -> bool:
    return "PREF" in one.types or "1" in one.params.get("PREF", ())


def _telephone(value: str) -> str:
    """Return a number as one would dial it, out of text or of a tel: URI (RFC 3966)."""
    number = plain_line(unescaped(value))
    if number[:4].casefold() != "tel:":
        return number
    number, *parameters = number[4:].split(";")
    extension = [text[4:] for text in parameters if text.casefold().startswith("ext=")]
    return " ".join([number, *(f"ext. {text}" for text in extension)])


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.replace("\\", "").split()) + "==")
    except (binascii.Error, ValueError):
        return b""


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _problem(line: int, name: str, message: str) -> Problem:
    return Problem(line, "", name, message)


def _unreadable(error: Exception) -> str:
    return _("The card could not be read ({error}).").format(error=type(error).__name__)


def _nobody() -> str:
    return _("The card has no name, organisation, e-mail or telephone.")


def _guessed() -> str:
    return _(
        "The letters of the file are not written in UTF-8; they were read as Western European"
        " (Windows-1252). Look at an accented name to see whether that is right."
    )


def _what(data: bytes) -> str:
    plain = data.replace(b"\0", b"")
    if not plain.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        return _("The file is empty, so there is nothing to import.")
    if re.search(rb"BEGIN[ \t]*:[ \t]*VCALENDAR", plain, re.IGNORECASE):
        return _("The file is a calendar and holds no address cards; import it as a calendar.")
    return _("The file is no address card: nothing in it says BEGIN:VCARD.")
