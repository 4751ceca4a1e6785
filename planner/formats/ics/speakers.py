"""Whom an entry names: ATTENDEE and ORGANIZER first, else the forms programmes have in text."""

import re
import string
from collections.abc import Iterable, Sequence

from planner.formats.ics.names import is_person, people_in
from planner.formats.ics.properties import ContentLine, common_name
from planner.formats.ics.text import outside_blocks, plain_line
from planner.formats.ics.values import ReadPerson

MOST_PEOPLE = 5000

_LABEL = (
    r"(?:(?:keynote|guest|main|featured|session|opening|closing)\s+)?"
    r"(?:speakers?|speaker\(s\)|presenters?|presenter\(s\)|presented by|talk by|lecturers?|"
    r"panell?ists?|moderators?|instructors?|facilitators?|hosts?|"
    r"referent(?:en|in|innen)?|vortragende[rn]?|sprecher(?:in|innen)?|"
    r"orateurs?|oratrices?|intervenante?s?|conf[ée]renciers?|conf[ée]renci[èe]res?|"
    r"ponentes?|relator[ei]|palestrantes?|sprekers?|talare|prelegent(?:ci)?|"
    r"докладчики?|спикеры?|演讲者|演講者|讲者|講者|讲师|講師|嘉宾|分享者|主讲人?|登壇者|講演者|発表者|연사|발표자)"
)
_MARKS = string.whitespace + "\xa0\u3000*#>•-"
_LABELS = re.compile(rf"[\s*#>•-]*{_LABEL}\s*", re.IGNORECASE)
# A kind of speaker, and two words that say so.
_LONGEST_LABEL = 3
_BY_LINE = re.compile(
    r"^[\s*•-]*(?:an?\s+)?(?:talk|workshop|session|lecture|keynote|presentation|tutorial|presented|"
    r"given|held|led|taught)\s+by[:\s]+(.{3,200}?)\.?$|^by[:\s]+(.{3,200}?)\.?$",
    re.IGNORECASE,
)
_BY_BRACKET = re.compile(
    r"\(((?:talk|workshop|session|lecture|keynote|presentation|tutorial|panel|demo|poster)\s+)?"
    r"(?:presented\s+)?by\s+([^()]{2,200})\)?\s*$",
    re.IGNORECASE,
)
_BY_END = re.compile(r"(?:(\S+)\s+)?\bby\s+([^()\d]{4,80})$", re.IGNORECASE)
_NOT_BY = frozenset(
    {"sponsored", "powered", "hosted", "organised", "organized", "provided", "supported", "funded"}
)
_KEYNOTE = re.compile(
    r"^(?:\[[^\]]{1,30}\]\s*)?(?:(?:opening|closing|morning|evening|lunch)\s+)?"
    r"(?:keynote|plenary|fireside chat)(?:\s+(?:address|speech|talk|session))?(?:\s+with)?"
    r"\s*[:–—-]\s*(.+)$",
    re.IGNORECASE,
)
_KEYNOTE_WORD = re.compile("keynote|plenary|fireside")
_NAME_FIRST = re.compile(r"^(?:\[[^\]]{1,30}\]\s*)?([^:\[\]]{5,45}?)\s*:\s+\S")
_CLASS_LINE = re.compile(
    r"^(?:track|type|kind|category|stream|format|level|section|room)\s*:\s*.{1,120}$", re.IGNORECASE
)
_MAIL = re.compile(r"[^\s@<>\"(),:;\\]{1,120}@[^\s@<>\"(),:;\\]{1,190}")


_RANKS = {"speaker": 0, "organiser": 1, "attendee": 2}

# The people that lines name, and whether there is a speaker among them.
_Named = tuple[tuple[ReadPerson, ...], bool]


