"""A calendar that is read again and again while its organiser changes everything in it."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, core, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.rows import Row, Try
from tests.test_refreshes import Refreshes

STEPS, TOGETHER = 60, 5


class Counted(Refreshes):
    """Counts how often the calendar was read again."""

    count = 0

    def _bring(self, data: bytes) -> bool:
        Counted.count += 1
        return super()._bring(data)


def refreshes(count: int, folder: Path) -> Iterator[Try]:
    """Let the machine of tests/test_refreshes.py run until it has read so many times."""
    done = seed = 0
    before = core.global_force_seed
    while done < count:
        Counted.count, lost = 0, ""
        core.global_force_seed = seed
        try:
            run_state_machine_as_test(
                Counted,
                settings=settings(
                    max_examples=TOGETHER if count > TOGETHER * STEPS else 1,
                    stateful_step_count=STEPS,
                    deadline=None,
                    derandomize=False,
                    database=None,
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                ),
            )
        # Whatever the machine finds is told with the seed that shows it again.
        except Exception as error:
            lost = f"seed {seed}: {type(error).__name__} {error}"[:300]
        finally:
            core.global_force_seed = before
        for number in range(Counted.count):
            yield Try("refresh", "" if number else lost)
        done, seed = done + Counted.count, seed + 1


REFRESHES = Row(
    "refreshes",
    "calendar refreshed 10,000 times by a hypothesis state machine (dropped and renamed UIDs, "
    "moved, renamed, empty, cut off, HTML)",
    "no note lost, none on a wrong event, all reachable on screen",
    short=1,
    full=10_000,
    run=refreshes,
    order=8,
)
