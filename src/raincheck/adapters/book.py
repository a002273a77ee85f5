"""A list of records in one TOML file of the data folder: read whole, changed under a lock, written whole.

Like a case, the file names its schema and ends with a mark; keys that this version does not know are kept.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import tomli_w

from raincheck.adapters.files import PRIVATE_FILE, private_folder, read_small, write_whole
from raincheck.adapters.record import END, SCHEMA, Damaged, Newer, inert_in, overlay, parse
from raincheck.adapters.sessions import LOCK_SECONDS, SIZE_LIMIT, failure
from raincheck.domain.text import clean_line
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed

T = TypeVar("T", bound=msgspec.Struct)

Entry = tuple[T, dict[str, Any]]
"""A record, and the table that it was read from."""


class TomlBook(Generic[T]):
    """The records of one kind, as tables of one name."""

    def __init__(self, folder: Path, name: str, table: str, kind: type[T]) -> None:
        self.file = folder / f"{name}.toml"
        self._lock = folder / "locks" / f"{name}.lock"
        self._table, self._kind = table, kind

    def records(self) -> tuple[T, ...] | LoadFailed:
        """All of them in the order of the file; a damaged file is set aside, and its new name told."""
        try:
            return tuple(record for record, _ in self._read()[0])
        except Newer as error:
            return LoadFailed(LoadCause.NEWER, str(self.file), str(error))
        except Damaged as error:
            return LoadFailed(LoadCause.DAMAGED, self._set_aside(), clean_line(str(error)))
        except OSError as error:
            return LoadFailed(LoadCause.UNREADABLE, str(self.file), clean_line(error.strerror or ""))

    def put(
        self, record: T, replaces: Callable[[T], bool], merge: Callable[[T, T], T] | None = None
    ) -> Saved | SaveFailed:
        """The record first in the file, instead of those that it `replaces`; `merge` takes over what they know."""

        def changed(entries: list[Entry[T]]) -> list[Entry[T]]:
            latest, table = record, dict[str, Any]()
            for old, raw in (entry for entry in entries if replaces(entry[0])):
                latest = merge(latest, old) if merge else latest
                table = {**raw, **table}
            return [(latest, table), *(entry for entry in entries if not replaces(entry[0]))]

        return self._change(changed)

    def strike(self, which: Callable[[T], bool]) -> Saved | SaveFailed:
        """The file without those records."""
        return self._change(lambda entries: [entry for entry in entries if not which(entry[0])])

    def _change(self, change: Callable[[list[Entry[T]]], list[Entry[T]]]) -> Saved | SaveFailed:
        try:
            private_folder(self.file.parent)
            with self._locked():
                before, document = self._read()
                after = change(before)
                if [record for record, _ in after] != [record for record, _ in before]:
                    write_whole(self.file, self._encoded(after, document))
        except (Damaged, Newer) as error:
            # Whoever looks at the records sets it aside and says so; nothing is written over it meanwhile.
            return SaveFailed(SaveCause.BROKEN, str(self.file), clean_line(str(error)))
        except (OSError, TimeoutError) as error:
            return failure(error, self.file)
        return Saved(str(self.file))

    def _read(self) -> tuple[list[Entry[T]], dict[str, Any]]:
        """The records, and the whole document. Raises Damaged, Newer or OSError."""
        try:
            document = parse(read_small(self.file, SIZE_LIMIT))
        except FileNotFoundError:
            return [], {}
        tables = document.get(self._table, [])
        if not isinstance(tables, list):
            raise Damaged(f"{self._table} is no list")
        try:
            return [(msgspec.convert(inert_in(table), self._kind), table) for table in tables], document
        except msgspec.ValidationError as error:
            raise Damaged(str(error)) from error

    def _encoded(self, entries: list[Entry[T]], document: dict[str, Any]) -> bytes:
        known = [
            overlay(raw, msgspec.to_builtins(record, builtin_types=(datetime,)), self._kind) for record, raw in entries
        ]
        kept = {key: value for key, value in document.items() if key not in ("schema", END, self._table)}
        tables = {self._table: known} if known else {}
        return tomli_w.dumps({"schema": SCHEMA} | kept | tables | {END: {}}).encode("utf-8", "replace")

    def _set_aside(self) -> str:
        """Give the damaged file a name under which nothing will ever write."""
        target = self.file.with_name(f"{self.file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z")
        try:
            with self._locked():
                self.file.rename(target)
        except (OSError, TimeoutError):
            return str(self.file)
        return str(target)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone among all windows. The kernel frees the lock when a program dies."""
        # Here and not above, for most starts write no book.
        from filelock import FileLock, Timeout

        private_folder(self._lock.parent)
        try:
            with FileLock(self._lock, timeout=LOCK_SECONDS, mode=PRIVATE_FILE):
                yield
        except Timeout as error:
            raise TimeoutError from error
