"""Small JSON files that the program keeps for itself, read so that a bad one holds nothing."""

from pathlib import Path
from typing import Any

_LARGEST = 1_000_000  # bytes; a larger file is none of ours


def kept_in(file: Path) -> dict[str, Any]:
    """Return what a file holds; nothing where there is none or it cannot be read."""
    try:
        if file.stat().st_size > _LARGEST:
            return {}
        data = file.read_bytes()
    except OSError:
        return {}
    import json  # the very first start has no such file

    try:
        kept = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
