"""`python -m tests.bench [AREA…]`: print the table of figures, or with --json write it."""

import argparse
import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure

# Each has a module; its process is its own, so that none finds what another left behind.
AREAS = {
    "start": "start",
    "bundle": "bundle",
    "import": "importing",
    "lists": "lists",
    "paper": "paper",
    "search": "search",
    "timeline": "timeline",
    "window": "window",
}


def main() -> None:
    """Measure the areas asked for, by default all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    wanted = parser.parse_args()
    unknown = set(wanted.areas) - set(AREAS)
    if unknown:
        parser.error(f"no such area: {', '.join(sorted(unknown))}")
    areas = wanted.areas or list(AREAS)
    print(Figure.HEAD, flush=True)
    found = _measure(areas[0]) if len(areas) == 1 else _measure_apart(areas)
    if wanted.json:
        wanted.json.write_text(json.dumps(found, indent=1) + "\n")


def _measure(area: str) -> list[dict[str, Any]]:
    found = []
    for figure in import_module(f"tests.bench.{AREAS[area]}").figures():
        print(figure.line(), flush=True)
        found.append(figure.as_dict())
    return found


def _measure_apart(areas: list[str]) -> list[dict[str, Any]]:
    """Measure several areas, each in a process of its own; stops at the first that fails."""
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures.json"
        for area in areas:
            command = [sys.executable, "-m", "tests.bench", area, "--json", str(kept)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    if line.rstrip() != Figure.HEAD:
                        print(line, end="", flush=True)
            if process.returncode:
                sys.exit(f"{area} could not be measured: it ended with {process.returncode}.")
            found += json.loads(kept.read_text())
    return found


main()
