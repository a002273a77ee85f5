"""`raincheck config`: where the configuration is, what is in it, and how it is used. Never a secret.

The JSON has the keys path, exists, fault (line, key, detail), mail and calendar (state, detail, settings), me,
zone, words (path, files, faults) and unknown; what is not set is null. A state is ready, not-set-up or fault.
"""

from pathlib import Path
from typing import Any

from msgspec import Struct

from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.adapters.config import FILE, TomlProfile
from raincheck.adapters.config_file import Wrong, fault_in, parsed, settings, unknown
from raincheck.adapters.content import OWN_FOLDER, FileWords
from raincheck.adapters.doctor.folders import read_all
from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.paths import config_folder
from raincheck.commands.rows import plain
from raincheck.commands.words import say, tell, tell_json
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security
from raincheck.domain.own_words import told
from raincheck.domain.session import Me
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import SettingsFault


class Setup(Struct, frozen=True):
    """All that is known of the configuration; `shown` are its settings as anybody may see them."""

    path: Path
    exists: bool
    wrong: Wrong | None
    mail: MailSettings | SettingsFault | None
    calendar: CalendarSettings | SettingsFault | None
    me: Me
    zone: str
    words: tuple[str, ...]
    word_faults: tuple[str, ...]
    shown: dict[str, str | int]
    unknown: tuple[str, ...]


def run(*, as_json: bool) -> ExitCode:
    """Print it; whether something in it can't be used is the exit code. Raises CommandError."""
    setup = _setup(config_path())
    if as_json:
        tell_json(_row(setup))
    else:
        _print(setup)
    return ExitCode.FINDINGS if setup.wrong else ExitCode.OK


def tell_path() -> ExitCode:
    """Print where the file is or would be. Raises CommandError."""
    tell(str(config_path()))
    return ExitCode.OK


def config_path() -> Path:
    """The file. Raises CommandError without a home folder."""
    try:
        return config_folder() / FILE
    except RuntimeError as error:
        raise CommandError(ExitCode.NOT_SAVED, say("no-home")) from error