class Naming:
    """Tells whom the entries of one file name.

    `programme` says that the file is a conference programme, where an ATTENDEE who was not
    asked to come is a speaker; `titles_begin_with_names` that its titles usually do.
    """

    def __init__(self, *, programme: bool, titles_begin_with_names: bool) -> None:
        self._programme = programme
        self._usual = titles_begin_with_names
        # The same people are named again and again, in the same lines.
        self._known: dict[tuple[str, str], ReadPerson | None] = {}
        # Whom a line names that stands alone, by its text, with the value it had then.
        self._alone: dict[str, tuple[str, _Named]] = {}

    def people(
        self, lines: Sequence[ContentLine], title: str, description: str, source: str
    ) -> tuple[ReadPerson, ...]:
        """Return the people an entry names, each once.

        `description` is plain text, `source` the same as received.
        """
        people: tuple[ReadPerson, ...] = ()
        if lines:
            people, spoken_for = self._named(lines)
            if spoken_for:
                return people
        if not _may_tell(title, description):
            return people
        found = {person.email or person.name.casefold(): person for person in people}
        for name, firm in from_text(title, description, source, self._usual):
            person = ReadPerson(name, "", "speaker", "", firm, True)
            found.setdefault(name.casefold(), person)
        return tuple(found.values())

    def _named(self, lines: Sequence[ContentLine]) -> _Named:
        """Return whom lines name, and whether a speaker is among them."""
        if len(lines) == 1:
            line = lines[0]
            raw, value = line.raw, line.value
            if raw not in self._alone or self._alone[raw][0] != value:
                self._alone[raw] = value, _together([self._learn((raw, value), line)])
            return self._alone[raw][1]
        people = []
        for line in lines:
            key = line.raw, line.value
            people.append(self._known[key] if key in self._known else self._learn(key, line))
        return _together(people)

    def _learn(self, key: tuple[str, str], line: ContentLine) -> ReadPerson | None:
        person = self._known[key] = _person(line, programme=self._programme)
        return person


def _together(people: Iterable[ReadPerson | None]) -> _Named:
    """Return people each once, as the most that one of them is."""
    found: dict[str, ReadPerson] = {}
    for person in people:
        if person:
            identity = person.email or person.name.casefold()
            known = found.get(identity)
            if not known or _RANKS[person.presence] < _RANKS[known.presence]:
                found[identity] = person
    named = tuple(found.values())
    return named, any(person.presence == "speaker" for person in named)


def _person(line: ContentLine, *, programme: bool) -> ReadPerson | None:
    value = line.value.strip()
    name = plain_line(common_name(line))[:200]
    kind = line.parameters.get("CUTYPE", "").upper()
    if kind in ("ROOM", "RESOURCE"):
        return None
    email = _address(value) or _address(line.parameters.get("EMAIL", ""))
    if not name and not email and ":" not in value:
        # ORGANIZER:Ada Lovelace, though the standard wants an address there.
        name = plain_line(line.text())[:200]
    if not name:
        name = email
    if not name or name.casefold() in ("nomail", "invalid", "unknown"):
        return None
    return ReadPerson(name, email, _presence(line, value, programme=programme))


def _presence(line: ContentLine, value: str, *, programme: bool) -> str:
    if line.name == "ORGANIZER":
        return "organiser"
    role = line.parameters.get("ROLE", "").upper()
    if "SPEAKER" in role or "PRESENTER" in role or value.casefold() == "invalid:nomail":
        return "speaker"
    invited = "PARTSTAT" in line.parameters or "RSVP" in line.parameters
    return "speaker" if programme and not invited else "attendee"


def _address(value: str) -> str:
    address = re.sub(r"^mailto:\s*", "", value.strip(), flags=re.IGNORECASE).strip("<> ")
    return address if _MAIL.fullmatch(address) else ""


def _may_tell(title: str, description: str) -> bool:
    """Return whether from_text() could find anybody at all: a quick look before slow ones."""
    if _may_name(description) or ":" in title or not title.isascii():
        # Letters of other scripts may be small forms of those below.
        return True
    lower = title.lower()
    return "by" in lower or _KEYNOTE_WORD.search(lower) is not None


def from_text(
    title: str, description: str, source: str, titles_begin_with_names: bool = False
) -> list[tuple[str, str]]:
    """Return (name, organisation) of the speakers that a title or description names."""
    return (
        _from_description(description, source)
        or _from_title(title)
        or _from_name_first(title, description, titles_begin_with_names)
    )


def begins_with_name(title: str) -> bool:
    """Return whether a title has the form “Name: Title”."""
    found = _NAME_FIRST.match(title) if ":" in title else None
    return bool(found and len(found[1].split()) <= 4 and is_person(found[1]))


