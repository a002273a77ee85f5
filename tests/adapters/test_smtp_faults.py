"""Every fault of the shared mail server, what is said of it, and what the server really took.

The numbers are those of the shared table of faults. SE-01 and SE-02 need no server and stand in `test_smtp_way.py`;
SE-21 to SE-23 are decided by what is on the disk. Each server runs its rows one after the other, a connection
each, and the servers run side by side.
"""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.mime import wire_bytes
from raincheck.adapters.mail.smtp import Limits
from raincheck.dispatch import settled
from raincheck.domain import delivery, reach
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import Security
from raincheck.domain.sending import Stage
from raincheck.domain.session import DeliveryState, Refused, Way
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, HandedOff, NobodyKnows, NotSent
from stubs.cases import NOW, a_case
from stubs.faulty import PASSWORD, TOOL, FaultyServer, faulty
from stubs.mails import MAIL
from stubs.submitting import QUICK, deliver

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"the shared mail server is not here: {TOOL.name}")

BOB = "bob@other.example"
TWO = replace(MAIL, cc=(BOB,))
BIG = replace(MAIL, body="All is well.\n" * 200)
UTF8 = replace(MAIL, to="jürgen@bücher.example")
YES = Accepted()
UNKNOWN = NobodyKnows()
BRIEF = 0.5
"""Seconds for the one step at which a server hangs."""

AWHILE = 8.0
"""Seconds in which every row must have ended; its own limits are far below."""


class Row(NamedTuple):
    """A fault, what must come of it, and how many mails the server then has."""

    number: str
    fault: str
    outcome: DeliveryOutcome
    taken: int
    limits: Limits = QUICK
    message: Outgoing = MAIL
    security: Security = Security.NONE
    login: bool = False
    certificate: str = "good"

    @property
    def name(self) -> str:
        """As the test is called."""
        return f"{self.number}-{self.security.value}-{self.certificate}-{self.fault}"


def no(cause: FailCause, stage: Stage, *, for_now: bool = False) -> NotSent:
    return NotSent(cause, "", stage, for_now)


def brief(**steps: float) -> Limits:
    return replace(QUICK, **steps)


