"""Commands with their sockets closed: who connects one or sends through it ends at once, children included.

The system itself sees to it (Linux's seccomp filters), so that libraries which are not written in Python are held to it
too. A socket may be made: urllib3 makes one when it is imported, to see whether there is IPv6.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import subprocess
import sys
from pathlib import Path

# The numbers of connect(2), sendto(2), sendmsg(2) and sendmmsg(2).
_CALLS = {"x86_64": (42, 44, 46, 307), "aarch64": (203, 206, 211, 269)}.get(platform.machine(), ())
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF: load a word (the first is the call's number), jump if equal, return
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
POSSIBLE = sys.platform == "linux" and bool(_CALLS)


def close_sockets() -> None:
    """Close them for this process and all that it starts."""
    jumps = [(_EQUAL, len(_CALLS) - at, 0, call) for at, call in enumerate(_CALLS)]
    steps = [(_LOAD, 0, 0, 0), *jumps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SECCOMP, _FILTER, program):
        raise OSError(ctypes.get_errno(), "no seccomp here")


def closed(script: str, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with its sockets closed."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=cwd,
        preexec_fn=close_sockets,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def was_ended(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether it tried to connect or to send."""
    return done.returncode == -signal.SIGSYS
