"""Fetches a calendar from its address: bounded in time and size, and never from a file."""

import base64
import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from planner import __version__
from planner.errors import BadInput, PrivateAddress
from planner.formats.network import public_addresses
from planner.formats.unpacking import Unpacker
from planner.i18n import _

__all__ = ["FetchStatus", "Fetched", "PrivateAddress", "fetch"]

LARGEST = 50 * 1024 * 1024
MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
# The names calendar programs gave to "subscribe"; the web is encrypted now.
_MEANT = {"webcal": "https", "webcals": "https"}


class FetchStatus(StrEnum):
    """Whether there is anything new."""

    OK = "ok"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `data` is b"" when nothing changed.

    `etag` and `last_modified` go into the next call; `address` is where redirects led.
    """

    status: FetchStatus
    data: bytes
    etag: str
    last_modified: str
    address: str

    @property
    def unchanged(self) -> bool:
        """Whether the server said that nothing is new."""
        return self.status is FetchStatus.UNCHANGED


def fetch(
    address: str,
    *,
    etag: str = "",
    last_modified: str = "",
    allow_private: bool = False,
    deadline: float = 20.0,
    limit: int = LARGEST,
) -> Fetched:
    """Return what a webcal, http or https address holds.

    webcal is asked for encrypted first, and in the open only where nobody there encrypts.
    `deadline` is in seconds and for everything together, `limit` in bytes, on the wire and
    unpacked alike. At most five redirects are followed, each checked like the first address.
    Raises PrivateAddress where a machine of the own network is asked and `allow_private` is
    not set, and BadInput with one sentence for every other failure.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in conditions.items() if value and _is_header(value)}
    ends = time.monotonic() + deadline
    target = _parsed(address.strip())
    # Once webcal meant http, and a few servers know no better.
    may_be_open = address.strip().casefold().startswith("webcal:")
    for _hop in range(MOST_REDIRECTS + 1):
        with _Exchange(target, ends, limit, allow_private) as exchange:
            try:
                status, answer = exchange.ask(headers)
            except _NotEncrypted:
                if not may_be_open:
                    raise
                may_be_open = False
                target = target._replace(scheme="http")
                continue
            may_be_open = False
            if status not in (301, 302, 303, 307, 308):
                return _outcome(status, answer, exchange, target.geturl())
            location = answer.getheader("Location", "")
        if not location:
            raise BadInput(_("The address leads on to nowhere; check it in a browser."))
        target = _parsed(urljoin(target.geturl(), location), led_on=True)
    raise BadInput(_("The address leads on too many times; check it in a browser."))


def _outcome(
    status: int, answer: http.client.HTTPResponse, exchange: "_Exchange", address: str
) -> Fetched:
    etag = answer.getheader("ETag", "")
    last_modified = answer.getheader("Last-Modified", "")
    if status == 304:
        return Fetched(FetchStatus.UNCHANGED, b"", etag, last_modified, address)
    if status == 200:
        return Fetched(FetchStatus.OK, exchange.body(), etag, last_modified, address)
    if status in (401, 403, 407):
        raise BadInput(_("The address asks for a name and password; look for one that does not."))
    if status in (404, 410):
        raise BadInput(_("There is nothing at this address; ask the organiser for the right one."))
    if status >= 500:
        raise BadInput(
            _("The server has trouble of its own ({status}); try later.").format(status=status)
        )
    raise BadInput(
        _("The server answered with {status}, which is no calendar.").format(status=status)
    )


class _NotEncrypted(BadInput):
    """Nobody there speaks TLS; a certificate that is wrong is another matter."""


