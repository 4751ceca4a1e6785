"""The house of DESIGN.md kept standing: who may import whom, in sentences that fail when broken."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "planner"

BASE = frozenset(
    [
        *("errors", "times", "clock", "files", "paths", "i18n", "catalogues", "pseudo"),
        *("settings", "choices", "kept", "log_file", "kinds"),
        *("folding", "suiting"),
    ]
)

# Every part may import itself, and the base. Nested and conditional imports count.
RULES = """
base imports nothing.
model imports nothing.
formats imports nothing.
commands imports model and formats.
queries imports model and formats.
store imports model.
flows imports model, formats, commands, queries and store.
gui imports model, formats, commands, queries, store and flows.
app imports model, formats, commands, queries, store, flows and gui.
start imports gui and app.
start imports app inside functions only.
cli imports model, formats, commands, queries, store, flows, app and start.
cli imports app inside functions only.
cli imports start inside functions only.
__main__ imports cli.
Only gui and app import PySide6.
Only gui and app import shiboken6.
Only model, commands, queries and store import sqlalchemy.
Only store imports alembic.
Only formats imports icalendar.
Only formats imports vobject.
Only formats imports reportlab.
Only formats imports pypdfium2.
Only formats imports python_calamine.
Only model, commands and queries import rapidfuzz.
Only cli imports click.
"""

SENTENCES = [line for line in RULES.splitlines() if line]
PARTS = [sentence.split()[0] for sentence in SENTENCES if not sentence.startswith("Only")]

LONGEST_FILE = 330
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|managers?)$")


@dataclass(frozen=True)
class Import:
    """One name imported by one file; `nested` when it stands inside a function."""

    importer: str
    line: int
    imported: str
    nested: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_house_keeps_its_rule(sentence: str) -> None:
    assert broken(sentence, PACKAGE) == []


def test_every_module_belongs_to_a_part() -> None:
    assert strangers(PACKAGE) == []


def test_every_file_says_what_it_is_for() -> None:
    assert unexplained(PACKAGE) == []


def test_every_file_has_one_reason() -> None:
    assert too_long(PACKAGE) == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert nameless(PACKAGE) == []


# The checker -----------------------------------------------------------------------------


def broken(sentence: str, package: Path) -> list[str]:
    """Return the imports that break the rule written in `sentence`."""
    words = sentence.rstrip(".")
    if found := re.fullmatch(r"Only (.+) imports? (\w+)", words):
        homes, library = listed(found[1]), found[2]
        return [
            str(one)
            for one in imports(package)
            if one.imported.split(".")[0] == library and part_of(one.importer) not in homes
        ]
    if found := re.fullmatch(r"(\w+) imports (\w+) inside functions only", words):
        return [
            str(one)
            for one in imports(package)
            if (part_of(one.importer), part_of(one.imported)) == found.groups() and not one.nested
        ]
    found = re.fullmatch(r"(\w+) imports (.+)", words)
    assert found, f"Nobody understands this rule: {sentence}"
    part, allowed = found[1], {found[1], "base", "", *listed(found[2])}
    return [
        str(one)
        for one in imports(package)
        if part_of(one.importer) == part
        and one.imported.split(".")[0] == "planner"
        and part_of(one.imported) not in allowed
    ]


def strangers(package: Path) -> list[str]:
    """Return the files that no rule speaks of."""
    modules = [module_name(file, package) for file in files(package)]
    return [module for module in modules if part_of(module) not in {"", *PARTS}]


def unexplained(package: Path) -> list[str]:
    """Return the files whose first line is not one sentence in a docstring."""
    return [
        str(file)
        for file in files(package)
        if not re.match(r'"""[^\n]+[.](?:"""|\n)', text := file.read_text(encoding="utf-8"))
        or re.search(r"[a-z)][.!?] [A-Z]", text.split("\n")[0])
    ]


def too_long(package: Path) -> list[str]:
    """Return the files with more lines than one reason needs."""
    lengths = {str(file): file.read_text(encoding="utf-8").count("\n") for file in files(package)}
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > LONGEST_FILE]


def nameless(package: Path) -> list[str]:
    """Return the modules and folders named after nothing in particular."""
    everything = [*files(package), *(file.parent for file in files(package))]
    return sorted({str(path) for path in everything if FORBIDDEN_NAMES.search(path.stem)})


def listed(words: str) -> set[str]:
    """Return the names in "a, b and c"."""
    return set() if words == "nothing" else set(re.split(r", | and ", words))


def part_of(module: str) -> str:
    """Return the part a module belongs to, "" for the package itself and for libraries."""
    names = module.split(".")
    if names[0] != "planner" or len(names) == 1:
        return ""
    return "base" if names[1] in BASE else names[1]


def files(package: Path) -> list[Path]:
    """Return the package's source files; what the wheel carries in `resources` is none."""
    found = sorted(package.rglob("*.py"))
    return [file for file in found if file.relative_to(package).parts[0] != "resources"]


def module_name(file: Path, package: Path) -> str:
    """Return the dotted name under which the file is imported."""
    parts = ["planner", *file.relative_to(package).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(package: Path) -> tuple[Import, ...]:
    """Return every import of the package, wherever in a file it stands."""
    found = []
    for file in files(package):
        importer = module_name(file, package)
        here = importer if file.name == "__init__.py" else importer.rpartition(".")[0]
        tree = ast.parse(file.read_text(encoding="utf-8"), file.name)
        for node, nested in walk(tree):
            for imported in imported_names(node, here, package):
                found.append(Import(importer, node.lineno, imported, nested))
    return tuple(found)


def walk(tree: ast.AST, nested: bool = False) -> Iterator[tuple[ast.stmt | ast.expr, bool]]:
    """Yield every statement and expression, and whether it stands inside a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt | ast.expr):
            yield node, nested
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from walk(node, nested or inside)


def imported_names(node: ast.AST, here: str, package: Path) -> Iterator[str]:
    """Yield the dotted names one node imports; `here` is the package that dots count from."""
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            origin = here.split(".")[: len(here.split(".")) - level + 1] if level else []
            source = ".".join([*origin, *([module] if module else [])])
            for name in names:
                inside = source == "planner" and not name.name.startswith("__")
                yield f"{source}.{name.name}" if inside else source
        case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called), args=[first, *_]):
            if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
                yield str(first.value)


# The checker itself can fail -------------------------------------------------------------


def rule_on(words: str) -> str:
    """Return the first rule that contains `words`."""
    return next(sentence for sentence in SENTENCES if words in sentence)


FAULTS = [
    ("errors.py", "import planner.model.people", "base imports nothing."),
    ("model/plan.py", "from planner.formats import ics", "model imports nothing."),
    ("formats/pdf/prep.py", "from planner import model", "formats imports nothing."),
    ("commands/people.py", "from ..queries import rows", "commands imports model and formats."),
    ("store/door.py", "from planner.commands.people import add", "store imports model."),
    ("cli/open.py", "from planner import app", "cli imports app inside functions only."),
    ("cli/open.py", "import planner.gui.window", rule_on("cli imports model")),
    ("queries/rows.py", "def f():\n    import PySide6.QtCore", "Only gui and app import PySide6."),
    ("gui/page.py", "from sqlalchemy.orm import Session", rule_on("sqlalchemy")),
    (
        "gui/page.py",
        "import importlib\nimportlib.import_module('click')",
        "Only cli imports click.",
    ),
]


@pytest.mark.parametrize(("name", "code", "sentence"), FAULTS)
def test_the_checker_finds_a_fault(tmp_path: Path, name: str, code: str, sentence: str) -> None:
    write(tmp_path / name, code)
    assert len(broken(sentence, tmp_path)) == 1


def test_the_checker_passes_what_is_allowed(tmp_path: Path) -> None:
    write(tmp_path / "cli/open.py", "import click\ndef run():\n    from planner import app, errors")
    write(tmp_path / "gui/page.py", "from PySide6 import QtCore\nfrom . import theme")
    write(tmp_path / "app.py", "from planner.gui.window import Window\nfrom planner import i18n")
    assert [fault for sentence in SENTENCES for fault in broken(sentence, tmp_path)] == []


def test_the_checker_refuses_a_rule_it_cannot_read() -> None:
    with pytest.raises(AssertionError, match="Nobody understands"):
        broken("gui is nice.", PACKAGE)


def test_the_checker_finds_the_other_faults(tmp_path: Path) -> None:
    write(tmp_path / "gui/date_utils.py", '"""Dates. And also times."""\n' + "\n" * LONGEST_FILE)
    write(tmp_path / "network/fetch.py", "")
    assert strangers(tmp_path) == ["planner.network.fetch"]
    assert len(unexplained(tmp_path)) == 2
    assert len(too_long(tmp_path)) == 1
    assert nameless(tmp_path) == [str(tmp_path / "gui/date_utils.py")]


def write(path: Path, code: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
