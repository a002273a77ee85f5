"""Rows about the cases, in one file beside them: so that none of thousands is read to say what is due.

Such a file is a cache and nothing more. Each row is bound to one state of one file: its name, size, times and
inode. A row that does not fit is not used, and the case is read instead; whoever deletes it loses a second. A case
that was written in the same moment as it was read could change once more without a trace, so its row is not kept
(the "racy" rule of git's own index). It needs no library, since `raincheck due` is asked by every prompt of a shell.
"""

import os
import stat
import zlib
from collections.abc import Iterator

from raincheck import __version__

NAME = "cases.index"
FOLDER = "sessions"
SUFFIX = ".toml"
ASIDE = ".damaged-"
SEPARATOR = "\x1f"
"""Between two fields; no text of a case has a control character."""

SETTLED_NS = 2_000_000_000
"""Nanoseconds. The coarsest clock of a file system that people use (FAT) counts two seconds."""

SIZE_LIMIT = 50_000_000
"""Octets; ten thousand cases have three million."""

CASES = f"raincheck {__version__} cases 2"
"""Another version makes other cards. The number is raised when the same case makes another one before the next."""

Rows = dict[str, str]
"""The fields of each case, by what its file is bound by."""


def scan(folder: str) -> Iterator[tuple[str, str, int]]:
    """Each file with its name, its binding, and when it last changed, in nanoseconds. Raises OSError.

    What was set aside has no binding but that.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(SUFFIX):
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    # Moved away by another window since the folder was read.
                    continue
                modified, changed = status.st_mtime_ns, status.st_ctime_ns
                binding = f"{entry.name}/{status.st_size}/{modified}/{changed}/{status.st_ino}"
                yield entry.name, binding, max(modified, changed)
            elif ASIDE in entry.name:
                yield entry.name, ASIDE, 0


def read(path: str, made_by: str = CASES) -> Rows:
    """The rows in that file; none when it is not there, not whole, or made by anything else."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > SIZE_LIMIT:
                return {}
            head, _, body = file.read(SIZE_LIMIT).partition(b"\n")
    except OSError:
        return {}
    if head != _head(made_by, body):
        return {}
    lines = body.decode("utf-8", "replace").split("\n")
    return dict(line.split(SEPARATOR, 1) for line in lines if SEPARATOR in line)


def written(rows: Rows, made_by: str = CASES) -> bytes:
    """The file that holds these rows."""
    body = "".join(f"{binding}{SEPARATOR}{row}\n" for binding, row in rows.items()).encode("utf-8", "replace")
    return _head(made_by, body) + b"\n" + body


def _head(made_by: str, body: bytes) -> bytes:
    """What the file begins with; of a torn one the sum is another."""
    return f"{made_by} {len(body)} {zlib.crc32(body):08x}".encode("utf-8", "replace")
