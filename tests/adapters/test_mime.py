"""The bytes of a mail (RFC 5322): a strict reader finds exactly our headers and our words."""

import subprocess
import sys
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from raincheck.adapters.mail.mime import (
    ID_LIMIT,
    REFERENCES,
    Unmailable,
    draft_bytes,
    wire_bytes,
)
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel
from raincheck.domain.text import clean_body, clean_line
from stubs.cases import NOW, SUBJECT
from stubs.corpus import corpus_json
from stubs.mails import ALWAYS, MAIL, assert_is, head_of, strictly
from stubs.strategies import bodies, lines, moments


def every_string(value: Any) -> list[str]:
    return [text for texts in value.values() for text in texts]


def test_the_mail_is_the_message() -> None:
    read = assert_is(wire_bytes(MAIL), MAIL)
    assert (read["Subject"], read["Message-ID"], read["Date"].datetime) == (SUBJECT, MAIL.message_id, NOW)


def test_the_headers_are_ours_in_their_order_and_name_no_program() -> None:
    mail = replace(MAIL, cc=("a@x.example", "b@y.example"), in_reply_to="<2@x.example>", references=("<1@x.example>",))
    assert head_of(wire_bytes(mail))[:-1] == [
        b"From: Marisol Vega <marisol.vega@mail.example>",
        b"To: Dana Whitfield <dana.whitfield@larkspur.example>",
        b"Cc: a@x.example, b@y.example",
        b"Subject: Dispatch Coordinator, 10:00 today: I can't make it",
        b"Date: Wed, 18 Nov 2026 16:22:00 +0000",
        b"Message-ID: <0123456789abcdef@mail.example>",
        b"In-Reply-To: <2@x.example>",
        b"References: <1@x.example>",
        b"MIME-Version: 1.0",
        b'Content-Type: text/plain; charset="utf-8"',
        b"Content-Transfer-Encoding: 7bit",
    ]


def test_who_gets_this_try_changes_no_byte() -> None:
    mail = replace(MAIL, cc=("a@x.example",))
    assert wire_bytes(replace(mail, only=("a@x.example",))) == wire_bytes(mail)


@given(lines, lines, lines, bodies)
def test_any_text_stays_text(to_name: str, sender_name: str, subject: str, body: str) -> None:
    mail = replace(MAIL, to_name=to_name, sender_name=sender_name, subject=subject, body=body)
    assert_is(wire_bytes(mail), mail)


@given(lines, bodies)
def test_equal_messages_give_equal_bytes(text: str, body: str) -> None:
    mail = replace(MAIL, to_name=text, subject=text, body=body)
    assert wire_bytes(mail) == wire_bytes(replace(mail, body="".join(list(body))))


def test_another_locale_and_another_zone_give_the_same_bytes() -> None:
    code = "from stubs.mails import MAIL; from raincheck.adapters.mail.mime import wire_bytes; print(wire_bytes(MAIL))"
    path = [entry for entry in sys.path if entry]
    told = subprocess.check_output(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(path), "LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7"},
        text=True,
    )
    assert told == f"{wire_bytes(MAIL)!r}\n"


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
    "\ud800 alone",
    "x: " + "long name, " * 30 + ";",
    '"' * 60,
    "x" * 2000,
    "👩\u200d👩\u200d👧" * 100,
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_header_can_be_slipped_in(text: str) -> None:
    data = wire_bytes(replace(MAIL, to_name=text, sender_name=text, subject=text))
    read = strictly(data)
    assert sorted(read.keys()) == sorted(ALWAYS)
    assert [address.addr_spec for address in read["To"].addresses] == [MAIL.to]
    assert b"\nBcc" not in data
    assert len(head_of(data)) < 200
    assert all(len(line) <= 78 for line in head_of(data))


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_was_cleaned_at_the_border_reads_back_as_itself(text: str) -> None:
    line = clean_line(text)
    mail = replace(MAIL, to_name=line, sender_name=line, subject=line, body=clean_body(text))
    assert_is(wire_bytes(mail), mail)


def test_the_shared_attacks_stay_text() -> None:
    for text in [*every_string(corpus_json("strings/attack.json")), *corpus_json("strings/blns.json")]:
        line, body = clean_line(text), clean_body(text)
        mail = replace(MAIL, to_name=line, sender_name=line, subject=line, body=body)
        assert_is(wire_bytes(mail), mail)


