import os
import sys
import threading

import pytest

from planner.errors import BadInput
from planner.formats.source import LARGEST, read_bytes


def test_a_file_is_read(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"BEGIN")
    assert read_bytes(path) == b"BEGIN"


@pytest.mark.parametrize(("name", "said"), [("missing.ics", "There is no file"), (".", "folder")])
def test_what_is_no_file_is_refused(tmp_path, name, said):
    with pytest.raises(BadInput, match=said):
        read_bytes(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files.")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_devices_and_pipes_are_refused_without_waiting(tmp_path, kind):
    path = tmp_path / "pipe"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path = type(path)("/dev/zero")
    answers = []

    def ask():
        with pytest.raises(BadInput) as refusal:
            read_bytes(path)
        answers.append(str(refusal.value))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(5)
    assert answers == [f"{path} is no file but a device or a pipe."]


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "large.ics"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadInput, match="larger than 50 MB"):
        read_bytes(path)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="The superuser may read everything."
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "secret.ics"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(BadInput, match="no permission"):
        read_bytes(path)


def test_a_name_no_file_can_have_is_refused(tmp_path):
    with pytest.raises(BadInput):
        read_bytes(tmp_path / "nul\0byte")
