"""Opens a window as a process of its own and tells when it was painted, as JSON on one line.

`python -m tests.bench.painted bare BEGUN` or `… planner BEGUN STORE`: BEGUN is what
`time.monotonic` said when the process was asked for; the clock is the machine's, not the process's.

"painted" is when the window stands in its colours, "rows" when rows of the page one begins with
stand in it, painted by the page's own table; "whole" is when all of them are read and every page
is built. The gaps of the event loop are those from "rows" until "whole". What begins with
"cpu" is the processor time of the process until then, which tells more on a busy machine.
"""

import contextlib
import sys
import time
from pathlib import Path
from typing import Any

_LONGEST = 60.0  # seconds in which all has to be there
_QUIET = 300  # milliseconds after that


def bare() -> None:
    """Show an empty QMainWindow of Qt's own."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    told: dict[str, float] = {}

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, painted)  # after what the event paints
            return False

    def painted() -> None:
        if not told:
            note(told, "painted")
            told["mib"] = resident()
        app.quit()

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1180, 780)
    watch = Watch()
    window.installEventFilter(watch)
    window.show()
    app.exec()
    tell(told)


def planner(store: Path) -> None:
    """Open the program on a store, as its command line does."""
    gaps = "--gaps" in sys.argv
    from planner import start
    from planner.cli import main

    told: dict[str, float] = {}
    loops: list[Any] = []
    first_curtain, show_first_rows = start.first_curtain, start.show_first_rows

    def first_watched() -> Any:
        curtain = first_curtain()  # which returns when it is painted
        note(told, "painted")
        told["mib"] = resident()
        return curtain

    def show_watched(curtain: Any, path: Path) -> bool:
        shown = show_first_rows(curtain, path)  # which returns when they are painted
        if shown:
            note(told, "rows")
        loops.append(_watched_loop(told))
        return shown

    start.first_curtain, start.show_first_rows = first_watched, show_watched
    with contextlib.suppress(SystemExit):
        sys.argv[1:] = ["--store", str(store)]
        main()
    for loop in loops:
        loop.tell(wanted=gaps)
    tell(told)


def _watched_loop(told: dict[str, float]) -> Any:
    from PySide6.QtCore import QObject, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from tests.bench.waits import Waits, without_others

    class Loop(QObject):
        """Notes the gaps between the turns of the event loop, and ends it when all is there."""

        def __init__(self) -> None:
            super().__init__()
            self._gaps: list[tuple[float, float, float]] = []
            self._waits, self._ours = Waits(), 0.0
            self._begin_anew()
            self._ticks = QTimer(self)
            self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
            self._ticks.timeout.connect(self._tick)
            self._ticks.start(1)
            self._looks = QTimer(self)
            self._looks.timeout.connect(self._look)
            self._looks.start(100)

        def _tick(self) -> None:
            now, cpu = time.monotonic(), time.thread_time()
            gap, worked = now - self._last, time.process_time() - self._all
            waited = self._waits.seconds() - self._waited
            self._gaps.append((gap, cpu - self._cpu, now - BEGUN))
            self._ours = max(self._ours, without_others(gap, worked, waited))
            self._begin_anew()

        def _begin_anew(self) -> None:
            self._last, self._cpu = time.monotonic(), time.thread_time()
            self._all, self._waited = time.process_time(), self._waits.seconds()

        def _look(self) -> None:
            windows = [w for w in QApplication.topLevelWidgets() if hasattr(w, "pages")]
            late = time.monotonic() - BEGUN > _LONGEST
            if windows and (late or _is_whole(windows[0])):
                self._looks.stop()
                note(told, "whole")
                QTimer.singleShot(_QUIET, QApplication.quit)

        def tell(self, *, wanted: bool) -> None:
            gaps = sorted(gap for gap, _cpu, _at in self._gaps)
            told["p99"] = gaps[len(gaps) * 99 // 100]
            told["gap"], told["gap ours"] = gaps[-1], self._ours
            told["cpu gap"] = max(cpu for _gap, cpu, _at in self._gaps)
            told["mib later"] = resident()
            if wanted:
                for gap, cpu, at in sorted(self._gaps)[-12:]:
                    sys.stderr.write(f"{gap * 1e3:6.1f} ms, cpu {cpu * 1e3:6.1f}, at {at:.2f}\n")

    return Loop()


def _is_whole(window: Any) -> bool:
    page = window.pages.pages.get(window.pages.current_name)
    built = len(window.pages.pages) == len(window.pages.names)
    return page is not None and built and not page.is_fetching and not window.jobs.running


def note(told: dict[str, float], name: str) -> None:
    """Note the time, and the processor time, of something that just came about."""
    told.setdefault(name, time.monotonic() - BEGUN)
    told.setdefault(f"cpu {name}", time.process_time())


def tell(told: dict[str, float]) -> None:
    """Write it for whoever started this process."""
    import json  # which the start itself may have to load

    sys.stdout.write(json.dumps(told) + "\n")


def resident() -> float:
    """Return how many MiB of memory this process has at present."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    BEGUN = float(sys.argv[2])
    if sys.argv[1] == "bare":
        bare()
    else:
        planner(Path(sys.argv[3]))
