"""What this program is: version, licence, where the data lies, the libraries in it."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from planner import __version__
from planner.gui.dialogs import Notice
from planner.i18n import _
from planner.store import Store

_LIBRARIES = (
    ("PySide6_Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("babel", "BSD-3-Clause"),
    ("click", "BSD-3-Clause"),
    ("icalendar", "BSD-2-Clause"),
    ("pypdfium2", "Apache-2.0, BSD-3-Clause"),
    ("python-calamine", "MIT"),
    ("rapidfuzz", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("vobject", "Apache-2.0"),
)


def show_about(parent: QWidget, store: Store) -> Notice:
    """Open what this program is: version, licence, where the data lies, libraries."""
    libraries = [f"{name} {_installed(name)} ({licence})" for name, licence in _LIBRARIES]
    details = "\n".join([f"Python {platform.python_version()}", f"Qt {qVersion()}", *libraries])
    notice = Notice(
        parent,
        _("Planner {version}").format(version=__version__),
        (
            _("Prepare for events, meet people, follow up."),
            _("Free software under the MIT licence. The icons are Lucide (ISC), the fonts Noto."),
            _("Your data lies in {path}, on this machine alone.").format(path=store.path),
        ),
        details,
        symbol="planner",
    )
    notice.add_button(_("Close"), notice.accept, kind="primary", default=True)
    notice.open()
    return notice


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
