"""Which machine a host name leads to, and whether it stands on the public network."""

import ipaddress
import socket
import threading
from urllib.parse import urlsplit

from planner.errors import BadInput, PrivateAddress
from planner.i18n import _

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


_OWN_ENDINGS = (".localhost", ".local", ".lan", ".internal", ".home.arpa")


def names_private_place(address: str) -> bool:
    """Return whether a web address says itself that it lies in the user's own network.

    That is a numeric address of one, localhost, a name without a dot, or one of the endings
    kept for such networks (RFC 6762, RFC 8375).
    """
    host = (urlsplit(address.strip()).hostname or "").casefold().rstrip(".")
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(_OWN_ENDINGS))


def public_addresses(
    host: str, port: int, *, allow_private: bool, seconds: float
) -> tuple[str, ...]:
    """Return the numeric addresses of a host, each of which may be connected to.

    Raises PrivateAddress when any of them is of a private network, this machine, or of no
    single machine; BadInput when nobody knows the host; TimeoutError after `seconds`.
    """
    addresses = _resolved(host, port, seconds)
    if not addresses:
        raise BadInput(
            _("There is no server {host}; check the address and the connection.").format(host=host)
        )
    if not allow_private and not all(map(is_public, addresses)):
        raise PrivateAddress(
            _("{host} is in your own network; allow that for this address first.").format(host=host)
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether a numeric address is one machine on the public network, whatever it is wrapped in."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if number in _NAT64:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            number = inner
    return number.is_global and not number.is_multicast


def _resolved(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Ask the resolver in a thread: it has a time-out of its own, which is longer than ours."""
    found: list[str] = []

    def resolve() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(str(answer[4][0]) for answer in answers)

    thread = threading.Thread(target=resolve, name="resolve", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError
    return tuple(dict.fromkeys(found))
