"""One pass over the words of a person line, in which every word ends up in a field."""

import re
from dataclasses import dataclass, field
from datetime import date

from planner.formats.personline import words
from planner.formats.personline.facts import Facts
from planner.formats.personline.head import Head
from planner.formats.personline.values import Dated, PersonLine
from planner.formats.personline.when import read_day

_MARK = re.compile(r"\S")
_WORD = re.compile(r"\S+")
_SHORT_WORD = re.compile(r"\S{1,80}")
_BULLET = re.compile(rf"\s*[{words.BULLETS}]\s+(?=\S)")
_TAG = re.compile(r"[^\W\d]")


@dataclass(slots=True)
class _Segment:
    """A marker and the words that belong to it."""

    kind: str
    words: list[str] = field(default_factory=list)
    due: date | None = None


class Pass:
    """One pass over a line. Text belongs to the head (name, title, organisation) until a
    marker opens a segment; a tag, state, date or note closes what is open, and text after
    that is kept as note.
    """

    def __init__(self, text: str, today: date, locale: str, head: Head) -> None:
        self._text = text
        self._today = today
        self._locale = locale
        self._head = head
        self._position = 0
        self._codes: list[str] = []
        self._facts = Facts()
        self._segments: list[_Segment] = []
        self._segment: _Segment | None = None
        self._in_head = True
        self._fresh = True  # nothing but codes so far
        self._due: date | None = None

    def line(self) -> PersonLine:
        """Read everything and return what it says."""
        if bullet := _BULLET.match(self._text):
            self._position = bullet.end()
        while mark := _MARK.search(self._text, self._position):
            if mark[0] in words.QUOTES:
                self._fresh = False
                self._quote(mark.start())
                continue
            if angle := words.angle_address_at(self._text, mark.start()):
                self._fresh = False
                self._angle(angle)
                continue
            word = _WORD.match(self._text, mark.start())
            assert word
            self._position = word.end()
            self._read(word[0], word.start())
        self._facts.flush()
        return self._result()

    # Words ----------------------------------------------------------------------------

    def _read(self, word: str, start: int) -> None:
        if self._fresh and self._take_codes(word):
            return
        self._fresh = False
        first = word[0]
        if plain := words.escaped_word(word):
            self._plain(plain)
        elif first == "+" and word[1:2] in set("0123456789"):
            self._telephone(word, start)
        elif first in words.MARKERS:
            self._open(words.MARKERS[first], word, start)
        elif first == "#" and _TAG.match(word[1:]):
            self._tag(word)
        elif first == "/" and len(word) > 1:
            self._box(word)
        elif first == "@":
            self._at(word)
        else:
            self._address_or_text(word, start)

    def _take_codes(self, word: str) -> bool:
        """Take a word of codes in front, or what joins two of them as in "T1 + T4"."""
        if self._codes and word[0] in words.JOINS:
            word = word[1:]
            if not word:
                return bool(words.codes_of(self._next_word()))
        codes = words.codes_of(word)
        self._codes = list(dict.fromkeys([*self._codes, *codes]))
        return bool(codes)

    def _open(self, kind: str, word: str, start: int) -> None:
        self._facts.flush()
        self._in_head = False
        self._segment = _Segment(kind)
        self._segments.append(self._segment)
        rest = word[1:]
        if not rest:
            return
        if plain := words.escaped_word(rest):
            self._plain(plain)
        elif rest[0] in words.QUOTES:
            self._quote(start + 1)
        elif rest[0] == "@":
            self._at(rest)
        else:
            self._plain(rest)

    def _quote(self, start: int) -> None:
        content, self._position = words.quote_at(self._text, start)
        if not content:
            self._facts.keep(" ".join(self._text[start : self._position].split()))
        elif self._segment is not None and not self._segment.words:
            self._segment.words += content.split()
        elif self._in_head and self._head.takes_nickname(content, self._next_word()):
            self._head.add(f'"{content}"')
        else:
            self._close()
            self._facts.keep(content)
            if self._codes and not any(code.startswith("N") for code in self._codes):
                self._in_head = False  # a target has its name already

    def _telephone(self, word: str, start: int) -> None:
        found = words.telephone_at(self._text, start)
        if not found:
            self._unread(word)
            return
        number, self._position = found
        self._facts.set_phone(number)

    def _tag(self, word: str) -> None:
        tag = word[1:].rstrip(";.:!?" + words.COMMAS)
        self._close()
        self._facts.add(self._facts.tags, tag)
        self._comma_after(word)

    def _box(self, word: str) -> None:
        names = words.boxes_of(word)
        for name in names:
            self._facts.tick(name)
        if names:
            self._close()
            self._comma_after(word)
        else:
            self._unread(word)

    def _at(self, word: str) -> None:
        following = self._next_word()
        given, taken = (word[1:], 0) if len(word) > 1 else (following, 1)
        try:
            after = following if len(word) > 1 else ""
            day, used = read_day(given, after, today=self._today, locale=self._locale)
        except (ValueError, OverflowError):
            if len(word) == 1 and self._in_head and following:
                self._head.add(",")  # "Ada Lovelace @ Analytical Engines"
            else:
                self._unread(word)
            return
        for _ in range(used - 1 + taken):
            self._skip_word()
        self._date(day, word)

    def _date(self, day: date, word: str) -> None:
        kinds = (words.PROMISE, words.GIVE)
        dated = next((one for one in reversed(self._segments) if one.kind in kinds), None)
        if dated is not None and dated.due is None:
            dated.due = day
            dated.words += self._time() if dated.words else []
        elif self._due in (None, day):
            self._due = day
        else:
            self._facts.keep(f"@{day.isoformat()}")
        if self._segment is None or self._segment.words:
            self._close()
            self._comma_after(word)
            self._facts.unclaimed += self._time()

    def _time(self) -> list[str]:
        """Take the time of day that may stand behind a day; it is kept as it is written."""
        following = self._next_word()
        if not words.is_time(following):
            return []
        self._skip_word()
        return [following]

    def _address_or_text(self, word: str, start: int) -> None:
        if angle := words.angle_address_in(word):
            self._plain(word[: angle.start()])
            self._position = start + angle.start()
            return
        if self._segment is None:
            core = words.without_punctuation(word)
            mail, link = words.mail_of(core), words.link_of(words.without_comma(word))
            number = words.telephone_link_of(core)
            if mail or link or number:
                if mail:
                    self._facts.set_email(mail)
                elif link:
                    self._facts.add(self._facts.links, link)
                else:
                    self._facts.set_phone(number)
                self._comma_after(word)
                return
        self._plain(word)

    def _angle(self, angle: re.Match[str]) -> None:
        self._position = angle.end()
        if angle.re.groups == 1:
            self._facts.add(self._facts.links, angle[1])
        elif angle[1] and angle[2]:
            self._facts.set_email(f"{angle[1]}@{angle[2]}")
        else:
            self._facts.keep(angle[0])

    # Where text goes ------------------------------------------------------------------

    def _plain(self, word: str) -> None:
        if self._segment is not None:
            self._segment.words.append(word)
        elif self._in_head or (word[0] in words.COMMAS and not self._segments):
            self._in_head = True
            self._head.add(word)
        else:
            self._facts.unclaimed.append(word)

    def _unread(self, word: str) -> None:
        """Text inside a segment; beside a name it would spoil the name, so it is a note."""
        if self._segment is not None:
            self._segment.words.append(word)
        else:
            self._facts.unclaimed.append(word)

    def _close(self) -> None:
        self._facts.flush()
        self._segment = None
        self._in_head = self._in_head and not self._head.started

    def _comma_after(self, word: str) -> None:
        if word[-1] in words.COMMAS and not self._segments:
            self._plain(",")

    def _next_word(self) -> str:
        following = _SHORT_WORD.search(self._text, self._position)
        return following[0] if following else ""

    def _skip_word(self) -> None:
        if following := _WORD.search(self._text, self._position):
            self._position = following.end()

    # What it comes to -----------------------------------------------------------------

    def _result(self) -> PersonLine:
        for segment in self._segments:
            if not segment.words:
                self._facts.notes.append(segment.kind)
                self._due = self._due or segment.due
        name, title, organisation = self._head.parts()
        if not (title or organisation or _says_something(name)):
            self._facts.notes += [name or ","] if self._head.started else []
            name = ""
        return PersonLine(
            raw=self._text,
            codes=tuple(self._codes),
            name=name,
            email=self._facts.email,
            phone=self._facts.phone,
            links=tuple(self._facts.links),
            title=title,
            organisation=organisation,
            tags=tuple(self._facts.tags),
            promises=self._dated(words.PROMISE),
            gives=self._dated(words.GIVE),
            offered=self._texts(words.OFFERED),
            wants=self._texts(words.WANTS),
            cues=self._texts(words.CUE),
            state=self._facts.state,
            boxes=tuple(self._facts.boxes),
            timing=self._facts.timing,
            note="\n".join(self._facts.notes),
            due=self._due,
        )

    def _texts(self, kind: str) -> tuple[str, ...]:
        return tuple(
            " ".join(one.words) for one in self._segments if one.kind == kind and one.words
        )

    def _dated(self, kind: str) -> tuple[Dated, ...]:
        return tuple(
            Dated(" ".join(one.words), one.due)
            for one in self._segments
            if one.kind == kind and one.words
        )


def _says_something(text: str) -> bool:
    return any(character.isalnum() or ord(character) > 127 for character in text)
