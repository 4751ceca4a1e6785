"""A real web server on this machine that answers as a test tells it to."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from planner.formats.fetch import Fetched, fetch

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the function the test put under the path."""

    protocol_version = "HTTP/1.1"
    answers: dict[str, Answer]
    seen: list[tuple[str, dict[str, str]]]
    stop: threading.Event

    def do_GET(self) -> None:
        self.seen.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        self.close_connection = True
        # The client has had enough, as it should.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.answers[self.path](self)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server:
    """A server with answers by path."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.stop = threading.Event()
        handler = type(
            "Bound", (Handler,), {"answers": self.answers, "seen": self.seen, "stop": self.stop}
        )
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def get(self, path: str, answer: Answer, **options: object) -> Fetched:
        self.answers[path] = answer
        return fetch(self.address + path, allow_private=True, **options)  # type: ignore[arg-type]

    def calendar(self, path: str, data: bytes, etag: str = "") -> str:
        """Serve a calendar under a path, not again to whoever knows its ETag; return where."""

        def answer(handler: Handler) -> None:
            if etag and handler.headers.get("If-None-Match") == etag:
                handler.send(304, ETag=etag)
            else:
                handler.send(200, data, **({"ETag": etag} if etag else {}))

        self.answers[path] = answer
        return self.address + path


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server that is closed when the test has ended."""
    one = Server()
    yield one
    one.close()
