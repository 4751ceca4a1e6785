"""Fetching from a real web server on this machine that is slow, endless, packed and lying."""

import gzip
import time
import zlib

import pytest
from web_server import Answer, Handler, Server, server

from planner.errors import BadInput
from planner.formats.fetch import Fetched, FetchStatus, PrivateAddress, fetch

__all__ = ["server"]

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_a_calendar_is_fetched_with_what_the_next_time_needs(server: Server) -> None:
    got = server.get(
        "/a%20b.ics?x=1",
        lambda h: h.send(200, CALENDAR, ETag='"v1"', Last_Modified="Wed, 18 Mar 2026 08:00:00 GMT"),
    )
    assert got == Fetched(
        FetchStatus.OK,
        CALENDAR,
        '"v1"',
        "Wed, 18 Mar 2026 08:00:00 GMT",
        f"{server.address}/a%20b.ics?x=1",
    )
    assert "if-none-match" not in server.seen[0][1]


def test_the_same_again_is_unchanged(server: Server) -> None:
    got = server.get("/c", lambda h: h.send(304, ETag='"v1"'), etag='"v1"', last_modified="then")
    assert (got.status, got.data, got.etag) == (FetchStatus.UNCHANGED, b"", '"v1"')
    assert got.unchanged
    asked = server.seen[0][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "then")


def test_a_tag_with_a_line_end_makes_no_header(server: Server) -> None:
    server.get("/c", lambda h: h.send(200, CALENDAR), etag='"v"\r\nX-Evil: 1')
    assert not {"if-none-match", "x-evil"} & set(server.seen[0][1])


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(CALENDAR, mtime=0)),
        ("x-gzip", gzip.compress(CALENDAR[:9], mtime=0) + gzip.compress(CALENDAR[9:], mtime=0)),
        ("gzip", gzip.compress(CALENDAR, mtime=0) + b"\0\0\0"),
        ("deflate", zlib.compress(CALENDAR)),
        ("deflate", zlib.compress(CALENDAR)[2:-4]),
        ("identity", CALENDAR),
    ],
)
def test_packed_answers_are_unpacked(server: Server, encoding: str, packed: bytes) -> None:
    got = server.get("/c", lambda h: h.send(200, packed, Content_Encoding=encoding))
    assert got.data == CALENDAR


def test_chunks_and_a_body_that_ends_with_the_connection(server: Server) -> None:
    def chunked(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        handler.wfile.write(b"5\r\nBEGIN\r\n3\r\n:VC\r\n0\r\n\r\n")

    def cut(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nBEG")

    def bare(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + CALENDAR)

    assert server.get("/chunked", chunked).data == b"BEGIN:VC"
    assert server.get("/bare", bare).data == CALENDAR
    with pytest.raises(BadInput):
        server.get("/cut", cut)


def test_the_type_the_server_claims_does_not_count(server: Server) -> None:
    got = server.get("/c", lambda h: h.send(200, CALENDAR, Content_Type="image/png"))
    assert got.data == CALENDAR


def test_redirects_are_followed_and_the_last_address_told(server: Server) -> None:
    server.answers["/new"] = lambda h: h.send(200, CALENDAR)
    got = server.get("/old", lambda h: h.send(301, Location="/new"))
    assert (got.data, got.address) == (CALENDAR, f"{server.address}/new")


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/loop", "too many times"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://example.org/x", "no web address"),
        ("", "to nowhere"),
    ],
)
def test_redirects_that_lead_astray_are_refused(server: Server, location: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        server.get("/loop", lambda h: h.send(302, Location=location))
    assert len(server.seen) <= 6


def drip(handler: Handler) -> None:
    handler.send(200, Content_Length="100000")
    while not handler.stop.wait(0.05):
        handler.wfile.write(b"B")


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not handler.stop.wait(0.05):
        handler.wfile.write(b"y")


def silence(handler: Handler) -> None:
    handler.stop.wait(10)


@pytest.mark.parametrize("answer", [drip, drip_headers, silence])
def test_a_slow_server_is_cut_off(server: Server, answer: Answer) -> None:
    start = time.monotonic()
    with pytest.raises(BadInput, match="took too long"):
        server.get("/slow", answer, deadline=0.4)
    assert time.monotonic() - start < 3


def endless(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    while not handler.stop.is_set():
        handler.wfile.write(b"x" * 65536)


@pytest.mark.parametrize(
    "answer",
    [
        endless,
        lambda h: h.send(200, Content_Length="99000000"),
        lambda h: h.send(200, gzip.compress(bytes(30_000_000)), Content_Encoding="gzip"),
    ],
    ids=["endless", "announced", "bomb"],
)
def test_too_much_is_refused(server: Server, answer: Answer) -> None:
    with pytest.raises(BadInput, match="larger than 2 MB"):
        server.get("/large", answer, limit=2_000_000 + 97_152)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda h: h.send(404), "nothing at this address"),
        (lambda h: h.send(401), "name and password"),
        (lambda h: h.send(503), "503"),
        (lambda h: h.send(204), "204"),
        (lambda h: h.send(200, b"abc", Content_Length="9"), "cut off"),
        (lambda h: h.send(200, gzip.compress(CALENDAR)[:-9], Content_Encoding="gzip"), "cut off"),
        (lambda h: h.send(200, b"plain", Content_Encoding="gzip"), "no answer of a web server"),
        (lambda h: h.send(200, b"plain", Content_Encoding="br"), "unknown here"),
        (lambda h: h.wfile.write(b"220 mail.example.org\r\n"), "no answer of a web server"),
        (lambda h: None, "no answer of a web server|could not be reached"),
    ],
)
def test_every_failure_is_one_sentence(server: Server, answer: Answer, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        server.get("/c", answer)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("nothing at all", "no web address"),
        ("http://", "names no server"),
        ("http://[::1", "no address"),
        ("http://x:99999/", "no address"),
    ],
)
def test_what_is_no_address_is_refused(address: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        fetch(address, deadline=2)


def test_the_own_network_is_asked_only_when_allowed(server: Server) -> None:
    with pytest.raises(PrivateAddress, match="own network"):
        fetch(server.address + "/c")
    assert server.seen == []


def test_a_password_in_the_address_is_sent_and_line_ends_are_not(server: Server) -> None:
    server.answers["/c%0D%0AX-Evil:1"] = lambda h: h.send(200, CALENDAR)
    address = server.address.replace("//", "//me:pa%20ss@") + "/c%0D%0AX-Evil:1#part"
    assert fetch(address, allow_private=True).data == CALENDAR
    assert server.seen[0][1]["authorization"] == "Basic bWU6cGEgc3M="


def test_nobody_listens() -> None:
    with pytest.raises(BadInput, match="could not be reached"):
        fetch("http://127.0.0.1:9/", allow_private=True, deadline=2)


def test_webcal_is_asked_in_the_open_only_where_nobody_encrypts(server: Server) -> None:
    server.answers["/c"] = lambda h: h.send(200, CALENDAR)
    got = fetch(server.address.replace("http:", "webcal:") + "/c", allow_private=True, deadline=5)
    assert (got.data, got.address) == (CALENDAR, f"{server.address}/c")


def test_https_is_never_asked_in_the_open(server: Server) -> None:
    server.answers["/c"] = lambda h: h.send(200, CALENDAR)
    with pytest.raises(BadInput, match="No encrypted connection"):
        fetch(server.address.replace("http:", "https:") + "/c", allow_private=True, deadline=5)
    assert server.seen == []
