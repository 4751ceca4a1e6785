"""House rules that no linter knows, and one canary for the library the window stands on."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

PACKAGE = Path(__file__).resolve().parents[1] / "planner"

SPOKEN = {"_": 1, "ngettext": 2}  # how many of the first arguments are messages
NOW = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}


def test_qt_calls_do_not_eat_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one reference to None per call and aborts after some thousand."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 1_000


def test_messages_are_whole_when_they_are_looked_up() -> None:
    assert faults(message_built_too_early) == []


def test_only_the_command_line_prints() -> None:
    assert [fault for fault in faults(print_call) if "/cli/" not in fault] == []


def test_only_the_clock_tells_the_time() -> None:
    assert [fault for fault in faults(time_asked_for) if "/clock.py:" not in fault] == []


def test_whoever_catches_everything_says_why() -> None:
    assert faults(catch_all_without_reason) == []


# The rules -------------------------------------------------------------------------------


def message_built_too_early(node: ast.AST, lines: list[str]) -> bool:
    """A message filled in or glued before gettext sees it is in no catalogue."""
    if not isinstance(node, ast.Call):
        return False
    messages = node.args[: SPOKEN.get(ast.unparse(node.func), 0)]
    return any(isinstance(message, ast.JoinedStr | ast.BinOp | ast.Call) for message in messages)


def print_call(node: ast.AST, lines: list[str]) -> bool:
    """Standard output belongs to the command line."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "print"


def time_asked_for(node: ast.AST, lines: list[str]) -> bool:
    """Tests and the tour own the time, so everybody asks the clock."""
    if not isinstance(node, ast.Call):
        return False
    return ".".join(ast.unparse(node.func).split(".")[-2:]) in NOW


def catch_all_without_reason(node: ast.AST, lines: list[str]) -> bool:
    """`except Exception` has its reason in a comment on its line or the ones around it.

    Cleaning up and raising again needs no reason.
    """
    if not isinstance(node, ast.ExceptHandler) or ast.unparse(node.body[-1]) == "raise":
        return False
    caught = "BaseException" if node.type is None else ast.unparse(node.type)
    around = lines[node.lineno - 2 : node.lineno + 1]
    return caught in ("Exception", "BaseException") and not any("# " in line for line in around)


def faults(rule, package: Path = PACKAGE) -> list[str]:
    """Return "file:line" of everything in the package that breaks the rule."""
    return list(_faults(rule, package))


def _faults(rule, package: Path) -> Iterator[str]:
    for file in sorted(package.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for node in ast.walk(ast.parse(source, file.name)):
            if rule(node, lines):
                yield f"{file}:{getattr(node, 'lineno', 0)}"


@pytest.mark.parametrize(
    ("rule", "code", "count"),
    [
        (message_built_too_early, '_(f"Hello {x}")', 1),
        (message_built_too_early, 'ngettext("one", "%d" % 2, 2)', 1),
        (message_built_too_early, '_("Hello {x}".format(x=x))', 1),
        (message_built_too_early, '_("Hello {x}").format(x=f(x))\nngettext("a", "b", len(x))', 0),
        (print_call, 'print("x")', 1),
        (time_asked_for, "import datetime\ndatetime.datetime.now()\ndate.today()", 2),
        (time_asked_for, "clock.now()\nself.clock.today()", 0),
        (catch_all_without_reason, "try:\n    f()\nexcept Exception:\n    pass", 1),
        (catch_all_without_reason, "try:\n    f()\nexcept:\n    pass", 1),
        (catch_all_without_reason, "try:\n    f()\nexcept Exception:  # f raises all\n    pass", 0),
    ],
)
def test_each_rule_can_fail(tmp_path: Path, rule, code: str, count: int) -> None:
    (tmp_path / "bad.py").write_text(code, encoding="utf-8")
    assert len(faults(rule, tmp_path)) == count
