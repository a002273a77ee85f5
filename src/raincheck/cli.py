"""The command line: arguments in, an exit code out. It opens a face, or runs one command.

Nothing is imported here before it is needed: `--help` and `--version` load no case, `list` and
`due` load no screen, and neither loads a library that draws.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from raincheck.arguments import PROGRAM, Options, parse
from raincheck.commands.words import say, warn
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from raincheck.adapters.content import FileWords
    from raincheck.adapters.sessions import TomlSessions
    from raincheck.domain.context import Context


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
    except OSError as error:
        return refused(error)
    except Exception as error:  # noqa: BLE001 - the last line of defense: a traceback would show what was typed
        _drop_output()
        warn(say("internal", error=type(error).__name__, place=_place(error)))
        return ExitCode.INTERNAL
    return code


def refused(error: OSError) -> int:
    """The exit code when the system refused to read or to write, once that is said."""
    _drop_output()
    if isinstance(error, BrokenPipeError):
        # Whoever read the output has seen enough.
        return ExitCode.PIPE_CLOSED
    warn(say("system-refused", detail=clean_line(error.strerror or "") or say("detail-unknown")))
    return ExitCode.INTERNAL


def _run(argv: Sequence[str] | None) -> int:
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        # A locale that lacks a letter shows a question mark instead of ending the command.
        sys.stdout.reconfigure(errors="replace")
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else ExitCode.OK
    if options.command in ("config", "doctor"):
        return _look_around(options)
    if options.command not in ("when", "invite", "coach", "list", "show", "due", "export"):
        return _open(options)
    # The open app has its own words from the house, and tells on its screens what is wrong with them.
    from raincheck.commands.own_words import load_words, warn_of_faults

    words = load_words()
    if options.command == "coach":
        code = _coach(options, words)
    else:
        code = _understand(options, words) if options.command in ("when", "invite") else _read(options, words)
    warn_of_faults(words)
    return code


def _understand(options: Options, words: "FileWords") -> int:
    # Neither command looks at a saved case.
    from raincheck.adapters.clock import SystemClock
    from raincheck.domain.context import Context

    clock = SystemClock(_start(options), options.zone)
    if clock.doubts():
        warn(say("zone-doubtful", zone=clock.zone()))
    ctx = Context(clock.now(), clock.zone(), words)
    if options.command == "when":
        from raincheck.commands import when

        return when.run(ctx, options.text, as_json=options.json)
    from raincheck.adapters.invitations.source import Invitations
    from raincheck.commands import invite

    return invite.run(Invitations(), ctx, options.file, as_json=options.json)


def _look_around(options: Options) -> int:
    # What is wrong with the user's own words is one of the things that both tell.
    if options.command == "config":
        from raincheck.commands import config, config_edit

        if options.edit:
            return config_edit.run()
        return config.tell_path() if options.path else config.run(as_json=options.json)
    from raincheck.adapters.clock import SystemClock
    from raincheck.commands import doctor
    from raincheck.commands.own_words import load_words

    return doctor.run(SystemClock(_start(options)), load_words(), online=options.online, as_json=options.json)


def _open(options: Options) -> int:
    # With these Textual writes every key and every paste to a file or a socket, a password among them.
    for name in ("TEXTUAL", "TEXTUAL_LOG"):
        os.environ.pop(name, None)
    import gc

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


def _read(options: Options, words: "FileWords") -> int:
    # Each command loads its own module, so that `due` does not pay for what `export` needs.
    from raincheck.adapters.clock import SystemClock
    from raincheck.adapters.sessions import TomlSessions
    from raincheck.commands.opening import readable
    from raincheck.domain.context import Context

    data = readable(_data_folder())
    store, clock = TomlSessions(data), SystemClock(_start(options))
    ctx = Context(clock.now(), clock.zone(), words)
    if options.command in ("list", "due"):
        return _list(options, data, store, ctx)
    if options.plan:
        from raincheck.commands import plan

        return plan.run(store, ctx, options.id or "", as_json=options.json)
    if options.command == "show":
        from raincheck.commands import show

        return show.run(store, ctx, options.id or "", as_json=options.json)
    from raincheck.commands import export

    return export.run(store, ctx, options.id or "", to=options.to, as_json=options.json)


def _list(options: Options, data: "Path", store: "TomlSessions", ctx: "Context") -> int:
    # As above.
    from raincheck.adapters.paths import config_folder
    from raincheck.commands import ready

    found = store.cards()
    if options.command == "list":
        from raincheck.commands import listing

        code = listing.run(found, store.path, ctx, everything=options.all, as_json=options.json)
    else:
        from raincheck.commands import due

        code = due.run(found, store.path, ctx, within=options.within, as_json=options.json)
    # Without a home there is nothing by which the next answer could be known to be the same.
    with contextlib.suppress(RuntimeError):
        ready.keep(data, config_folder(), ctx)
    return code


def _coach(options: Options, words: "FileWords") -> int:
    # A case is looked at only where one is named.
    from raincheck.adapters.clock import SystemClock
    from raincheck.commands import coach
    from raincheck.domain.context import Context

    clock = SystemClock(_start(options))
    ctx = Context(clock.now(), clock.zone(), words)
    if options.rules:
        return coach.rules(ctx, as_json=options.json)
    if options.session is None:
        if not options.file:
            raise CommandError(ExitCode.USAGE, say("coach-no-file"))
        case = coach.circumstances(ctx, None, options.context, options.channel)
        return coach.run(ctx, coach.read(options.file), case, as_json=options.json)
    from raincheck.adapters.sessions import TomlSessions
    from raincheck.commands.opening import readable

    session = coach.case_of(TomlSessions(readable(_data_folder())), options.session)
    case = coach.circumstances(ctx, session, options.context, options.channel)
    given = coach.read(options.file) if options.file else coach.saved(session, case.channel)
    return coach.run(ctx, given, case, as_json=options.json)


def _data_folder() -> "Path":
    # platformdirs is needed by the commands only, not by `--help`.
    from raincheck.adapters.paths import data_folder

    try:
        return data_folder()
    except RuntimeError as error:
        raise CommandError(ExitCode.NOT_SAVED, say("no-home")) from error


def _place(error: BaseException) -> str:
    """The module and the line in which it went wrong, and nothing that stood in it."""
    # Only a mistake of ours needs them.
    import traceback
    from pathlib import Path

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
