"""Opens a window as a process of its own and tells when it was painted, as JSON on one line.

`python -m tests.bench.painted bare BEGUN` or `… planner BEGUN STORE`: BEGUN is what
`time.monotonic` said when the process was asked for; the clock is the machine's, not the process's.
"""

import contextlib
import json
import sys
import time
from pathlib import Path
from typing import Any

_QUIET = 1500  # milliseconds after the first rows in which the rest of the program loads


def bare() -> None:
    """Show an empty QMainWindow of Qt's own."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1180, 780)
    watch = _watch(window, None)
    window.show()
    app.exec()
    watch.tell()


def planner(store: Path) -> None:
    """Open the program on a store, as its command line does."""
    from planner import start
    from planner.cli.group import planner as command

    raise_curtain, watches, first = start.raise_curtain, [], {}

    def raise_watched() -> Any:
        curtain = raise_curtain()  # which returns when it is painted
        first.update(painted=time.monotonic() - BEGUN, mib=resident())
        from planner import app

        build = app.build_window

        def build_watched(*parts: Any) -> Any:
            window = build(*parts)
            watches.append(_watch(window, window))
            return window

        app.build_window = build_watched
        return curtain

    start.raise_curtain = raise_watched
    with contextlib.suppress(SystemExit):
        command(["--store", str(store), "open"], standalone_mode=False)
    watches[0].told |= {"mib whole": watches[0].told["mib"], **first}
    watches[0].tell()


def _watch(window: Any, main_window: Any) -> Any:
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        """Notes the first paint of the window, of rows, and the gaps of the loop afterwards."""

        def __init__(self) -> None:
            super().__init__(window)
            self.told: dict[str, float] = {}
            self.gaps: list[float] = []
            self._last = 0.0
            self._ticks = QTimer(self)
            self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
            self._ticks.timeout.connect(self._tick)
            window.installEventFilter(self)
            self._table = None

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self._painted)  # after what the event paints
            return False

        def _painted(self) -> None:
            if "painted" not in self.told:
                self.told["painted"] = time.monotonic() - BEGUN
                self.told["mib"] = resident()
                if main_window is None:
                    QTimer.singleShot(0, QApplication.quit)
                    return
                page = main_window.pages.page(main_window.pages.current_name)
                self._table = page.table
                self._table.viewport().installEventFilter(self)
                self._table.viewport().update()
                self._last = time.monotonic()
                self._ticks.start(1)
            elif "rows" not in self.told and self._table.rows.rowCount():
                self.told["rows"] = time.monotonic() - BEGUN
                QTimer.singleShot(_QUIET, QApplication.quit)

        def _tick(self) -> None:
            now = time.monotonic()
            self.gaps.append(now - self._last)
            self._last = now

        def tell(self) -> None:
            if self.gaps:
                gaps = sorted(self.gaps)
                self.told["p99"] = gaps[len(gaps) * 99 // 100]
                self.told["gap"] = gaps[-1]
                self.told["mib later"] = resident()
            sys.stdout.write(json.dumps(self.told) + "\n")

    return Watch()


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
