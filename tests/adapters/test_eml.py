"""The `.eml` draft (RFC 5322): a strict reader finds exactly our headers and our words."""

import stat
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.mail.eml import EmlFile, eml_bytes
from raincheck.domain.addresses import is_email
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.domain.text import clean_body, clean_line
from raincheck.ports import FailCause, HandedOff, NotSent
from stubs.cases import BODY, INTERVIEW, ME, NOW, SUBJECT
from stubs.corpus import corpus_json
from stubs.fakes import FakeLauncher
from stubs.strategies import bodies, lines

MAIL = Outgoing(
    channel=Channel.EMAIL,
    to=INTERVIEW.contact_email,
    to_name=INTERVIEW.contact_name,
    subject=SUBJECT,
    body=BODY,
    sender_name=ME.name,
    sender_email=ME.email,
    message_id="<1@mail.invalid>",
    date=NOW,
)
OURS = ["X-Unsent", "From", "To", "Subject", "Date", "Message-ID"]
MIME = ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]


def strictly(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default.clone(raise_on_defect=True))
    assert isinstance(message, EmailMessage)
    assert not message.defects
    for header in message.values():
        assert not header.defects
    return message


def body_of(message: EmailMessage) -> str:
    content = message.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def assert_is(data: bytes, mail: Outgoing) -> EmailMessage:
    """What is sent by whoever opens the file is the message, and nothing beside it."""
    message = strictly(data)
    assert sorted(message.keys()) == sorted(OURS + MIME)
    assert [(a.addr_spec) for a in message["To"].addresses] == [mail.to]
    assert [(a.addr_spec) for a in message["From"].addresses] == [mail.sender_email]
    written = mail.body if mail.body.endswith("\n") else mail.body + "\n"
    assert body_of(message) == written
    for line in data.split(b"\r\n"):
        assert len(line) <= 998
        assert not set(line) & set(b"\r\n\0")
        assert line.isascii()
    return message


def test_the_file_is_the_message() -> None:
    message = assert_is(eml_bytes(MAIL), MAIL)
    assert (message["Subject"], message["X-Unsent"], message["Message-ID"]) == (SUBJECT, "1", MAIL.message_id)
    assert (message["To"].addresses[0].display_name, message["Date"].datetime) == (MAIL.to_name, NOW)


@given(lines, lines, lines, bodies)
def test_any_text_stays_text(to_name: str, sender_name: str, subject: str, body: str) -> None:
    mail = replace(MAIL, to_name=to_name, sender_name=sender_name, subject=subject, body=body)
    message = assert_is(eml_bytes(mail), mail)
    if "=?" not in subject:
        assert message["Subject"] == subject


INJECTIONS = [
    "a\r\nBcc: evil@example.com",
    "a\nBcc: evil@example.com",
    "a\rBcc: evil@example.com",
    "a\x85Bcc: evil@example.com",
    "a\u2028Bcc: evil@example.com",
    "a\x00Bcc: evil@example.com",
    "=?utf-8?q?a=0D=0ABcc:_evil=40example.com?=",
    "=?utf-8?b?YQ0KQmNjOiBldmlsQGV4YW1wbGUuY29t?=",
    "x =?utf-8?q?a=0D?= =?utf-8?q?=0ABcc:_evil=40example.com?=",
    "=\u200b?utf-8?q?a=0D=0ABcc:_evil=40example.com?=",
    '"ana@acme.example" <mallory@evil.example>',
    "Ortiz, Ana <a@example.com>, b@example.com",
    "a@example.com>\r\nRCPT TO:<evil@example.com",
    'a" <evil@example.com>, "b',
    "group: evil@example.com;",
    "(comment) \\",
    "x: " + "long name, " * 30 + ";",
    '"' * 60,
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_header_can_be_slipped_in(text: str) -> None:
    mail = replace(MAIL, to_name=text, sender_name=text, subject=text)
    message = assert_is(eml_bytes(mail), mail)
    assert "Bcc" not in message
    assert b"\nBcc" not in eml_bytes(mail)


def every_string(value: Any) -> list[str]:
    return [text for texts in value.values() for text in texts]


def test_the_shared_attacks_stay_text() -> None:
    for text in every_string(corpus_json("strings/attack.json")):
        line, body = clean_line(text), clean_body(text)
        mail = replace(MAIL, to_name=line, sender_name=line, subject=line, body=body)
        assert_is(eml_bytes(mail), mail)


@given(st.from_regex(r"[a-z!#$%&'*+/=?^_`{|}~.-]{1,20}@[a-z0-9.-]{1,20}\.example", fullmatch=True))
def test_what_counts_as_an_address_is_one_recipient(address: str) -> None:
    assume(is_email(address))
    mail = replace(MAIL, to=address)
    assert_is(eml_bytes(mail), mail)


BODIES = ["x" * 5000, "é" * 5000, "a\n" * 3000, "From here\n.\n..\n", "tab\t \nend \n", "\n\n x"]


@pytest.mark.parametrize("body", BODIES)
def test_any_body_fits_the_lines_of_a_mail(body: str) -> None:
    mail = replace(MAIL, body=body)
    assert_is(eml_bytes(mail), mail)


def test_nothing_is_invented_for_what_is_not_known() -> None:
    bare = Outgoing(channel=Channel.EMAIL, to="", to_name="", subject="", body="x")
    assert sorted(strictly(eml_bytes(bare)).keys()) == sorted(["X-Unsent", "Subject", *MIME])


def test_a_number_is_no_address() -> None:
    sms = replace(MAIL, channel=Channel.SMS, to="+1 602 555 0142")
    assert "To" not in strictly(eml_bytes(sms))


def test_a_file_is_written_privately_and_opened(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    outcome = EmlFile(tmp_path / "outbox", launcher).deliver(MAIL)
    assert isinstance(outcome, HandedOff)
    path = Path(outcome.note)
    assert path.read_bytes() == eml_bytes(MAIL)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert launcher.targets == [str(path)]


def test_a_file_is_handed_off_even_when_nothing_opens_it(tmp_path: Path) -> None:
    assert isinstance(EmlFile(tmp_path, FakeLauncher(ok=False)).deliver(MAIL), HandedOff)


def test_no_file_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("precious")
    (tmp_path / "hi.eml").symlink_to(tmp_path / "elsewhere")
    mailer = EmlFile(tmp_path, FakeLauncher())
    notes = [outcome.note for outcome in (mailer.deliver(replace(MAIL, subject="Hi")) for _ in range(3))]
    assert [Path(note).name for note in notes] == ["hi-2.eml", "hi-3.eml", "hi-4.eml"]
    assert (tmp_path / "elsewhere").read_text() == "precious"


def test_a_hostile_subject_cannot_leave_the_folder(tmp_path: Path) -> None:
    outcome = EmlFile(tmp_path / "outbox", FakeLauncher()).deliver(replace(MAIL, subject="../../x\x00/y"))
    assert Path(outcome.note).parent == tmp_path / "outbox"


def test_a_folder_that_cannot_be_made_is_a_failure_with_its_cause(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = EmlFile(tmp_path / "file" / "outbox", FakeLauncher()).deliver(MAIL)
    assert isinstance(outcome, NotSent)
    assert outcome.cause is FailCause.FILE_NOT_WRITTEN


def test_its_way_is_eml(tmp_path: Path) -> None:
    assert EmlFile(tmp_path, FakeLauncher()).way is Way.EML
