"""The shared table of faults about sending: the rows that no mail server decides.

Each goes the whole way: written down, carried by the real way, written down again; and a real server says what it took.
"""

import json
import socket
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from raincheck.adapters import clipboard, launcher
from raincheck.adapters.mail.account import TomlAccount
from raincheck.dispatch import Hindrance
from raincheck.domain.links import LINK_LIMIT
from raincheck.domain.mail_settings import MailSettings, Security
from raincheck.domain.review import warnings
from raincheck.domain.sending import Stage
from raincheck.domain.session import Delivery, DeliveryState, Message, Session, Text, Way
from raincheck.house import build_ports
from raincheck.ports import FailCause
from raincheck.watching import Lookout
from raincheck.wizard import Wizard
from stubs import send_rows
from stubs.cases import BODY, INTERVIEW, NOW, SUBJECT
from stubs.driving import READY, Full, begun_by, latest, put, refused_by
from stubs.fakes import WORDS, FrozenClock
from stubs.mail_servers import MailServer, mail_server, scripted
from stubs.scripts import install
from stubs.submitting import SOON

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays the programs of Linux")

TABLE = Path(__file__).parents[2] / "shared" / "guide" / "faults.json"
SHORT = 1.5
"""Seconds after which a program that hangs is left alone."""


class World:
    """A machine with nothing on it but what a row puts there, and a mail account that works."""

    def __init__(self, folder: Path, server: MailServer) -> None:
        self.folder = folder
        self.tools = folder / "bin"
        self.server = server
        self.tools.mkdir()
        self.set_up(server.settings())

    def set_up(self, settings: MailSettings) -> None:
        TomlAccount(self.folder / "config").remember(settings)

    def wizard(self) -> Wizard:
        return Wizard(build_ports(self.folder / "data", self.folder / "config", FrozenClock()))

    def send(self, way: Way, case: Session) -> Delivery:
        wizard = self.wizard()
        begun = begun_by(wizard, put(wizard, case), way)
        return latest(wizard.settle(begun.session, wizard.carry(way, begun.message, Lookout())))


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(launcher, "SECONDS", SHORT)
    monkeypatch.setattr(clipboard, "SECONDS", SHORT)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with mail_server(tmp_path, Security.NONE, login=False) as server:
        made = World(tmp_path, server)
        monkeypatch.setenv("PATH", str(made.tools))
        yield made


# Each fault of the world around, and what the case says of it


class Row(NamedTuple):
    """What is wrong, the way that is taken, and what is known afterwards."""

    number: str
    what: str
    way: Way
    state: DeliveryState
    cause: str = ""
    world: Callable[[World], object] = lambda _: None
    case: Session = READY


def saying(body: str, **interview: str) -> Session:
    message = Message(email=Text(subject=SUBJECT, body=body, edited=True))
    return replace(READY, message=message, interview=replace(INTERVIEW, **interview))


def opener(script: str) -> Callable[[World], object]:
    return lambda world: install(world.tools, "xdg-open", script)


def copier(script: str) -> Callable[[World], object]:
    return lambda world: install(world.tools, "xclip", script)