THREADS = [
    (("<1@a.example>", "<2@a.example>"), ["<1@a.example>", "<2@a.example>"]),
    (("1@a.example", "<1@a.example", "<a>", "<@>", "<a@b@c>", "", "< a@b>"), []),
    (("<1@a.example>\r\nBcc: <evil@x.example>", "<\x00@a>", "<é@a.example>", "<2@[::1]>"), ["<2@[::1]>"]),
    (("<=?utf-8?q?a=0D=0ABcc:x?=@a.example>", "<3=4@a.example>"), ["<3=4@a.example>"]),
    ((f"<{'x' * ID_LIMIT}@a.example>", "<4@a.example>"), ["<4@a.example>"]),
    (
        tuple(f"<{number}-{'x' * 60}@a.example>" for number in range(40)),
        [f"<{number}-{'x' * 60}@a.example>" for number in range(40 - REFERENCES, 40)],
    ),
]


@pytest.mark.parametrize(("given_ids", "kept"), THREADS)
def test_a_thread_is_named_by_its_latest_sound_ids(given_ids: tuple[str, ...], kept: list[str]) -> None:
    data = wire_bytes(replace(MAIL, references=given_ids))
    assert str(strictly(data).get("References", "")).split() == kept
    assert all(len(line) <= 78 for line in head_of(data) if line.count(b"<") > 1)


def test_no_field_begins_with_an_empty_line() -> None:
    long = f"<{'x' * 200}@a.example>"
    data = wire_bytes(replace(MAIL, message_id=long, in_reply_to=long, references=(long, long)))
    assert not any(line.endswith(b":") for line in head_of(data))


def test_an_answer_to_no_sound_id_is_no_answer() -> None:
    assert "In-Reply-To" not in strictly(wire_bytes(replace(MAIL, in_reply_to="<a@b>\r\nBcc: <c@d>")))


@given(moments)
def test_the_date_is_the_moment_by_its_own_clock(moment: Any) -> None:
    read = strictly(wire_bytes(replace(MAIL, date=moment)))["Date"].datetime
    assert (read, read.utcoffset()) == (moment, moment.utcoffset())


def test_a_date_west_of_greenwich_keeps_its_half_hours() -> None:
    date = NOW.astimezone(timezone(-timedelta(hours=3, minutes=30)))
    assert b"Date: Wed, 18 Nov 2026 12:52:00 -0330\r\n" in wire_bytes(replace(MAIL, date=date))


INCOMPLETE: list[dict[str, Any]] = [
    {"to": ""},
    {"to": "Dana"},
    {"to": "a@x.example, b@x.example"},
    {"sender_email": ""},
    {"sender_email": "me"},
    {"cc": ("a@x.example", "b")},
    {"date": None},
    {"message_id": ""},
    {"message_id": "<a@b>\r\nBcc: <c@d>"},
    {"channel": Channel.SMS},
]


@pytest.mark.parametrize("change", INCOMPLETE)
def test_an_incomplete_mail_does_not_leave(change: dict[str, Any]) -> None:
    with pytest.raises(Unmailable):
        wire_bytes(replace(MAIL, **change))


def test_the_draft_is_the_mail_with_one_header_before_it() -> None:
    assert draft_bytes(MAIL) == b"X-Unsent: 1\r\n" + wire_bytes(MAIL)


def test_nothing_is_invented_in_a_draft_for_what_is_not_known() -> None:
    bare = Outgoing(channel=Channel.EMAIL, to="", to_name="", subject="", body="x")
    known = ["X-Unsent", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert sorted(strictly(draft_bytes(bare)).keys()) == sorted(known)


@pytest.mark.parametrize("address", ["+1 602 555 0142", "a@b; c@d.example", "a@x.example\r\nBcc: b@x.example"])
def test_what_is_no_address_is_left_to_the_user_of_a_draft(address: str) -> None:
    read = strictly(draft_bytes(replace(MAIL, to=address, cc=(address,), sender_email=address)))
    assert not {"To", "Cc", "From", "Bcc"} & set(read.keys())


def test_a_number_is_no_address() -> None:
    sms = replace(MAIL, channel=Channel.SMS, to="+1 602 555 0142")
    assert "To" not in strictly(draft_bytes(sms))
