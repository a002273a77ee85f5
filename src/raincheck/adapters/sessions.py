"""The cases on disk: one TOML file each, under a lock, and never overwritten by mistake."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from raincheck.adapters import index, shelf
from raincheck.adapters.files import TEMP_SUFFIX, private_folder, sync_folder, write_whole
from raincheck.adapters.record import Damaged, Newer, decode, encode, parse
from raincheck.domain.session import Session
from raincheck.domain.text import clean_body, clean_line
from raincheck.ports import Cards, Hold, Listing, LoadCause, LoadFailed, SaveCause, Saved, SaveFailed

SIZE_LIMIT = 1_000_000
"""Octets. No case is larger; a file that is, is not read at all."""

LOCK_SECONDS = 2.0
"""How long a save waits for another window; its own takes milliseconds."""

STALE_SECONDS = 60
"""A temporary file older than this was left by a program that was killed."""

SUFFIX = index.SUFFIX
_MOVED = re.compile(r"-\d{8}T\d+Z$")
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class TomlSessions:
    """A `SessionStore` in a folder. It remembers what it read, to notice a change made elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._data = folder
        self.folder = folder / index.FOLDER
        self.trash_folder = folder / "trash"
        self.lock_folder = folder / "locks"
        self._seen: dict[str, set[str | None]] = {}

    def path(self, session_id: str) -> str:
        """Where the case is or will be."""
        return str(self._file(session_id))

    def listing(self) -> Listing:
        """Every case, and every file that is not one. Files set aside earlier are named again."""
        found = [self._read(path) for path in self._files(SUFFIX)]
        sessions = tuple(one for one in found if isinstance(one, Session))
        return Listing(sessions, self._troubles([one for one in found if isinstance(one, LoadFailed)]))

    def cards(self) -> Cards:
        """Every case in short, from the index beside them where it fits."""
        seen = self._seen.copy()
        cards, troubles = shelf.cards(self._data, lambda name: self._read(self.folder / name))
        # Who lists the cases has not read them: a change made elsewhere is noticed when one is saved.
        self._seen = seen
        return Cards(cards, self._troubles(troubles))

    def _troubles(self, found: list[LoadFailed]) -> tuple[LoadFailed, ...]:
        """The folder itself, when it is there and cannot be read; these files; and what was set aside earlier."""
        try:
            next(self.folder.iterdir(), None)
        except FileNotFoundError:
            return ()
        except OSError as error:
            return (LoadFailed(LoadCause.UNREADABLE, str(self.folder), clean_line(error.strerror or "")),)
        named = {trouble.path for trouble in found}
        aside = (str(path) for path in self._files(index.ASIDE, ending=False))
        return (*found, *(LoadFailed(LoadCause.DAMAGED, path) for path in aside if path not in named))

    def load(self, session_id: str) -> Session | LoadFailed:
        """The case of that id; a damaged one is set aside first."""
        path = self._file(session_id)
        return self._read(path)

    def peek(self, session_id: str) -> Session | LoadFailed:
        """The case on disk; a save after it is refused as before when the file is not the one that was read."""
        seen = self._seen.get(session_id)
        found = self.load(session_id)
        if seen is None:
            self._seen.pop(session_id, None)
        else:
            self._seen[session_id] = seen
        return found

    def text(self, session_id: str) -> str:
        """The file as text that is safe to show."""
        try:
            return clean_body(self._bytes(self._file(session_id)).decode("utf-8", "replace"))
        except OSError:
            return ""

    def create(self, session: Session) -> Saved | SaveFailed:
        """A new case; an id that is taken is refused."""
        return self._store(session, new=True)

    def save(self, session: Session) -> Saved | SaveFailed:
        """The case as it is now; refused when the file is not the one that was read."""
        return self._store(session, new=False)

    def trash(self, session_id: str) -> Saved | SaveFailed:
        """Move the case to the trash folder, where nothing is overwritten either."""
        path = self._file(session_id)
        try:
            target = private_folder(self.trash_folder) / f"{path.stem}-{_stamp()}{SUFFIX}"
            with self._locked():
                path.replace(target)
                sync_folder(self.trash_folder)
                sync_folder(self.folder)
        except (OSError, TimeoutError) as error:
            return failure(error, path)
        return Saved(str(target))

    def restore(self, path: str) -> Saved | SaveFailed:
        """Move a case back from that path in the trash; a name that is taken meanwhile is left to whoever has it."""
        source = self.trash_folder / Path(path).name
        target = self._file(_MOVED.sub("", source.stem))
        try:
            private_folder(self.folder)
            with self._locked():
                if target.exists():
                    return SaveFailed(SaveCause.CHANGED_ELSEWHERE, str(target))
                source.replace(target)
                sync_folder(self.folder)
                sync_folder(self.trash_folder)
        except (OSError, TimeoutError) as error:
            return failure(error, target)
        return Saved(str(target))

    def hold(self, session_id: str) -> Hold | SaveFailed:
        """A lock of the kernel on a file of its own, which stays: to remove it would let two have it."""
        # Here and not above, for `list` and `due` never write.
        from filelock import FileLock, Timeout

        path = self._file(session_id)
        try:
            folder = private_folder(self.lock_folder)
            lock = FileLock(folder / f"{path.stem}.lock", timeout=0, mode=0o600, thread_local=False)
            lock.acquire()
        except Timeout:
            return SaveFailed(SaveCause.BUSY, str(path))
        except OSError as error:
            return failure(error, path)
        return lock

    def sweep(self) -> None:
        """Remove temporary files that a killed program left behind."""
        before = datetime.now(UTC).timestamp() - STALE_SECONDS
        for path in self._files(TEMP_SUFFIX):
            with contextlib.suppress(OSError):
                if path.lstat().st_mtime < before:
                    path.unlink()

    def _store(self, session: Session, *, new: bool) -> Saved | SaveFailed:
        path = self._file(session.id)
        if path.stem != session.id:
            return SaveFailed(SaveCause.BROKEN, str(path), "this id cannot be the name of a file")
        try:
            private_folder(self.folder)
            with self._locked():
                current = self._bytes(path) if path.exists() else None
                if self._changed(session.id, current, new):
                    return SaveFailed(SaveCause.CHANGED_ELSEWHERE, str(path))
                data = encode(session, parse(current) if current is not None else {})
                # A write that fails may still leave the new file, when only its folder did not follow.
                self._seen[session.id] = {_digest(current), _digest(data)}
                write_whole(path, data)
        except (Damaged, Newer):
            return SaveFailed(SaveCause.CHANGED_ELSEWHERE, str(path))
        except (OSError, TimeoutError) as error:
            return failure(error, path)
        self._seen[session.id] = {_digest(data)}
        return Saved(str(path))

    def _changed(self, session_id: str, current: bytes | None, new: bool) -> bool:
        if new:
            return current is not None
        return _digest(current) not in self._seen.get(session_id, {None})

    def _read(self, path: Path) -> Session | LoadFailed:
        try:
            data = self._bytes(path)
            session, _ = decode(data)
        except FileNotFoundError:
            return LoadFailed(LoadCause.NOT_FOUND, str(path))
        except OSError as error:
            return LoadFailed(LoadCause.UNREADABLE, str(path), clean_line(error.strerror or ""))
        except Newer as error:
            return LoadFailed(LoadCause.NEWER, str(path), str(error))
        except Damaged as error:
            return LoadFailed(LoadCause.DAMAGED, self._set_aside(path), clean_line(str(error)))
        if session.id != path.stem:
            return LoadFailed(LoadCause.DAMAGED, self._set_aside(path), "its name and its id differ")
        self._seen[session.id] = {_digest(data)}
        return session

    def _set_aside(self, path: Path) -> str:
        """Give the damaged file a name under which nothing will ever write; tell the name."""
        target = path.with_name(f"{path.name}{index.ASIDE}{_stamp()}")
        try:
            with self._locked():
                if target.exists():
                    return str(path)
                path.rename(target)
        except (OSError, TimeoutError):
            return str(path)
        return str(target)

    def _bytes(self, path: Path) -> bytes:
        """The bytes of a regular file of a sensible size. Raises OSError."""
        # Non-blocking, for opening a FIFO would wait for a writer for ever.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        # By an opener, for `os.fdopen` does not close what turns out to be a folder.
        with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            if status.st_size > SIZE_LIMIT:
                raise OSError(errno.EFBIG, "too large to be a case")
            if status.st_mode & 0o077 and os.name == "posix":
                os.fchmod(file.fileno(), 0o600)
            return file.read(SIZE_LIMIT + 1)

    def _file(self, session_id: str) -> Path:
        """The file of an id; an id is one plain name and cannot leave the folder."""
        plain = session_id if session_id.replace("-", "").isalnum() and session_id.isascii() else "unknown"
        return self.folder / f"{plain[:100]}{SUFFIX}"

    def _files(self, part: str, *, ending: bool = True) -> Iterator[Path]:
        """Files whose name ends with `part`, or holds it; sorted, so that nothing depends on the disk."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except OSError:
            # A folder that cannot be read is named by `listing`; the others have nothing to do in it.
            return
        for name in names:
            if name.endswith(part) if ending else part in name:
                yield self.folder / name

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone among all windows. The kernel frees the lock when a program dies."""
        # Here and not above, for `list` and `due` never write.
        from filelock import FileLock, Timeout

        try:
            with FileLock(self.folder / ".lock", timeout=LOCK_SECONDS, mode=0o600):
                yield
        except Timeout as error:
            raise TimeoutError from error


def _digest(data: bytes | None) -> str | None:
    """A name for what a file holds; None for no file."""
    if data is None:
        return None
    # Here and not above, for the first case of all reads no file.
    from hashlib import sha256

    return sha256(data).hexdigest()


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z"


def failure(error: OSError, path: Path) -> SaveFailed:
    """What the system said of a file that could not be written, as a cause."""
    if isinstance(error, TimeoutError):
        return SaveFailed(SaveCause.BUSY, str(path))
    if error.errno in _NO_SPACE:
        cause = SaveCause.NO_SPACE
    elif error.errno in _NOT_ALLOWED:
        cause = SaveCause.NOT_ALLOWED
    else:
        cause = SaveCause.BROKEN
    return SaveFailed(cause, str(path), clean_line(error.strerror or ""))
