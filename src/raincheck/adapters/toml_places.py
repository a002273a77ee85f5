"""Where each key and each value of a TOML text stands, for a message that names line and column.

`tomllib` gives no positions (python/cpython#115516), and neither does tomlkit
(python-poetry/tomlkit#55). This reads only a text that `tomllib` has taken, and checks nothing.
"""

import contextlib
import re
import tomllib

Path = tuple[str | int, ...]
"""The keys to a value, and the numbers of the items of a list."""

_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*+"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
_EQUALS = re.compile(r"=[ \t]*")
_BRACKETS = re.compile(r"\[\[?")
_CLOSING = re.compile(r"\]\]?")
_SCALAR = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'"
    r"|[^\s,\]}#]+(?: \d[^\s,\]}#]*)?"  # a blank may part a date from its time
)
_PIECE = re.compile(r"\\(?:u.{4}|U.{8}|x..|[ \t]*\n\s*|.)|[\s\S]")
"""One character of a string between double quotes, or the end of a line that is none."""


class Places:
    """The places in one text, as lines and columns that count from one."""

    def __init__(self, text: str) -> None:
        # As `tomllib` does, so that its positions and these are the same.
        self.text = text.replace("\r\n", "\n")
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        with contextlib.suppress(ValueError):
            _Scan(self).run()

    def key(self, path: Path) -> tuple[int, int]:
        """Where that key first stands, or the nearest one around it."""
        while path and path not in self.keys:
            path = path[:-1]
        return place(self.text, self.keys[path] if path else 0)

    def value(self, path: Path) -> tuple[int, int]:
        """Where that value begins; a table under a head of its own begins with its name."""
        return place(self.text, self.values[path]) if path in self.values else self.key(path)

    def character(self, path: Path, index: int) -> tuple[int, int]:
        """Where that character of a string stands, the first being 0."""
        at = self.values.get(path)
        return self.key(path) if at is None else place(self.text, _inside(self.text, at, index))


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of a character."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _inside(text: str, start: int, index: int) -> int:
    """Where that character stands of the string whose quotes open at `start`."""
    many = text.startswith(('"""', "'''"), start)
    at = start + (3 if many else 1)
    if many and text.startswith("\n", at):
        at += 1
    if text[start] == "'":
        return at + index
    for piece in _PIECE.finditer(text, at):
        if len(piece.group()) > 1 and "\n" in piece.group():
            continue
        if index == 0:
            return piece.start()
        index -= 1
    return start


class _Scan:
    """One pass over the text, without recursion: brackets may nest as deep as `tomllib` takes them."""

    def __init__(self, places: Places) -> None:
        self.text, self.keys, self.values = places.text, places.keys, places.values
        self.at = 0
        self._tables: dict[Path, int] = {}

    def run(self) -> None:
        """Every statement. Raises ValueError where the text is no TOML."""
        base: Path = ()
        while self._skip():
            if self._sees("["):
                base = self._header()
            else:
                self._value(self._assigned(base))

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError
        self.at = found.end()
        return found

    def _sees(self, characters: str) -> bool:
        return self.at < len(self.text) and self.text[self.at] in characters

    def _skip(self) -> bool:
        """Pass blanks, line ends and comments; whether something follows."""
        self._take(_GAP)
        return self.at < len(self.text)

    def _part(self) -> tuple[str, int]:
        """One part of a key, and where it stands."""
        found = self._take(_KEY)
        raw = found.group(1)
        name = tomllib.loads(f"key = {raw}")["key"] if raw[0] == '"' else raw.strip("'")
        return name, found.start(1)

    def _header(self) -> Path:
        """A table, or the next table of a list."""
        listed = self._take(_BRACKETS).group() == "[["
        path: Path = ()
        while True:
            name, at = self._part()
            path = (*path, name)
            self.keys.setdefault(path, at)
            if not self._sees("."):
                break
            self.at += 1
            path = self._latest(path)
        self._take(_CLOSING)
        if listed:
            self._tables[path] = self._tables.get(path, -1) + 1
        found = self._latest(path)
        self.keys.setdefault(found, at)
        return found

    def _latest(self, path: Path) -> Path:
        return (*path, self._tables[path]) if path in self._tables else path

    def _assigned(self, path: Path) -> Path:
        """A key, dotted or not, and its equals sign."""
        while True:
            name, at = self._part()
            path = (*path, name)
            self.keys.setdefault(path, at)
            if not self._sees("."):
                break
            self.at += 1
        self._take(_EQUALS)
        return path

    def _value(self, path: Path) -> None:
        """A value and all that is in it."""
        around: list[tuple[Path, int | None]] = []
        here: Path | None = path
        while here is not None:
            self.values[here] = self.at
            if self._sees("[{"):
                around.append((here, 0 if self.text[self.at] == "[" else None))
                self.at += 1
            else:
                self._take(_SCALAR)
            here = self._next(around)

    def _next(self, around: list[tuple[Path, int | None]]) -> Path | None:
        """The next value within the brackets that are open; None when all are closed."""
        while around:
            path, number = around[-1]
            self._skip()
            if self._sees(","):
                self.at += 1
                self._skip()
            if self._sees("]}"):
                self.at += 1
                around.pop()
            elif number is None:
                return self._assigned(path)
            else:
                around[-1] = (path, number + 1)
                return (*path, number)
        return None
