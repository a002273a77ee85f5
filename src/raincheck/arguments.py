"""The arguments of the command line: what each command takes, its help from `content/cli.toml`."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NoReturn, TypedDict

from raincheck import __version__
from raincheck.commands.words import say, warn
from raincheck.domain.text import clean_line
from raincheck.exits import ExitCode

PROGRAM = "raincheck"
WIDTH = 78
"""Columns of the help; its texts are folded for them."""

YEARS = range(1970, 2101)
"""The years in which the clock can be started."""

COMMANDS = (
    "new",
    "resume",
    "list",
    "show",
    "due",
    "invite",
    "when",
    "coach",
    "export",
    "config",
    "doctor",
    "demo",
)
"""In the order of the help."""

CHANNELS = ("email", "sms", "linkedin", "ats", "phone", "voicemail")
"""For which kinds of message the coach has rules."""


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
    channel: str | None = None
    context: str | None = None
    session: str | None = None
    rules: bool = False
    online: bool = False
    all: bool = False
    within: timedelta = timedelta()
    edit: bool = False
    path: bool = False
    plan: bool = False


Say = Callable[[str], str]


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one cleaned sentence, and where the help is."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        problem = clean_line(message)
        warn(say("usage-error", problem=problem[:1].upper() + problem[1:], program=self.prog))
        raise SystemExit(ExitCode.USAGE)


def parse(argv: Sequence[str]) -> Options:
    """What was asked for. Raises SystemExit once the help or the version was printed, or what is wrong was told.

    The words of the help are read only for whoever asks for it, and other commands than the one that stands first
    are not looked at: each of the two takes as long as all the rest. Without any argument no command is looked at.
    """
    wants_help = any(text == "--help" or text.startswith("-h") for text in argv)
    names = argv[:1] if not argv or argv[0] in COMMANDS else COMMANDS
    return build_parser(names, say if wants_help else None).parse_args(argv, namespace=Options())


def build_parser(names: Sequence[str] = COMMANDS, told: Say | None = say) -> Parser:
    """The parser of the command line with these commands, its help from `content/cli.toml`, or without words."""
    say = told or (lambda _: "")
    common = Parser(add_help=False)
    common.add_argument("--now", type=_moment, metavar="ISO", default=argparse.SUPPRESS, help=say("help-now"))
    version = f"{PROGRAM} {__version__}"
    common.add_argument("--version", action="version", version=version, help=say("help-version"))
    parser = Parser(prog=PROGRAM, usage=say("help-usage"), parents=[common], **_help(PROGRAM, say))
    parser.add_argument("-h", "--help", action="help", help=say("help-help"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog=PROGRAM, title=say("help-commands"))
    for name in names:
        command = commands.add_parser(name, help=say(f"{name}-short"), parents=[common], **_help(name, say))
        command.add_argument("-h", "--help", action="help", help=say("help-help"))
        _add_arguments(command, name, say)
    return parser


def _add_arguments(command: argparse.ArgumentParser, name: str, say: Say) -> None:
    if name in ("resume", "show", "export"):
        command.add_argument("id", metavar="ID", nargs="?" if name == "resume" else None, help=say("help-id"))
    if name == "export":
        command.add_argument("--to", metavar="DIR", default=".", help=say("export-to"))
    if name == "new":
        command.add_argument("--invite", metavar="FILE", help=say("new-invite"))
    if name == "invite":
        command.add_argument("file", metavar="FILE", help=say("invite-file"))
    if name == "coach":
        command.add_argument("file", metavar="FILE", nargs="?", default="", help=say("coach-file"))
        command.add_argument("--channel", choices=CHANNELS, help=say("coach-channel"))
        command.add_argument("--context", metavar="FILE.toml", help=say("coach-context"))
        command.add_argument("--session", metavar="ID", help=say("coach-session"))
        command.add_argument("--rules", action="store_true", help=say("coach-rules"))
    if name == "when":
        command.add_argument("text", metavar="TEXT", help=say("when-text"))
    if name in ("invite", "when"):
        command.add_argument("--zone", metavar="IANA", type=_zone, default=argparse.SUPPRESS, help=say("help-zone"))
    _add_switches(command, name, say)


def _add_switches(command: argparse.ArgumentParser, name: str, say: Say) -> None:
    if name == "list":
        command.add_argument("--all", action="store_true", help=say("list-all"))
    if name == "due":
        command.add_argument("--within", metavar="SPAN", type=_span, default=timedelta(), help=say("due-within"))
    if name == "show":
        command.add_argument("--plan", action="store_true", help=say("show-plan"))
    if name == "doctor":
        command.add_argument("--online", action="store_true", help=say("doctor-online"))
    if name == "config":
        forms = command.add_mutually_exclusive_group()
        for form in ("edit", "path", "json"):
            forms.add_argument(f"--{form}", action="store_true", help=say(f"config-{form}"))
    if name in ("list", "show", "due", "export", "invite", "when", "coach", "doctor"):
        command.add_argument("--json", action="store_true", help=say(f"{name}-json"))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Of a fixed width, for argparse makes one for each argument, and would ask the terminal each time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=WIDTH)


class HelpTexts(TypedDict):
    """What every parser is made with."""

    description: str
    epilog: str
    formatter_class: type[argparse.HelpFormatter]
    allow_abbrev: bool
    add_help: bool


def _help(name: str, say: Say) -> HelpTexts:
    """What a command does, an example, and its exit codes."""
    example = f"{say('help-example')} {say(f'{name}-example')}"
    return HelpTexts(
        description=say(f"{name}-about"),
        epilog=f"{example}\n{say('help-exits')} {say(f'{name}-exits')}",
        formatter_class=_Formatter,
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


_SPAN = re.compile(r"([1-9][0-9]{0,3})([mhd])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def _span(text: str) -> timedelta:
    """The span of `--within`."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(say("within-unreadable"))
    return int(found[1]) * _UNITS[found[2]]


def _zone(text: str) -> str:
    """The zone of `--zone`."""
    from raincheck.domain.zones import zone_info

    if zone_info(text) is None:
        raise argparse.ArgumentTypeError(say("zone-unreadable"))
    return text
