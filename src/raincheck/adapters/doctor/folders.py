"""The folders and what is in them. Nothing stays changed but what a look at the cases always does."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from raincheck.adapters.content import FileWords
from raincheck.adapters.doctor.findings import Found, detail, fault, note, ok
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.own_words import told
from raincheck.domain.session import Tone
from raincheck.ports import LoadCause, LoadFailed

FEW_BYTES, TOO_FEW_BYTES = 100_000_000, 1_000_000
"""Octets of free space below which it is worth a word, and below which a case may not fit any more."""

MOST = 20
"""Files that are named; whoever looks after these will see the others next."""

PROBE = ".raincheck-doctor-"


def writable(folder: Path, variable: str) -> Sequence[Found]:
    """Whether a file can be made there, by making one and removing it. A folder that is not there yet is not made."""
    if not folder.exists():
        above = _nearest(folder)
        if os.access(above, os.W_OK | os.X_OK):
            return ok("folder-later", path=folder)
        return fault("folder-impossible", "folder-do", path=folder, above=above, variable=variable)
    try:
        handle, name = tempfile.mkstemp(prefix=PROBE, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"\n")
                file.flush()
                os.fsync(file.fileno())
        finally:
            Path(name).unlink()
    except OSError as error:
        return fault("folder-closed", "folder-do", path=folder, detail=detail(error), variable=variable)
    return ok("folder", path=folder)


def private(folder: Path) -> Sequence[Found]:
    """Whether others can look into it. raincheck closes its own when it opens, but not one that all share."""
    if os.name != "posix" or not folder.is_dir():
        return ()
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        return fault("rights-open", "rights-do", path=folder, mode=f"{mode:04o}")
    return ok("rights", mode=f"{mode:04o}")


def space(folder: Path) -> Sequence[Found]:
    """What is free where the cases are."""
    free = shutil.disk_usage(_nearest(folder)).free
    facts = {"free": f"{free / 1_000_000:,.0f}"}
    if free < TOO_FEW_BYTES:
        return fault("space", "space-do", **facts)
    return note("space", "space-do", **facts) if free < FEW_BYTES else ok("space", **facts)


def files(folder: Path) -> Sequence[Found]:
    """A folder into which files are written for other programs; it is made with the first one."""
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        return fault("files-closed", "files-closed-do", path=folder)
    return ok("files", path=folder)


def cases(folder: Path) -> Sequence[Found]:
    """How many can be opened, and the files that can't."""
    listing = TomlSessions(folder).listing()
    count = len(listing.sessions)
    good = ok("cases-one" if count == 1 else "cases", count=count)
    found = [one for trouble in listing.troubles[:MOST] for one in _trouble(trouble)]
    more = len(listing.troubles) - MOST
    return (*good, *found, *(note("cases-more", count=more) if more > 0 else ()))


def _trouble(trouble: LoadFailed) -> Sequence[Found]:
    if trouble.cause is LoadCause.NEWER:
        return note("case-newer", "case-newer-do", path=trouble.path)
    return fault(f"case-{trouble.cause.value}", f"case-{trouble.cause.value}-do", path=trouble.path)


def words(folder: Path) -> Sequence[Found]:
    """What can't be used of the user's own words; ours are used in their place, so it is no fault."""
    if not folder.exists():
        return ()
    own = FileWords(own=folder)
    read_all(own)
    count = len(own.faults)
    if not count:
        return ok("words", path=folder)
    found = [one for wrong in own.faults[:MOST] for one in note("words-wrong", told=told(wrong, own))]
    return (*found, *(note("words-more", count=count - MOST) if count > MOST else ()))


def read_all(own: FileWords) -> None:
    """Every file, for faults are known only of what was read."""
    for name, kind in vars(FileWords).items():
        if isinstance(kind, cached_property) and not name.startswith("_"):
            getattr(own, name)
    for tone in Tone:
        own.voice(tone)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest around it that is there. Raises OSError."""
    for path in (folder, *folder.parents):
        if path.is_dir():
            return path
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
