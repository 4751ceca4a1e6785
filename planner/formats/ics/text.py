"""Imported text made plain: no markup, no control characters, paragraphs and links kept."""

import html
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(\s[^<>]{0,4000}|/)?>")
_COMMENT = re.compile(r"<!--.{0,4000}?-->|<![a-zA-Z][^<>]{0,400}>", re.DOTALL)
_UNSHOWN = re.compile(
    r"<(script|style|head|title)\b[^<>]{0,400}>.{0,40000}?</\1\s{0,9}>", re.DOTALL | re.IGNORECASE
)
_ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(</?[pP](?:\s[^<>]{0,400})?>)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ONE_SLASH = re.compile(r"\b(https?):/(?=[^/\s])", re.IGNORECASE)
_OPENED = re.compile(r"(?:https?://[^\s<>\"]+|mailto:[^\s<>\"@]+@[^\s<>\"]+)", re.IGNORECASE)

_BLOCK_TAGS = "address article blockquote div dl footer header hr main p pre section table ul ol"
_INLINE_TAGS = (
    "a abbr b big body center cite code del em font html i img ins kbd mark meta o q s samp small"
    " span strike strong sub sup td th tbody thead tt u"
)
_BLOCKS = frozenset([*_BLOCK_TAGS.split(), "h1", "h2", "h3", "h4", "h5", "h6"])
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_INLINE = frozenset(_INLINE_TAGS.split())
_KNOWN = _BLOCKS | _LINES | _INLINE

# C0 and C1 controls, surrogates, the overrides and isolates of the bidi algorithm, noncharacters;
# joiners stay, because scripts need them.
_DROPPED_RANGES = (
    *((0x00, 0x09), (0x0B, 0x0D), (0x0E, 0x20), (0x7F, 0xA0), (0x202A, 0x202F), (0x2066, 0x206A)),
    *((0xD800, 0xE000), (0xFEFF, 0xFF00), (0xFFF9, 0xFFFC), (0xFFFE, 0x10000)),
)
_DROPPED: dict[int, str | None] = {
    code: None for first, end in _DROPPED_RANGES for code in range(first, end)
}
_DROPPED |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
# What clean() would change; most text holds none of it, and is found out faster than changed.
_ASCII_CONTROLS = b"\r" + bytes(code for code in _DROPPED if code < 0x80)
_UNWANTED = "".join(f"{chr(first)}-{chr(end - 1)}" for first, end in _DROPPED_RANGES)
_UNCLEAN = re.compile(f"[\r\x85\u2028\u2029{_UNWANTED}]|[{_MARKS}]{{5}}")


def clean(text: str) -> str:
    """Return text without control characters and bidi overrides, with tamed combining marks.

    Line ends come out as "\\n"; tabs stay.
    """
    if text.isascii():
        if text.isprintable() or len(text.encode().translate(None, _ASCII_CONTROLS)) == len(text):
            return text
    elif not _UNCLEAN.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)
    return text if text.isascii() else _TOO_MANY_MARKS.sub(r"\1", text)


def one_line(text: str) -> str:
    """Return text on one line: cleaned, blanks and line ends collapsed, else as it was."""
    return " ".join(clean(text).split())


def plain_line(text: str) -> str:
    """Return imported text for one line, such as a title or a room: entities are read too."""
    if text.isascii() and text.isprintable() and "&" not in text:
        return " ".join(text.split())
    return one_line(_entities(text))


def are_plain_lines(text: str) -> bool:
    """Return whether plain_line() would give back each line of a text as it is.

    It may say no where the answer is yes: it looks at the usual ones only.
    """
    return (
        text.isascii()
        and text.replace("\n", "").isprintable()
        and "&" not in text
        and "  " not in text
        and " \n" not in text
        and "\n " not in text
        and text == text.strip(" ")
    )


def are_plain_texts(text: str) -> bool:
    """Return whether plain_text() would do no more than strip any paragraph of a text.

    It may say no where the answer is yes: it looks at the usual ones only.
    """
    return (
        text.isascii()
        and clean(text) is text
        and "<" not in text
        and "&" not in text
        and _with_slashes(text) is text
        and " \n" not in text
        and ("\t" not in text or "\t\n" not in text)
        and "\n\n\n" not in text
    )


