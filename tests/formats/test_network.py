"""Which addresses are of the public network."""

import socket

import pytest

from planner.errors import BadInput
from planner.formats.network import PrivateAddress, is_public, public_addresses


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0"),
        *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
        *("224.0.0.1", "255.255.255.255", "100.64.0.1", "no address"),
    ],
)
def test_private(address: str) -> None:
    assert not is_public(address)


def test_a_name_of_this_machine_is_private_unless_allowed() -> None:
    with pytest.raises(PrivateAddress):
        public_addresses("localhost", 80, allow_private=False, seconds=5)
    assert "127.0.0.1" in public_addresses("localhost", 80, allow_private=True, seconds=5)


def test_a_host_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: object, **_more: object) -> None:
        raise socket.gaierror("unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(BadInput, match="There is no server"):
        public_addresses("nowhere.example", 80, allow_private=False, seconds=5)
