"""`raincheck doctor`: what works on this machine, and what to do about what does not.

The JSON has the keys version, online, faults and checks; a check has group, name, state (ok, note or
fault), code, found and advice, where an advice may be null. `code` stays the same when words change.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from raincheck import __version__
from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.adapters.config import TomlProfile
from raincheck.adapters.content import OWN_FOLDER
from raincheck.adapters.doctor import calendar, folders, mail, programs, runtime, terminal
from raincheck.adapters.doctor.findings import Check, Found, Probe, State, checks, fault
from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.paths import config_folder, data_folder
from raincheck.commands.words import say_from, tell, tell_json
from raincheck.domain.words import Words
from raincheck.exits import ExitCode
from raincheck.ports import Clock

MARKS = {State.OK: "✓", State.NOTE: "·", State.FAULT: "!"}

LEAST = 30
"""Columns for what was found, however narrow the terminal is."""

_FILE = "doctor"


def run(clock: Clock, words: Words, *, online: bool, as_json: bool) -> ExitCode:
    """Look around and print what was found. Nothing goes out over the network but with `online`."""
    data, config = _folder(data_folder), _folder(config_folder)
    found = checks(list(_probes(clock, data, config)))
    if online and config is not None:
        # A login takes seconds and may ask for a password, so it comes after all that is quick.
        for group, name, tried in _logins(config, words, ask=not as_json):
            after = 1 + max(at for at, check in enumerate(found) if check.group == group)
            found[after:after] = [Check(group, name, one) for one in tried]
    faults = sum(check.found.state is State.FAULT for check in found)
    if as_json:
        rows = [_row(check) for check in found]
        tell_json({"version": __version__, "online": online, "faults": faults, "checks": rows})
    else:
        _print(found, faults)
    return ExitCode.FINDINGS if faults else ExitCode.OK


def _logins(config: Path, words: Words, *, ask: bool) -> Iterator[tuple[str, str, Sequence[Found]]]:
    from raincheck.commands.login import try_calendar, try_login
    from raincheck.later import LaterServer

    yield "mail", "login", try_login(TomlAccount(config), words, ask=ask)
    calendars = TomlCalendarAccount(config)
    yield "calendar", "calendar-login", try_calendar(calendars, LaterServer(calendars), words, ask=ask)


def _folder(find: Callable[[], Path]) -> Path | None:
    """The folder, or None without a home, which is one of the findings."""
    try:
        return find()
    except RuntimeError:
        return None


def _probes(clock: Clock, data: Path | None, config: Path | None) -> Iterator[Probe]:
    """Every look around, in the order in which it is told."""
    env = os.environ
    yield Probe("terminal", "terminal", lambda: terminal.kind(env))
    yield Probe("terminal", "colors", lambda: terminal.colors(env))
    yield Probe("terminal", "size", terminal.size)
    yield Probe("terminal", "letters", terminal.letters)
    yield Probe("clipboard", "tools", programs.copiers)
    yield Probe("clipboard", "between", lambda: terminal.between(env))
    if config is not None:
        yield from _account(TomlAccount(config))
    yield from _ways(data, config)
    yield from _runtime(clock, config)
    yield from _folders(data, config)


def _account(account: TomlAccount) -> Iterator[Probe]:
    yield Probe("mail", "settings", lambda: mail.settings(account))
    yield Probe("mail", "password", lambda: mail.password(account))
    yield Probe("mail", "keyring", lambda: mail.keyring(account))
    yield Probe("mail", "commands", lambda: mail.programs(account))


def _calendar(account: TomlCalendarAccount, mail_account: TomlAccount) -> Iterator[Probe]:
    yield Probe("calendar", "calendar-server", lambda: calendar.settings(account, mail_account))
    yield Probe("calendar", "calendar-password", lambda: calendar.password(account))
    yield Probe("calendar", "calendar-keyring", lambda: calendar.keyring(account))


def _ways(data: Path | None, config: Path | None) -> Iterator[Probe]:
    """The ways out by other programs and by files, and into the calendar."""
    # The house knows the names of the folders.
    from raincheck.house import CALENDAR, OUTBOX

    yield Probe("mail", "mailto", lambda: programs.handler(programs.MAILTO, "mailto-none-do"))
    if data is not None:
        yield Probe("mail", "mail-files", lambda: folders.files(data / OUTBOX))
    if config is not None:
        yield from _calendar(TomlCalendarAccount(config), TomlAccount(config))
    yield Probe("calendar", "calendar", lambda: programs.handler(programs.CALENDAR, "calendar-none-do"))
    if data is not None:
        yield Probe("calendar", "calendar-files", lambda: folders.files(data / CALENDAR))
    yield Probe("programs", "links", programs.links)
    yield Probe("programs", "browser", lambda: programs.handler(programs.BROWSER, "browser-none-do"))
    yield Probe("programs", "messages", lambda: programs.handler(programs.SMS, "messages-none-do"))


def _runtime(clock: Clock, config: Path | None) -> Iterator[Probe]:
    remembered = TomlProfile(config).zone() if config is not None else ""
    yield Probe("time", "zone", lambda: runtime.zone(clock, remembered))
    yield Probe("time", "rules", runtime.zone_rules)
    yield Probe("time", "holidays", runtime.holidays)
    yield Probe("program", "python", runtime.interpreter)
    yield Probe("program", "packages", runtime.packages)


def _folders(data: Path | None, config: Path | None) -> Iterator[Probe]:
    if data is None or config is None:
        yield Probe("folders", "home", lambda: fault("no-home", "no-home-do"))
    if data is not None:
        yield Probe("folders", "data", lambda: folders.writable(data, "RAINCHECK_DATA_DIR"))
        yield Probe("folders", "rights", lambda: folders.private(data))
        yield Probe("folders", "space", lambda: folders.space(data))
        yield Probe("folders", "cases", lambda: folders.cases(data))
    if config is not None:
        yield Probe("folders", "config", lambda: folders.writable(config, "RAINCHECK_CONFIG_DIR"))
        yield Probe("folders", "words", lambda: folders.words(config / OWN_FOLDER))


def _print(found: Sequence[Check], faults: int) -> None:
    width = max(len(_said(f"name-{check.name}")) for check in found)
    states = max(len(_said(state.value)) for state in State)
    group = ""
    for check in found:
        if check.group != group:
            tell(_said(f"group-{check.group}") if not group else "\n" + _said(f"group-{check.group}"))
            group = check.group
        state = check.found.state
        head = f"  {MARKS[state]} {_said(state.value):<{states}}  {_said(f'name-{check.name}'):<{width}}  "
        tell(_folded(head, _text(check, check.found.code)))
        if check.found.advice:
            tell(_folded(" " * len(head), _said("to-do", advice=_text(check, check.found.advice))))
    summary = "faults-none" if not faults else "faults-one" if faults == 1 else "faults"
    tell("\n" + _folded("", _said(summary, count=faults)))


def _folded(head: str, text: str) -> str:
    """The text beside its head, on a terminal in as many lines as it needs; elsewhere in one, to be searched."""
    if sys.stdout is None or not sys.stdout.isatty():
        return head + text
    width = max(shutil.get_terminal_size().columns, len(head) + LEAST)
    lines = textwrap.wrap(text, width - len(head), break_long_words=False, break_on_hyphens=False)
    return head + ("\n" + " " * len(head)).join(lines)


def _row(check: Check) -> dict[str, Any]:
    found = check.found
    advice = _text(check, found.advice) if found.advice else None
    row = {"group": check.group, "name": check.name, "state": found.state.value, "code": found.code}
    return {**row, "found": _text(check, found.code), "advice": advice}


def _text(check: Check, key: str) -> str:
    return say_from(_FILE, key, check.found.facts)


def _said(key: str, **facts: object) -> str:
    return say_from(_FILE, key, facts)
