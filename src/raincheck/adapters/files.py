"""Private files, written whole or not at all."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
TEMP_SUFFIX = ".tmp"


def private_folder(folder: Path) -> Path:
    """The folder, made if need be, readable by its owner alone. Raises OSError."""
    if not folder.parent.exists():
        # One by one, for `parents=True` would make them with the rights that the umask leaves.
        private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if os.name == "posix" and _ours_and_open(folder.stat()):
        folder.chmod(PRIVATE_FOLDER)
    return folder


def _ours_and_open(status: os.stat_result) -> bool:
    """Whether it is to be tightened: a folder that all share, such as /tmp, is left as it is."""
    shared = status.st_uid != os.geteuid() or status.st_mode & stat.S_ISVTX
    return not shared and bool(status.st_mode & 0o077)


def write_whole(path: Path, data: bytes) -> None:
    """Readers see the old file or the new one, also after a power cut. Raises OSError.

    The temporary file lies beside the target, for a rename is only atomic within one file system.
    """
    folder = private_folder(path.parent)
    # mkstemp makes the file with mode 0600, whatever the umask is.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=TEMP_SUFFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(folder)


def read_small(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most so many, made private if it was not. Raises OSError."""
    # Non-blocking, for opening a FIFO would wait for a writer for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    # By an opener, for `os.fdopen` does not close what turns out to be a folder.
    with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        if status.st_size > limit:
            raise OSError(errno.EFBIG, "too large")
        if status.st_mode & 0o077 and os.name == "posix":
            os.fchmod(file.fileno(), PRIVATE_FILE)
        return file.read(limit + 1)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """A new private file that overwrites nothing: a taken name gets a number. Raises OSError.

    A folder that is already there keeps its rights, for it may be one that the user shares.
    """
    if not folder.is_dir():
        private_folder(folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    for number in range(1, 1000):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        try:
            handle = os.open(path, flags, PRIVATE_FILE)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
        return path
    raise FileExistsError(f"{stem}{suffix}")
