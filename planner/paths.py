"""Where things lie on this machine: the data folder, the store, the program's own resources."""

import os
import sys
from pathlib import Path

STORE_VARIABLE = "PLANNER_STORE"
STORE_NAME = "planner.db"

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a bundled file or folder, `name` with slashes below `resources/`.

    An installed package carries them inside; a checkout has them beside the package.
    """
    for base in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"resources/{name}")


def data_folder() -> Path:
    """Return the platform's folder for this program's data; it need not exist yet."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
        return base / "Planner"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Planner"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "planner"


def state_folder() -> Path:
    """Return the folder for what may be lost without harm: window state and the log."""
    if sys.platform in ("win32", "darwin"):
        return data_folder()
    home = Path.home()
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "planner"


def config_folder() -> Path:
    """Return the folder for what the user chose in the settings."""
    if sys.platform in ("win32", "darwin"):
        return data_folder()
    home = Path.home()
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "planner"


def settings_file() -> Path:
    """Return the file of the settings; it need not exist."""
    return config_folder() / "settings.json"


def store_file(chosen: str | Path | None = None) -> Path:
    """Return the store: the chosen one, else PLANNER_STORE, else the one in the data folder."""
    if chosen:
        return Path(chosen).expanduser()
    named = os.environ.get(STORE_VARIABLE)
    return Path(named).expanduser() if named else data_folder() / STORE_NAME


def backup_folder(store: Path) -> Path:
    """Return the folder that holds the backups of `store`."""
    return store.parent / f"{store.stem}-backups"
