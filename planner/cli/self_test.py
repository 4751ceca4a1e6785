"""`planner --self-test`: whether every part of the program works on this machine."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.context import Desk, answer, say

if TYPE_CHECKING:
    from planner.flows.self_test import Tried


def run() -> int:
    """Try everything in a throw-away store, print a line for each part, return the exit code."""
    # A picture of a window needs no screen; this must be said before Qt is loaded.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from planner import __version__
    from planner.app import hush_offscreen, window_trials
    from planner.flows.self_test import SelfTest
    from planner.i18n import _, choose_language

    choose_language()
    hush_offscreen()
    answer(_("Planner {version} tries itself in a temporary folder.").format(version=__version__))
    with tempfile.TemporaryDirectory(prefix="planner-self-test-") as scratch:
        folder = Path(scratch)
        tests = SelfTest(folder, Desk().clock())
        try:
            return tell(tests.run(*window_trials(tests.store, folder)))
        finally:
            tests.close()


def tell(trials: "Iterable[Tried]") -> int:
    """Print a line for each part as it is tried; return 1 if any is broken."""
    from planner.i18n import _

    broken = 0
    for tried in trials:
        sign = _("works") if tried.works else _("BROKEN")
        answer(f"{sign}  {tried.part}: {tried.words}")
        broken += not tried.works
    if broken:
        say(_("Parts of the program do not work. Install Planner again, or report this."))
        return 1
    answer(_("All is well."))
    return 0
