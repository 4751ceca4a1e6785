"""Bodies unpacked piece by piece, within a limit."""

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.formats.unpacking import Unpacker


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", ""]), st.integers(1, 40))
def test_any_pieces_come_to_the_whole(data: bytes, encoding: str, size: int) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "": bytes}[encoding](data)
    unpacker = Unpacker(encoding, 1000)
    assert all(unpacker.take(packed[at : at + size]) for at in range(0, len(packed), size))
    assert unpacker.whole
    assert unpacker.data() == data


def test_more_than_the_limit_is_noticed_before_it_is_made() -> None:
    unpacker = Unpacker("gzip", 1000)
    assert not unpacker.take(gzip.compress(bytes(5_000_000)))
    assert len(unpacker.data()) == 1001


def test_a_part_is_not_the_whole() -> None:
    unpacker = Unpacker("gzip", 1000)
    assert unpacker.take(gzip.compress(b"abc")[:-2])
    assert not unpacker.whole


@given(st.binary(min_size=1, max_size=60), st.sampled_from(["gzip", "deflate"]))
def test_anything_else_is_damage_and_stays_small(data: bytes, encoding: str) -> None:
    unpacker = Unpacker(encoding, 1000)
    with contextlib.suppress(ValueError):
        unpacker.take(data)
    assert len(unpacker.data()) <= 1001


def test_an_unknown_packing_is_refused() -> None:
    with pytest.raises(BadInput, match="br"):
        Unpacker("br", 1)
