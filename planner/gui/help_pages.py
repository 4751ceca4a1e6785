"""The pages of the offline help: our own files, in the user's language where they are."""

from dataclasses import dataclass

from planner import paths
from planner.gui.text import fold
from planner.i18n import locale_name

ORDER = (
    "start",
    "import",
    "plan",
    "paper",
    "line",
    "followups",
    "people",
    "data",
    "commands",
)

# What stands about each page of the window; about all others, how the whole works.
OF_PAGE = {
    "plan": "plan",
    "sheet": "paper",
    "log": "line",
    "follow-ups": "followups",
    "due": "followups",
    "people": "people",
    "me": "people",
}


@dataclass(frozen=True)
class HelpPage:
    """One page: its title, and all of it as Markdown."""

    id: int
    name: str
    title: str
    text: str

    def has(self, words: list[str]) -> bool:
        """Whether each of these folded words stands somewhere on the page."""
        folded = fold(self.text)
        return all(word in folded for word in words)


def help_pages() -> list[HelpPage]:
    """Return all pages in their order; one that is not translated is there in English."""
    found = []
    for at, name in enumerate(ORDER):
        text = _text(name)
        title = text.partition("\n")[0].lstrip("# ").strip()
        found.append(HelpPage(at, name, title, text))
    return found


def _text(name: str) -> str:
    locale = locale_name()
    for ending in (f".{locale}.md", f".{locale.split('_')[0]}.md", ".md"):
        try:
            return paths.resource(f"help/{name}{ending}").read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
    return f"# {name}\n"
