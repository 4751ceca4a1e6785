"""Calendars, cards and tables with bytes changed at random, each read within bounds."""

import io
import random
import resource
import traceback
import zipfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from time import process_time

from planner.commands.import_choices import ImportOptions
from planner.errors import BadInput, PlannerError
from planner.flows.importing import apply, preview
from planner.flows.reading import Brought, read_data
from planner.store import Store
from tests.faults.children import CRASHED, Say, run
from tests.faults.ground import CLOCK, opened
from tests.faults.rows import Row, Try
from tests.formats.ics.test_mutations import FOLDER as CALENDARS
from tests.formats.ics.test_mutations import PIECES, mutated

PEOPLE = Path(__file__).resolve().parents[1] / "data" / "people"
SECONDS, MEMORY = 2.0, 200 * 2**20
BATCH, EVERY = 250, 25  # a child reads so many; one in so many is also written to a store
LOST = "lost: "

CARD_PIECES = [
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\r\n", b"VERSION:4.0\r\n", b"\r\n "),
    *(b"PHOTO;ENCODING=b:", b"PHOTO:data:image/png;base64,AAAA", b"=\r\n", b"=0D=0A", b"=F"),
    *(b";ENCODING=QUOTED-PRINTABLE:", b";CHARSET=utf-7:", b";CHARSET=x:", b"EMAIL:a@b\r\n"),
    *(b"\0", b'"', b"\\", b"\\,", b";", b":", b"\xff\xfe", b"\xe2\x80\xae", b"A" * 5000, b"item1."),
    *(
        b"TEL:" + b"1" * 400,
        b"BDAY:99999999999",
        b"AGENT:BEGIN:VCARD\r\n",
        b"N:;;;;\r\n",
        b"FN:\r\n",
    ),
]
TABLE_PIECES = [
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xef\xbb\xbf", b"\xe2\x80\xae"),
    *(b"=cmd|' /C calc'!A0", b"@SUM(1)", b"'", b"9" * 400, b"1e999", b"-1", b"31.02.2026", b"a@b"),
    *(b"\nName,Name,E-mail\n", b"," * 3000, b"\n" * 3000, b"A" * 5000, b"\x1b[2J", b"sep=;\n"),
]  # fmt: skip


def mutations(count: int, folder: Path) -> Iterator[Try]:
    """Read so many calendars, a quarter as many cards and tables, and some workbooks."""
    numbers = {"ics": count, "vcf": count // 4, "csv": count // 4, "xlsx": count // 20}
    for kind, number in numbers.items():
        for batch in range(0, number, BATCH):
            many = min(BATCH, number - batch)
            place = folder / f"{kind}-{batch}"
            place.mkdir()
            said = run(partial(read_many, kind, batch, many), place)
            lost = [word.removeprefix(LOST) for word in said.words if word.startswith(LOST)]
            if not said.ended:
                lost.append(said.told(CRASHED) or "the reader died")
            for index in range(many):
                yield Try(f".{kind}", lost[index] if index < len(lost) else "")


def read_many(kind: str, first: int, count: int, place: Path, say: Say) -> None:
    """Be a child with little memory to spare that reads mutated files; say what goes wrong."""
    with opened(place / "planner.db") as store:
        _read(kind, sources(kind)[0], f"0.{kind}")  # what is imported late counts as ours
        allowed = _size() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
        for number in range(first, first + count):
            data = mutation(kind, number)
            if wrong := _wrong(store, kind, data, number):
                (place.parent / f"found-{number}.{kind}").write_bytes(data)
                say(f"{LOST}{number}: {wrong}")


def _wrong(store: Store, kind: str, data: bytes, number: int) -> str:
    began = process_time()
    try:
        brought = _read(kind, data, f"{number}.{kind}")
        if number % EVERY == 0:
            for one in brought:
                _bring(store, one)
    # Whatever comes is what is looked for; memory that ran out too.
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({last.filename}:{last.lineno})"[:300]
    took = process_time() - began
    return f"took {took:.1f} s" if took > SECONDS else ""


def _read(kind: str, data: bytes, name: str) -> list[Brought]:
    try:
        return read_data(data, name, CLOCK.today(), by_hand=kind == "xlsx")
    except BadInput:
        return []


def _bring(store: Store, one: Brought) -> None:
    try:
        apply(store, preview(store, one, ImportOptions(), CLOCK.zone_name))
    except PlannerError:
        return


def _size() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


# What is mutated ---------------------------------------------------------------------------


def mutation(kind: str, number: int) -> bytes:
    """Return the nth mutation of a kind, always the same."""
    chance = random.Random(f"{kind} {number}")
    if kind == "xlsx":
        return _workbook(chance)
    made = mutated(chance, sources(kind), lines(kind))
    pieces = {"vcf": CARD_PIECES, "csv": TABLE_PIECES, "ics": PIECES}[kind]
    for _piece in range(chance.randrange(4)):
        place = chance.randrange(len(made) + 1)
        made = made[:place] + chance.choice(pieces) + made[place:]
    return made


@cache
def sources(kind: str) -> list[bytes]:
    """Return the files that are mutated."""
    if kind == "xlsx":
        return [_zipped(_sheet("<c t='inlineStr'><is><t>Name</t></is></c>"))]
    folder = CALENDARS if kind == "ics" else PEOPLE
    found = sorted(path for path in folder.iterdir() if path.suffix in (f".{kind}", ".tsv"))
    files = [path.read_bytes() for path in found if kind == "csv" or path.suffix != ".tsv"]
    return [data for data in files if data]


@cache
def lines(kind: str) -> list[bytes]:
    """Return every line of those files."""
    return b"\n".join(sources(kind)).split(b"\n")


def _workbook(chance: random.Random) -> bytes:
    """Return a workbook with a sheet, or with its archive, changed at random."""
    cells = chance.choice(["", "<c r='ZZZ9999999'><v>1</v></c>", "<c r='A1'><v>1e999</v></c>"])
    cells += "<c t='inlineStr'><is><t>Name</t></is></c>" * chance.randrange(30)
    sheet = bytearray(_sheet(cells).encode())
    for _step in range(chance.randrange(5)):
        place = chance.randrange(len(sheet))
        sheet[place : place + chance.randrange(30)] = chance.randbytes(chance.randrange(6))
    whole = bytearray(_zipped(bytes(sheet)))
    for _step in range(chance.randrange(3)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def _sheet(cells: str) -> str:
    rows = f"<row r='1'>{cells}</row>"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f"<worksheet xmlns='{space}'><sheetData>{rows}</sheetData></worksheet>"


@cache
def _parts() -> dict[str, str]:
    from tests.formats.tables.test_reader import XLSX_PARTS

    return dict(XLSX_PARTS)


def _zipped(sheet: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts().items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


MUTATIONS = Row(
    "mutations",
    "20,000 mutated .ics, 5,000 mutated .vcf and .csv, 1,000 mutated .xlsx",
    "no uncaught exception, each within 2 s and 200 MiB",
    short=20,
    full=20_000,
    run=mutations,
    order=9,
)
