"""What a single word of the person line is: a code, address, link, telephone or marker."""

import re

PROMISE, GIVE, OFFERED, WANTS, CUE = "!", "+", "=", "?", "*"
MARKERS = {"!": PROMISE, "+": GIVE, "=": OFFERED, "?": WANTS, "*": CUE, "~": CUE}

# Keyboards and word processors make several kinds; the closing ones for each opening one.
QUOTES = {'"': '"', "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«"}

STATES = {
    "met": "met",
    "nothere": "not-there",
    "not-there": "not-there",
    "later": "later",
    "declined": "declined",
    "notsought": "not-sought",
    "not-sought": "not-sought",
    "planned": "planned",
    "asked": "asked",
    "agreed": "agreed",
}
# How each state is written: the first of its names.
STATE_NAMES = {state: name for name, state in reversed(STATES.items())}
BOXES = ("mail", "linkedin", "call", "intro")
TIMINGS = ("24h", "1w", "warm")

BULLETS = "-–—•‣▪*"
# Latin, full-width, ideographic and Arabic.
COMMAS = ",，、،"
# What may stand between two codes with blanks around it.
JOINS = "+&"

_CODE = r"[TN]0{0,4}[1-9][0-9]{0,4}"
_CODES = re.compile(rf"{_CODE}(?:[+&/{COMMAS}]{_CODE})*[+&:.){COMMAS}]*", re.IGNORECASE)
_MAIL = re.compile(r"(?:mailto:)?([\w.+%'/=!#$&*-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_LINK = re.compile(
    r"https?://[^\s/].*|www\.[\w-]+\.\S+|(?:[\w-]+\.)+[a-z]{2,}/.*", re.IGNORECASE | re.DOTALL
)
_TEL = re.compile(r"tel:([+0-9][0-9().;=/a-z-]*)", re.IGNORECASE)
_ANGLE = re.compile(r"<(?:mailto:)?([^<>@\s]*)@([^<>@\s]*)>", re.IGNORECASE)
_ANGLE_LINK = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)
_PHONE_END = rf"(?=[\s;{COMMAS}]|$)"
_PHONE = re.compile(rf"\+[0-9][0-9()./-]*(?:\s+[0-9()][0-9()./-]*{_PHONE_END})*{_PHONE_END}")
_TIME = re.compile(
    r"(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9]h?|h|uhr)?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE
)
_FEWEST_DIGITS = 5
_ESCAPES = re.compile(r'\\(["“”„«»\\])')


def codes_of(word: str) -> tuple[str, ...]:
    """Return the codes in a word such as T1+T4+N2 in capitals, or none."""
    if not _CODES.fullmatch(word):
        return ()
    codes = re.split(rf"[+&/:.){COMMAS}]", word)
    return tuple(f"{code[0].upper()}{int(code[1:])}" for code in codes if code)


def boxes_of(word: str) -> list[str]:
    """Return the states and boxes in a word such as /met or /met/mail, or none."""
    names = [name for name in re.split(rf"[/;.{COMMAS}]", word.casefold()) if name]
    known = all(name in STATES or name in BOXES or name in TIMINGS for name in names)
    return names if known else []


def is_time(word: str) -> bool:
    """Whether a word is a time of day, such as 17:00, 17h30 or 5pm."""
    return not word.isdigit() and bool(_TIME.fullmatch(word))


def mail_of(word: str) -> str:
    """Return the e-mail address a bare word is, or ""."""
    found = _MAIL.fullmatch(word)
    return found[1] if found else ""


def link_of(word: str) -> str:
    """Return the link a bare word is, as typed, or ""."""
    return word if _LINK.fullmatch(word) and not mail_of(word) else ""


def telephone_link_of(word: str) -> str:
    """Return the number of a tel: link, or ""."""
    found = _TEL.fullmatch(word)
    return found[1] if found else ""


def without_punctuation(word: str) -> str:
    """Return an address without the brackets and punctuation of the sentence around it."""
    return word.strip("()[];" + COMMAS).rstrip(".:")


def without_comma(word: str) -> str:
    """Return a link without the punctuation of the sentence around it."""
    return word.rstrip(";." + COMMAS)


def telephone_at(text: str, start: int) -> tuple[str, int] | None:
    """Return the telephone number that begins with a + at `start` and where it ends, or None."""
    found = _PHONE.match(text, start)
    if not found or sum(c.isdigit() for c in found[0]) < _FEWEST_DIGITS:
        return None
    return " ".join(found[0].split()), found.end()


def angle_address_at(text: str, start: int) -> re.Match[str] | None:
    """Return the `<…>` with an e-mail address or a link that begins at `start`, or None."""
    return _ANGLE_LINK.match(text, start) or _ANGLE.match(text, start)


def angle_address_in(word: str) -> re.Match[str] | None:
    """Return where `<…>` with an e-mail address or a link stands in a word, or None."""
    return _ANGLE_LINK.search(word) or _ANGLE.search(word)


def quote_at(text: str, start: int) -> tuple[str, int]:
    """Return what the quote that opens at `start` holds, and where the line goes on.

    It closes at the first closing mark that no letter or digit follows, so that
    `"about "looms" today"` is not cut at its first inner mark; without one it takes the rest.
    """
    closing = QUOTES[text[start]]
    position = start + 1
    while position < len(text):
        character = text[position]
        if character == "\\" and text[position + 1 : position + 2] in ('"', "\\"):
            position += 2
            continue
        if character in closing and not text[position + 1 : position + 2].isalnum():
            return _inside(text[start + 1 : position]), position + 1
        position += 1
    return _inside(text[start + 1 :]), len(text)


def _inside(text: str) -> str:
    return " ".join(_ESCAPES.sub(r"\1", text).split())


def quoted(text: str) -> str:
    """Return the text in straight quotes, so that `quote_at` gives it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def escaped_word(word: str) -> str:
    """Return the plain word behind a backslash that was put before a special one, or "" ."""
    return word[1:] if word.startswith("\\") and is_special(word[1:]) else ""


def is_special(word: str) -> bool:
    """Whether the reader could take a plain word for something else."""
    bare = word.lstrip("\\")
    if not bare:
        return False
    return (
        bare[0] in MARKERS
        or bare[0] in QUOTES
        or bare[0] in "#/@<([" + COMMAS
        or bare.rstrip(COMMAS) in BULLETS
        or bare.rstrip(COMMAS) in JOINS
        or bool(codes_of(bare) or angle_address_in(bare) or link_of(without_comma(bare)))
        or bool(bare[0] in JOINS and codes_of(bare[1:]))
        or bool(telephone_link_of(without_punctuation(bare)))
        or "@" in bare
    )
