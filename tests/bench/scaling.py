"""How cost grows with events, people and targets: `python -m tests.bench.scaling` draws it.

Seconds of processor time, the least of a few runs; the picture has both axes in powers of ten, so
that what is linear runs parallel to the grey lines.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from math import log10
from pathlib import Path

from planner import i18n
from planner.clock import Clock
from planner.commands.import_choices import ImportOptions
from planner.flows import importing, reading
from planner.formats.pdf.prep import prep_sheet
from planner.queries.people_list import people_count, people_from, people_ids
from planner.queries.schedule import schedule_of
from planner.queries.search import search
from planner.store import Store
from tests.bench.calendars import conference
from tests.bench.paper import _samples

EVENTS = (1_000, 10_000, 50_000)
PEOPLE = (1_000, 10_000, 100_000)
TARGETS = (1, 10, 100, 500)
TODAY = date(2026, 3, 18)
PICTURE = Path(__file__).with_name("scaling.svg")
# How many more times its part of the work may cost the largest than the next smaller one.
LINEAR = 1.25


@dataclass(frozen=True)
class Course:
    """What one job costs at each size: seconds by how many there are."""

    of: str
    job: str
    seconds: dict[int, float]

    @property
    def steepest(self) -> float:
        """The last step's growth of cost over its growth of size; 1 is linear, less is better."""
        *_, (small, before), (large, after) = sorted(self.seconds.items())
        return (after / before) / (large / small)


def cost(job: Callable[[], object], runs: int = 3) -> float:
    """Return the least processor time of some runs, in seconds."""
    spent = []
    for _ in range(runs):
        begun = time.process_time()
        job()
        spent.append(time.process_time() - begun)
    return min(spent)


def events() -> Iterator[Course]:
    """Measure a conference of more and more sessions."""
    table: dict[str, dict[int, float]] = {}
    for count in (10, *EVENTS):  # what is loaded at the first import belongs to no size
        data = conference(count)
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "planner.db", Clock.from_environment())
            made: list[int] = []

            def bring(data: bytes = data, store: Store = store, made: list[int] = made) -> None:
                known = reading.recall_from(store)
                (brought,) = reading.read_data(data, "big.ics", TODAY, recall=known)
                options = ImportOptions(import_as="conference")
                done = importing.apply(store, importing.preview(store, brought, options, "UTC"))
                assert done.imported is not None
                made.append(done.imported.event_id or 0)

            table.setdefault("import", {})[count] = cost(bring, 1)
            table.setdefault("import again, unchanged", {})[count] = cost(bring, 2)
            table.setdefault("open the schedule", {})[count] = cost(
                lambda store=store, made=made: store.read(schedule_of, made[0])
            )
            table.setdefault("one key in the search", {})[count] = _key(store, "subj")
            store.close()
    yield from _courses("events", table, EVENTS)


def people() -> Iterator[Course]:
    """Measure a list of more and more people."""
    table: dict[str, dict[int, float]] = {}
    for count in (10, *PEOPLE):
        rows = "".join(
            f"Ada{n} Lovelace{n % 997},Engineer {n % 13},Works {n % 4_999},ada{n}@example.org\n"
            for n in range(count)
        )
        data = f"Name,Title,Organisation,E-mail\n{rows}".encode()
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "planner.db", Clock.from_environment())

            def bring(data: bytes = data, store: Store = store) -> None:
                (brought,) = reading.read_data(data, "people.csv", TODAY)
                options = ImportOptions(import_as="contacts")
                importing.apply(store, importing.preview(store, brought, options, "UTC"))

            def first_page(store: Store = store) -> None:
                store.read(people_count)
                store.read(people_ids)
                store.read(people_from, 0, 100)

            table.setdefault("import", {})[count] = cost(bring, 1)
            table.setdefault("open the list", {})[count] = cost(first_page)
            table.setdefault("one key in the search", {})[count] = _key(store, "ada1")
            assert store.read(people_count) == count
            store.close()
    yield from _courses("people", table, PEOPLE)


def _key(store: Store, words: str) -> float:
    """Return what one key costs once the index holds everything."""
    while store.tend():
        pass
    assert store.read(search, words).hits
    return cost(lambda: store.read(search, words))


def _courses(of: str, table: dict[str, dict[int, float]], sizes: Sequence[int]) -> Iterator[Course]:
    for job, seconds in table.items():
        yield Course(of, job, {size: seconds[size] for size in sizes})


