"""Keeps the catalogues of all languages: extracts messages, adds a language, says what is missing.

packaging/languages add fr          begin a language
packaging/languages update [fr]     take in what is new in the program, drop what is gone
packaging/languages check [fr]      say what is missing or wrong; exit 1 if anything is
packaging/languages missing fr      print the untranslated messages as a small .po
packaging/languages fill fr FILE    take translations over out of such a .po
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "planner"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
# Days and names change with every run and say nothing that the history does not.
DATES = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Report-Msgid-Bugs-To|Last-Translator|Language-Team'
    r'|Generated-By): .*\\n"\n',
    re.MULTILINE,
)
COUNTS = {"n", "count"}
HEADER = """\
# Planner in another language: translate here, then `packaging/languages check`.
# SPDX-License-Identifier: MIT
#"""


def extracted(package: Path = ROOT / "planner") -> Catalog:
    """Return every message of the program, with the files it stands in."""
    catalogue = Catalog(domain=DOMAIN, project="Planner", charset="utf-8")
    found = extract_from_dir(
        package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for name, _line, message, comments, context in found:
        file = f"{package.name}/{name}"
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def file_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(file.parent.parent.name for file in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(language: str) -> Catalog:
    """Return the catalogue of a language."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def written(catalogue: Catalog) -> str:
    """Return a catalogue as the text of its file; the same messages give the same text."""
    out = BytesIO()
    catalogue.header_comment = HEADER
    catalogue.version = "0"
    write_po(out, catalogue, width=100, include_lineno=False, sort_by_file=True)
    return DATES.sub("", out.getvalue().decode("utf-8"))


def save(catalogue: Catalog, language: str) -> None:
    """Write a catalogue to its place."""
    file = file_of(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(catalogue), encoding="utf-8")


def begin(language: str) -> None:
    """Begin a language with every message untranslated."""
    if file_of(language).exists():
        sys.exit(f"{language} is there already: packaging/languages update {language}")
    catalogue = extracted()
    catalogue.locale = Locale.parse(language)
    catalogue.fuzzy = False
    save(catalogue, language)


def update(language: str) -> None:
    """Take in new messages, drop what is gone; no guesses, which read like translations."""
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    save(catalogue, language)


def missing(language: str) -> list[Message]:
    """Return the program's messages that the language lacks, or has marked fuzzy only."""
    there = read(language)
    return [message for message in extracted() if message.id and not _is_done(there, message)]


def fill(language: str, file: Path) -> int:
    """Take the translations of another .po over; return how many there were."""
    update(language)
    catalogue, count = read(language), 0
    with file.open("rb") as opened:
        for message in read_po(opened, locale=language):
            mine = catalogue.get(message.id) if message.id else None
            if mine is not None and _strings(message.string) and all(_strings(message.string)):
                mine.string = message.string
                mine.flags.discard("fuzzy")
                count += 1
    save(catalogue, language)
    return count


def faults(language: str) -> Iterator[str]:
    """Yield what is missing or wrong in a catalogue, one line each."""
    for message in missing(language):
        yield f"missing: {_first(message)!r}"
    for message in read(language):
        if message.id and all(_strings(message.string)):
            for wrong in _differences(message):
                yield f"{wrong}: {_first(message)!r} -> {message.string!r}"


def _differences(message: Message) -> Iterator[str]:
    """Yield in which ways a translation says other things than its message."""
    ids, strings = _strings(message.id), _strings(message.string)
    wanted = [fields(text) for text in ids]
    for text in strings:
        lacks, adds = wanted[-1] - fields(text), fields(text) - wanted[-1]
        if len(ids) > 1 and text == strings[0]:
            # The form for one may say "one" in words, or nothing: "every week".
            lacks, adds = wanted[0] - fields(text) - COUNTS, fields(text) - wanted[0] - wanted[-1]
        if lacks or adds:
            yield f"other fields than {sorted(wanted[-1])}"
        if ("&" in ids[0]) != ("&" in text) and re.search(r"&\w", ids[0] + text):
            yield "the key behind & is only on one side"
        for mark in ("\n", " "):
            if ids[-1].startswith(mark) != text.startswith(mark):
                yield "another beginning"
            if ids[-1].endswith(mark) != text.endswith(mark):
                yield "another end"
        if sorted(re.findall(r"<[^<>]+>", ids[-1])) != sorted(re.findall(r"<[^<>]+>", text)):
            yield "other markup"


def fields(text: str) -> set[str]:
    """Return the fields in braces; of a text that cannot be filled, the text itself."""
    try:
        return {name for _text, name, _form, _conv in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def _is_done(catalogue: Catalog, message: Message) -> bool:
    mine = catalogue.get(message.id)
    return mine is not None and not mine.fuzzy and all(_strings(mine.string))


def _strings(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _first(message: Message) -> str:
    return _strings(message.id)[0]


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit code."""
    match arguments:
        case ["add", language]:
            begin(language)
            print(f"{file_of(language).relative_to(ROOT)} awaits its translations.")
        case ["update", *chosen]:
            for language in chosen or languages():
                update(language)
                print(f"{language}: {len(missing(language))} messages to translate")
        case ["check", *chosen]:
            found = [
                f"{language}: {fault}"
                for language in chosen or languages()
                for fault in faults(language)
            ]
            print(*found, sep="\n", end="\n" if found else "")
            return 1 if found else 0
        case ["missing", language]:
            part = Catalog(locale=language, domain=DOMAIN, fuzzy=False)
            for message in missing(language):
                part.add(message.id, locations=message.locations)
            print(written(part))
        case ["fill", language, file]:
            print(f"{fill(language, Path(file))} translations taken over.")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
