"""The server: on the loopback interface only, for this machine's browser only, and without a memory.

A page elsewhere must not be able to use it. So the address is 127.0.0.1, a request whose Host is another name (DNS
rebinding) or whose Origin is another page is refused, and files are only taken with a header that no page of another
origin may send without asking (a CORS preflight, which is refused). Every request is answered from what it brings;
nothing is kept between two.
"""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import BoundedSemaphore
from urllib.parse import unquote, urlsplit

from rectnlp.errors import OutputError, RectnlpError
from rectnlp.ui.work import PRODUCTS, Upload

LARGEST_REQUEST = 100_000_000  # bytes, all files together
MOST_FILES = 200
#: Names and sizes of the files, whose bytes stand one after another in the body: URL-quoted JSON, [[name, size], …].
FILES_HEADER = "X-Rectnlp-Files"
_PAGES = {
    "/": ("ui.html", "text/html; charset=utf-8"),
    "/ui.css": ("ui.css", "text/css; charset=utf-8"),
    "/ui.js": ("ui.js", "text/javascript; charset=utf-8"),
}
# Of every answer. No policy for scripts: a tab opened from here would inherit ours, and the report brings its own.
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Refused(Exception):
    """A request that is not answered as it wants: a status, and one sentence for the reader."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds of silence after which a connection is closed

    def do_GET(self) -> None:
        """The page, its style and its script."""
        self._answer(self._page)

    def do_POST(self) -> None:
        """A report or a workbook of the files in the body."""
        self._answer(self._product)

    def _answer(self, make: Callable[[], tuple[str, bytes]]) -> None:
        try:
            self._check_host()
            kind, body = make()
            self._send(HTTPStatus.OK, kind, body)
        except Refused as refused:
            self._refuse(refused.status, str(refused))
        except RectnlpError as error:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except OSError as error:
            said = f"the temporary folder cannot be written ({error.strerror or error}); make room and try again"
            self._refuse(HTTPStatus.INSUFFICIENT_STORAGE, said)

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        self.close_connection = True  # the body may be unread
        self._send(status, "application/json; charset=utf-8", json.dumps({"error": message}).encode())

    def _check_host(self) -> None:
        port = self.server.server_address[1]
        own = (f"127.0.0.1:{port}", f"localhost:{port}")
        origin = self.headers.get("Origin")  # browsers send it with every file, and a page cannot forge it
        if self.headers.get("Host") not in own or (origin is not None and origin not in [f"http://{at}" for at in own]):
            raise Refused(HTTPStatus.FORBIDDEN, "this page answers on 127.0.0.1 only")

    def _page(self) -> tuple[str, bytes]:
        found = _PAGES.get(urlsplit(self.path).path)
        if found is None:
            raise Refused(HTTPStatus.NOT_FOUND, "there is no such page")
        name, kind = found
        return kind, files("rectnlp.ui").joinpath("assets", name).read_bytes()

    def _product(self) -> tuple[str, bytes]:
        make = PRODUCTS.get(urlsplit(self.path).path)
        if make is None:
            raise Refused(HTTPStatus.NOT_FOUND, "there is no such page")
        uploads = self._uploads()
        with self.server.working:
            product = make(uploads)
        return product.kind, product.data

    def _uploads(self) -> list[Upload]:
        """The files of a request. Refused when it is not what our own page sends, or is too large."""
        try:
            listed = json.loads(unquote(self.headers[FILES_HEADER], errors="strict"))
            named = [(str(name), int(size)) for name, size in listed]
            length = int(self.headers["Content-Length"])
        except (KeyError, TypeError, ValueError):
            raise Refused(
                HTTPStatus.BAD_REQUEST, f"files come with the headers {FILES_HEADER} and Content-Length"
            ) from None
        if not 0 < len(named) <= MOST_FILES:
            raise Refused(HTTPStatus.BAD_REQUEST, f"between 1 and {MOST_FILES} files at a time")
        if length > self.server.largest:
            limit = self.server.largest // 1_000_000
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"too large; at most {limit} MB at a time")
        if any(size < 0 for _, size in named) or sum(size for _, size in named) != length:
            raise Refused(HTTPStatus.BAD_REQUEST, "the sizes of the files do not add up to the body")
        return [Upload(name, self._exactly(size)) for name, size in named]

    def _exactly(self, size: int) -> bytes:
        data = self.rfile.read(size)
        if len(data) < size:
            raise ConnectionError("the browser hung up")
        return data

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **_HEADERS}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: names of files are the user's."""


class Server(ThreadingHTTPServer):
    """The server of the page.

    Parameters
    ----------
    port
        The port; 0 takes a free one.
    largest
        Bytes that one request may bring.

    Raises
    ------
    OutputError
        When the port is taken.
    """

    daemon_threads = True

    def __init__(self, port: int = 0, *, largest: int = LARGEST_REQUEST) -> None:
        self.largest = largest
        self.working = BoundedSemaphore(2)  # extractions at a time; further requests wait
        try:
            super().__init__(("127.0.0.1", port), Handler)
        except (OSError, OverflowError) as error:
            raise OutputError(f"port {port}: cannot be used ({error}); choose another with --port") from None

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


def serve(port: int, *, browser: bool, say: Callable[[str], object]) -> None:
    """Serve the page until the user ends it. OutputError when the port is taken."""
    with Server(port) as server:
        say(f"rectnlp: {server.url} (Ctrl+C ends it)")
        if browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
