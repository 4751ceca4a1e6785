"""Drafts that are inert whatever is in them."""

from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.messages import is_address, mailto, write_eml

ODD = 'Zoë "Z" <z@x.org>,\r\nBcc: evil@x.org?cc=a&b=c#d 🦊'


def test_a_mailto_has_a_recipient_a_subject_and_a_body() -> None:
    parts = urlsplit(mailto("ada@example.org", "Looms & more", "Hi Ada,\nthanks?"))
    assert (parts.scheme, parts.path) == ("mailto", "ada@example.org")
    assert parse_qs(parts.query) == {"subject": ["Looms & more"], "body": ["Hi Ada,\r\nthanks?"]}


def test_nothing_in_a_mailto_adds_to_it() -> None:
    parts = urlsplit(mailto("ada@example.org", ODD, ODD))
    assert set(parse_qs(parts.query)) == {"subject", "body"}
    assert "%0D" not in parts.query.partition("&body=")[0]
    assert parts.fragment == ""


def test_a_mailto_that_no_program_takes_is_refused() -> None:
    with pytest.raises(BadInput, match="too long"):
        mailto("ada@example.org", "", "é" * 3000)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "ada",
            "ada@",
            "@x.org",
            "a@b@c",
            "ada@x.org\n",
            "ada@x.org\r\nBcc: b@x.org",
            "a b@x.org",
        ),
        *("ada@x.org,b@x.org", "ada@x.org?cc=b@x.org", "<ada@x.org>", '"a"@x.org', "a..b@x.org"),
        *(".a@x.org", "a.@x.org", "a@x..org", "ada@x.org%0ABcc:b", "a:b@x.org", "a;b@x.org"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    assert not is_address(address)
    with pytest.raises(BadInput, match="no e-mail address"):
        mailto(address, "", "")
    with pytest.raises(BadInput, match="no e-mail address"):
        write_eml(to=address, subject="", body="")


@pytest.mark.parametrize("address", ["ada@example.org", "o'neil+x@a-b.example", "zoë@exämple.org"])
def test_an_address_is_one(address: str) -> None:
    assert is_address(address)


def test_an_eml_opens_as_a_draft() -> None:
    data = write_eml(
        to="ada@example.org",
        to_name="Ada Lovelace",
        sender="me@example.org",
        subject="Grüße",
        body="Hi Ada,\n\nthe draft “Loom” 🦊\n.\n" + "x" * 2000,
    )
    message = message_from_bytes(data, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Ada Lovelace <ada@example.org>"
    assert message["From"] == "me@example.org"
    assert message["Subject"] == "Grüße"
    assert "the draft “Loom” 🦊\n.\n" in message.get_content().replace("\r\n", "\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_an_address_with_other_letters_survives() -> None:
    message = message_from_bytes(
        write_eml(to="ada@exämple.org", subject="", body=""), policy=policy.default
    )
    assert message["To"].addresses[0].addr_spec == "ada@xn--exmple-cua.org"
    assert "\r\nTo: zoë@example.org\r\n".encode() in write_eml(
        to="zoë@example.org", subject="", body=""
    )


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200))
def test_no_text_adds_a_header(name: str, subject: str, body: str) -> None:
    data = write_eml(to="ada@example.org", to_name=name, subject=subject, body=body)
    message = message_from_bytes(data, policy=policy.default)
    assert set(message.keys()) == {
        "X-Unsent",
        "To",
        "Subject",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert [one.addr_spec for one in message["To"].addresses] == ["ada@example.org"]
