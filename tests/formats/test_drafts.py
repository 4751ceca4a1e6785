"""Templates filled with what is known; a line that would have a hole is left out."""

import re

import pytest

from planner.errors import BadInput
from planner.formats.drafts import (
    Template,
    fill,
    read_template,
    templates,
    unknown_fields,
    write_template,
)

MET = Template(
    "met",
    "met",
    "mail",
    "After we met",
    "{topic}, after {event}",
    ("Dear {name},", "good to meet at {event}.", "I liked {talk}.", "Kind regards", "{me}"),
)


def test_every_field_known() -> None:
    draft = fill(
        MET, {"name": "Ada", "event": "Fair", "talk": "looms.", "topic": "looms", "me": "Lena"}
    )
    assert draft.subject == "looms, after Fair"
    assert draft.text == (
        "Dear Ada,\n\ngood to meet at Fair.\n\nI liked looms.\n\nKind regards\nLena"
    )
    assert not draft.generic


def test_a_line_with_a_hole_is_left_out_and_the_message_is_generic() -> None:
    draft = fill(MET, {"name": "Ada", "event": "Fair", "talk": " ", "me": ""})
    assert draft.text == "Dear Ada,\n\ngood to meet at Fair.\n\nKind regards"
    assert draft.subject == "Fair"
    assert draft.generic
    assert fill(MET, {"name": "Ada", "talk": "looms", "topic": "looms"}).subject == "looms"


def test_a_part_in_brackets_is_left_out_alone() -> None:
    lines = ("we talked[ about {talk}][ at {event}].", "[sic] {name}")
    template = Template("t", "met", "linkedin", "", "{topic}[, {event}]", lines)
    told = fill(template, {"name": "[Ada] {me}", "event": "Fair", "topic": "looms"})
    assert (told.text, told.subject) == ("we talked at Fair. [sic] [Ada] {me}", "looms, Fair")
    assert fill(template, {"name": "Ada", "topic": "looms"}).text == "we talked. [sic] Ada"


def test_what_is_written_is_read_again() -> None:
    template = Template(
        "t", "met", "mail", 'a "b" \\', "tab\t{x}", ("é 🧵\x7f", 'C:\\new "q"', ""), "mentor"
    )
    assert read_template(write_template(template).encode(), "t") == template


def test_what_nothing_fills_is_named() -> None:
    assert unknown_fields("{name}, {nme} {talk} {nme} {}") == ["nme"]


def test_a_note_is_one_paragraph() -> None:
    note = Template("n", "met", "linkedin", "", "", ("{name}, hello.", "{talk}. {me}"))
    assert fill(note, {"name": "Ada", "talk": "Looms", "me": "Lena"}).text == (
        "Ada, hello. Looms. Lena"
    )


def test_braces_and_breaks_in_notes_stay_words() -> None:
    draft = fill(MET, {"name": "A{me}\nB", "me": "Lena", "event": "{name}"})
    assert draft.text.startswith("Dear A{me} B,\n\ngood to meet at {name}.")


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.key)
def test_every_bundled_template_leaves_no_hole(template: Template) -> None:
    empty, full = fill(template, {"name": "Ada"}), fill(template, dict.fromkeys(FIELDS, "known"))
    assert empty.generic
    for draft in (empty, full):
        assert not set("{[]}") & set(draft.text + draft.subject)
        assert "  " not in draft.text
    if template.channel == "linkedin":
        assert len(full.text) < 200


@pytest.mark.parametrize(
    "template", [*templates(), *templates("de")], ids=lambda template: template.title
)
def test_notes_stand_behind_a_colon_and_never_in_the_grammar_of_a_line(template: Template) -> None:
    notes = re.compile(r"(..)\{(?:talk|wants|promise|give|why|reason)\}")
    for line in (template.subject, *template.lines):
        assert all(before == ": " for before in notes.findall(".." + line)), line


@pytest.mark.parametrize(
    ("talk", "told"),
    [("who pays?", "It was: who pays?"), ("looms.", "It was: looms."), ("so…", "It was: so…")],
)
def test_a_full_stop_follows_no_question(talk: str, told: str) -> None:
    template = Template("t", "met", "mail", "", "", ("It was: {talk}.",))
    assert fill(template, {"talk": talk}).text == told


FIELDS = [
    "name",
    "me",
    "event",
    "where",
    "talk",
    "wants",
    "promise",
    "give",
    "topic",
    "why",
    "find",
    "slot",
    "other",
    "reason",
    "about_name",
    "about_other",
]


def test_a_translation_takes_the_place_of_its_template(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = 'situation = "met"\nchannel = "mail"\nlines = ["{name}"]\n'
    (tmp_path / "a-mail.toml").write_text(head + 'title = "Hello"')
    (tmp_path / "a-mail.de.toml").write_text(head + 'title = "Hallo"')
    (tmp_path / "a-mail.fr.toml").write_text(head + 'title = "Bonjour"')
    monkeypatch.setattr("planner.paths.resource", lambda _name: tmp_path)
    templates.cache_clear()
    try:
        assert [template.title for template in templates("de_AT")] == ["Hallo"]
        assert [template.title for template in templates("it")] == ["Hello"]
    finally:
        templates.cache_clear()


@pytest.mark.parametrize("data", [b"\xff", b"lines = [", b'title = "no lines"', b"lines = 3"])
def test_what_is_no_template_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_template(data, "mine")
