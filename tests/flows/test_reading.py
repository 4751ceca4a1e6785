import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from store_world import World, bring, ics, talks

from planner.errors import BadInput
from planner.flows.reading import Brought, is_address, read_data, read_path

TODAY = date(2026, 3, 18)
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lindqvist\r\nEMAIL:ada@example.org\r\nEND:VCARD\r\n"
TABLE = b"Name,E-mail,Company\nAda Lindqvist,ada@example.org,Guild\n"


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, data in members.items():
            packed.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def kinds(found: list[Brought]) -> list[str]:
    return ["calendar" if one.calendar else "people" for one in found]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (ics(*talks(2)), "a.ics", "calendar"),
        (ics(*talks(2)), "-", "calendar"),
        (ics(*talks(2)), "wrongly-named.csv", "calendar"),
        (ics(*talks(2)), "https://example.org/cal?format=ics", "calendar"),
        (CARD, "a.vcf", "people"),
        (CARD, "-", "people"),
        (TABLE, "list.csv", "people"),
        (TABLE.replace(b",", b"\t"), "list.tsv", "people"),
    ],
)
def test_each_kind_is_known_by_what_it_holds(data: bytes, name: str, kind: str) -> None:
    found = read_data(data, name, TODAY)
    assert kinds(found) == [kind]
    assert found[0].source.name == name


def test_an_archive_gives_each_readable_member(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(archive(a_ics=ics(*talks(2)), b_vcf=CARD, c_csv=TABLE, d_ics=b"nothing"))
    found = read_path(path, TODAY)
    assert kinds(found) == ["calendar", "people", "people"]
    assert [one.source.name for one in found] == ["all.zip:a.ics", "all.zip:b.vcf", "all.zip:c.csv"]
    assert found[0].calendar is not None
    assert [problem.summary for problem in found[0].calendar.problems] == ["d.ics"]


def test_an_archive_with_nothing_to_read_says_why() -> None:
    with pytest.raises(BadInput, match=r"Nothing in x\.zip could be read: a\.ics"):
        read_data(archive(a_ics=b"<html></html>"), "x.zip", TODAY)


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "empty.ics"), (b"%PDF-1.7 x", "paper.ics"), (CARD, "card.ics"), (b"\x00\x01", "-")],
)
def test_what_is_none_of_these_gets_one_sentence(data: bytes, name: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_data(data, name, TODAY)
    assert "\n" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read_path(tmp_path, TODAY)


def test_an_address_is_known_by_its_beginning() -> None:
    assert is_address("WEBCAL://example.org/x.ics")
    assert not is_address("C:/calendars/x.ics")


def test_a_member_of_an_archive_is_the_same_calendar_again(world: World) -> None:
    step = world.store.undo_label
    (brought,) = read_data(archive(a_ics=ics(*talks())), "all.zip", TODAY)
    assert brought.calendar is not None
    bring(world.store, ics(*talks()), "all.zip:a.ics")
    assert world.store.undo_label == step