PLAIN = [
    Row("SE-03", "greeting-hang", no(FailCause.TIMED_OUT, Stage.CONNECT), 0, brief(connect=BRIEF)),
    Row("SE-03", "ehlo-hang", no(FailCause.TIMED_OUT, Stage.CONNECT), 0, brief(connect=BRIEF)),
    Row("SE-03", "mail-hang", no(FailCause.TIMED_OUT, Stage.SENDER), 0, brief(sender=BRIEF)),
    Row("SE-03", "rcpt-hang", no(FailCause.TIMED_OUT, Stage.RECIPIENTS), 0, brief(recipients=BRIEF)),
    Row("SE-03", "data-hang", no(FailCause.TIMED_OUT, Stage.MESSAGE), 0, brief(message=BRIEF)),
    Row("SE-04", "greeting-drip", no(FailCause.TIMED_OUT, Stage.CONNECT), 0, brief(overall=2 * BRIEF)),
    Row("SE-05", "greeting-421", no(FailCause.TURNED_AWAY, Stage.CONNECT, for_now=True), 0),
    Row("SE-05", "greeting-554", no(FailCause.TURNED_AWAY, Stage.CONNECT), 0),
    Row("SE-05", "greeting-garbage", no(FailCause.NOT_SMTP, Stage.CONNECT), 0),
    Row("SE-05", "greeting-huge", no(FailCause.NOT_SMTP, Stage.CONNECT), 0),
    Row("SE-05", "greeting-drop", no(FailCause.LOST, Stage.CONNECT), 0),
    Row("SE-05", "greeting-rst", no(FailCause.LOST, Stage.CONNECT), 0),
    Row("SE-05", "ehlo-drop", no(FailCause.LOST, Stage.CONNECT), 0),
    Row("SE-05", "greeting=slow:0.5", YES, 1),
    Row("SE-10", "mail-550", no(FailCause.SENDER_REFUSED, Stage.SENDER), 0),
    Row("SE-10", "mail-552", no(FailCause.TOO_BIG, Stage.SENDER), 0),
    Row("SE-10", "size-1000", no(FailCause.TOO_BIG, Stage.SENDER), 0, message=BIG),
    Row("SE-10", "caps=-SIZE+size=1000", no(FailCause.TOO_BIG, Stage.WAITING), 0, message=BIG),
    Row("SE-10", "mail-451", no(FailCause.SERVER_LATER, Stage.SENDER, for_now=True), 0),
    Row("SE-10", "mail-452", no(FailCause.SERVER_LATER, Stage.SENDER, for_now=True), 0),
    Row("SE-10", "mail-drop", no(FailCause.LOST, Stage.SENDER), 0),
    Row("SE-11", "rcpt-450", no(FailCause.RECIPIENT_LATER, Stage.RECIPIENTS, for_now=True), 0),
    Row("SE-11", "rcpt-452", no(FailCause.MAILBOX_FULL, Stage.RECIPIENTS, for_now=True), 0),
    Row("SE-12", "rcpt-550", no(FailCause.RECIPIENT_REFUSED, Stage.RECIPIENTS), 0),
    Row("SE-12", "rcpt-drop", no(FailCause.LOST, Stage.RECIPIENTS), 0),
    Row("SE-13", "rcpt-550-second", YES, 1, message=TWO),
    Row("SE-13", "rcpt-550-first", YES, 1, message=TWO),
    Row("SE-14", "data-421", no(FailCause.SERVER_LATER, Stage.MESSAGE, for_now=True), 0),
    Row("SE-14", "data-451", no(FailCause.SERVER_LATER, Stage.MESSAGE, for_now=True), 0),
    Row("SE-14", "data-554", no(FailCause.CONTENT_REFUSED, Stage.MESSAGE), 0),
    Row("SE-14", "data-drop", no(FailCause.LOST, Stage.MESSAGE), 0),
    Row("SE-15", "body-drop", no(FailCause.LOST, Stage.MESSAGE), 0, brief(listen=AWHILE)),
    # This server stops looking at what its system goes on taking for it: a mail of this size leaves with its dot, and
    # no client can see that it is not read. One that does not fit never gets its dot: see test_smtp_lies.py.
    Row("SE-15", "body-stall", UNKNOWN, 0, brief(reply=BRIEF)),
    Row("SE-16", "eod-drop", UNKNOWN, 1),
    Row("SE-16", "eod-drop-lost", UNKNOWN, 0),
    Row("SE-17", "eod-hang", UNKNOWN, 1, brief(reply=BRIEF)),
    Row("SE-17", "eod-hang-lost", UNKNOWN, 0, brief(reply=BRIEF)),
    Row("SE-17", "eod-rst", UNKNOWN, 1),
    Row("SE-17", "eod-garbage", UNKNOWN, 1),
    # Slower than every limit before the dot, as 75 seconds are in earnest.
    Row("SE-18", "eod=slow:1.5", YES, 1, brief(overall=1.0)),
    Row("SE-19", "eod-451", no(FailCause.SERVER_LATER, Stage.WAITING, for_now=True), 0),
    Row("SE-19", "eod-451-accepted", no(FailCause.SERVER_LATER, Stage.WAITING, for_now=True), 1),
    Row("SE-19", "eod-421-accepted", no(FailCause.SERVER_LATER, Stage.WAITING, for_now=True), 1),
    Row("SE-19", "eod-550", no(FailCause.CONTENT_REFUSED, Stage.WAITING), 0),
    Row("SE-19", "eod-552", no(FailCause.TOO_BIG, Stage.WAITING), 0),
    Row("SE-19", "eod-554", no(FailCause.CONTENT_REFUSED, Stage.WAITING), 0),
    Row("SE-20", "quit-421", YES, 1),
    Row("SE-20", "quit-drop", YES, 1),
    Row("SE-20", "quit-hang", YES, 1),
    Row("SE-25", "no-8bitmime", YES, 1, message=replace(MAIL, body="Träume ☔")),
    Row("SE-25", "no-utf8-no-8bit", YES, 1, message=replace(MAIL, body="Träume ☔", subject="☔")),
    Row("SE-25", "no-smtputf8", no(FailCause.NEEDS_UTF8, Stage.SENDER), 0, message=UTF8),
    Row("SE-25", "no-8bitmime", no(FailCause.NEEDS_UTF8, Stage.SENDER), 0, message=UTF8),
    Row("SE-25", "ok", YES, 1, message=UTF8),
    Row("SE-26", "ok", YES, 1, message=replace(MAIL, body=f"{'x' * 5_000}\n.\nlone\rcarriage\n.\n")),
]  # fmt: skip

