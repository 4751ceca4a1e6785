"""Where the bundled program starts."""

import os
from collections.abc import MutableMapping


def put_back(environment: MutableMapping[str, str]) -> None:
    """Make an environment what it was before PyInstaller's starter.

    The libraries of this process are found by what it was when the process began. Whatever the
    program opens, a browser or a mail program, must find its own and not the bundle's; and this
    program, opened out of one of these, must not take itself for a helper of its own.
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    environment.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    for name in [name for name in environment if name.startswith("_PYI_")]:
        del environment[name]


if __name__ == "__main__":
    put_back(os.environ)
    from planner.cli import main

    main()
