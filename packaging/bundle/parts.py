"""Which of the libraries' files go into the bundle: what the program loads, and no more.

What every desktop has itself is left to it: a bundled copy of GLib, fontconfig or the X
libraries that is older than the machine's own drivers and settings breaks them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Of the build machine's own libraries only these go in: Python's, whose names differ between
# systems, and the small ones that Qt's window on X needs and that are often missing.
KEPT_OF_THE_SYSTEM = (
    "libpython3", "libsqlite3", "libssl", "libcrypto", "libffi", "libbz2", "liblzma", "libuuid",
    "libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util",
    "libxcb-util",
)  # fmt: skip

# Modules that something of what we import names, and that nothing of ours reaches.
NOT_OURS = [
    "IPython", "MySQLdb", "PIL._avif", "PIL.ImageTk", "PIL._imagingtk", "_pytest", "curses",
    "hatchling", "lxml", "numpy", "pip", "pkg_resources", "psycopg2", "pydoc", "pysqlite2",
    "pytest", "readline", "setuptools", "tkinter", "wheel",
]  # fmt: skip

QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qoffscreen", "qwayland", "qxcb", "qwindows", "qcocoa"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "tls": {"qcertonlybackend", "qopensslbackend", "qschannelbackend", "qsecuretransportbackend"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}

# Libraries of Qt that only plugins ask for which stay out.
_LONELY = ("libQt6EglFS", "libQt6EglFs", "libQt6WlShellIntegration")

_FAT = ("libpython3", "python3", "sqlalchemy/")


def wanted(inside: str, source: str) -> bool:
    """Return whether a file goes in; `inside` is its place in the bundle, `source` where it is."""
    path = Path(inside.replace("\\", "/"))
    if path.name.startswith(_LONELY) or path.name == "direct_url.json":  # where it was built
        return False
    if "plugins" in path.parts:
        kind = path.parts[path.parts.index("plugins") + 1]
        return path.stem.removeprefix("lib") in QT_PLUGINS.get(kind, ())
    if "translations" in path.parts and path.suffix == ".qm":
        return path.name.startswith("qtbase_")
    if sys.platform == "linux" and ".so" in path.name and of_the_system(source):
        return path.name.startswith(KEPT_OF_THE_SYSTEM)
    return True


def of_the_system(source: str) -> bool:
    """Return whether a library belongs to the machine, not to Python or one of its packages."""
    homes = (Path(sys.prefix), Path(sys.base_prefix), Path(os.__file__).parent)
    path = Path(source)
    return source != "" and not any(
        path.is_relative_to(home) for home in homes if str(home) != "/usr"
    )


def slim(inside: str, source: str, scratch: Path) -> str:
    """Return the path of a library without what only a debugger reads and the builder's folder.

    Only for Python's own and those whose makers left it in, and which nobody has patched: a
    patched one, as in most wheels, is broken by it.
    """
    strip = shutil.which("strip")
    if strip is None or sys.platform != "linux" or not inside.startswith(_FAT):
        return source
    target = scratch / inside
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
    target.write_bytes(homeless(target.read_bytes(), sys.base_prefix))
    return str(target)


def homeless(library: bytes, home: str) -> bytes:
    """Return a library of Python's that looks for others beside itself, not where it was built.

    A Python that was built in somebody's home searches that first. The words keep their length, for
    a library knows everything in it by its place. Its prefix is left as it is: nothing is
    loaded from there, and the linker lets other words be the end of that one.
    """
    there, here = f"{home}/lib\0".encode(), b"$ORIGIN\0"
    if home == "/usr" or len(here) > len(there):
        return library
    return library.replace(there, here.ljust(len(there), b"\0"))
