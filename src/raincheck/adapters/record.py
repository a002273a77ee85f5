"""A case as TOML, and back.

The file is for a person too: keys they understand, sections in the order of the road, bodies
over several lines. Its last table is an end mark, since a TOML file that was cut at a line is
usually still valid TOML. Keys that this version does not know are kept.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
import tomli_w

from raincheck.domain.session import Session
from raincheck.domain.text import inert

SCHEMA = 1
"""The version of the file. A higher one is never written over."""

END = "end"

YEARS = range(1970, 2200)
"""Moments outside of these can't be reckoned with on every clock, and no case has one."""

_DEEP_KEY = re.compile(r"""^[ \t\[]*(?:[\w"'-]+[ \t]*\.[ \t]*){50,}[\w"'-]+[ \t]*[=\]]""", re.MULTILINE)
"""A key of more than fifty parts: tomllib needs gigabytes for one of some thousands."""


class Damaged(ValueError):
    """The bytes are not a whole case; the message says what is wrong, without quoting values."""


class Newer(ValueError):
    """The file was written by a newer raincheck."""


def encode(session: Session, before: dict[str, Any]) -> bytes:
    """The file for this case; what `before` holds beyond what is known here is kept."""
    known = msgspec.to_builtins(session, builtin_types=(datetime,))
    merged = overlay(before, known, Session)
    merged = {"schema": SCHEMA} | {k: v for k, v in merged.items() if k not in ("schema", END)} | {END: {}}
    # Multi-line strings are for the reader, but they turn CR LF into LF, which a kept key may need.
    return tomli_w.dumps(merged, multiline_strings=not _holds_crlf(before)).encode("utf-8", "replace")


def _holds_crlf(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_crlf, value.values()))
    if isinstance(value, list):
        return any(map(_holds_crlf, value))
    return isinstance(value, str) and "\r\n" in value


def decode(data: bytes) -> tuple[Session, dict[str, Any]]:
    """The case and the raw document. Raises Damaged or Newer."""
    raw = parse(data)
    try:
        session = msgspec.convert(inert_in({k: v for k, v in raw.items() if k not in ("schema", END)}), Session)
    except msgspec.ValidationError as error:
        raise Damaged(str(error)) from error
    if not all(moment.year in YEARS for moment in _moments(msgspec.to_builtins(session, builtin_types=(datetime,)))):
        raise Damaged("a moment in it is too far away")
    return session, raw


def _moments(value: Any) -> Iterator[datetime]:
    """Every moment in the document."""
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _moments(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _moments(item)


def parse(data: bytes) -> dict[str, Any]:
    """The raw document, once it is known to be whole. Raises Damaged or Newer."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Damaged("it is not UTF-8 text") from error
    if _DEEP_KEY.search(text):
        raise Damaged("it is nested too deeply")
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged("it is not valid TOML") from error
    schema = raw.get("schema")
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        raise Newer(f"schema {schema}")
    if type(schema) is not int or schema != SCHEMA:
        raise Damaged("it names no schema")
    if END not in raw:
        raise Damaged("its end is missing")
    return raw


def inert_in(value: Any, key: str = "") -> Any:
    """The document with every text made safe to show: a file may have been edited by anything."""
    if isinstance(value, str):
        return inert(value, many_lines=key == "body")
    if isinstance(value, dict):
        return {name: inert_in(item, name) for name, item in value.items()}
    return [inert_in(item, key) for item in value] if isinstance(value, list) else value


def overlay(before: Any, known: Any, kind: Any) -> Any:
    """`known`, with what `before` holds under keys that `kind` does not have."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(before, dict):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        merged = {}
        for name, inner in fields.items():
            older = before.get(name)
            if name in known:
                merged[name] = overlay(older, known[name], inner)
            elif isinstance(older, dict) and (kept := overlay(older, {}, inner)):
                # A section at its default is not in `known`, but may hold what is not known.
                merged[name] = kept
        return merged | {name: value for name, value in before.items() if name not in fields}
    item = _item_type(kind)
    if item is not None and isinstance(before, list) and isinstance(known, (list, tuple)):
        older = [*before, *[None] * len(known)]
        return [overlay(old, new, item) for old, new in zip(older, known, strict=False)]
    struct = _struct_in(kind)
    if struct is not None and struct is not kind:
        return overlay(before, known, struct)
    return known


def _item_type(kind: Any) -> Any:
    """The record of which a field holds many, if it does."""
    return _struct_in(kind.__args__[0]) if getattr(kind, "__origin__", None) is tuple else None


def _struct_in(kind: Any) -> Any:
    """The record in a type such as `Text | None`."""
    candidates = (kind, *getattr(kind, "__args__", ()))
    return next((c for c in candidates if isinstance(c, type) and issubclass(c, msgspec.Struct)), None)
