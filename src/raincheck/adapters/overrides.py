"""The user's own words: their tables over ours, checked key by key.

Nothing here raises, whatever a file holds. What cannot be used is a `Finding`, and ours stands
in its place: for one key, or for the whole file where it cannot be read at all. The sentences
are in `content/screens.toml`, under the key of the finding.
"""

import re
import stat
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from raincheck.adapters.content import OWN_FOLDER
from raincheck.adapters.override_checks import Fault, facts_in, keys_of, texts_in, unknown, wrong_text, wrong_type
from raincheck.adapters.toml_places import Path as Keys
from raincheck.adapters.toml_places import Places, place
from raincheck.domain.text import clean_line
from raincheck.domain.words import WordsFault

SIZE_LIMIT = 1_000_000
"""Bytes of one file; all of ours together have a tenth of it."""

MOST = 20
"""Findings that are kept of one file: whoever mends these will see the others next."""

FIXED = ("calendar", "cli", "doctor", "due", "mail", "weeks", "zones")
"""Files of ours that are not for changing: programs read what a command prints; servers, zones, weeks are no words."""

FACTS_OF_A_FILE = ("drafts", "reasons", "rescues")
"""Files in which every text can have every fact that one of them has; elsewhere a text has the facts of ours."""

_DEEP = re.compile(r"""(?<![\w-])(?:(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){64}""")
"""A key of so many parts: `tomllib` takes time with the square of their number. Ours have three."""

_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_ONLY = re.compile(r"^# *Only in ([\w ,-]+):(.*)$", re.MULTILINE)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


Facts = dict[str, frozenset[str]]
"""The facts, each with the tables in which alone it is known; with none, it is known everywhere."""


class Finding(NamedTuple):
    """What is wrong at one place; `whole` when the whole file is left out for it."""

    file: str
    line: int
    column: int
    fault: Fault
    whole: bool = False


def told(finding: Finding, words: Mapping[str, str]) -> WordsFault:
    """The finding in words."""
    facts = dict(finding.fault.facts)
    facts |= {name: words.get(f"words-kind-{facts[name]}", facts[name]) for name in ("wanted", "got") if name in facts}
    what = Template(words[finding.fault.key]).safe_substitute(facts)
    kept = words["words-left-out" if finding.whole else "words-kept"]
    return WordsFault(finding.file, finding.line, finding.column, f"{what} {kept}")


def strays(names: Iterable[str], known: Collection[str]) -> list[Finding]:
    """Files that stand in for none of ours."""
    found = []
    for name in sorted(names):
        fault = Fault("words-fixed", {}) if name in FIXED else unknown(name, known, "words-stray")
        found.append(Finding(_shown(f"{name}.toml"), 1, 1, fault, whole=True))
    return found


def unreadable(error: OSError) -> Finding:
    """The folder itself cannot be looked into."""
    return Finding(OWN_FOLDER, 1, 1, Fault("words-unreadable", {"detail": _detail(error)}), whole=True)


def facts_of(name: str, ours: Mapping[str, Any], folder: Path) -> Facts | None:
    """The facts that the texts of that file can have: those of our texts, and those that its head comment names.

    Files of one family, such as `drafts-warm` and `drafts-formal`, share what their heads say.
    """
    if not name.startswith(FACTS_OF_A_FILE):
        return None
    family, dash, _ = name.partition("-")
    heads = [_head(path) for path in folder.glob(f"{family}-*.toml" if dash else f"{name}.toml")]
    facts: Facts = dict.fromkeys(facts_in([*heads, *(text for _, text in texts_in(ours))]), frozenset())
    for tables, names in (match.groups() for head in heads for match in _ONLY.finditer(head)):
        facts |= dict.fromkeys(facts_in([names]), frozenset(re.findall(r"[\w-]+", tables)) - {"and"})
    return facts


def _head(path: Path) -> str:
    found = _COMMENTS.match(path.read_text("utf-8"))
    return found.group() if found else ""


