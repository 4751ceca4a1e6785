"""`python -m tests.bench [AREA…]`: print the table of figures, or with --json write it."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import bundle, importing, lists, paper, search, start, timeline, window
from tests.bench.figures import Figure

AREAS: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": start.figures,
    "bundle": bundle.figures,
    "import": importing.figures,
    "lists": lists.figures,
    "paper": paper.figures,
    "search": search.figures,
    "timeline": timeline.figures,
    "window": window.figures,
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
    figures = []
    print(Figure.HEAD)
    for name in wanted.areas or AREAS:
        for figure in AREAS[name]():
            print(figure.line(), flush=True)
            figures.append(figure)
    if wanted.json:
        wanted.json.write_text(json.dumps([one.as_dict() for one in figures], indent=1) + "\n")
    sys.exit(0)


main()
