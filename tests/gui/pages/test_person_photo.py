"""A photo from a file: stored, shown, replaced, removed, refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.commands.people import Person, add_contact
from planner.errors import BadInput
from planner.gui.jobs import Jobs
from planner.gui.pages.people import PeoplePage
from planner.gui.pages.person_photo import PersonPhoto
from planner.queries.people import contact_photo
from planner.store import Store


@pytest.fixture
def page(store: Store, jobs: Jobs, shown: Callable[..., QWidget]) -> PeoplePage:
    store.write("Add", add_contact, Person("Ada Lovelace"), store.clock.now())
    made = PeoplePage.whole(store, jobs)
    shown(made)
    made.table.choose_first()
    return made


def pick(photo: PersonPhoto, path: Path) -> None:
    photo.click()
    assert photo.dialog is not None
    photo.dialog.fileSelected.emit(str(path))
    photo.dialog.close()


def seen(photo: PersonPhoto) -> QColor:
    image: QImage = photo.icon().pixmap(64, 64).toImage()
    return image.pixelColor(32, 20)


def test_a_photo_is_chosen_shown_and_removed_again(
    qtbot: QtBot, page: PeoplePage, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "ada.png"
    Image.new("RGB", (900, 600), "red").save(path)
    photo = page.person.head.photo
    contact = page.table.current_id
    assert photo.accessibleName() == "Add a photo of Ada Lovelace"
    pick(photo, path)
    qtbot.waitUntil(lambda: store.read(contact_photo, contact) is not None)
    assert store.undo_label == "Add a photo of Ada Lovelace"
    page.changed(frozenset({"contact"}))
    assert seen(photo).red() > 200 > 60 > seen(photo).green()
    assert photo.accessibleName() == "Photo of Ada Lovelace: change or remove it"
    Image.new("RGB", (90, 90), "blue").save(path)
    photo.choose()
    photo.dialog.fileSelected.emit(str(path))
    photo.dialog.close()
    qtbot.waitUntil(lambda: store.undo_label == "Change the photo of Ada Lovelace")
    photo.setFocus()
    qtbot.keyClick(photo, Qt.Key.Key_Delete)
    assert store.read(contact_photo, contact) is None
    assert store.undo() == "Remove the photo of Ada Lovelace"
    assert store.read(contact_photo, contact) is not None


def test_what_is_no_picture_is_refused_in_words(
    qtbot: QtBot, page: PeoplePage, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.svg"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with qtbot.waitSignal(page.failed) as failed:
        pick(page.person.head.photo, path)
    assert isinstance(failed.args[0], BadInput)
    assert store.read(contact_photo, page.table.current_id) is None


def test_the_photo_goes_to_whom_it_was_chosen_for(
    qtbot: QtBot, page: PeoplePage, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "ada.png"
    Image.new("RGB", (40, 40), "red").save(path)
    ada = page.table.current_id
    pick(page.person.head.photo, path)
    bo = store.write("Add", add_contact, Person("Bo"), store.clock.now())
    page.reload()
    page.show_person(bo)
    qtbot.waitUntil(lambda: store.read(contact_photo, ada) is not None)
    assert store.read(contact_photo, bo) is None
