import logging
from collections.abc import Iterator

import pytest

from planner import paths
from planner.log_file import start_log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_the_log_tells_where_and_no_names() -> None:
    file = start_log()
    try:
        raise ValueError("".join(("Ada ", "Lovelace")))
    except ValueError:
        logging.getLogger("x").exception("not caught: %s", "ValueError")
    text = file.read_text("utf-8")
    assert "test_log_file.py" in text
    assert text.endswith("ValueError\n")
    assert "Ada Lovelace" not in text


def test_nobody_else_reads_the_log_which_does_not_grow_for_ever() -> None:
    file = start_log()
    for number in range(2500):
        logging.getLogger("x").info("%s %d", "words " * 80, number)
    files = sorted(path.name for path in file.parent.iterdir())
    assert files == ["planner.log", "planner.log.1"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in file.parent.iterdir())
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_size < 600_000 for path in file.parent.iterdir())


def test_where_nothing_can_be_written_the_program_works_as_well() -> None:
    paths.state_folder().parent.mkdir(parents=True)
    paths.state_folder().write_text("in the way")
    start_log()
    logging.getLogger("x").info("unheard")
