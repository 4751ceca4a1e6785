"""What kind of gathering a session is by its title and track, and what a style says of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from planner.folding import folded
from planner.kinds import SessionKind

# What a person has said without a number of their own.
CONVERSATIONS_A_DAY = 6
MINUTES_BETWEEN = 15

# From this share of the sessions on, marks and filter say more than they hide.
_KNOWN_SHARE = 5

# The narrower words first: an "online workshop" is online, a "workshop dinner" a workshop. A word
# that is also a subject of talks ("virtual machines", "third party") counts only beside another.
_WORDS: tuple[tuple[SessionKind, str], ...] = (
    (
        SessionKind.ONLINE,
        r"webinars?|livestream|via zoom|^online|(?<=[(\[])(?:online|virtual|remote)(?=[)\]])"
        r"|(?:online|virtual)[ -](?:only|events?|meetings?|sessions?|workshops?|meet-?ups?|coffee)",
    ),
    (
        SessionKind.ONE_TO_ONE,
        r"1:1s?|1-on-1s?|one[- ]on[- ]ones?|one[- ]to[- ]one|speed[- ](?:dating|meeting|networking)"
        r"|office hours?|mentoring (?:sessions?|hours?)|sprechstunde|einzelgesprache?|clinic",
    ),
    (
        SessionKind.SMALL_TABLE,
        r"round ?tables?|bofs?|birds[- ]of[- ]a[- ]feather|fishbowl|world cafe|tables? rondes?"
        r"|runder tisch|stammtisch|meet-?up|user group|tischgesprach\w*|discussion group",
    ),
    (
        SessionKind.WORKSHOP,
        r"workshops?|tutorials?|hands[- ]on|hackathons?|hack ?(?:session|day)|sprints"
        r"|sprint (?:opening|sessions?|rooms?)|^lab|(?<=[(\[])lab(?=[)\]])|master ?class|ateliers?"
        r"|install ?fest|^training|training (?:sessions?|days?|courses?)|seminare?|taller(?:es)?",
    ),
    (
        SessionKind.RECEPTION,
        r"receptions?$|(?:opening|welcome|evening|closing) reception|empfang|drinks|dinner"
        r"|abendessen|lunch|mittagessen|breakfast|fruhstuck|aperitif|apero|cocktails?|happy hour"
        r"|social event|beer event|get[- ]together|barbecue|bbq|dejeuner|^party"
        r"|(?:social|after|welcome|launch|closing)[- ]?party|^networking"
        r"|networking (?:sessions?|events?|breaks?|lunch|dinner|evening|hour|drinks)",
    ),
    (
        SessionKind.HALLWAY,
        r"^coffee|(?:coffee|tea|lunch)[- ]breaks?|^break|break$|kaffee|kaffeepause|^pause|^pausa"
        r"|posters?|poster[- ]sessions?|exhibition|expo|hallway|ausstellung",
    ),
    (
        SessionKind.STAGE,
        r"keynotes?|panel|plenary|plenum|q ?& ?a|ask me anything|debate|podiumsdiskussion"
        r"|fireside chat|lightning talks?|(?:opening|closing) (?:session|remarks|ceremony|address)"
        r"|^opening$|^closing$|^welcome",
    ),
)
_PATTERN = re.compile(
    "|".join(
        rf"(?P<k{at}>(?<![\w-])(?:{words})(?![\w-]))" for at, (_kind, words) in enumerate(_WORDS)
    )
)


@lru_cache(maxsize=30_000)
def guessed_kind(title: str, categories: tuple[str, ...] = ()) -> SessionKind | None:
    """Return the kind that title or categories tell, None where they tell nothing."""
    # What the title says goes before what the track says of all its sessions.
    for text in (title, " · ".join(categories)):
        plain = text.lower() if text.isascii() else folded(text)
        kinds = {int(str(found.lastgroup)[1:]) for found in _PATTERN.finditer(plain)}
        if kinds:
            return _WORDS[min(kinds)][0]
    return None


def kind_of(
    word: SessionKind | None, title: str, categories: Iterable[str] = ()
) -> SessionKind | None:
    """Return the kind of a session: the user's word, else the guess; None for none of them."""
    if word is not None:
        return None if word is SessionKind.OTHER else word
    return guessed_kind(title, tuple(categories))


def tells_enough(known: int, sessions: int) -> bool:
    """Whether so many known kinds say something of a programme: a fifth of it."""
    return known > 0 and known * _KNOWN_SHARE >= sessions


def suits_of(text: str) -> frozenset[SessionKind]:
    """Return the kinds a profile names; what is none of them is left aside."""
    known = {kind.value: kind for kind in SessionKind}
    return frozenset(known[word] for word in text.split() if word in known)


def words_of_suits(kinds: Iterable[SessionKind]) -> str:
    """Return kinds as a profile keeps them, in their usual order."""
    chosen = set(kinds)
    return " ".join(kind.value for kind in SessionKind if kind in chosen)
