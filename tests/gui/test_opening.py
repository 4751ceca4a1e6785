"""What may be handed to the system, and what never is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from planner.gui.opening import may_open, open_file, open_url


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "HTTP://EXAMPLE.ORG",
        "mailto:ada@example.org?subject=Looms&body=Dear%20Ada",
        "tel:+32470123456",
    ],
)
def test_web_mail_and_telephone_may_be_opened(address: str) -> None:
    assert may_open(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "/etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "smb://server/share",
        "vscode://open",
        "https:",
        "https:///path",
        "https://example.org/a b",
        "https://example.org/\nfile:///etc/passwd",
        "mailto:a@example.org\r\nBcc: b@example.org",
        "https://example.org/" + "x" * 9000,
    ],
)
def test_anything_else_may_not(address: str) -> None:
    assert not may_open(address)
    assert not open_url(address)


class Handler(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def handler(qtbot: QtBot):
    taken = Handler()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, taken, "take")
    yield taken
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_an_address_reaches_the_system_as_it_is(handler: Handler) -> None:
    assert open_url("https://example.org/a%20b?c=d")
    assert [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in handler.urls] == [
        "https://example.org/a%20b?c=d"
    ]


def test_a_file_is_opened_whatever_its_name(handler: Handler, tmp_path: Path) -> None:
    path = tmp_path / "50% of #1?.pdf"
    path.write_bytes(b"%PDF-")
    assert open_file(path)
    assert handler.urls[0].toLocalFile() == str(path)
    assert not open_file(tmp_path / "gone.pdf")
