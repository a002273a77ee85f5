"""Looking for a secret wherever a program could have left it: in files and their names, in processes, in what it said.

A finding names the place and the form, and never the secret itself: it stands in the report of a test.
"""

import base64
import html
import json
import os
import quopri
import subprocess
import sys
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from stubs.corpus import CORPUS

CANARY = "Kanarie-7f3a! Ünïque=q&<'\"x"
"""A password that looks different in every encoding, and like nothing else in the world."""

SCANNER = CORPUS.parent / "tools" / "chaos" / "leakscan.py"


def forms(secret: str) -> dict[str, bytes]:
    """The secret as it would stand in a file, in each encoding that a mail, a log or a link gives it."""
    raw = secret.encode()
    found = {
        "plain": raw,
        "latin-1": secret.encode("latin-1", "replace"),
        "utf-16": secret.encode("utf-16-le"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "quoted-printable": quopri.encodestring(raw).rstrip(b"=\n"),
        "quoted-printable, quoted": quopri.encodestring(raw, quotetabs=True).rstrip(b"=\n"),
        "url": urllib.parse.quote(secret, safe="").encode(),
        "url, query": urllib.parse.quote_plus(secret).encode(),
        "html": html.escape(secret).encode(),
        "json": json.dumps(secret)[1:-1].encode(),
        "toml": json.dumps(secret, ensure_ascii=False)[1:-1].encode(),
        "repr": repr(secret)[1:-1].encode(),
        "ascii": ascii(secret)[1:-1].encode(),
        "reversed": raw[::-1],
        "first half": raw[: len(raw) // 2],
        "second half": raw[len(raw) // 2 :],
    }
    for before in range(3):
        # What goes before it moves it within the groups of three octets; the groups at its edges are shared.
        whole = base64.b64encode(b"x" * before + raw)[4 if before else 0 :]
        inner = whole[: (len(whole) - 4) // 4 * 4]
        found[f"base64, {before} before"] = inner
        found[f"base64 for links, {before} before"] = inner.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def leaks(
    secret: str,
    *,
    folders: Iterable[Path] = (),
    processes: Iterable[int] = (),
    texts: Mapping[str, bytes] | None = None,
) -> list[str]:
    """Where the secret is, as "place: form"; nothing when it is nowhere.

    `folders` are read whole, links not followed; `processes` with all their children; `texts` are what was said.
    """
    known = forms(secret)
    places = [*_files(folders), *_processes(processes), *(texts or {}).items()]
    return [f"{place}: {form}" for place, data in places for form, bytes_ in known.items() if bytes_ in data]


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            yield f"the name of a file in {folder.name}", os.fsencode(path.name)
            if path.is_symlink():
                yield f"link {path.relative_to(folder)}", os.fsencode(path.readlink())
            elif path.is_file():
                yield str(path.relative_to(folder)), path.read_bytes()


def _processes(pids: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """What everybody can see with `ps`, and the environment, which a crash report would send."""
    waiting = list(pids)
    while waiting:
        folder = Path("/proc", str(waiting.pop()))
        for name in ("cmdline", "environ"):
            yield f"{name} of a process", _read(folder / name)
        for task in (folder / "task").glob("*/children"):
            waiting += [int(pid) for pid in _read(task).split()]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        # The process ended in between.
        return b""


def second_opinion(secret: str, user: str, folders: Iterable[Path], processes: Iterable[int] = ()) -> str:
    """What the shared scanner finds, a tool that is not ours; empty when it finds nothing or is not there."""
    if not SCANNER.exists():
        return ""
    where = [argument for folder in folders for argument in ("--dir", str(folder))]
    where += [argument for pid in processes for argument in ("--pid", str(pid))]
    done = subprocess.run(
        [sys.executable, str(SCANNER), "--user", user, *where],
        env=os.environ | {"CHAOS_SECRET": secret},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
