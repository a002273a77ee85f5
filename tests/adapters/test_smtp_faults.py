"""Every fault of the shared mail server, what is said of it, and what the server really took.

The rows are in `stubs/send_rows.py`. Each server runs its rows one after the other, a connection each, and the
servers run side by side.
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
from raincheck.dispatch import settled
from raincheck.domain import delivery, reach
from raincheck.domain.session import DeliveryState, Refused, Way
from raincheck.ports import Accepted, DeliveryOutcome, HandedOff
from stubs.cases import NOW, a_case
from stubs.faulty import PASSWORD, TOOL, FaultyServer, faulty
from stubs.mails import MAIL
from stubs.send_rows import AWHILE, BOB, BRIEF, ROWS, UTF8, Row, brief
from stubs.submitting import QUICK, deliver

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"the shared mail server is not here: {TOOL.name}")

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
