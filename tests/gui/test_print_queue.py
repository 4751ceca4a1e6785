"""A PDF handed to a queue of CUPS: what is asked of `lp`, and what it answers."""

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from planner.errors import Cancelled, PlannerError
from planner.gui import print_queue
from planner.gui.print_queue import Errand, hand_over

if os.name != "posix":
    pytest.skip("CUPS is where POSIX is", allow_module_level=True)


@dataclass(frozen=True)
class Taken:
    """What a stand-in for `lp` was given, beside it in its folder."""

    folder: Path

    @property
    def words(self) -> list[str]:
        return (self.folder / "words").read_text(encoding="utf-8").splitlines()

    @property
    def document(self) -> bytes:
        return (self.folder / "document").read_bytes()

    @property
    def options(self) -> set[str]:
        return {after for word, after in pairwise(self.words) if word == "-o"}

    def value(self, option: str) -> str:
        return self.words[self.words.index(option) + 1]

    def behave(self, script: str) -> None:
        """Have `lp` do this."""
        program = self.folder / "lp"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Taken:
    folder = tmp_path / "programs"
    folder.mkdir()
    made = Taken(folder)
    made.behave(f"printf '%s\\n' \"$@\" >'{folder}/words'; cat >'{folder}/document'")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return made


class Stop:
    """Progress that asks to stop."""

    def check(self) -> None:
        raise Cancelled("stopped")


def test_the_document_and_its_options_arrive_whole(taken: Taken) -> None:
    pdf = bytes(range(256)) * 2000  # more than a pipe holds
    title = "Looms “2026”: it's $HOME; rm"
    hand_over(pdf, Errand("Office/draft", title, (("media", "A4"), ("job-billing", "a b'c\\"))))
    assert taken.document == pdf
    assert (taken.value("-d"), taken.value("-t")) == ("Office/draft", title)
    assert taken.options == {"media=A4", "job-billing=a\\ b\\'c\\\\"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("lp: Error - The printer or class does not exist.", "The printer or class does not"),
        ('lp: Destination \\"Office\\" is not accepting jobs.', 'Destination "Office" is not'),
        ("", "it does not say why"),
    ],
)
def test_what_the_queue_says_against_it_is_told(taken: Taken, said: str, told: str) -> None:
    taken.behave(f'echo "{said}" >&2; exit 1')
    with pytest.raises(PlannerError) as error:
        hand_over(b"x" * 200_000, Errand("Office", "Looms"))
    words = str(error.value)
    assert told in words
    assert "lp:" not in words
    assert words.endswith("Look whether it is on, or save a PDF.")


def test_it_can_be_stopped_while_the_queue_does_not_answer(taken: Taken) -> None:
    taken.behave(f"echo $$ >'{taken.folder}/pid'; exec sleep 60")
    with pytest.raises(Cancelled):
        hand_over(b"x", Errand("Office", "Looms"), Stop())  # type: ignore[arg-type]
    number = int((taken.folder / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_queue_that_never_answers_is_given_up(
    taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_queue, "_PATIENCE", 0.0)
    taken.behave("exec sleep 60")
    with pytest.raises(PlannerError, match="does not answer"):
        hand_over(b"x", Errand("Office", "Looms"))
