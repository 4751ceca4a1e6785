"""Archives opened within their bounds."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.archive import Member, open_zip


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def test_what_can_be_read_is_taken_and_names_are_no_paths() -> None:
    data = zipped(
        ("Takeout/Calendar/me.ics", b"a"),
        ("../../etc/people.VCF", b"b"),
        ("C:\\x\\list.csv", b"c"),
        ("readme.html", b"d"),
        ("__MACOSX/._me.ics", b"e"),
        ("folder/", b""),
    )
    assert open_zip(data) == [
        Member("me.ics", b"a"),
        Member("people.VCF", b"b"),
        Member("list.csv", b"c"),
    ]


def lying_size() -> bytes:
    """An archive whose member says it has one byte and has sixty million."""
    data = bytearray(zipped(("a.ics", bytes(60_000_000))))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(mark) + offset
        data[at : at + 4] = (1).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(zipped(("a.ics", b"a")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[data.index(b"PK\x03\x04") + 6] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(("a.ics", bytes(60_000_000))), "larger than 50 MB"),
        (zipped(*((f"{n}.ics", bytes(20_000_000)) for n in range(3))), "larger than 50 MB"),
        (zipped(*((f"{n}.txt", b"") for n in range(201))), "201 files"),
        (zipped(("a.ics", b"a"), ("more.zip", b"b")), "another archive"),
        (zipped(("a.html", b"a")), "no calendar"),
        (lying_size(), "damaged"),
        (encrypted(), "password"),
        (b"PK\x03\x04", "damaged"),
        (b"", "damaged"),
    ],
    ids=["one", "together", "many", "nested", "nothing", "lying", "encrypted", "stump", "empty"],
)
def test_what_breaks_the_bounds_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        open_zip(data)


@given(st.data())
def test_damaged_archives_never_surprise(data: st.DataObject) -> None:
    whole = bytearray(zipped(("a.ics", b"abc" * 50), ("b.vcf", b"def" * 50)))
    for _step in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(1, 3))] = data.draw(st.binary(min_size=1, max_size=3))
    try:
        members = open_zip(bytes(whole))
    except BadInput:
        return
    assert members
