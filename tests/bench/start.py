"""How long it takes to begin."""

from collections.abc import Iterator

from tests.bench.figures import Figure, in_turn, process


def figures() -> Iterator[Figure]:
    """Measure the command line's start against the import of Qt's widgets."""
    ours, theirs = in_turn(
        process("-m", "planner", "--help"), process("-c", "import PySide6.QtWidgets")
    )
    yield Figure("planner --help", ours, "import PySide6.QtWidgets", theirs, 0.75)
