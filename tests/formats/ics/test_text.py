import time

import pytest

from planner.formats.ics.text import (
    clean,
    looks_like_html,
    one_line,
    outside_blocks,
    plain_line,
    plain_text,
    safe_link,
)


def test_html_becomes_text_with_its_paragraphs_and_links(read):
    (entry,) = read("html-description").entries
    assert entry.title == "Cards & looms"
    assert entry.location == "A & B"
    assert entry.url == "https://example.org/talk"
    assert entry.description == (
        "Track: Looms\n\n"
        "First paragraph with a=b, wrapped.\n\n"
        "See the page (https://example.org/x), or https://example.org/y\n\n"
        "• One\n• Two"
    )


def test_html_beside_an_empty_description_is_used(read):
    assert read("html-in-x-alt-desc").entries[0].description == "Only here"


def test_control_characters_and_overrides_are_dropped(read):
    (entry,) = read("controls-and-bidi").entries
    assert entry.title == "Safegnp.exe\u200d bell"
    assert entry.description == "Z" + "\u0301" * 4 + "algo a\nb"


@pytest.mark.parametrize(
    "text",
    ["Jane <jane@example.org>", "a < b and c > d", "List<String> types", "1 <2> 3", "<3 looms"],
)
def test_angle_brackets_alone_are_no_html(text):
    assert not looks_like_html(text)
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("AT&amp;T &#8211; x&nbsp;y", "AT&T – x y"),
        ("&lt;p&gt;Twice&lt;/p&gt;&lt;p&gt;escaped&lt;/p&gt;", "Twice\n\nescaped"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ol><li>x</li><li>y</li></ol>z", "• x\n• y\n\nz"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
        ("<p>Unclosed <b>bold", "Unclosed bold"),
        ("<style>p{}</style><p>Text</p>", "Text"),
        ("line one\r\nline two\n\n\n\nline three  ", "line one\nline two\n\nline three"),
        ("R&D & Q&A", "R&D & Q&A"),
    ],
)
def test_plain_text(text, plain):
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https:/example.org/a", "https://example.org/a"),
        (" <http://example.org> ", "http://example.org"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("/relative", ""),
        ("https://example.org/a b", ""),
        ("", ""),
    ],
)
def test_only_addresses_that_may_be_opened_are_links(text, link):
    assert safe_link(text) == link


def test_one_line_keeps_entities_and_plain_line_reads_them():
    assert one_line("AT&amp;T\r\nLabs") == "AT&amp;T Labs"
    assert plain_line("AT&amp;T\r\nLabs") == "AT&T Labs"


def test_text_outside_of_paragraphs():
    html = "Speakers:\nAda\n<p>Life</p>\nGrace\n<p>-</p>"
    assert outside_blocks(html).split() == ["Speakers:", "Ada", "Grace"]


def test_cleaning_leaves_scripts_alone():
    text = "नमस्ते 👩‍💻 שָׁלוֹם สวัสดี"
    assert clean(text) == text


@pytest.mark.parametrize(
    "piece", ["<!--", '<a "', "<script>", "<p>", "&#", "<", "<a href=", "<p ", "&amp;lt;p&amp;gt;"]
)
@pytest.mark.parametrize("convert", [plain_text, outside_blocks])
def test_no_text_takes_long(convert, piece):
    text = piece * (65_536 // len(piece))
    began = time.perf_counter()
    convert(text)
    assert time.perf_counter() - began < 2
