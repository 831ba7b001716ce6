"""Make the files beside this script: `cd tests && python -m files`.

Needs python-docx, and from Debian: chromium, libreoffice-writer-nogui, texlive-xetex, texlive-lang-chinese,
fonts-noto-cjk. The files are shipped, so that the tests need none of these.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from shutil import copyfile

from files import sites, word
from files.content import BLOCKS, SIGNATURE, TITLE, labels, lines

HERE = Path(__file__).parent
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PRINT_STYLE = "<style>body {font-family: 'Noto Serif CJK SC'} p {text-indent: 2em; line-height: 1.8} h1 {text-align: center; font-size: 18pt}</style>"


def tex() -> str:
    """The bulletin for XeLaTeX, with the running head and page numbers that it sets."""
    parts = [rf"\begin{{center}}\LARGE {TITLE}\end{{center}}"]
    parts += [(label + text).replace("%", r"\%") for label, (_, text) in zip(labels(), BLOCKS, strict=True)]
    parts += [rf"\begin{{flushright}}{line}\end{{flushright}}" for line in SIGNATURE]
    head = r"\documentclass[12pt]{ctexart}\usepackage[a5paper]{geometry}\pagestyle{headings}\markright{槐川县委文件}\begin{document}"
    return head + "\n\n".join(parts) + r"\end{document}"


def chromium_pdf(page: Path, out: Path, folder: str) -> None:
    """Print a page as a browser does, with its header and footer."""
    subprocess.run(["chromium", *QUIET, f"--user-data-dir={folder}/a", f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True)  # fmt: skip


def chromium_mht(page: Path, out: Path, folder: str) -> None:
    """Save a page as one file, over the browser's own debugging pipe."""
    to_browser, from_us = os.pipe()
    from_browser, to_us = os.pipe()

    def pipes() -> None:
        reading, writing = os.dup(to_browser), os.dup(to_us)  # first out of the way of 3 and 4
        os.dup2(reading, 3)
        os.dup2(writing, 4)

    command = ["chromium", *QUIET, f"--user-data-dir={folder}/b", "--remote-debugging-pipe", "about:blank"]
    browser = subprocess.Popen(command, preexec_fn=pipes, close_fds=False, stderr=subprocess.DEVNULL)
    os.close(to_browser)
    os.close(to_us)  # so that a browser that dies ends our reading
    answers = os.fdopen(from_browser, "rb")

    def call(number: int, method: str, session: str | None = None, **params: object) -> dict[str, object]:
        message = {"id": number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(from_us, json.dumps(message).encode() + b"\0")
        while True:
            answer = b""
            while not answer.endswith(b"\0"):
                byte = answers.read(1)
                if not byte:
                    raise RuntimeError("the browser has ended")
                answer += byte
            found = json.loads(answer[:-1])
            if found.get("id") == number:
                return dict(found["result"])

    target = call(1, "Target.createTarget", url=page.as_uri())["targetId"]
    session = str(call(2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
    while (
        call(3, "Runtime.evaluate", session, expression="location.protocol + document.readyState")["result"]["value"]
        != "file:complete"
    ):  # type: ignore[index]
        pass
    captured = str(call(4, "Page.captureSnapshot", session, format="mhtml")["data"])
    # The page says where it was saved from; not from a folder of whoever made it.
    out.write_bytes(captured.replace(page.resolve().as_uri(), "http://www.example.com/portal.html").encode())
    call(5, "Browser.close")
    browser.wait(timeout=30)
    answers.close()
    os.close(from_us)


def soffice(source: Path, kind: str, folder: str) -> Path:
    """Convert with LibreOffice."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", kind, "--outdir", folder, str(source)], check=True, capture_output=True)  # fmt: skip
    return Path(folder, f"{source.stem}.{kind}")


def main(out: Path = HERE) -> None:
    """Write every file."""
    (out / "bulletin.txt").write_text("\n".join(lines()) + "\n", encoding="utf-8")
    word.write(out / "bulletin.docx")
    word.write_table(out / "table.docx")
    (out / "table.html").write_text(sites.problem_table(), encoding="utf-8")
    (out / "portal.html").write_text(sites.portal(), encoding="utf-8")
    (out / "tables.html").write_bytes(sites.tables(charset="utf-8").encode("gbk"))  # its header is wrong
    (out / "word_paste.html").write_text(sites.word_paste(charset="gb2312"), encoding="utf-8")  # so is this one's
    with tempfile.TemporaryDirectory() as folder:
        chromium_mht(out / "portal.html", out / "portal.mht", folder)
        chromium_pdf(out / "table.html", out / "chromium_table.pdf", folder)
        page = Path(folder, "print.html")
        paragraphs = "".join(f"<p>{line}</p>" for line in lines()[1:])
        head = f"<meta charset=utf-8><title>{TITLE}</title>{PRINT_STYLE}"
        page.write_text(f"{head}<h1>{TITLE}</h1>{paragraphs}", encoding="utf-8")
        chromium_pdf(page, out / "chromium.pdf", folder)
        source = Path(folder, "xelatex.tex")
        source.write_text(tex(), encoding="utf-8")
        subprocess.run(["xelatex", "-interaction=batchmode", source.name], cwd=folder, check=True, capture_output=True)
        copyfile(source.with_suffix(".pdf"), out / "xelatex.pdf")
        odt = soffice(out / "bulletin.docx", "odt", folder)
        copyfile(soffice(odt, "docx", folder), out / "libreoffice.docx")
        copyfile(soffice(odt, "pdf", folder), out / "libreoffice.pdf")
        copyfile(soffice(out / "table.docx", "pdf", folder), out / "libreoffice_table.pdf")


if __name__ == "__main__":
    main()