LOGIN = [
    Row("SE-03", "auth-hang", no(FailCause.TIMED_OUT, Stage.LOGIN), 0, brief(login=BRIEF)),
    Row("SE-09", "auth-535", no(FailCause.LOGIN_REFUSED, Stage.LOGIN), 0),
    Row("SE-09", "auth-534", no(FailCause.LOGIN_APP_PASSWORD, Stage.LOGIN), 0),
    Row("SE-09", "auth-454", no(FailCause.LOGIN_LATER, Stage.LOGIN, for_now=True), 0),
    Row("SE-09", "auth-drop", no(FailCause.LOST, Stage.LOGIN), 0),
    Row("SE-09", "no-auth", no(FailCause.LOGIN_NOT_OFFERED, Stage.LOGIN), 0),
    Row("SE-09", "ehlo-502", no(FailCause.LOGIN_NOT_OFFERED, Stage.LOGIN), 0),
    Row("SE-09", "ok", YES, 1),
]

STARTTLS = [
    Row("SE-03", "starttls-hang", no(FailCause.TIMED_OUT, Stage.PROTECT), 0, brief(protect=BRIEF)),
    Row("SE-06", "no-starttls", no(FailCause.UNPROTECTED, Stage.PROTECT), 0),
    Row("SE-06", "ehlo-502", no(FailCause.UNPROTECTED, Stage.CONNECT), 0),
    Row("SE-06", "starttls-454", no(FailCause.UNPROTECTED, Stage.PROTECT, for_now=True), 0),
    Row("SE-06", "starttls-drop", no(FailCause.TLS_BROKEN, Stage.PROTECT), 0),
    Row("SE-06", "starttls-garbage", no(FailCause.TLS_BROKEN, Stage.PROTECT), 0),
    Row("SE-07", "starttls-inject", YES, 1),
    Row("SE-16", "eod-drop", UNKNOWN, 1),
    Row("SE-17", "eod-rst", UNKNOWN, 1),
    Row("SE-15", "body-drop", no(FailCause.LOST, Stage.MESSAGE), 0, brief(listen=AWHILE)),
    Row("SE-20", "quit-hang", YES, 1),
]

CERTIFICATES = {
    "self-signed": FailCause.TLS_SELF_SIGNED,
    "expired": FailCause.TLS_EXPIRED,
    "not-yet-valid": FailCause.TLS_NOT_YET_VALID,
    "wrong-host": FailCause.TLS_WRONG_HOST,
    "unknown-ca": FailCause.TLS_UNKNOWN_CA,
}

ROWS = [
    *PLAIN,
    *(row._replace(login=True) for row in LOGIN),
    *(row._replace(login=True, security=Security.STARTTLS) for row in STARTTLS),
    *(
        Row("SE-08", "ok", no(cause, Stage.PROTECT), 0, security=security, login=True, certificate=certificate)
        for certificate, cause in CERTIFICATES.items()
        for security in (Security.STARTTLS, Security.TLS)
    ),
    Row("SE-08", "ok", YES, 1, security=Security.TLS, login=True),
]
NAMES = [f"{row.name}-{number}" for number, row in enumerate(ROWS)]
NAMED = list(zip(NAMES, ROWS, strict=True))


class Seen(NamedTuple):
    """What was told, what the server took and heard, and how long it was."""

    outcome: DeliveryOutcome
    taken: list[bytes]
    violations: list[str]
    heard: list[str]
    seconds: float


def run(folder: Path, rows: list[Row]) -> list[Seen]:
    """The rows on one server, one after the other."""
    first = rows[0]
    faults = [row.fault for row in rows]
    with faulty(folder, faults, first.security, login=first.login, certificate=first.certificate) as server:
        return [see(server, row, connection) for connection, row in enumerate(rows, 1)]


