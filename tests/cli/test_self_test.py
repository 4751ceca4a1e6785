"""`planner --self-test`: every part is tried, none left out, and what is broken is told."""

import pytest

from planner.cli.self_test import tell
from planner.flows.self_test import Tried
from tests.cli.conftest import Planner


@pytest.mark.slow  # .ci/run asks the installed wheel the same
def test_every_part_works_here(planner: Planner) -> None:
    ran = planner("--self-test")
    assert (ran.status, ran.err) == (0, "")
    first, *parts, last = ran.out.splitlines()
    assert first.startswith("Planner ")
    assert last == "All is well."
    named = [line.split("  ")[1].split(":")[0] for line in parts]
    assert named == [
        "calendar",
        "people",
        "store",
        "older stores",
        "time zones",
        "paper",
        "export",
        "languages",
        "licences",
        "icons",
        "window",
    ]
    assert all(line.startswith("works  ") for line in parts)
    assert "names in 13 scripts" in ran.out


def test_a_broken_part_is_told_and_is_the_exit_status(capfd: pytest.CaptureFixture[str]) -> None:
    trials = [Tried("paper", False, "PlannerError: no font"), Tried("icons", True, "drew 80")]
    assert tell(trials) == 1
    told = capfd.readouterr()
    assert told.out == "BROKEN  paper: PlannerError: no font\nworks  icons: drew 80\n"
    assert "Install Planner again" in told.err