def plain_text(text: str) -> str:
    """Return a description as plain text: HTML read, paragraphs and links kept, blanks tidied."""
    text = clean(text)
    if "<" in text or "&" in text:
        text = clean(_without_markup(text))
    text = _with_slashes(text)
    if not text.isascii() or ("\n" in text and (" \n" in text or "\t\n" in text)):
        lines = [line.rstrip() for line in text.replace("\xa0", " ").split("\n")]
        text = "\n".join(lines)
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip()


def looks_like_html(text: str) -> bool:
    """Return whether text holds tags of HTML, not just an address in angle brackets."""
    if "<" not in text:
        return False
    return any(tag[2].lower() in _KNOWN for tag in _TAG.finditer(text))


def safe_link(text: str) -> str:
    """Return an address that may be opened (http, https, mailto), repaired, or ""."""
    text = _with_slashes(_entities(clean(text)).strip().strip("<>"))
    return text if _OPENED.fullmatch(text) else ""


def outside_blocks(text: str) -> str:
    """Return the text of HTML that stands outside its paragraphs, where programs put bare facts."""
    kept = []
    inside = False
    for part in _PARAGRAPH.split(clean(text)):
        if _PARAGRAPH.fullmatch(part):
            inside = not part.startswith("</")
        elif not inside:
            kept.append(part)
    return plain_text("\n".join(kept))


def _with_slashes(text: str) -> str:
    # One letter is found far faster than two.
    if "/" in text and ":/" in text and ":/" in text.replace("://", ""):
        return _ONE_SLASH.sub(r"\1://", text)
    return text


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def _without_markup(text: str) -> str:
    if looks_like_html(text):
        return _from_html(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
        if looks_like_html(text):
            # Escaped once too often on its way here.
            return _from_html(text)
    return text


def _from_html(text: str) -> str:
    text = _UNSHOWN.sub("", _COMMENT.sub("", text))
    return _Flow().run(text)


class _Flow:
    """Writes HTML out as running text.

    Line ends count outside of paragraphs only: descriptions mix plain lines with HTML.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self._depth = 0
        self._link = ""
        self._link_start = 0

    def run(self, text: str) -> str:
        position = 0
        for tag in _TAG.finditer(text):
            name = tag[2].lower()
            if name not in _KNOWN:
                continue
            self._text(text[position : tag.start()])
            position = tag.end()
            if name == "a":
                self._anchor(bool(tag[1]), tag[3] or "")
            elif name in _BLOCKS:
                self._block(name, bool(tag[1]))
            elif name in _LINES:
                self._line(name, bool(tag[1]))
            elif name in ("td", "th") and tag[1]:
                self._out.append("  ")
        self._text(text[position:])
        return "".join(self._out)

    def _text(self, text: str) -> None:
        if not text:
            return
        if self._depth:
            text = re.sub(r"[ \t\n]+", " ", text)
            if text.startswith(" ") and self._at_line_start():
                text = text[1:]
        self._out.append(html.unescape(text))

    def _at_line_start(self) -> bool:
        return not self._out or self._out[-1].endswith("\n")

    def _block(self, name: str, closes: bool) -> None:
        if self._out:
            self._out.append("\n\n")
        if name not in ("hr", "pre"):
            self._depth = max(0, self._depth - 1) if closes else min(self._depth + 1, 50)

    def _line(self, name: str, closes: bool) -> None:
        if not closes:
            if name == "br" or not self._at_line_start():
                self._out.append("\n")
            if name == "li":
                self._out.append("• ")

    def _anchor(self, closes: bool, attributes: str) -> None:
        if not closes:
            found = _ADDRESS.search(attributes)
            self._link = safe_link(next(filter(None, found.groups()), "")) if found else ""
            self._link_start = len(self._out)
        elif self._link:
            label = "".join(self._out[self._link_start :]).strip()
            if not label:
                self._out.append(self._link)
            elif label not in self._link.removeprefix("mailto:"):
                self._out.append(f" ({self._link})")
            self._link = ""
