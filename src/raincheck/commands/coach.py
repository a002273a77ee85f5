"""`raincheck coach`: a message checked like a program text, for editors and pipes.

The JSON has the ingredients, the number of words and every finding; `start` and `end` count
characters in the text as it was given, and are equal where something is missing.
"""

import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from raincheck.commands.choosing import find, refused
from raincheck.commands.words import say, tell, tell_json, warn
from raincheck.domain.coach import check
from raincheck.domain.coach.case import circumstances as of_session
from raincheck.domain.coach.findings import Circumstances, Finding, Part, Review
from raincheck.domain.coach.rules import RULES
from raincheck.domain.context import Context
from raincheck.domain.interview import Mode
from raincheck.domain.session import Channel, Reason, Session
from raincheck.domain.text import clean_line
from raincheck.domain.texts import in_hand, text_in
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import LoadFailed, SessionStore

LARGEST = 1024 * 1024
"""Bytes that are read; no message to a recruiter is longer."""

_HEADER = "subject:"


class Given(Struct, frozen=True):
    """The message as it was given: the whole, and where its subject and its body stand in it."""

    name: str
    whole: str
    subject: slice
    body: slice

    def at(self, finding: Finding) -> tuple[int, int]:
        """Where a finding stands in the whole."""
        base = (self.subject if finding.part is Part.SUBJECT else self.body).start
        return base + finding.start, base + finding.end


def run(ctx: Context, given: Given, case: Circumstances, *, as_json: bool) -> ExitCode:
    """Print what the coach says; whether there are findings is the exit code."""
    review = check(given.whole[given.subject], given.whole[given.body], case, ctx.words.coach)
    if as_json:
        tell_json(_row(given, review))
    else:
        _print(given, review)
    return ExitCode.FINDINGS if review.findings else ExitCode.OK


def rules(ctx: Context, *, as_json: bool) -> ExitCode:
    """Print every rule with its reason and its source."""
    rows = [
        {"rule": rule.id, "family": rule.family, "severity": rule.severity}
        | msgspec.structs.asdict(ctx.words.coach[rule.id])
        for rule in RULES
    ]
    if as_json:
        tell_json(rows)
        return ExitCode.OK
    for row in rows:
        tell(say("coach-rule", **row))
    return ExitCode.OK


def read(name: str) -> Given:
    """The message in that file, or with "-" in what comes in. Raises CommandError with the reason."""
    whole = _text(name, "coach-unreadable")
    line, _, _ = whole.partition("\n")
    if not line.lower().startswith(_HEADER):
        return Given(name, whole, slice(0, 0), slice(0, len(whole)))
    start = len(line[: len(_HEADER)]) + len(line[len(_HEADER) :]) - len(line[len(_HEADER) :].lstrip())
    rest = whole[len(line) :]
    body = len(line) + len(rest) - len(rest.lstrip("\r\n"))
    return Given(name, whole, slice(start, max(start, len(line.rstrip()))), slice(body, len(whole)))


def saved(session: Session, channel: Channel) -> Given:
    """The words of a case. Raises CommandError when there are none on that channel."""
    text = text_in(session.message, channel)
    if text is None or not text.body.strip():
        raise CommandError(ExitCode.USAGE, say("coach-no-words", id=session.id, channel=channel))
    head = f"Subject: {text.subject}\n\n" if channel is Channel.EMAIL else ""
    start = len("Subject: ") if head else 0
    end = start + len(text.subject) if head else 0
    whole = head + text.body
    return Given(session.id, whole, slice(start, end), slice(len(head), len(whole)))


def _text(name: str, key: str) -> str:
    """The text of a file, or of the standard input. Raises CommandError with the reason."""
    try:
        data = _piped() if name == "-" else _bytes(Path(name))
        if len(data) > LARGEST:
            raise CommandError(ExitCode.USAGE, say(key, file=name, detail=say("coach-too-large")))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(ExitCode.USAGE, say(key, file=name, detail=say("coach-not-text"))) from error
    except (OSError, ValueError) as error:
        detail = clean_line(getattr(error, "strerror", None) or "") or say("detail-unknown")
        raise CommandError(ExitCode.USAGE, say(key, file=name, detail=detail)) from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _piped() -> bytes:
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""


# What is known of the case


def case_of(store: SessionStore, wanted: str) -> Session:
    """The case that is meant. Raises CommandError when it can't be opened."""
    found = find(store, wanted)
    if isinstance(found, LoadFailed):
        raise refused(found)
    return found


def circumstances(ctx: Context, session: Session | None, name: str | None, channel: str | None) -> Circumstances:
    """What is known: the case, over it the file, over both the option. Raises CommandError with the reason."""
    case = of_session(session, in_hand(session.message), ctx) if session else Circumstances()
    known = {key: value for key, value in msgspec.structs.asdict(case).items() if value not in (None, "")}
    told = _context(name) if name else {}
    for key in sorted(set(told) - set(Circumstances.__struct_fields__)):
        warn(say("coach-unknown-key", name=key, file=name or "", keys=" ".join(Circumstances.__struct_fields__)))
        del told[key]
    merged = known | told | ({"channel": channel} if channel else {})
    try:
        case = msgspec.convert(merged, Circumstances)
    except msgspec.ValidationError as error:
        raise CommandError(ExitCode.USAGE, say("coach-bad-context", file=name or "", detail=str(error))) from error
    if case.controllable is None and case.reason is not None:
        case = msgspec.structs.replace(case, controllable=ctx.words.reasons[case.reason].controllable)
    return case


def _context(name: str) -> dict[str, Any]:
    try:
        raw = tomllib.loads(_text(name, "coach-bad-context"))
    except (ValueError, RecursionError) as error:
        raise CommandError(ExitCode.USAGE, say("coach-bad-context", file=name, detail=str(error))) from error
    return {key: _value(key, value) for key, value in raw.items()}


def _value(key: str, value: Any) -> Any:
    """A value as the coach knows it; a reason or a mode in other words is one that it does not know."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    known = [str(name) for name in {"reason": Reason, "mode": Mode}.get(key, ())]
    if known and isinstance(value, str):
        return value if value in known else None
    return value.replace("_", "-") if key == "phase" and isinstance(value, str) else value


# What is printed


def _row(given: Given, review: Review) -> dict[str, object]:
    return {
        "ingredients": msgspec.structs.asdict(review.ingredients),
        "words": review.words,
        "findings": [_finding(given, finding) for finding in review.findings],
    }


def _finding(given: Given, finding: Finding) -> dict[str, object]:
    start, end = given.at(finding)
    names = ("rule", "family", "severity", "message", "suggestion")
    row = {name: getattr(finding, name) for name in names}
    return {**row, "start": start, "end": end}


def _print(given: Given, review: Review) -> None:
    for finding in review.findings:
        start, _ = given.at(finding)
        before = given.whole[:start]
        place = {"line": before.count("\n") + 1, "column": start - (before.rfind("\n") + 1) + 1}
        tell(say("coach-finding", file=given.name, **place, **_facts(finding)))
    ticks = "  ".join(_tick(name, there) for name, there in review.ticks.items())
    tell(say("coach-summary", ticks=ticks, words=review.words))


def _tick(name: str, there: bool) -> str:
    return say("coach-there" if there else "coach-absent", name=say(f"coach-{name}"))


def _facts(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
