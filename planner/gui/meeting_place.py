"""Where a later start meets the window that holds a store; asked before anything is loaded."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path


def server_name(store: Path) -> str:
    """Return the name under which the window that holds a store listens, short enough for Unix."""
    import hashlib  # loads OpenSSL, which few starts need before their first paint

    digest = hashlib.sha256(str(store.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if os.name == "nt":
        return f"planner-{digest}"
    return str(_folder() / f"{_prefix()}{digest}")


def whole_sources(files: Sequence[str]) -> list[str]:
    """Return paths and addresses as they read from any folder: another process may take them."""
    return [name if "://" in name else str(Path(name).absolute()) for name in files]


def may_listen(store: Path) -> bool:
    """Whether a window may be there: False saves asking; what a crash left says True as well."""
    if os.name != "nt" and not any(one.startswith(_prefix()) for one in _names_in(_folder())):
        return False
    name = server_name(store)
    return os.path.exists(rf"\\.\pipe\{name}" if os.name == "nt" else name)


def _folder() -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())


def _prefix() -> str:
    return f"planner-{os.getuid()}-"


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
