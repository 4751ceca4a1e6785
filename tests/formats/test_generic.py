"""What makes a message personal: one word of one's own notes, or two of one's own."""

import pytest

from planner.formats.drafts import Template, fill, templates
from planner.formats.generic import is_generic

NOTES = ("looms and who maintains them in five years", "the draft", "AI", "金子さんの織機")
NAMES = ("Ada Lovelace", "Open Looms Conference", "Analytical Engines", "Lena Vogt")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "Dear Ada,\n\nit was great to meet you at Open Looms Conference.\n\nKind regards\nLena",
        "Hi Ada! So nice meeting you. Let's keep in touch and connect soon.",
        "Dear Ada Lovelace of Analytical Engines, it was a pleasure.",
        "Liebe Ada, schön, dass wir uns kennengelernt haben. Viele Grüße, Lena",
        "I'd like to add you to my professional network.",
    ],
)
def test_courtesy_and_names_alone_are_generic(text: str) -> None:
    assert is_generic(text, NOTES, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ada, here is the draft.",
        "Dear Ada, who will maintain it? I asked, and nobody maintains it.",
        "Dear Ada, AI it is.",
        "Dear Ada, your story of the goat on the roof made me laugh.",
        "金子さん、織機の話をありがとうございました",
    ],
)
def test_one_detail_is_enough(text: str) -> None:
    assert not is_generic(text, NOTES, NAMES)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.key)
def test_a_template_is_generic_without_notes_and_personal_with_them(template: Template) -> None:
    names = {"name": "Ada Lovelace", "me": "Lena Vogt", "event": "Open Looms Conference"}
    assert is_generic(fill(template, names).text, (), NAMES)
    notes = dict.fromkeys(("talk", "promise", "wants", "why", "reason", "give"), "warp tension")
    told = fill(template, {**names, **notes, "other": "Grace Hopper"})
    assert not is_generic(told.text, ("warp tension",), NAMES)