def read(path: Path) -> bytes | None:
    """What stands in the file; None when there is none. Raises CommandError when it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        detail = clean_line(error.strerror or "") or say("detail-unknown")
        raise CommandError(ExitCode.CANNOT_OPEN, say("config-unreadable", path=path, detail=detail)) from error


def sentence(wrong: Wrong) -> str:
    """What is wrong, and in which line."""
    return say("config-wrong", line=wrong.line, detail=_detail(wrong))


def _setup(path: Path) -> Setup:
    data = read(path)
    text = (data or b"").decode("utf-8-sig", "replace")
    raw = parsed(text)
    table = {} if isinstance(raw, Wrong) else raw
    profile, own = TomlProfile(path.parent), FileWords(own=path.parent / OWN_FOLDER)
    read_all(own)
    return Setup(
        path=path,
        exists=data is not None,
        wrong=_wrong(data, text),
        mail=TomlAccount(path.parent).settings(),
        calendar=TomlCalendarAccount(path.parent).settings(),
        me=profile.me(),
        zone=profile.zone(),
        words=_files(path.parent / OWN_FOLDER),
        word_faults=tuple(told(fault, own) for fault in own.faults),
        shown=settings(table),
        unknown=unknown(table),
    )


def _wrong(data: bytes | None, text: str) -> Wrong | None:
    try:
        (data or b"").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Replaced characters would pass for text, but nothing of the file is used.
        return Wrong(error.object.count(b"\n", 0, error.start) + 1, "", "utf-8")
    return fault_in(text)


def _files(folder: Path) -> tuple[str, ...]:
    """The user's own words; that the folder can't be read is among their faults."""
    try:
        return tuple(sorted(clean_line(path.name) for path in folder.iterdir() if path.suffix == ".toml"))
    except OSError:
        return ()


def _detail(wrong: Wrong) -> str:
    name = wrong.key.rpartition(".")[2]
    return wrong.detail or say(f"config-detail-{wrong.code}", name=name)


# What is printed


def _print(setup: Setup) -> None:
    there = str(setup.path) if setup.exists else say("config-not-there", path=setup.path)
    me = ", ".join(part for part in (setup.me.name, setup.me.email, setup.me.phone) if part)
    rows = [
        ("file", there),
        ("mail", _mail(setup)),
        ("calendar", _calendar(setup)),
        ("you", me or say("config-you-none")),
        ("zone", setup.zone or say("config-zone-none")),
        ("words", _words(setup)),
        *(("words", fault) for fault in setup.word_faults),
    ]
    if setup.unknown:
        rows.append(("unknown", say("config-unknown-some", names=", ".join(setup.unknown))))
    if setup.wrong:
        rows.append(("fault", f"{sentence(setup.wrong)}. {say('config-fault-next')}"))
    width = max(len(say(f"config-{name}")) for name, _ in rows)
    for name, value in rows:
        tell(f"{say(f'config-{name}'):<{width}}  {value}")
    if setup.shown:
        tell("\n" + say("config-set"))
    for key, shown in setup.shown.items():
        tell(say("config-setting", name=key, value=shown))


def _mail(setup: Setup) -> str:
    mail = setup.mail
    if mail is None:
        return say("config-mail-none")
    if isinstance(mail, SettingsFault):
        return _unusable(setup, mail)
    if mail.way is MailWay.HANDOFF:
        return say("config-mail-hand-off")
    if mail.way is MailWay.COMMAND:
        return say("config-mail-command", command=setup.shown.get("mail.command", ""))
    security = say("config-unprotected") if mail.security is Security.NONE else mail.security.value
    server = {"host": mail.host, "port": mail.port, "security": security}
    if mail.auth is Auth.NONE:
        return say("config-mail-smtp-open", **server)
    return say("config-mail-smtp", **server, user=mail.user, password=_password(setup, "mail", mail.password))


def _calendar(setup: Setup) -> str:
    calendar = setup.calendar
    if calendar is None:
        return say("config-calendar-none")
    if isinstance(calendar, SettingsFault):
        return _unusable(setup, calendar)
    place = {"name": calendar.name or calendar.url, "host": calendar.host}
    if not calendar.user:
        return say("config-calendar-open", **place)
    password = _password(setup, "calendar", calendar.password)
    return say("config-calendar-server", **place, user=calendar.user, password=password)


def _unusable(setup: Setup, fault: SettingsFault) -> str:
    # Where the file is no TOML at all, the detail is a bare place.
    no_toml = setup.wrong is not None and not setup.wrong.key
    return say("config-mail-fault", detail=_detail(setup.wrong) if setup.wrong and no_toml else fault.detail)


def _password(setup: Setup, section: str, kept: SecretFrom) -> str:
    command = setup.shown.get(f"{section}.password_command", "")
    return say(f"config-password-{kept.value}", command=command)


def _words(setup: Setup) -> str:
    folder = setup.path.parent / OWN_FOLDER
    if not setup.words:
        return say("config-words-none", path=folder)
    return say("config-words-some", names=", ".join(setup.words), path=folder)


def _row(setup: Setup) -> dict[str, Any]:
    wrong = setup.wrong
    return {
        "path": str(setup.path),
        "exists": setup.exists,
        "fault": {"line": wrong.line, "key": wrong.key or None, "detail": _detail(wrong)} if wrong else None,
        "mail": _login_row(setup, "mail", setup.mail),
        "calendar": _login_row(setup, "calendar", setup.calendar),
        "me": plain(setup.me),
        "zone": setup.zone or None,
        "words": {
            "path": str(setup.path.parent / OWN_FOLDER),
            "files": list(setup.words),
            "faults": list(setup.word_faults),
        },
        "unknown": list(setup.unknown),
    }


def _login_row(setup: Setup, section: str, found: Struct | None) -> dict[str, Any]:
    state = "not-set-up" if found is None else "fault" if isinstance(found, SettingsFault) else "ready"
    detail = found.detail if isinstance(found, SettingsFault) else None
    start = f"{section}."
    shown = {key.removeprefix(start): value for key, value in setup.shown.items() if key.startswith(start)}
    return {"state": state, "detail": detail, "settings": shown or None}