class _Exchange:
    """One question to one server and its answer, cut off when the time is up."""

    def __init__(self, target: SplitResult, ends: float, limit: int, allow_private: bool) -> None:
        self._target = target
        self._host = target.hostname or ""
        self._ends = ends
        self._limit = limit
        self._allow_private = allow_private
        self._socket: socket.socket | None = None
        self._answer: http.client.HTTPResponse | None = None
        # A time-out for each read does not stop a server that sends a byte a second.
        self._watchdog = threading.Timer(max(0.0, ends - time.monotonic()), self._cut)

    def __enter__(self) -> "_Exchange":
        self._watchdog.daemon = True
        self._watchdog.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._watchdog.cancel()
        if self._answer is not None:
            self._answer.close()
        if self._socket is not None:
            self._socket.close()
        self._watchdog.join()

    def ask(self, headers: dict[str, str]) -> tuple[int, http.client.HTTPResponse]:
        """Connect, ask, and return the status and the answer whose body is still to come."""
        try:
            self._socket = self._connect()
            connection = http.client.HTTPConnection(self._host, self._target.port)
            connection.sock = self._socket
            path = self._target.path or "/"
            question = f"?{self._target.query}" if self._target.query else ""
            connection.request("GET", path + question, headers={**self._usual(), **headers})
            self._answer = connection.getresponse()
            return self._answer.status, self._answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failure(error) from None

    def body(self) -> bytes:
        """Return the whole body, unpacked."""
        assert self._answer is not None
        if (self._answer.length or 0) > self._limit:
            raise _too_large(self._limit)
        unpacker = Unpacker(self._answer.getheader("Content-Encoding", ""), self._limit)
        received = 0
        try:
            while piece := self._answer.read1(_CHUNK):
                received += len(piece)
                if received > self._limit or not unpacker.take(piece):
                    raise _too_large(self._limit)
                if time.monotonic() > self._ends:
                    raise TimeoutError
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failure(error) from None
        if time.monotonic() > self._ends:
            raise self._failure(TimeoutError())
        if self._answer.length or not unpacker.whole:
            raise BadInput(_("The answer was cut off on its way; try again."))
        return unpacker.data()

    def _connect(self) -> socket.socket:
        port = self._target.port or (443 if self._target.scheme == "https" else 80)
        addresses = public_addresses(
            self._host, port, allow_private=self._allow_private, seconds=self._left()
        )
        failure: OSError = OSError("no address")
        for address in addresses:
            try:
                # To the address that was checked: the name could lead elsewhere by now.
                self._socket = socket.create_connection((address, port), timeout=self._left())
            except OSError as error:
                failure = error
                continue
            self._socket.settimeout(self._left())
            if self._target.scheme == "https":
                context = ssl.create_default_context()
                self._socket = context.wrap_socket(self._socket, server_hostname=self._host)
            return self._socket
        raise failure

    def _usual(self) -> dict[str, str]:
        headers = {
            "User-Agent": f"Planner/{__version__}",
            "Accept": "text/calendar, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        if self._target.username:
            pair = f"{unquote(self._target.username)}:{unquote(self._target.password or '')}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        return headers

    def _left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _cut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # closed already
                # Past SSLSocket's own, which would have the reader go on unencrypted.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _failure(self, error: Exception) -> BadInput:
        host = self._host
        if isinstance(error, TimeoutError) or time.monotonic() >= self._ends:
            return BadInput(_("{host} took too long to answer; try later.").format(host=host))
        if isinstance(error, ssl.SSLCertVerificationError):
            return BadInput(
                _(
                    "{host} could not prove who it is; ask the organiser for another address."
                ).format(host=host)
            )
        if isinstance(error, ssl.SSLError):
            return _NotEncrypted(
                _("No encrypted connection to {host} was possible; try http:// instead.").format(
                    host=host
                )
            )
        if isinstance(error, http.client.HTTPException | ValueError):
            return BadInput(_("What {host} sent is no answer of a web server.").format(host=host))
        unheard = isinstance(error, ConnectionRefusedError | ConnectionResetError)
        kind = _NotEncrypted if unheard else BadInput
        return kind(
            _("{host} could not be reached; check the address and the connection.").format(
                host=host
            )
        )


def _parsed(address: str, *, led_on: bool = False) -> SplitResult:
    """Return an http(s) address fit to be sent; webcal is read as https."""
    if "://" not in address and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        parts = parts._replace(scheme=_MEANT.get(parts.scheme.lower(), parts.scheme.lower()))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadInput(_("“{address}” is no address.").format(address=address[:200])) from None
    if parts.scheme not in ("http", "https"):
        text = (
            _("The address leads on to something that is no web address; it was not followed.")
            if led_on
            else _("“{address}” is no web address; it begins with webcal:, https: or http:.")
        )
        raise BadInput(text.format(address=address[:200]))
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not host:
        raise BadInput(_("“{address}” names no server.").format(address=address[:200]))
    user = parts.netloc.rpartition("@")[0]
    netloc = (f"{user}@" if user else "") + (f"[{host}]" if ":" in host else host)
    netloc += f":{port}" if port else ""
    # Blanks, letters and line ends that are not allowed in a request.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(parts.scheme, netloc, path, query, "")


def _is_header(value: str) -> bool:
    return value.isprintable() and value.isascii()


def _too_large(limit: int) -> BadInput:
    return BadInput(
        _("What the address sends is larger than {n} MB, which no calendar is.").format(
            n=max(1, limit // (1024 * 1024))
        )
    )
