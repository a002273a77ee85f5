"""The terminal: whether there is one, what it can show, and what stands between it and its clipboard."""

import locale
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence

from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.adapters.doctor.programs import answer
from raincheck.domain.text import clean_line

USUAL = (80, 24)
"""Columns and lines of a terminal that nobody has touched; every screen is drawn for it first."""

LEAST = (40, 15)
"""Columns and lines below which words are cut off."""

_TRUE_COLOR = ("truecolor", "24bit")
_DEPTHS = {"kitty": "colors-256", "256color": "colors-256"}


def kind(env: Mapping[str, str]) -> Sequence[Found]:
    """Whether the app can open in it: it draws on the standard error and reads the standard input."""
    name = clean_line(env.get("TERM", ""))
    if name == "dumb":
        return fault("terminal-dumb", "terminal-dumb-do")
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and not stream.closed and stream.isatty() for stream in streams):
        return note("terminal-none", "terminal-none-do")
    if not name and os.name == "posix":
        return note("terminal-unnamed", "terminal-unnamed-do")
    return ok("terminal-is", name=name or sys.platform)


def colors(env: Mapping[str, str]) -> Sequence[Found]:
    """How many colors the app will use, read as Rich reads them (`rich.console.Console._detect_color_system`)."""
    if env.get("NO_COLOR"):
        return ok("colors-unwanted")
    if env.get("COLORTERM", "").strip().lower() in _TRUE_COLOR:
        return ok("colors-true")
    name = env.get("TERM", "").strip().lower()
    if name in {"dumb", "unknown"}:
        return note("colors-none")
    depth = _DEPTHS.get(name.rpartition("-")[2], "colors-16")
    return ok(depth) if depth == "colors-256" else note(depth, "colors-16-do")


def size() -> Sequence[Found]:
    """Columns and lines, as the app will see them: COLUMNS and LINES go before what the terminal says."""
    columns, lines = shutil.get_terminal_size((0, 0))
    if not columns or not lines:
        return note("size-unknown")
    facts = {"columns": columns, "lines": lines}
    if columns < LEAST[0] or lines < LEAST[1]:
        return fault("size", "size-least-do", **facts)
    return ok("size", **facts) if columns >= USUAL[0] and lines >= USUAL[1] else note("size", "size-do", **facts)


def letters() -> Sequence[Found]:
    """Whether every letter can be written: in UTF-8 it can."""
    name = locale.getencoding()
    if name.lower().replace("-", "") == "utf8":
        return ok("letters-all")
    return note("letters-some", "letters-do", encoding=clean_line(name))


def between(env: Mapping[str, str]) -> Sequence[Found]:
    """What stands between us and the clipboard of the terminal, which is asked to copy by OSC 52 (xterm, ctlseqs)."""
    return tuple(_between(env)) or ok("between-nothing")


def _between(env: Mapping[str, str]) -> Iterator[Found]:
    if env.get("SSH_CONNECTION") or env.get("SSH_TTY"):
        yield from note("between-ssh", "between-ssh-do")
    if env.get("STY"):
        yield from note("between-screen", "between-screen-do")
    if env.get("TMUX"):
        yield from _tmux()


def _tmux() -> Sequence[Found]:
    """Only `on` lets an app inside copy; `external`, the default, is for tmux itself (tmux(1), set-clipboard)."""
    said = answer(("tmux", "show-options", "-sv", "set-clipboard"))
    if said == "on":
        return ok("between-tmux-on")
    return note("between-tmux", "between-tmux-do")
