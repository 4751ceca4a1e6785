"""A desktop of its own: an X server, a window manager, a bus, and the program as a child on it.

Asked for by PLANNER_TEST_DESKTOP=1; `packaging/desktop` installs what it takes and runs it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desktop import PATIENCE, SYSTEM_PYTHON, Desktop

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
TOOLS = ("Xvfb", "xdotool", "openbox", "dbus-daemon")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave these tests out unless they are asked for."""
    if os.environ.get("PLANNER_TEST_DESKTOP"):
        return
    left_out = [item for item in items if item.path.parent == HERE]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def _screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Start the X server, the bus and what stands on them; return how to reach them."""
    launcher = next((path for path in LAUNCHERS if Path(path).exists()), None)
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if launcher is None:
        missing.append("at-spi-bus-launcher")
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False).returncode:
        missing.append("python3-gi with gir1.2-atspi-2.0")
    if missing:
        pytest.skip(f"There is no desktop to be had here: {', '.join(missing)} is not installed.")
    running: list[subprocess.Popen[bytes]] = []

    def start(*command: str, **more: Any) -> subprocess.Popen[bytes]:
        quiet = {"stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        running.append(subprocess.Popen(command, **quiet, **more))
        return running[-1]

    read, write = os.pipe()
    screen = ("Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp")
    start(*screen, pass_fds=[write])
    os.close(write)
    with open(read, encoding="ascii") as told:
        display = told.readline().strip()  # it writes number and end of line one by one
    bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
    assert bus.stdout is not None
    address = bus.stdout.readline().decode().strip()
    environment = {
        "PATH": os.environ["PATH"],
        "DISPLAY": f":{display}",
        "DBUS_SESSION_BUS_ADDRESS": address,
        "HOME": str(tmp_path_factory.mktemp("desktop")),
        "LC_ALL": "C.UTF-8",
    }
    assert launcher is not None
    start("openbox", env=environment, stdout=subprocess.DEVNULL)
    start(launcher, "--launch-immediately", env=environment, stdout=subprocess.DEVNULL)
    try:
        yield environment
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(PATIENCE)
        if bus.stdout is not None:
            bus.stdout.close()


@pytest.fixture
def desktop(_screen: dict[str, str], tmp_path: Path) -> Iterator[Desktop]:
    """Open the program on an empty store."""
    home = tmp_path / "home"
    home.mkdir()
    environment = _screen | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PLANNER_STORE": str(home / "planner.db"),
        "PLANNER_NOW": os.environ["PLANNER_NOW"],
        "TZ": os.environ["TZ"],
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    said = (home / "said.txt").open("wb")  # Qt complains of what this AT-SPI asks it
    command = [sys.executable, "-m", "planner"]
    program = subprocess.Popen(command, env=environment, cwd=home, stderr=said)
    try:
        yield Desktop(environment, home, program)
    finally:
        if program.poll() is None:
            program.terminate()
            program.wait(PATIENCE)
        said.close()
