"""The catalogues: German complete, every language's fields right, one command for all of it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = (
    "\n\nTo mend it: packaging/languages missing {language} >new.po; translate new.po;"
    " packaging/languages fill {language} new.po; packaging/languages check"
)


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("languages", ROOT / "packaging/languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


languages = loaded()


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command a small program and a folder of catalogues of its own."""
    package = tmp_path / "planner"
    package.mkdir()
    (package / "words.py").write_text(
        'a = _("Hello {name}")\nb = ngettext("{n} week", "{n} weeks", 2)\nc = _("&Save")\n'
    )
    monkeypatch.setattr(languages, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(languages, "ROOT", tmp_path)
    monkeypatch.setattr(languages.extracted, "__defaults__", (package,))
    return tmp_path


def translate(folder: Path, *pairs: tuple[str, str]) -> None:
    """Put translations behind their messages; each message stands on a line of its own."""
    file = folder / "locale/fr/LC_MESSAGES/planner.po"
    text = file.read_text()
    for message, translation in pairs:
        head = f'msgid "{message}"\nmsgstr ""' if "week" not in message else 'msgstr[0] ""'
        told = f'msgid "{message}"\nmsgstr "{translation}"'
        if "week" in message:
            head = 'msgstr[0] ""\nmsgstr[1] ""'
            one, _, many = translation.partition("|")
            told = f'msgstr[0] "{one}"\nmsgstr[1] "{many}"'
        assert head in text
        text = text.replace(head, told)
    file.write_text(text)


@pytest.mark.parametrize("language", languages.languages())
def test_every_message_is_translated_and_keeps_its_fields(language: str) -> None:
    found = list(languages.faults(language))
    assert not found, "\n".join(found) + HOW_TO.format(language=language)


def test_german_is_there() -> None:
    assert "de" in languages.languages()
    assert len(languages.read("de")) > 1500


def test_a_language_is_begun_filled_and_checked(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert languages.main(["add", "fr"]) == 0
    assert languages.main(["check"]) == 1
    assert "fr: missing: 'Hello {name}'" in capsys.readouterr().out
    translate(
        own_folder,
        ("Hello {name}", "Bonjour {name}"),
        ("{n} week", "une semaine|{n} semaines"),
        ("&Save", "&Enregistrer"),
    )
    assert languages.main(["check"]) == 0
    before = languages.file_of("fr").read_text()
    assert languages.main(["update"]) == 0
    assert languages.file_of("fr").read_text() == before, "nothing new, nothing changed"


def test_the_missing_ones_go_out_and_come_back(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    languages.main(["add", "fr"])
    translate(own_folder, ("Hello {name}", "Bonjour {name}"), ("&Save", "&Enregistrer"))
    capsys.readouterr()
    languages.main(["missing", "fr"])
    part = capsys.readouterr().out
    assert "week" in part
    assert "Hello" not in part
    filled = part.replace('msgstr[0] ""', 'msgstr[0] "{n} semaine"')
    filled = filled.replace('msgstr[1] ""', 'msgstr[1] "{n} semaines"')
    (own_folder / "new.po").write_text(filled)
    assert languages.main(["fill", "fr", str(own_folder / "new.po")]) == 0
    assert languages.main(["check", "fr"]) == 0


@pytest.mark.parametrize(
    ("message", "translation", "said"),
    [
        ("Hello {name}", "Bonjour", "other fields"),
        ("Hello {name}", "Bonjour {nom}", "other fields"),
        ("Hello {name}", "Bonjour {name} ", "another end"),
        ("Hello {name}", "<b>Bonjour</b> {name}", "other markup"),
        ("{n} week", "{n} semaine|quelques semaines", "other fields"),
        ("&Save", "Enregistrer", "the key behind &"),
    ],
)
def test_a_wrong_translation_is_told(
    own_folder: Path, message: str, translation: str, said: str
) -> None:
    languages.main(["add", "fr"])
    translate(own_folder, (message, translation))
    assert any(fault.startswith(said) for fault in languages.faults("fr"))


def test_what_is_gone_from_the_program_goes_from_the_catalogue(own_folder: Path) -> None:
    languages.main(["add", "fr"])
    (own_folder / "planner/words.py").write_text('_("Hello {name}")')
    languages.main(["update"])
    assert "week" not in languages.file_of("fr").read_text()


def test_a_language_is_not_begun_twice(own_folder: Path) -> None:
    languages.main(["add", "fr"])
    with pytest.raises(SystemExit, match="is there already"):
        languages.main(["add", "fr"])


def test_an_unknown_word_tells_how_it_goes(capsys: pytest.CaptureFixture[str]) -> None:
    assert languages.main(["translate"]) == 2
    assert "packaging/languages add fr" in capsys.readouterr().err
    assert "languages" not in sys.modules
