"""The command line: arguments in, an exit code out. It opens a face, or runs one command.

Nothing is imported here before it is needed: `--help` and `--version` load no case, `list` and
`due` load no screen, and neither loads a library that draws.
"""

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypedDict

from raincheck import __version__
from raincheck.commands.words import say, warn
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode

PROGRAM = "raincheck"
YEARS = range(1970, 2101)
"""The years in which the clock can be started."""


class Options(argparse.Namespace):
    """What was asked for; each command reads what it knows."""

    command: str | None = None
    now: datetime | None = None
    id: str | None = None
    json: bool = False
    zone: str = ""
    text: str = ""
    file: str = ""
    invite: str | None = None
    to: str = "."


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one cleaned sentence, and where the help is."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        problem = clean_line(message)
        warn(say("usage-error", problem=problem[:1].upper() + problem[1:], program=self.prog))
        raise SystemExit(ExitCode.USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, the process's own when left out, and return the exit code. It never raises."""
    try:
        code = _run(argv)
        _flush()
    except CommandError as error:
        warn(error.sentence)
        return error.code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        _drop_output()
        return ExitCode.PIPE_CLOSED
    except OSError as error:
        _drop_output()
        warn(say("system-refused", detail=clean_line(error.strerror or "") or say("detail-unknown")))
        return ExitCode.INTERNAL
    except Exception as error:  # noqa: BLE001 - the last line of defense: a traceback would show what was typed
        _drop_output()
        warn(say("internal", error=type(error).__name__, place=_place(error)))
        return ExitCode.INTERNAL
    return code


def _run(argv: Sequence[str] | None) -> int:
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        # A locale that lacks a letter shows a question mark instead of ending the command.
        sys.stdout.reconfigure(errors="replace")
    try:
        options = build_parser().parse_args(argv, namespace=Options())
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else ExitCode.OK
    if options.command in ("when", "invite"):
        return _understand(options)
    return _read(options) if options.command in ("list", "show", "due", "export") else _open(options)


def _understand(options: Options) -> int:
    # Neither command looks at a saved case.
    from raincheck.adapters.clock import SystemClock
    from raincheck.adapters.content import FileWords
    from raincheck.domain.context import Context

    clock = SystemClock(_start(options), options.zone)
    if clock.doubts():
        warn(say("zone-doubtful", zone=clock.zone()))
    ctx = Context(clock.now(), clock.zone(), FileWords())
    if options.command == "when":
        from raincheck.commands import when

        return when.run(ctx, options.text, as_json=options.json)
    from raincheck.adapters.invitations.source import Invitations
    from raincheck.commands import invite

    return invite.run(Invitations(), ctx, options.file, as_json=options.json)


def _open(options: Options) -> int:
    # Imports make many objects and no garbage; the app turns it on again after its first paint.
    gc.disable()
    # Each of these is needed by some commands only; `--help` needs none.
    from raincheck.adapters.clock import SystemClock
    from raincheck.commands import opening

    clock = SystemClock(_start(options))
    if options.command == "demo":
        return opening.open_demo(clock)
    if options.command == "resume":
        return opening.open_app(clock, resume=True, wanted=options.id)
    return opening.open_app(clock, new=options.command == "new", invite=options.invite)


def _start(options: Options) -> datetime | None:
    """The moment at which the clock is started, aware."""
    start = options.now
    if start is None or start.tzinfo:
        return start
    from raincheck.domain.zones import zone_info

    return start.replace(tzinfo=zone_info(options.zone)) if options.zone else start.astimezone()


def _read(options: Options) -> int:
    # Each command loads its own module, so that `list` and `due` do not pay for what `export` needs.
    from raincheck.adapters.clock import SystemClock
    from raincheck.adapters.content import FileWords
    from raincheck.adapters.sessions import TomlSessions
    from raincheck.domain.context import Context

    store, clock = TomlSessions(_readable(_data_folder())), SystemClock(_start(options))
    ctx = Context(clock.now(), clock.zone(), FileWords())
    if options.command == "list":
        from raincheck.commands import listing

        return listing.run(store, ctx, as_json=options.json)
    if options.command == "due":
        from raincheck.commands import due

        return due.run(store, ctx, as_json=options.json)
    if options.command == "show":
        from raincheck.commands import show

        return show.run(store, ctx, options.id or "", as_json=options.json)
    from raincheck.commands import export

    return export.run(store, ctx, options.id or "", to=options.to, as_json=options.json)


def _data_folder() -> Path:
    # platformdirs is needed by the commands only, not by `--help`.
    from raincheck.adapters.paths import data_folder

    try:
        return data_folder()
    except RuntimeError as error:
        raise CommandError(ExitCode.NOT_SAVED, say("no-home")) from error


def _readable(data: Path) -> Path:
    """The folder, when its cases can be listed or there are none yet. Raises CommandError."""
    try:
        os.scandir(data / "sessions").close()
    except FileNotFoundError:
        return data
    except OSError as error:
        detail = clean_line(error.strerror or "") or say("detail-unknown")
        raise CommandError(ExitCode.NOT_SAVED, say("folder-unreadable", folder=data, detail=detail)) from error
    return data


def build_parser() -> Parser:
    """The parser of the whole command line, its words from `content/cli.toml`."""
    common = Parser(add_help=False)
    common.add_argument("--now", type=_moment, metavar="ISO", default=argparse.SUPPRESS, help=say("help-now"))
    version = f"{PROGRAM} {__version__}"
    common.add_argument("--version", action="version", version=version, help=say("help-version"))
    parser = Parser(prog=PROGRAM, usage=say("help-usage"), parents=[common], **_help(PROGRAM))
    parser.add_argument("-h", "--help", action="help", help=say("help-help"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=PROGRAM, title=say("help-commands"))
    for name in ("new", "resume", "list", "show", "due", "invite", "when", "export", "demo"):
        command = commands.add_parser(name, help=say(f"{name}-short"), parents=[common], **_help(name))
        command.add_argument("-h", "--help", action="help", help=say("help-help"))
        _add_arguments(command, name)
    return parser


def _add_arguments(command: argparse.ArgumentParser, name: str) -> None:
    if name in ("resume", "show", "export"):
        command.add_argument("id", metavar="ID", nargs="?" if name == "resume" else None, help=say("help-id"))
    if name == "export":
        command.add_argument("--to", metavar="DIR", default=".", help=say("export-to"))
    if name == "new":
        command.add_argument("--invite", metavar="FILE", help=say("new-invite"))
    if name == "invite":
        command.add_argument("file", metavar="FILE", help=say("invite-file"))
    if name == "when":
        command.add_argument("text", metavar="TEXT", help=say("when-text"))
    if name in ("invite", "when"):
        command.add_argument("--zone", metavar="IANA", type=_zone, default=argparse.SUPPRESS, help=say("help-zone"))
    if name in ("list", "show", "due", "export", "invite", "when"):
        command.add_argument("--json", action="store_true", help=say(f"{name}-json"))


class HelpTexts(TypedDict):
    """What every parser is made with."""

    description: str
    epilog: str
    formatter_class: type[argparse.HelpFormatter]
    allow_abbrev: bool
    add_help: bool


def _help(name: str) -> HelpTexts:
    """What a command does, an example, and its exit codes."""
    example = say("help-example", example=say(f"{name}-example"))
    return HelpTexts(
        description=say(f"{name}-about"),
        epilog=f"{example}\n{say('help-exits')} {say(f'{name}-exits')}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )


def _moment(text: str) -> datetime:
    """The moment of `--now`; without an offset it is meant on the clock that the command reads on."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(say("now-unreadable")) from error
    if moment.year not in YEARS:
        raise argparse.ArgumentTypeError(say("now-unreadable"))
    return moment


def _zone(text: str) -> str:
    """The zone of `--zone`."""
    from raincheck.domain.zones import zone_info

    if zone_info(text) is None:
        raise argparse.ArgumentTypeError(say("zone-unreadable"))
    return text


def _place(error: BaseException) -> str:
    """The module and the line in which it went wrong, and nothing that stood in it."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).stem}:{frames[-1].lineno}" if frames else PROGRAM


def _flush() -> None:
    """Write out what was printed, while a failure can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """Let nothing more be written where it cannot go: the interpreter would complain when it ends."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