def _from_description(description: str, source: str) -> list[tuple[str, str]]:
    if not _may_name(description):
        return []
    lines = description.split("\n", 400)[:400]
    found: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        told_by = "by" in line.lower()
        if not (told_by or ":" in line or "：" in line) or len(line) > 400:
            continue
        before, colon, after = line.partition(":")
        if "：" in before:
            before, colon, after = line.partition("：")
        if colon and _is_label(before):
            named = after.strip()
            if named:
                found += people_in(named, labelled=True) or _handle(named)
            else:
                found += _listed_below(line, lines[index + 1 :], source)
        elif told_by and (by := _BY_LINE.match(line)):
            found += people_in(by[1] or by[2])
    if not found and len(lines) > 1 and _CLASS_LINE.match(lines[0]):
        found = _alone(lines[1:])
    return list(dict.fromkeys(found))[:50]


def _may_name(text: str) -> bool:
    """Return whether text holds what a name can stand behind: a quick look before slow ones."""
    return ":" in text or "：" in text or "by" in text.lower()


def _is_label(text: str) -> bool:
    """Return whether what stands before a colon says that speakers follow."""
    words = len(text.lstrip(_MARKS).split(None, _LONGEST_LABEL))
    return 0 < words <= _LONGEST_LABEL and bool(_LABELS.fullmatch(text))


def _handle(text: str) -> list[tuple[str, str]]:
    """Return a name in small letters, such as a nickname, where a label says that it is one."""
    name = text.strip(" .*")
    plain = re.fullmatch(r"[^\W\d_]{3,30}(?: [^\W\d_]{2,20}){0,2}", name)
    return [(name, "")] if plain and is_person(name.title(), labelled=True) else []


def _listed_below(label: str, below: list[str], source: str) -> list[tuple[str, str]]:
    """Return the names that stand on lines of their own under “Speakers:”.

    In HTML the lives told between them are paragraphs, which are left out first; in plain
    text the list ends at the first line that is no name.
    """
    marked = "<p" in source.lower()
    if marked:
        lines = outside_blocks(source).split("\n")
        label = label.strip()
        place = next((i for i, line in enumerate(lines) if line.strip() == label), len(lines))
        below = lines[place + 1 :]
    found: list[tuple[str, str]] = []
    for line in below[:200]:
        if not line.strip():
            continue
        people = people_in(line, labelled=marked) if len(line) <= 120 else []
        if not people and (not marked or line.rstrip().endswith(":")):
            break
        found += people
    return found


def _alone(lines: list[str]) -> list[tuple[str, str]]:
    """Return the names on a line that holds nothing else, under the lines that class a talk."""
    while lines and _CLASS_LINE.match(lines[0]):
        lines = lines[1:]
    line = re.split(r"\s[•|–—]\s", lines[0])[0].strip() if lines else ""
    if not line or len(line) > 200 or line.endswith((".", "!", "?")):
        return []
    if any(rest.strip() for rest in lines[1:2]):
        return []
    people = people_in(line)
    parts = [part for part in re.split(r"\s*(?:[,;/&]|\band\b)\s*", line) if part]
    return people if len(people) == len(parts) else []


def _from_title(title: str) -> list[tuple[str, str]]:
    lower = title.lower()
    by = "by" in lower
    bracket = _BY_BRACKET.search(title) if by else None
    if bracket:
        return people_in(bracket[2], labelled=bool(bracket[1]))
    keynote = None
    if not title.isascii() or _KEYNOTE_WORD.search(lower):
        keynote = _KEYNOTE.match(title)
    if keynote:
        first = re.split(r"\s+[–—-]\s+|[:(]", keynote[1])[0]
        people = people_in(first)
        if people:
            return people
    end = _BY_END.search(title) if by else None
    if end and (end[1] or "").casefold().strip("(") not in _NOT_BY:
        return people_in(end[2])
    return []


def _from_name_first(title: str, description: str, usual: bool) -> list[tuple[str, str]]:
    if not begins_with_name(title):
        return []
    found = _NAME_FIRST.match(title)
    name = found[1].strip() if found else ""
    given = re.escape(name.split()[0])
    told_of = name in description or re.search(
        rf"\b{given}\s+(?:is|has|works|was|leads|will|holds|ist|arbeitet|est)\b", description
    )
    return [(name, "")] if usual or told_of else []
