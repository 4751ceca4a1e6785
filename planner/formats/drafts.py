"""Message templates, and what becomes of one when it is filled with what is known of a person."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from planner import paths
from planner.errors import BadInput
from planner.i18n import _

FOLDER = "messages"
LINKEDIN = "linkedin"

# What a line may hold in braces; README.md beside the templates says what fills each.
FIELDS = (
    *("name", "me", "event", "where", "talk", "wants", "promise", "give", "topic", "why"),
    *("find", "slot", "other", "reason", "about_name", "about_other"),
)

# Without one of these a message could have been written to anybody.
_PERSONAL = frozenset({"talk", "promise", "wants", "why", "reason", "give"})
_FIELD = re.compile(r"\{(\w+)\}")
# A part that is left out alone, and not with its line, where its field is empty: "[ at {event}]".
_PART = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")
_AT_END = re.compile(r"\{(\w+)\}(\.?)")
_LOUD = ("?", "!", "…")
_ENDS = (".", ",", "?", "!", ":", ";")


@dataclass(frozen=True)
class Template:
    """One situation and channel. `lines` hold fields in braces; `title` is the word on screen.

    `role` is "" for everybody; `edited` says that the user changed it, `own` that the user
    added it.
    """

    key: str
    situation: str
    channel: str
    title: str
    subject: str
    lines: tuple[str, ...]
    role: str = ""
    edited: bool = False
    own: bool = False


@dataclass(frozen=True)
class Draft:
    """A message to be edited. `generic` when nothing in it belongs to that person alone."""

    subject: str
    text: str
    generic: bool


@lru_cache(maxsize=8)
def templates(language: str = "en") -> tuple[Template, ...]:
    """Return the bundled templates, in the language where it has one ("met-mail.de.toml")."""
    found: dict[str, Template] = {}
    folder = paths.resource(FOLDER)
    for file in sorted(folder.glob("*.toml"), key=lambda file: file.name.count(".")):
        key, _dot, of_language = file.stem.partition(".")
        if of_language in ("", language.split("_")[0]):
            found[key] = read_template(file.read_bytes(), key)
    return tuple(found[key] for key in sorted(found))


def read_template(data: bytes, key: str) -> Template:
    """Read one template (TOML). Raises BadInput with a sentence when it is none."""
    try:
        values = tomllib.loads(data.decode("utf-8"))
        return Template(
            key=key,
            situation=str(values["situation"]),
            channel=str(values["channel"]),
            title=str(values.get("title", key)),
            subject=str(values.get("subject", "")),
            lines=tuple(str(line) for line in values["lines"]),
            role=str(values.get("role", "")),
        )
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadInput(
            _("The message template “{key}” cannot be read: {reason}.").format(
                key=key, reason=error
            )
        ) from error


def write_template(template: Template) -> str:
    """Return a template as the text (TOML) that `read_template` reads."""
    values = {
        "situation": template.situation,
        "channel": template.channel,
        "role": template.role,
        "title": template.title,
        "subject": template.subject,
    }
    lines = [f"{name} = {quoted(value)}" for name, value in values.items()]
    lines += ["lines = [", *(f"  {quoted(line)}," for line in template.lines), "]"]
    return "\n".join(lines) + "\n"


def unknown_fields(text: str) -> list[str]:
    """Return the fields in braces that nothing fills: a line with one is never written."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in FIELDS]


def fill(template: Template, fields: Mapping[str, str]) -> Draft:
    """Fill a template: a line with an empty field is left out, so that nothing reads "about ."."""
    known = {name: " ".join(value.split()).rstrip(".") for name, value in fields.items()}
    parted = [_without_holes(line, known) for line in template.lines]
    lines = [line for line in parted if _is_whole(line, known)]
    used = {name for line in lines for name in _FIELD.findall(line)}
    subject = _without_holes(template.subject, known)
    if not _is_whole(subject, known):
        subject = "{event}" if known.get("event") else "{topic}"
    filled = [_filled(line, known) for line in lines]
    joined = " ".join(filled) if template.channel == LINKEDIN else _paragraphs(filled)
    return Draft(_filled(subject, known), joined, generic=not used & _PERSONAL)


def _paragraphs(lines: list[str]) -> str:
    """Return lines as paragraphs; what follows a line without a sign at its end keeps close."""
    text = ""
    for line in lines:
        close = bool(text) and not text.endswith(_ENDS)
        text += ("" if not text else "\n" if close else "\n\n") + line
    return text


def _without_holes(line: str, fields: Mapping[str, str]) -> str:
    """Return a line with its parts in square brackets bare where they are whole, else without."""
    return _PART.sub(lambda part: part[1] if _is_whole(part[1], fields) else "", line)


def _is_whole(line: str, fields: Mapping[str, str]) -> bool:
    return all(fields.get(name) for name in _FIELD.findall(line))


def quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    # A basic string of TOML is one of JSON, but for the one sign that JSON lets stand.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _filled(line: str, fields: Mapping[str, str]) -> str:
    # Not str.format: what stands in the fields may hold braces of its own.
    return _AT_END.sub(lambda found: _ended(fields.get(found[1], ""), found[2]), line)


def _ended(value: str, stop: str) -> str:
    """Return a value with the full stop behind it, which a question or a call does not take."""
    return value if value.endswith(_LOUD) else value + stop
