"""Ends the watch of a dialog over folders, without the window standing still for it."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileSystemModel

from planner.gui.jobs import Jobs

_OPEN = Path("/proc/self/fd")  # what this process has open, on Linux


def stop_watching(dialog: QObject, jobs: Jobs) -> None:
    """Have `dialog` follow no changes in the folders that it proposes the names of files from.

    Linux waits 8 to 55 ms for all its processors when what watches a folder is closed for the last
    time. It is therefore held open a second time, and closed for the last time by a worker.
    """
    models = dialog.findChildren(QFileSystemModel)
    if not models:
        return
    held = _held()
    for model in models:
        model.setOption(QFileSystemModel.Option.DontWatchForChanges, True)
    if held:
        jobs.run(partial(_close, held))


def _held() -> list[int]:
    """Hold open a second time what watches folders; return the new descriptors."""
    held = []
    with suppress(OSError):  # none are listed there on other systems
        for entry in _OPEN.iterdir():
            with suppress(OSError, ValueError):  # it was closed meanwhile
                if "inotify" in os.readlink(entry):
                    held.append(os.dup(int(entry.name)))
    return held


def _close(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
