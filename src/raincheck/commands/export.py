"""`raincheck export`: a case as files for other programs, none of which overwrites anything."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.files import write_new
from raincheck.commands.choosing import find, refused
from raincheck.commands.words import say, tell, tell_json
from raincheck.domain.context import Context
from raincheck.domain.delivery import outgoing
from raincheck.domain.session import Channel, Session
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import LoadFailed, SessionStore

KINDS = {
    "case": ".toml",
    "mail": ".eml",
    "sms": ".txt",
    "chat": ".chat.txt",
    "form": ".form.txt",
    "calendar": ".ics",
}
"""What is written, and under which ending."""

_PLAIN = {"sms": Channel.SMS, "chat": Channel.LINKEDIN, "form": Channel.ATS}
"""What is plain text, to be pasted."""


def run(store: SessionStore, ctx: Context, wanted: str, *, to: str, as_json: bool) -> ExitCode:
    """Write the files and print their paths. Raises CommandError, after naming what was written before."""
    found = find(store, wanted)
    if isinstance(found, LoadFailed):
        raise refused(found)
    folder = Path(to).absolute()
    paths: dict[str, str | None] = dict.fromkeys(KINDS)
    failure = None
    try:
        for kind, data in _files(store, found, ctx):
            paths[kind] = str(write_new(folder, found.id, KINDS[kind], data))
    except (OSError, ValueError) as error:
        # A ValueError comes from a folder name with a NUL in it.
        failure = error
    if as_json:
        tell_json({"id": found.id, **paths})
    else:
        for path in filter(None, paths.values()):
            tell(path)
    if failure is not None:
        detail = clean_line(getattr(failure, "strerror", None) or "") or say("detail-unknown")
        raise CommandError(ExitCode.NOT_SAVED, say("export-failed", folder=folder, detail=detail)) from failure
    return ExitCode.OK


def _files(store: SessionStore, session: Session, ctx: Context) -> Iterator[tuple[str, bytes]]:
    """What there is to write: always the case, the rest when there is any. Raises OSError."""
    yield "case", Path(store.path(session.id)).read_bytes()
    mail = outgoing(_in_channel(session, Channel.EMAIL))
    if mail is not None:
        # Here and not above: not every case has a mail.
        from raincheck.adapters.mail.mime import draft_bytes

        yield "mail", draft_bytes(mail)
    for kind, channel in _PLAIN.items():
        text = outgoing(_in_channel(session, channel))
        if text is not None:
            yield kind, f"{text.body.rstrip()}\n".encode("utf-8", "replace")
    if session.followup.touches:
        # Here and not above: icalendar costs 100 ms, and not every case has follow-ups.
        from raincheck.adapters.calendars.events import calendar_of
        from raincheck.domain.calendar_entries import calendar_entries

        yield "calendar", calendar_of(calendar_entries(session, ctx.words), ctx.now, "PUBLISH")


def _in_channel(session: Session, channel: Channel) -> Session:
    return replace(session, message=replace(session.message, channel=channel))