def targets() -> Iterator[Course]:
    """Measure a prep sheet with more and more people to meet."""
    samples = _samples()
    prep_sheet(samples.crowd(1))  # what is loaded at the first sheet belongs to none
    seconds = {count: cost(lambda n=count: prep_sheet(samples.crowd(n))) for count in TARGETS}
    yield Course("people to meet", "prep sheet", seconds)


THINGS: dict[str, Callable[[], Iterator[Course]]] = {
    "events": events,
    "people": people,
    "targets": targets,
}


# The picture ------------------------------------------------------------------------------

_WIDE, _HIGH, _LEFT, _TOP, _PANEL = 1080, 420, 60, 50, 350
_INNER_WIDE, _INNER_HIGH = 270, 300
_LOW, _TALL = -4.0, 3.0  # powers of ten of a second
_COLOURS = ("#1f4e5f", "#d9822b", "#6b8e23", "#8a3b5c")


def picture(courses: list[Course]) -> str:
    """Return the courses as an SVG, a panel for each thing there is more and more of."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
    ]
    for place, thing in enumerate(dict.fromkeys(course.of for course in courses)):
        own = [course for course in courses if course.of == thing]
        parts += _panel(_LEFT + place * _PANEL, thing, own)
    return "\n".join([*parts, "</svg>", ""])


def _panel(left: float, thing: str, courses: list[Course]) -> Iterator[str]:
    sizes = sorted({size for course in courses for size in course.seconds})
    low, high = log10(sizes[0]), log10(sizes[-1])

    def at(size: float, seconds: float) -> tuple[float, float]:
        right = (log10(size) - low) / (high - low) * _INNER_WIDE
        up = (log10(max(seconds, 1e-4)) - _LOW) / (_TALL - _LOW) * _INNER_HIGH
        return left + right, _TOP + _INNER_HIGH - up

    yield f'<text x="{left}" y="{_TOP - 24}" font-size="15" font-weight="bold">{thing}</text>'
    for power in range(int(_LOW), int(_TALL) + 1):
        _x, y = at(sizes[0], 10.0**power)
        yield f'<path d="M{left} {y:.1f}h{_INNER_WIDE}" stroke="#e6e6e6"/>'
        words = f"{10**power} s" if power >= 0 else f"{10 ** (power + 3):g} ms"
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#666">{words}</text>'
        # What is linear runs along these.
        x2, y2 = at(sizes[-1], 10.0**power * sizes[-1] / sizes[0])
        if y2 >= _TOP:
            yield f'<path d="M{left} {y:.1f}L{x2:.1f} {y2:.1f}" stroke="#d0d0d0"/>'
    for size in sizes:
        x, y = at(size, 1e-4)
        yield f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle" fill="#666">{size:,}</text>'
    for number, course in enumerate(courses):
        colour = _COLOURS[number % len(_COLOURS)]
        points = [at(size, seconds) for size, seconds in sorted(course.seconds.items())]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        yield from (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points
        )
        y = _TOP - 8 + _INNER_HIGH + 50 + 15 * (number // 2)
        x = left + (number % 2) * _INNER_WIDE / 2
        yield f'<rect x="{x}" y="{y - 9}" width="10" height="10" fill="{colour}"/>'
        yield f'<text x="{x + 15}" y="{y}">{course.job}</text>'


def main() -> None:
    """Measure, print the table, and draw the picture."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scaling")
    parser.add_argument("things", nargs="*", metavar="THING", help=", ".join(THINGS))
    parser.add_argument("--picture", type=Path, default=PICTURE, help="where the SVG goes")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    wanted = parser.parse_args()
    i18n.choose_language("en_GB")
    courses = []
    for thing in wanted.things or THINGS:
        for course in THINGS[thing]():
            told = ", ".join(f"{n:,}: {1000 * s:.1f} ms" for n, s in course.seconds.items())
            verdict = "linear or better" if course.steepest <= LINEAR else "STEEPER"
            print(
                f"{course.of}: {course.job}: {told} ({course.steepest:.2f}, {verdict})", flush=True
            )
            courses.append(course)
    wanted.picture.write_text(picture(courses), encoding="utf-8")
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(one) for one in courses], indent=1) + "\n")


if __name__ == "__main__":
    main()
