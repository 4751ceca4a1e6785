"""The suite in a room without a network, where the system counts who asked for the way out."""

import ctypes
import fcntl
import os
import re
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.faults.children import ROOT
from tests.faults.rows import Row, Try

_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1
# What the short run takes: some of those who speak to the network at all.
SPEAKERS = ("tests/formats/test_fetch.py", "-k", "fetched or redirects_are or same_again or own")


def silence(count: int, folder: Path) -> Iterator[Try]:
    """Run all tests, or for a single try a few, and count what was sent out of this machine."""
    words = [sys.executable, "-m", "tests.faults.network", *(SPEAKERS if count == 1 else ())]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    passed = re.search(r"(\d+) passed", done.stdout)
    asked = re.search(r"asked for the way out: (\d+)", done.stdout)
    if passed is None or asked is None:
        yield Try("run of the suite", f"it did not run: {(done.stdout + done.stderr)[-600:]}")
        return
    lost = "" if asked[1] == "0" else f"{asked[1]} times"
    if done.returncode:
        lost = lost or f"tests failed: {done.stdout[-600:]}"
    yield Try(f"run of {passed[1]} tests", lost)


def no_room() -> str:
    """Return why this machine has no room without a network to offer, "" when it has."""
    words = [sys.executable, "-c", "from tests.faults.network import enter_room; enter_room()"]
    tried = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    return "no process may have a network of its own here" if tried.returncode else ""


def enter_room() -> None:
    """Leave the network for one of this process's own, with loopback and nothing else."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) and libc.unshare(_NEW_USERS | _NEW_NETWORK):
        raise OSError(ctypes.get_errno(), "this machine lets nobody have a network of their own")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        told = fcntl.ioctl(asker, _GET_FLAGS, struct.pack("16sH14x", b"lo", 0))
        flags = struct.unpack("16sH14x", told)[1] | _UP
        fcntl.ioctl(asker, _SET_FLAGS, struct.pack("16sH14x", b"lo", flags))


def times_asked() -> int:
    """Return how often somebody in the room wanted to reach a place that is not in it."""
    number = 0
    lines = Path("/proc/net/snmp").read_text().splitlines()
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        told = dict(zip(names.split(), values.split(), strict=True))
        number += int(told.get("OutNoRoutes", 0))
    for line in Path("/proc/net/snmp6").read_text().splitlines():
        name, value = line.split()
        number += int(value) if name == "Ip6OutNoRoutes" else 0
    return number


def main() -> int:
    """Run pytest in the room; the last line says how often the way out was asked for."""
    enter_room()
    with socket.socket() as stranger:  # the counter counts
        stranger.settimeout(1)
        assert stranger.connect_ex(("192.0.2.1", 9)) != 0
    before = times_asked()
    assert before > 0
    processes = "0" if sys.argv[1:] else str(os.cpu_count())
    code = subprocess.call([sys.executable, "-m", "pytest", "-q", "-n", processes, *sys.argv[1:]])
    print(f"asked for the way out: {times_asked() - before}")
    return code


SILENCE = Row(
    "network",
    "network silence",
    "the whole suite makes no connection outside loopback",
    short=1,
    full=999,
    run=silence,
    order=10,
    missing=no_room,
)

if __name__ == "__main__":
    sys.exit(main())
