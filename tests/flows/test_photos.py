from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from store_world import World

from planner.commands.people import edit_contact
from planner.errors import BadInput
from planner.flows.outgoing import people_file
from planner.flows.photos import read_photo
from planner.formats.vcard import read_vcards
from planner.queries.people import contact_photo
from planner.store import Store


def test_a_photo_is_in_the_store_in_backups_and_on_cards(world: World, tmp_path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((800, 800), 90).save(out, "PNG")
    path = tmp_path / "me.png"
    path.write_bytes(out.getvalue())
    photo = read_photo(path)
    assert len(photo) < 100_000 < len(out.getvalue())
    store = world.store
    store.write("Photo", edit_contact, world.adele, photo=photo)
    copy = Store.open(store.backup(tmp_path / "copy.db").path, store.clock)
    assert copy.read(contact_photo, world.adele) == photo
    copy.close()
    cards = read_vcards(people_file(store, ".vcf")[0])
    (adele,) = [one for one in cards.people if one.name == "Adele Lindqvist"]
    assert adele.photo == photo
    store.undo()
    assert store.read(contact_photo, world.adele) is None


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no file"):
        read_photo(tmp_path)
    with pytest.raises(BadInput, match=r"There is no file .*nowhere\.png"):
        read_photo(tmp_path / "nowhere.png")


def test_the_size_of_a_large_picture_is_said_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    with path.open("wb") as file:
        file.truncate(81 * 1024 * 1024)
    with pytest.raises(BadInput, match="has 81 MB; up to 20 MB"):
        read_photo(path)
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(BadInput, match="has 21 MB; up to 20 MB"):
        read_photo(path)