class OwnFile:
    """One file of the user's. Without `facts`, a text can have those that ours has in its place."""

    def __init__(self, path: Path, facts: Facts | None) -> None:
        self.findings: list[Finding] = []
        self._file = _shown(path.name)
        self._facts = facts
        self._text = ""
        self._places: Places | None = None
        self._given = self._read(path)

    def check_sections(self, sections: Mapping[str, Any]) -> None:
        """Name the sections that ours does not have."""
        for name in self._given:
            if name not in sections:
                self._unknown(name, sections, (name,))

    def over(self, ours: Any, kind: Any, section: str = "") -> Any:
        """Our words of a section, or of the whole file without one, with the user's laid over them."""
        path: Keys = (section,) if section else ()
        if section and section not in self._given:
            return ours
        merged = self._merge(self._given[section] if section else self._given, ours, kind, path)
        # Each key fits by itself; a table that ours does not have may still lack one.
        if fault := wrong_type(merged, kind, ours):
            self._find(fault, path)
            return ours
        return merged

    def _read(self, path: Path) -> dict[str, Any]:
        """What it says; nothing, when it cannot be read."""
        try:
            # A pipe would be waited for, and the app would not start.
            if not stat.S_ISREG(path.stat().st_mode):
                return self._lost("words-no-file")
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
        except OSError as error:
            return self._lost("words-unreadable", detail=_detail(error))
        if len(data) > SIZE_LIMIT:
            return self._lost("words-large")
        data = data.removeprefix(b"\xef\xbb\xbf")
        try:
            self._text = data.decode()
            if _DEEP.search(self._text):
                return self._lost("words-deep")
            return tomllib.loads(self._text)
        except UnicodeDecodeError as error:
            before = data[: error.start].decode()
            return self._lost("words-encoding", *place(before, len(before)))
        except RecursionError:
            return self._lost("words-deep")
        except ValueError as error:
            return self._no_toml(str(error))

    def _no_toml(self, said: str) -> dict[str, Any]:
        """The place stands at the end of what `tomllib` says; a number with too many digits has none."""
        found = _AT.search(said)
        if found is None:
            return self._lost("words-number")
        text = self._text.replace("\r\n", "\n")
        line, column = (int(found[1]), int(found[2])) if found[1] else place(text, len(text))
        detail = clean_line(said[: found.start()])
        return self._lost("words-toml", line, column, detail=detail[:1].lower() + detail[1:])

    def _lost(self, key: str, line: int = 1, column: int = 1, **facts: str) -> dict[str, Any]:
        self.findings.append(Finding(self._file, line, column, Fault(key, facts), whole=True))
        return {}

    def _merge(self, given: Any, ours: Any, kind: Any, path: Keys) -> Any:
        """The user's value over ours; ours where theirs cannot be used."""
        known = keys_of(kind, ours)
        if known is None:
            return given if self._usable(given, ours, kind, path) else ours
        if not isinstance(given, dict):
            self._find(wrong_type(given, dict[str, Any], ours), path)
            return ours
        merged = dict(ours or {})
        for name, value in given.items():
            here = (*path, name)
            if name not in known:
                self._unknown(name, known, here)
            elif (one := self._merge(value, merged.get(name), known[name], here)) is not None:
                merged[name] = one
        return merged

    def _usable(self, given: Any, ours: Any, kind: Any, path: Keys) -> bool:
        if fault := wrong_type(given, kind, ours):
            self._find(fault, path)
            return False
        mine = [text for _, text in texts_in(ours)]
        facts = facts_in(mine) if self._facts is None else [name for name in self._facts if self._known(name, path)]
        faults = [(below, wrong_text(text, mine, facts)) for below, text in texts_in(given)]
        for below, one in faults:
            self._find(one, (*path, *below))
        return not any(one for _, one in faults)

    def _known(self, name: str, path: Keys) -> bool:
        tables = (self._facts or {})[name]
        return not tables or path[0] in tables

    def _unknown(self, name: str, known: Collection[str], path: Keys) -> None:
        if len(self.findings) < MOST:
            self._places = self._places or Places(self._text)
            found = unknown(name, known, "words-key")
            self.findings.append(Finding(self._file, *self._places.key(path), found))

    def _find(self, fault: Fault | None, path: Keys) -> None:
        """Note it, if it is one: at its character, or where the value begins."""
        if fault is None or len(self.findings) >= MOST:
            return
        self._places = self._places or Places(self._text)
        path = (*path, *fault.below)
        spot = self._places.value(path) if fault.at is None else self._places.character(path, fault.at)
        self.findings.append(Finding(self._file, *spot, fault))


def _shown(name: str) -> str:
    return f"{OWN_FOLDER}/{clean_line(name)}"


def _detail(error: OSError) -> str:
    return clean_line(error.strerror or type(error).__name__)
