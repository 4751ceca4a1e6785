"""What resources offer for a role and for a part of life: questions, gives, openers, goals."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planner import paths
from planner.errors import BadInput
from planner.formats.drafts import quoted
from planner.i18n import _

KITS, CONTEXTS = "kits", "contexts"

_TOPIC = "{topic}"
_TIMING = ("first_days", "next_days", "rhythm_weeks")


@dataclass(frozen=True)
class Kit:
    """What to bring to somebody in one role. Days and weeks count from the conversation.

    `edited` says that the user changed it.
    """

    role: str
    title: str
    aim: str
    give: tuple[str, ...]
    ask: tuple[str, ...]
    open: tuple[str, ...]
    avoid: str
    first_days: int
    next_days: int
    rhythm_weeks: int
    edited: bool = False


@dataclass(frozen=True)
class ContextKit:
    """What a part of life asks of an event: goals to choose among, and the roles it turns on."""

    context: str
    title: str
    goals: tuple[str, ...]
    roles: tuple[str, ...]


@lru_cache(maxsize=8)
def kits(language: str = "en") -> dict[str, Kit]:
    """Return the kits by role, in the language where they have one ("mentor.de.toml")."""
    return {key: _kit(values) for key, values in _files(KITS, language).items()}


def read_kit(text: str) -> Kit:
    """Read one kit (TOML). Raises BadInput with a sentence when it is none."""
    try:
        return _kit(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(_("The kit cannot be read: {reason}.").format(reason=error)) from error


def write_kit(kit: Kit) -> str:
    """Return a kit as the text (TOML) that `read_kit` reads."""
    lines = [f"{name} = {quoted(getattr(kit, name))}" for name in ("role", "title", "aim", "avoid")]
    for name in ("give", "ask", "open"):
        lines += [f"{name} = [", *(f"  {quoted(text)}," for text in getattr(kit, name)), "]"]
    lines.append("[timing]")
    lines += [f"{name} = {getattr(kit, name)}" for name in _TIMING]
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=8)
def contexts(language: str = "en") -> dict[str, ContextKit]:
    """Return what there is for each part of life, in the language where it has one."""
    return {
        key: ContextKit(
            context=str(values["context"]),
            title=str(values["title"]),
            goals=_texts(values["goals"]),
            roles=_texts(values["roles"]),
        )
        for key, values in _files(CONTEXTS, language).items()
    }


def openers_for(kit: Kit, topic: str) -> tuple[str, ...]:
    """Return the first sentences with the topic put in; without one, those that need none."""
    plain = " ".join(topic.split())
    named = _("“{topic}”").format(topic=plain)
    # Not str.format: a sentence of the user's own may hold braces.
    return tuple(text.replace(_TOPIC, named) for text in kit.open if plain or _TOPIC not in text)


def _kit(values: Mapping[str, Any]) -> Kit:
    timing = values["timing"]
    return Kit(
        role=str(values["role"]),
        title=str(values["title"]),
        aim=str(values["aim"]),
        give=_texts(values["give"]),
        ask=_texts(values["ask"]),
        open=_texts(values["open"]),
        avoid=str(values["avoid"]),
        first_days=int(timing["first_days"]),
        next_days=int(timing["next_days"]),
        rhythm_weeks=int(timing["rhythm_weeks"]),
    )


def _files(folder: str, language: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    files = paths.resource(folder).glob("*.toml")
    for file in sorted(files, key=lambda file: (file.name.count("."), file.name)):
        key, _dot, of_language = file.stem.partition(".")
        if of_language in ("", language.split("_")[0]):
            values = tomllib.loads(file.read_text("utf-8"))
            # A translation leaves out what is the same in every language.
            found[key] = found.get(key, {}) | values
    return found


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
