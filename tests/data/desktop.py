"""A program on a desktop of its own: keys go to it as from a keyboard, and AT-SPI hears it."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60.0  # seconds: two processors, and others at work on them
_HEARD = Path(__file__).resolve().parents[1] / "desktop" / "heard.py"

Node = dict[str, Any]


@dataclass
class Desktop:
    """The program on its desktop; keys go to it as from a keyboard, and it is heard by AT-SPI."""

    environment: dict[str, str]
    home: Path
    program: subprocess.Popen[bytes]

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each as X names it, such as ctrl+o."""
        self._xdotool("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "15", text)

    def hear(self) -> list[Node]:
        """Return all that shows, as an AT-SPI client finds it."""
        command = [SYSTEM_PYTHON, str(_HEARD), "planner"]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, timeout=PATIENCE, check=False
        )
        return json.loads(done.stdout or b"[]")

    def until(self, wanted: Callable[[list[Node]], Any], what: str) -> Any:
        """Wait until something is heard, and return it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.program.poll() is None, "the program has ended"
            heard = self.hear()
            if found := wanted(heard):
                return found
            time.sleep(0.2)
        names = [f"{node['role']} “{node['name']}” {node['states']}" for node in heard]
        raise AssertionError(f"not heard: {what}\n" + "\n".join(names))

    def find(self, role: str, words: str, *states: str) -> Node:
        """Wait for something of a role whose name holds the words, in these states."""

        def there(heard: list[Node]) -> Node | None:
            for node in heard:
                fits = node["role"] == role and words in node["name"]
                if fits and set(states) <= set(node["states"]):
                    return node
            return None

        return self.until(there, f"{role} “{words}” {states}")

    def tab_to(self, role: str, words: str, key: str = "Tab") -> None:
        """Press Tab until something has the focus."""
        for _press in range(25):
            for node in self.hear():
                if (node["role"], node["name"]) == (role, words) and "focused" in node["states"]:
                    return
            self.press(key)
        raise AssertionError(f"{key} does not lead to {role} “{words}”")

    def ends(self) -> int:
        """Wait for the program to end, and return its exit code."""
        return self.program.wait(PATIENCE)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=PATIENCE)
