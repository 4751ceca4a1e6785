"""What the window remembers beside the store, rid of whoever is forgotten."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

from planner import files, paths
from planner.model.mentions import mention_of

_LARGEST = 1_000_000  # bytes; a larger file is none of ours
_OWN_RULES = "half-lines.json"  # by store, so they go by `drop_half_lines`
_GONE = object()


def drop_traces(name: str, addresses: Iterable[str]) -> int:
    """Take every value that names a person out of the state files; return how many files had one.

    Among them are the files that were imported and the folder last used: their names are often
    a person's. Raises PlannerError where a file cannot be written.
    """
    names, changed = (name, *addresses), 0
    for file in sorted(paths.state_folder().rglob("*.json")):
        try:
            if file.name == _OWN_RULES or file.stat().st_size > _LARGEST:
                continue
            values = json.loads(file.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue  # it counts as none, and is written anew
        left = without(values, names)
        if left != values:
            files.atomic_write(file, json.dumps(left, indent=1, sort_keys=True).encode())
            changed += 1
    return changed


def without(value: Any, names: tuple[str, ...]) -> Any:
    """Return plain values (JSON) without the texts in them that name a person.

    `names` are the name and the addresses; a name is found in a file's name too, whatever
    stands there for its spaces.
    """
    whole, apart = mention_of(names[0], names[1:]), _words(names[0])
    by_words = mention_of(apart, ()) if apart else whole

    def names_them(text: str) -> bool:
        return bool(whole.search(text) or by_words.search(_words(text)))

    kept = _kept(value, names_them)
    return None if kept is _GONE else kept


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unquote(text)).strip()


def _kept(value: Any, names_them: Callable[[str], bool]) -> Any:
    match value:
        case str():
            return _GONE if names_them(value) else value
        case list():
            kept = [_kept(item, names_them) for item in value]
            return [item for item in kept if item is not _GONE]
        case dict():
            pairs = {
                key: _kept(item, names_them) for key, item in value.items() if not names_them(key)
            }
            return {key: item for key, item in pairs.items() if item is not _GONE}
        case _:
            return value
