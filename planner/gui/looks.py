"""The looks in which the tour shows every page: dark, German, from right to left, at 200 %."""

from dataclasses import dataclass
from pathlib import Path

from planner.gui.palette import Scheme
from planner.gui.screenshots import SIZE, Pictures
from planner.pseudo import MIRRORED
from planner.store import Store


@dataclass(frozen=True)
class Look:
    """One look. `language` is "" for the user's own; `size` is in places, `scale` dots a place."""

    name: str
    scheme: Scheme = Scheme.LIGHT
    language: str = ""
    size: tuple[int, int] = SIZE
    scale: float = 1.0


LOOKS = (
    Look("dark", Scheme.DARK),
    Look("german", language="de"),
    # No language is made up for it: English words in Hebrew letters.
    Look("right-to-left", language=MIRRORED),
    # What a screen of 1920 by 1080 dots has room for.
    Look("200-percent", size=(960, 540), scale=2.0),
)


def pictures_in(look: Look, store: Store, folder: Path) -> Pictures:
    """Open a window in that look; its language has to be chosen before."""
    return Pictures(store, folder, size=look.size, scheme=look.scheme, scale=look.scale)
