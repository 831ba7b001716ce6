"""The local page, by real requests: what it gives, what it refuses, and that no file stays."""

from __future__ import annotations

import http.client
import io
import json
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser import errors, start

from rectnlp.errors import OutputError
from rectnlp.ui import Server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    """A running server that lays files, if it must, where the test sees them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Server(largest=1_000_000) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def request(
    server: Server, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(*server.server_address, timeout=20)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def post(server: Server, path: str, files: dict[str, bytes], **headers: str) -> tuple[int, dict[str, str], bytes]:
    listed = quote(json.dumps([[name, len(data)] for name, data in files.items()]))
    return request(server, "POST", path, b"".join(files.values()), **{"X_Rectnlp_Files": listed, **headers})


def test_it_listens_on_the_loopback_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_page_and_its_parts(server: Server) -> None:
    for path, kind in {"/": "text/html", "/ui.js": "text/javascript", "/ui.css": "text/css"}.items():
        status, headers, body = request(server, "GET", path)
        assert status == 200
        assert headers["Content-Type"].startswith(kind)
        assert headers["Cache-Control"] == "no-store"
        assert body
    for path in ("/../server.py", "/%2e%2e/server.py", "/assets/ui.js"):
        assert request(server, "GET", path)[0] == 404


def test_a_report_of_two_files(server: Server, bulletin: str, tmp_path: Path) -> None:
    files = {"云岭县.txt": bulletin.encode("gb18030"), "../云岭县.txt": "完成整改37项。".encode()}
    status, headers, body = post(server, "/report", files)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    page = body.decode()
    assert '"texts":["云岭县","云岭县 (2)"]' in page
    assert "追缴违规发放补贴" in page
    assert str(tmp_path) not in page
    assert list(tmp_path.iterdir()) == []


def test_a_workbook(server: Server, bulletin: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    status, _, body = post(server, "/workbook", {"云岭县.txt": bulletin.encode()})
    assert status == 200
    assert "codebook" in openpyxl.load_workbook(io.BytesIO(body)).sheetnames
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_told_by_its_own_name(server: Server, tmp_path: Path) -> None:
    status, _, body = post(server, "/report", {"空.txt": b"", "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    said = json.loads(body)["error"]
    assert status == 422
    assert said.startswith("空.txt: empty")
    assert "a.doc" in said
    assert str(tmp_path) not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", ""])
def test_other_names_are_refused(server: Server, host: str) -> None:
    assert request(server, "GET", "/", Host=host)[0] == 403
    assert post(server, "/report", {"a.txt": "完成".encode()}, Host=host)[0] == 403


def test_other_origins_get_no_leave(server: Server) -> None:
    status, headers, _ = request(server, "OPTIONS", "/report", Origin="http://evil.example")
    assert status == 501
    assert not any(name.lower().startswith("access-control") for name in headers)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1"])
def test_what_another_page_sends_is_refused(server: Server, origin: str) -> None:
    assert post(server, "/report", {"a.txt": "约谈3人。".encode()}, Origin=origin)[0] == 403
    own = server.url.rstrip("/")
    assert post(server, "/report", {"a.txt": "约谈3人。".encode()}, Origin=own)[0] == 200


def test_names_that_no_system_takes_are_cut(server: Server, tmp_path: Path) -> None:
    names = ["长" * 300 + ".txt", "\ud800.txt", "a" * 300 + "/../../b.txt", ".txt", "长" * 300 + ".txt"]
    listed = quote(json.dumps([[name, 13] for name in names]))
    body = "约谈3人。".encode()[:13] * len(names)
    assert request(server, "POST", "/report", body, X_Rectnlp_Files=listed)[0] == 200
    assert list(tmp_path.iterdir()) == []


def test_a_full_temporary_folder_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    status, _, body = post(server, "/report", {"a.txt": "约谈3人。".encode()})
    assert (status, json.loads(body)["error"]) == (
        507,
        "the temporary folder cannot be written (No space left on device); make room and try again",
    )


@pytest.mark.parametrize(
    ("listed", "status"),
    [
        (None, 400),
        ("nonsense", 400),
        ("[]", 400),
        ('[["a.txt", -5], ["b.txt", 11]]', 400),
        ('[["a.txt", 7]]', 400),
        (json.dumps([["a.txt", 0]] * 201), 400),
    ],
)
def test_a_request_that_is_none_of_our_pages(server: Server, listed: str | None, status: int) -> None:
    headers = {} if listed is None else {"X_Rectnlp_Files": quote(listed)}
    assert request(server, "POST", "/report", b"123456", **headers)[0] == status


def test_a_request_that_is_too_large_is_refused_before_it_is_read(server: Server) -> None:
    connection = http.client.HTTPConnection(*server.server_address, timeout=20)
    connection.putrequest("POST", "/report")
    connection.putheader("X-Rectnlp-Files", quote('[["a.txt", 999999999]]'))
    connection.putheader("Content-Length", "999999999")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_port_that_is_taken(server: Server) -> None:
    with pytest.raises(OutputError, match="--port"):
        Server(server.server_address[1])


def test_the_command_says_where_it_is_and_ends_in_peace() -> None:
    command = [sys.executable, "-u", "-m", "rectnlp", "ui", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        said = process.stdout.readline()
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", said)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    yield from start(tmp_path_factory.mktemp("profile"))


def test_files_dropped_in_a_browser_open_as_a_report(
    server: Server, browser: Any, bulletin: str, tmp_path: Path
) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    (tmp_path / "云岭县.txt").write_text(bulletin, encoding="utf-8")
    browser.get(server.url)
    browser.find_element("id", "files").send_keys(str(tmp_path / "云岭县.txt"))
    browser.find_element("id", "report").click()
    wait = WebDriverWait(browser, 20)
    wait.until(lambda page: len(page.window_handles) == 2)
    browser.switch_to.window(browser.window_handles[1])
    wait.until(lambda page: page.find_elements("css selector", ".prose"))
    assert "追缴违规发放补贴" in browser.find_element("css selector", ".prose").text
    browser.execute_script("document.querySelector('[data-table=counts]').click()")
    browser.execute_script("document.querySelector('.grid tbody tr').click()")
    assert browser.execute_script("return document.querySelectorAll('.prose .chosen').length") == 1
    assert errors(browser) == []
