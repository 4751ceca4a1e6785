"""Fonts that are gone: the system's, the program's own, or one of them."""

import ctypes
import os
from pathlib import Path

from planner import paths
from planner.errors import PlannerError
from tests.faults.children import Say
from tests.faults.ground import opened

SCRIPTS = "Zoë Ada Иван Ξένη שרה فاطمة प्रिया สมชาย Արամ ნინო 山田 김 🎈"
_BIND = 4096


def hide(place: Path) -> None:
    """Put nothing in the place of a file or a folder, for this process alone."""
    from tests.faults.full_disk import alone, mount

    if place.is_dir():
        mount(place, 65_536)
        return
    alone()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"/dev/null", os.fsencode(place), None, _BIND, None):
        raise OSError(ctypes.get_errno(), "mount")


def without_system_fonts(folder: Path) -> None:
    """Let fontconfig, for Qt and for paper, know of no font at all."""
    empty = folder / "no-fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', "ascii")
    os.environ["FONTCONFIG_FILE"] = str(empty)


def families() -> list[Path]:
    """Return the font files that belong to the program, the main one's cuts first."""
    files = [file for file in paths.resource("fonts").rglob("*") if file.suffix in (".ttf", ".ttc")]
    return sorted(files, key=lambda file: ("NotoSans-" not in file.name, file.name))


def print_without(hidden: Path | None, folder: Path, say: Say) -> None:
    """Print over a paper of long ago without some font of the program (None: without any).

    It comes out as a whole, with what no font has told; or it is refused in a sentence and the
    old one stays.
    """
    from planner.commands.people import Person
    from planner.commands.targets import Wish, add_target
    from planner.files import atomic_write
    from planner.flows.printing import number_sheet
    from planner.formats.pdf.prep import prep_sheet
    from planner.formats.pdf.report import SheetOptions
    from tests.faults.ground import CLOCK
    from tests.faults.jobs import event_and_person

    paper = folder / "sheet.pdf"
    paper.write_bytes(b"%PDF of long ago")
    without_system_fonts(folder)
    hide(hidden or paths.resource("fonts"))
    with opened(folder / "planner.db") as store:
        event = store.read(event_and_person)[0]
        store.write("T", add_target, event, Person(SCRIPTS), Wish(give=SCRIPTS), CLOCK.now())
        report = number_sheet(store, event, SheetOptions(), CLOCK.zone_name)
        try:
            printed = prep_sheet(report)
        except PlannerError as error:
            if "Install Planner again" not in str(error):
                say(str(error))
            if hidden is not None and "NotoSans-" not in hidden.name:
                say(f"without {hidden.name} nothing is printed")
            say("well" if paper.read_bytes() == b"%PDF of long ago" else "the old paper is gone")
            return
        atomic_write(paper, printed.pdf)
    if not printed.pdf.rstrip().endswith(b"%%EOF"):
        say("the paper is not whole")
    if hidden is not None and "NotoSans-" not in hidden.name and not printed.missing:
        say(f"nobody is told what {hidden.name} alone has")
    say("well")