def closed_port(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    world.set_up(world.server.settings(port=port))


def unknown_name(world: World) -> None:
    world.set_up(world.server.settings(host=f"{'a' * 70}.invalid", security=Security.TLS))


def outbox_in_the_way(world: World) -> None:
    (world.folder / "data").mkdir()
    (world.folder / "data" / "outbox").write_text("no folder")


FAILED, HANDED_OFF = DeliveryState.FAILED, DeliveryState.HANDED_OFF
NO_PROGRAM, TOO_LONG = FailCause.NO_PROGRAM, FailCause.TOO_LONG
LOUD = "i=0; while [ $i -lt 300 ]; do printf '\\033[2J\\033]0;pwned\\007'; printf 'Gtk\\n' >&2; i=$((i+1)); done"
HUGE = saying("All is well. " * 10_000)

ROWS = [
    Row("SE-01", "closed port", Way.SMTP, FAILED, FailCause.NO_CONNECTION, closed_port),
    Row("SE-02", "unknown name", Way.SMTP, FAILED, FailCause.NO_HOST, unknown_name),
    Row("SE-29", "no opener, a link", Way.MAILTO, FAILED, NO_PROGRAM),
    Row("SE-29", "no opener, a file", Way.EML, HANDED_OFF),
    Row("SE-29", "no tool, the terminal copies", Way.CLIPBOARD, HANDED_OFF),
    Row("SE-29", "no tool, the phone", Way.QR, HANDED_OFF),
    Row("SE-30", "fails", Way.MAILTO, FAILED, NO_PROGRAM, opener("exit 1")),
    Row("SE-30", "no application", Way.MAILTO, FAILED, NO_PROGRAM, opener("exit 3")),
    Row("SE-30", "crashes", Way.MAILTO, FAILED, NO_PROGRAM, opener("kill -SEGV $$")),
    Row("SE-30", "hangs", Way.MAILTO, HANDED_OFF, world=opener("exec /bin/sleep 4")),
    Row("SE-30", "floods", Way.MAILTO, HANDED_OFF, world=opener(LOUD)),
    Row("SE-31", "opens, and who knows", Way.MAILTO, HANDED_OFF, world=opener("exit 0")),
    Row("SE-32", "longer than programs take", Way.MAILTO, FAILED, TOO_LONG, opener("exit 0"), saying("x" * LINK_LIMIT)),
    Row("SE-32", "longer than an argument", Way.MAILTO, FAILED, TOO_LONG, opener("exit 0"), HUGE),
    Row("SE-32", "as a file instead", Way.EML, HANDED_OFF, world=opener("exit 0"), case=HUGE),
    Row("SE-33", "no folder", Way.EML, FAILED, FailCause.FILE_NOT_WRITTEN, outbox_in_the_way),
    Row("SE-33", "hostile company", Way.EML, HANDED_OFF, case=saying(BODY, company="../../etc/\0x")),
    Row("SE-34", "hangs", Way.CLIPBOARD, HANDED_OFF, world=copier("exec /bin/sleep 4")),
    Row("SE-34", "fails", Way.CLIPBOARD, HANDED_OFF, world=copier("exit 1")),
    Row("SE-34", "130,000 characters", Way.CLIPBOARD, HANDED_OFF, world=copier("/bin/cat >/dev/null"), case=HUGE),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.number} {row.what}" for row in ROWS])
def test_each_fault_ends_in_the_right_state_and_the_server_has_nothing(world: World, row: Row) -> None:
    row.world(world)
    delivery = world.send(row.way, row.case)
    assert (delivery.state, delivery.cause) == (row.state, row.cause)
    assert world.server.taken == []


# What a table cannot say


@pytest.mark.parametrize("answered", [False, True], ids=["SE-21", "SE-22"])
def test_killed_behind_the_dot_nobody_knows_and_nothing_is_taken_again(world: World, answered: bool) -> None:
    killed, gone = world.wizard(), threading.Event()
    watch = Lookout(lambda stage: gone.set() if stage is Stage.WAITING else None)
    begun = begun_by(killed, put(killed, READY), Way.SMTP)
    if not answered:
        world.server.may_answer.clear()
    carrying = threading.Thread(target=lambda: killed.carry(Way.SMTP, begun.message, watch))
    carrying.start()
    assert gone.wait(SOON)
    if answered:
        carrying.join()
    killed._hold.release()  # type: ignore[union-attr] # noqa: SLF001 - what the kernel does when a program dies
    opened = world.wizard().open(begun.session.id)
    world.server.may_answer.set()
    carrying.join()
    assert isinstance(opened, Session)
    assert latest(opened).state is DeliveryState.UNKNOWN
    assert len(world.server.taken) == 1


def test_se_23_what_a_full_disk_does_not_record_is_not_sent_and_what_was_sent_is_still_said(world: World) -> None:
    store = Full(world.folder / "data")
    wizard = Wizard(replace(world.wizard().ports, store=store))
    session = put(wizard, READY)
    store.full = True
    assert refused_by(wizard, session, Way.SMTP).why is Hindrance.NOT_WRITTEN
    assert world.server.taken == []
    store.full = False
    begun = begun_by(wizard, session, Way.SMTP)
    store.full = True
    sent = wizard.settle(begun.session, wizard.carry(Way.SMTP, begun.message, Lookout()))
    assert (latest(sent).state, wizard.trouble is None, len(world.server.taken)) == (DeliveryState.SENT, False, 1)


@pytest.mark.parametrize("gap", ["Dear [Name],", "at {company}", "Dear ,"])
def test_se_28_a_gap_that_was_left_is_shown_before_it_leaves(world: World, gap: str) -> None:
    wizard = world.wizard()
    begun = begun_by(wizard, put(wizard, saying(f"{gap}\n\nI can't come.")), Way.CLIPBOARD)
    assert "review-placeholder" in [one.key for one in warnings(begun.message, begun.session, NOW)]


def test_se_32_an_address_adds_nothing_to_the_link(world: World) -> None:
    install(world.tools, "xdg-open", 'printf "%s" "$1" > "$0.got"')
    hostile = "dana?bcc=eve@x.example&body=y@larkspur.example"
    delivery = world.send(Way.MAILTO, saying(BODY, contact_email=hostile))
    link = (world.tools / "xdg-open.got").read_text()
    assert (delivery.state, link.count("?"), "bcc=" in link.lower()) == (HANDED_OFF, 1, False)


def test_se_33_a_file_that_is_there_stays_and_the_new_one_is_private_and_unsent(world: World) -> None:
    first = Path(world.send(Way.EML, READY).note)
    first.write_text("precious")
    second = Path(world.send(Way.EML, READY).note)
    assert (first.read_text(), stat.S_IMODE(second.stat().st_mode)) == ("precious", 0o600)
    assert message_from_bytes(second.read_bytes())["X-Unsent"] == "1"


def test_se_35_a_second_try_is_the_same_mail_and_other_words_are_another(world: World) -> None:
    wizard = world.wizard()
    with scripted(DATA=b"451 4.3.0 not now") as server:
        world.set_up(replace(server.settings(), user="", auth=world.server.settings().auth))
        first = begun_by(wizard, put(wizard, READY), Way.SMTP)
        failed = wizard.settle(first.session, wizard.carry(Way.SMTP, first.message, Lookout()))
    world.set_up(world.server.settings())
    again = begun_by(wizard, failed, Way.SMTP)
    sent = wizard.settle(again.session, wizard.carry(Way.SMTP, again.message, Lookout()))
    other = begun_by(wizard, replace(sent, message=saying(f"{BODY}!").message), Way.SMTP)
    wizard.settle(other.session, wizard.carry(Way.SMTP, other.message, Lookout()))
    second, third = (message_from_bytes(one.data) for one in world.server.taken)
    assert latest(failed).state is FAILED
    assert (second["Message-ID"], again.message.date) == (first.message.message_id, first.message.date)
    assert third["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize("years", [-3, 3])
def test_se_36_a_clock_that_is_years_off_is_doubted(world: World, years: int) -> None:
    wizard = world.wizard()
    begun = begun_by(wizard, put(wizard, READY), Way.CLIPBOARD)
    wrong = NOW + timedelta(days=366 * years)
    assert "review-clock" in [one.key for one in warnings(begun.message, begun.session, wrong)]
    certificates = (FailCause.TLS_EXPIRED, FailCause.TLS_NOT_YET_VALID)
    assert all("clock" in f"{WORDS.problems[cause].cause} {WORDS.problems[cause].remedy}" for cause in certificates)


BELOW = {"SE-21", "SE-22", "SE-23", "SE-28", "SE-35", "SE-36"}
"""The rows with a test of their own above."""


@pytest.mark.skipif(not TABLE.exists(), reason=f"the shared table is not here: {TABLE.name}")
def test_every_row_of_the_table_has_an_outcome_here_or_at_a_server() -> None:
    numbers = {row["id"] for row in json.loads(TABLE.read_text("utf-8")) if row["id"].startswith("SE-")}
    assert numbers == {row.number for row in ROWS} | {row.number for row in send_rows.ROWS} | BELOW
