"""The outermost edge: exit codes, and what is said when something goes wrong."""

import os
import sys

from planner import paths
from planner.cli.quick import open_window, window_asked
from planner.errors import PlannerError


def main() -> None:
    """Run the command line and exit: 0 done, 1 nothing could be done, 2 wrong usage."""
    try:
        window = window_asked(sys.argv[1:])
        if window is not None:
            sys.exit(open_window(paths.store_file(window[0]), window[1]))
        from planner.cli.group import planner

        planner(prog_name="planner")
    except PlannerError as error:
        sys.stderr.write(f"planner: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ImportError as error:
        sys.exit(_tell_missing(error))
    except Exception as error:
        # The edge: whatever gets here is a bug, told in one sentence and kept in the log.
        sys.exit(_report_bug(error))


def _tell_missing(error: ImportError) -> int:
    """Name the system's library that the window wants and a bare machine has not got."""
    library, _colon, why = str(error).partition(": ")
    if not why.startswith("cannot open shared object file"):
        return _report_bug(error)
    sys.stderr.write(
        f"planner: {library} is missing on this machine. The window needs the libraries that every"
        " desktop has; on Debian: apt-get install libegl1 libgl1 libfontconfig1 libglib2.0-0"
        " libdbus-1-3 libgssapi-krb5-2 libxkbcommon-x11-0 libxcb-render0 libxcb-shape0."
        " Other commands work without them.\n"
    )
    return 1


def _report_bug(error: Exception) -> int:
    import logging

    from planner.log_file import start_log

    log = start_log()
    # Where it arose, without the message: that may hold people's names.
    logging.getLogger(__name__).error("not caught: %s", type(error).__name__, exc_info=error)
    kept = f" What happened is written down in {log}." if log.exists() else ""
    name = type(error).__name__
    sys.stderr.write(
        f"planner: this should not have happened ({name}). Your data is as it was before.{kept}\n"
    )
    return 1
