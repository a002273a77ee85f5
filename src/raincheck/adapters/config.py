"""What is remembered between cases: how the candidate signs, and zones and places they chose. Never a secret."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import tomli_w
from msgspec.structs import replace

from raincheck.adapters.files import write_whole
from raincheck.domain.interview import Workplace
from raincheck.domain.session import Me
from raincheck.domain.text import clean_line

FILE = "config.toml"


class TomlProfile:
    """A `Profile` in `config.toml`, sections `[me]`, `[clock]` and `[work]`. What cannot be read is never rewritten."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def me(self) -> Me:
        """As remembered; empty when nothing is, or when the file cannot be read."""
        try:
            me = msgspec.convert((self._raw() or {}).get("me", {}), Me)
        except msgspec.ValidationError:
            return Me()
        return Me(name=clean_line(me.name), email=clean_line(me.email), phone=clean_line(me.phone))

    def remember(self, me: Me) -> None:
        """Keep it for the next case; a convenience, so a folder that cannot be written is no failure."""
        raw = self._raw()
        if raw is None or me == self.me():
            return
        # What is empty now is not in `me` either: it must go from the file as well.
        unknown = {key: value for key, value in _table(raw.get("me")).items() if key not in Me.__struct_fields__}
        raw["me"] = unknown | msgspec.to_builtins(me)
        self._write(raw)

    def zone(self) -> str:
        """The zone in section `[clock]`."""
        zone = _table((self._raw() or {}).get("clock")).get("zone")
        return clean_line(zone) if isinstance(zone, str) else ""

    def remember_zone(self, zone: str) -> None:
        """Keep it for the next start."""
        raw = self._raw()
        if raw is not None and zone != self.zone():
            raw["clock"] = _table(raw.get("clock")) | {"zone": zone}
            self._write(raw)

    def workplace(self) -> Workplace:
        """The place in section `[work]`."""
        try:
            work = msgspec.convert(_table((self._raw() or {}).get("work")), Workplace)
        except msgspec.ValidationError:
            return Workplace()
        zone, country, region = (clean_line(text) for text in (work.zone, work.country, work.region))
        return replace(work, zone=zone, country=country, region=region)

    def remember_workplace(self, work: Workplace) -> None:
        """Keep it for the next case in that zone."""
        raw = self._raw()
        if raw is not None and work != self.workplace():
            known = Workplace.__struct_fields__
            unknown = {key: value for key, value in _table(raw.get("work")).items() if key not in known}
            raw["work"] = unknown | msgspec.to_builtins(work)
            self._write(raw)

    def _write(self, raw: dict[str, Any]) -> None:
        try:
            write_whole(self.path, tomli_w.dumps(raw).encode())
        except OSError:
            # What is remembered here saves typing and nothing else: it is asked for again next time.
            return

    def _raw(self) -> dict[str, Any] | None:
        """The whole file; None when there is one that is not ours to touch."""
        try:
            return tomllib.loads(self.path.read_text("utf-8-sig"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