def see(server: FaultyServer, row: Row, connection: int) -> Seen:
    begun = time.monotonic()
    outcome = deliver(server.settings(), row.message, PASSWORD, row.limits)
    seconds = time.monotonic() - begun
    taken = server.taken(connection)
    violations = [violation for one in taken for violation in one["violations"]]
    return Seen(outcome, [server.data(one) for one in taken], violations, server.heard(connection), seconds)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    def server(named: tuple[str, Row]) -> tuple[str, bool, str, int]:
        name, row = named
        # The plain rows are most of them, and go to four servers.
        share = int(name.rpartition("-")[2]) % 4 if not row.login else 0
        return (row.security.value, row.login, row.certificate, share)

    named = sorted(NAMED, key=server)
    batches = [list(batch) for _, batch in groupby(named, server)]
    folder = tmp_path_factory.mktemp("faults")

    def work(number: int) -> Iterable[tuple[str, Seen]]:
        names, rows = zip(*batches[number], strict=True)
        return zip(names, run(folder / str(number), list(rows)), strict=True)

    with ThreadPoolExecutor(4) as pool:
        return {name: one for batch in pool.map(work, range(len(batches))) for name, one in batch}


def kind(outcome: DeliveryOutcome) -> DeliveryOutcome:
    """The outcome without what the server said in its own words."""
    return outcome if isinstance(outcome, HandedOff) else replace(outcome, note="", refused=())


@pytest.mark.parametrize(("name", "row"), NAMED, ids=NAMES)
def test_each_fault_ends_in_the_right_outcome(seen: dict[str, Seen], name: str, row: Row) -> None:
    one = seen[name]
    assert (kind(one.outcome), len(one.taken)) == (row.outcome, row.taken)
    assert one.seconds < AWHILE


@pytest.mark.parametrize(("name", "row"), NAMED, ids=NAMES)
def test_what_was_taken_is_what_was_written(seen: dict[str, Seen], name: str, row: Row) -> None:
    # SE-24 to SE-27: identical bytes, seven bits, no long lines, no hidden recipients, each header once.
    written = wire_bytes(row.message, utf8=row.message is UTF8)
    assert seen[name].taken == [written] * row.taken
    assert seen[name].violations == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_server_says_is_kept_clean_and_short(seen: dict[str, Seen], name: str) -> None:
    note = seen[name].outcome.note
    assert note.isprintable()
    assert len(note) <= 200


UNPROTECTED = [name for name, row in NAMED if row.number in {"SE-06", "SE-08"} and not row.taken]


@pytest.mark.parametrize("name", UNPROTECTED)
def test_the_password_never_leaves_without_protection(seen: dict[str, Seen], name: str) -> None:
    assert {line.split()[0] for line in seen[name].heard if line.strip()} <= {"EHLO", "STARTTLS"}


@pytest.mark.parametrize(("fault", "missed"), [("rcpt-550-first", MAIL.to), ("rcpt-550-second", BOB)])
def test_the_one_who_is_refused_is_named(seen: dict[str, Seen], fault: str, missed: str) -> None:
    outcome = next(seen[name].outcome for name in NAMES if fault in name)
    assert isinstance(outcome, Accepted)
    assert outcome.refused == (Refused(missed, "550 5.1.1 No such user here"),)
    assert outcome.note.startswith("250 2.0.0 OK queued as")


ONCE = [
    *("greeting-drop", "ehlo-drop", "mail-451", "rcpt-450", "rcpt-550", "data-451", "data-drop", "body-drop"),
    *("eod-drop", "eod-drop-lost", "eod-rst", "eod-hang", "eod-garbage", "eod-451", "eod-554"),
    *("quit-421", "quit-drop", "eod=slow:0.5"),
]
"""Not the servers that say no and deliver all the same: no client can know that."""

SPECIAL = {"body-drop": brief(listen=AWHILE), "eod-hang": brief(reply=BRIEF)}


@pytest.mark.parametrize("fault", ONCE)
def test_nothing_is_taken_twice_by_all_the_tries_that_are_allowed(tmp_path: Path, fault: str) -> None:
    session = replace(a_case(), deliveries=())
    limits = [SPECIAL.get(fault, QUICK), QUICK]
    with faulty(tmp_path / "server", [fault, "ok"]) as server:
        for limit in limits:
            message = reach.stamped(session, MAIL, MAIL.message_id, NOW)
            outcome = deliver(server.settings(), message, PASSWORD, limit)
            session = settled(delivery.begin(session, message, Way.SMTP, NOW), outcome)
            if session.delivery is None or session.delivery.state is not DeliveryState.FAILED:
                break
        rows = server.taken()
    assert [row["message_id"] for row in rows] == [MAIL.message_id] * (fault != "eod-drop-lost")
    assert session.delivery is not None
    assert (session.delivery.state is DeliveryState.UNKNOWN) is (
        fault.startswith("eod-") and fault not in {"eod-451", "eod-554"}
    )
