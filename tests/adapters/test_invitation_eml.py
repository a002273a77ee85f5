"""Mails to documents, also those that make the library raise."""

import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest

from raincheck.adapters.invitations.eml import FORWARDED, read_mail
from raincheck.domain.invitations.documents import Person
from stubs.deadline import deadline

HEAD = b"From: Dana Lee <dana@corp.example>\r\nSubject: Interview\r\nMIME-Version: 1.0\r\n"
ICS = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20260310T183000Z\r\n"
    b"SUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
BASE64 = "Content-Transfer-Encoding: base64"
PRINTABLE = "Content-Transfer-Encoding: quoted-printable"
ATTACHED = "Content-Disposition: attachment"
DANA = Person(name="Dana Lee", email="dana@corp.example")
SECONDS = 5.0
"""Far more than it takes, and far less than the square of five megabytes."""


def part(kind: str, body: bytes, *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"Content-Type: {kind}\r\n{lines}\r\n".encode() + body


def multi(subtype: str, *parts: bytes, boundary: str = "b1") -> bytes:
    inner = b"".join(f"--{boundary}\r\n".encode() + one + b"\r\n" for one in parts)
    end = f"--{boundary}--\r\n".encode()
    return f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode() + inner + end


def mail(body: bytes) -> bytes:
    return HEAD + body


def header(line: str) -> bytes:
    return line.encode() + b"\r\nMIME-Version: 1.0\r\n\r\nHi"


def nested(depth: int) -> bytes:
    heads = (f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return mail("".join(heads).encode() + part("text/plain", b"the innermost words"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (part("text/plain", b"Hi Sam"), "Hi Sam"),
        (b"\r\nno type", "no type"),
        (part("text/plain; charset=utf-8", "Zoë".encode()), "Zoë"),
        (part("text/plain", "Zoë".encode("cp1252")), "Zoë"),
        (part("text/plain; charset=us-ascii", "Zoë".encode()), "Zoë"),
        (part("text/plain; charset=no-such", "Zoë".encode()), "Zoë"),
        (part("text/plain; charset=iso-8859-1", b"Zo=EB", PRINTABLE), "Zoë"),
        (part("text/plain; charset=utf-8", b"Wm/Dqw==", BASE64.upper()), "Zoë"),
        (part("text/plain", b"SGVsbG8g\r\nV29ybGQhA", BASE64), "Hello World!"),
        (part("text/plain", b"not encoded at all after that head", BASE64), "not encoded at all after that head"),
        (part("text/plain", b"Hi", "Content-Transfer-Encoding: no-such"), "Hi"),
        (part("text/html", b"<p>Hi <b>Sam</b></p>"), "Hi Sam"),
        (part("text/plain", b"<!DOCTYPE html><p>Hi <b>Sam</b></p>"), "Hi Sam"),
        (part("text", b"Hi Sam"), "Hi Sam"),
        (part("text/plain", b"\x1b[31mHi\x00 Sam"), "Hi Sam"),
        (multi("mixed", part("text/plain", b"One"), part("text/plain", b"Two")), "One\n\nTwo"),
        (multi("mixed", part("text/plain", b"One"), part("image/png", b"xyz"), part("application/pdf", b"xyz")), "One"),
        (multi("mixed", part("text/plain", b"One"), part("text/plain", b"no", ATTACHED)), "One"),
    ],
)
def test_the_words_of_a_mail_are_read(body: bytes, text: str) -> None:
    assert read_mail(mail(body)).text == text


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (b"Tuesday at 2 pm", "Tuesday at 2 pm"),
        (b"", "Wednesday"),
        (b" \r\n ", "Wednesday"),
        (b"This message requires an HTML viewer.", "Wednesday"),
        (b"Please view this email in your browser.", "Wednesday"),
        (b"View it online. " + b"x" * 500, "View it online. " + "x" * 500),
    ],
)
def test_plain_text_comes_first_unless_it_says_nothing(plain: bytes, text: str) -> None:
    body = multi("alternative", part("text/plain", plain), part("text/html", b"<p>Wednesday</p>"))
    assert read_mail(mail(body)).text == text


def test_a_page_with_its_pictures_is_an_alternative() -> None:
    page = multi("related", part("text/html", b"<p>Wednesday</p>"), part("image/png", b"x"), boundary="b2")
    assert read_mail(mail(multi("alternative", part("text/plain", b""), page))).text == "Wednesday"


CALENDAR_PARTS = {
    "an alternative": part("text/calendar; method=REQUEST; charset=utf-8", ICS),
    "base64": part("text/calendar", base64.encodebytes(ICS), BASE64),
    "base64 that was cut": part("text/calendar", base64.b64encode(ICS)[:-7], BASE64),
    "quoted-printable": part("text/calendar", ICS.replace(b"=", b"=3D"), PRINTABLE),
    "UTF-16": part("text/calendar", base64.encodebytes(ICS.decode().encode("utf-16")), BASE64),
    "application/ics": part("application/ics", ICS, f'{ATTACHED}; filename="invite.ics"'),
    "octets with a name": part("application/octet-stream", ICS, f'{ATTACHED}; filename="Invite.ICS"'),
    "a name in the type": part('application/octet-stream; name="invite.ics"', ICS),
    "a name of RFC 2231": part("application/octet-stream", ICS, f"{ATTACHED}; filename*=utf-8''invite.ics"),
    "text with a name": part("text/plain; name=invite.ics", ICS),
}


@pytest.mark.parametrize("calendar", CALENDAR_PARTS.values(), ids=CALENDAR_PARTS.keys())
def test_a_calendar_is_found_wherever_it_is(calendar: bytes) -> None:
    found = read_mail(mail(multi("mixed", part("text/plain", b"Hi"), calendar)))
    assert [event.uid for event in found.events] == ["u1"]
    assert (found.text, found.method) == ("Hi", "REQUEST")


def test_the_same_calendar_twice_is_one() -> None:
    body = multi("mixed", part("text/calendar", ICS), part("application/ics; name=invite.ics", ICS))
    assert len(read_mail(mail(body)).events) == 1


def test_two_calendars_that_differ_are_both_told() -> None:
    other = ICS.replace(b"0310T", b"0311T")
    found = read_mail(mail(multi("mixed", part("text/calendar", ICS), part("text/calendar", other))))
    assert [event.starts.wall.day for event in found.events if event.starts and event.starts.wall] == [10, 11]


def test_a_method_stands_in_the_type_where_the_calendar_has_none() -> None:
    calendar = part("text/calendar; method=cancel", ICS.replace(b"METHOD:REQUEST\r\n", b""))
    assert read_mail(mail(calendar)).method == "CANCEL"


def test_a_calendar_in_the_words_is_read() -> None:
    assert len(read_mail(mail(part("text/plain", b"See below\r\n\r\n" + ICS))).events) == 1


def test_a_mail_in_the_mail_is_told_after_it() -> None:
    inner = b"From: Ana <ana@x.example>\r\nDate: Tue, 10 Mar 2026 09:00:00 +0100\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n"
    inner += multi("mixed", part("text/plain", b"Come"), part("text/calendar", ICS), boundary="b2")
    found = read_mail(mail(multi("mixed", part("text/plain", b"FYI"), part("message/rfc822", inner))))
    assert found.text == (
        f"FYI\n\n{FORWARDED}\nFrom: Ana <ana@x.example>\nDate: Tue, 10 Mar 2026 09:00:00 +0100\nSubject: Café\n\nCome"
    )
    assert len(found.events) == 1


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("From: Dana Lee <dana@corp.example>", DANA),
        ("From: dana@corp.example (Dana Lee)", DANA),
        ("From: dana@corp.example", Person(email=DANA.email)),
        ("From: <dana@corp.example>", Person(email=DANA.email)),
        ('From: "Lee, Dana" <dana@corp.example>', Person(name="Lee, Dana", email=DANA.email)),
        ("From: Lee, Dana <dana@corp.example>", Person(name="Dana", email=DANA.email)),
        ("From: =?utf-8?q?Zo=C3=AB?= <dana@corp.example>", Person(name="Zoë", email=DANA.email)),
        ('From: "=?utf-8?b?Wm/Dqw==?=" <dana@corp.example>', Person(name="Zoë", email=DANA.email)),
        ("From: =?no-such?q?Zo=EB?= <dana@corp.example>", Person(name="Zoë", email=DANA.email)),
        ("From: =?utf-8?q?Dana=0ABcc:_x=40y.z?= <dana@corp.example>", Person(name="Dana Bcc: x@y.z", email=DANA.email)),
        ("From: Zoë <dana@corp.example>", Person(name="Zoë", email=DANA.email)),
        ('From: "ceo@corp.example" <dana@evil.example>', Person(name="ceo@corp.example", email="dana@evil.example")),
        ("From: dana@corp.example <dana@corp.example>", Person(email=DANA.email)),
        ("From: dana@corp.example sam@corp.example", Person(email=DANA.email)),
        ("From: Dana Lee", Person(name="Dana Lee")),
        ("From:\r\n Dana Lee\r\n <dana@corp.example>", DANA),
        ("Sender: Dana Lee <dana@corp.example>", DANA),
        ("from: Dana Lee <dana@corp.example>\r\nFrom: mallory@evil.example", DANA),
        ("From: dana@corp.example " + "(" * 9000, Person(email=DANA.email)),
        ("From: a:;", Person()),
        ("From: ", Person()),
    ],
)
def test_a_sender_is_read_however_it_is_written(line: str, sender: Person) -> None:
    found = read_mail(header(line)).mail
    assert found is not None
    assert found.sender == sender


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Subject: Interview", "Interview"),
        ("Subject: =?utf-8?q?Caf=C3=A9?= =?utf-8?q?_now?=", "Café now"),
        ("Subject: =?utf-8?b?Q2Fmw6k=?= at two", "Café at two"),
        ("Subject: =?utf-8?b?Q2?=", "C"),
        ("Subject: =?utf-8?b?x?=", "=?utf-8?b?x?="),
        ("Subject: =?no-such?q?x?=", "x"),
        ("Subject: =?utf-8?q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("Subject: =?utf-8?b?G1szMW1yZWQgWy9ib2xkXQ==?=", "red [/bold]"),
        ("Subject:\r\n folded\r\n\ttwice", "folded twice"),
        ("Subject: Zoë", "Zoë"),
        ("X: y", ""),
    ],
)
def test_a_subject_is_one_line_of_text(line: str, subject: str) -> None:
    found = read_mail(header(line)).mail
    assert found is not None
    assert found.subject == subject


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("Tue, 10 Mar 2026 14:30:00 -0400", datetime(2026, 3, 10, 14, 30, tzinfo=timezone(timedelta(hours=-4)))),
        ("10 Mar 2026 14:30 +0530 (IST)", datetime(2026, 3, 10, 14, 30, tzinfo=timezone(timedelta(hours=5.5)))),
        ("Tue, 10 Mar 2026 14:30:00 -0000", datetime(2026, 3, 10, 14, 30, tzinfo=UTC)),
        ("Tue, 10 Mar 2026 14:30:00 GMT", datetime(2026, 3, 10, 14, 30, tzinfo=UTC)),
        ("Tue, 10 Mar 2026 14:30:00", None),
        ("Tue, 10 Mar 2026 14:30:00 CEST", None),
        ("Tue, 40 Mar 2026 14:30:00 -0400", None),
        ("Tue, 10 Mar 2026 14:30:00 +99999", None),
        ("Tue,", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_a_moment_of_the_sender_or_none(date: str, sent: datetime | None) -> None:
    found = read_mail(header(f"Date: {date}")).mail
    assert found is not None
    assert found.sent == sent
    assert (found.sent and found.sent.utcoffset()) == (sent and sent.utcoffset())


def test_the_other_headers_are_read() -> None:
    lines = (
        "Reply-To: a@x.example, b@x.example",
        "To: Sam <sam@example.net>, list:;, Ana <ana@x.example>",
        "Message-ID:",
    )
    found = read_mail(header("\r\n".join([*lines, " <1@x>"]))).mail
    assert found is not None
    assert (found.reply_to, found.message_id) == (Person(email="a@x.example"), "<1@x>")
    assert found.to == (Person(name="Sam", email="sam@example.net"), Person(name="Ana", email="ana@x.example"))


@pytest.mark.parametrize("broken", ["<", "<>", "[", "=?utf-8?q??=", "\x00", ""])
def test_a_broken_message_id_is_a_line(broken: str) -> None:
    found = read_mail(header(f"Message-ID: {broken}")).mail
    assert found is not None
    assert "\n" not in found.message_id


DAMAGED = {
    "a boundary that is nowhere": mail(b'Content-Type: multipart/mixed; boundary="b"\r\n\r\nthe innermost words'),
    "no boundary at all": mail(b"Content-Type: multipart/mixed\r\n\r\nthe innermost words"),
    "parts in each other": nested(1500),
    "parts in each other, fewer": nested(400),
    "a letter that is none": mail(part("text/plain; charset=utf-8", b"the innermost words \xc3\xb6\xc3\xb6 \xff")),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_mail_gives_its_headers_and_words(data: bytes) -> None:
    found = read_mail(data)
    assert found.damaged
    assert "the innermost words" in found.text
    assert found.mail is not None
    assert (found.mail.sender, found.mail.subject) == (DANA, "Interview")


@pytest.mark.parametrize("depth", [1, 40, 90])
def test_parts_in_each_other_are_read(depth: int) -> None:
    found = read_mail(nested(depth))
    assert (found.text, found.damaged) == ("the innermost words", False)


def test_a_mail_that_was_cut_gives_its_words() -> None:
    whole = mail(multi("mixed", part("text/plain", b"Hi Sam"), part("text/calendar", ICS)))
    assert read_mail(whole[: whole.index(b"BEGIN:VEVENT")]).text == "Hi Sam"


HEAVY = {
    "lines": b"\r\n" + b"\r\n" * 2_500_000,
    "headers": b"X-A: b\r\n" * 600_000,
    "parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 450_000,
    "mails in each other": b"Content-Type: message/rfc822\r\n\r\n" * 150_000,
    "boundaries and lines": nested(300).partition(b"1.0\r\n")[2] + b"\n" * 4_000_000,
    "parameters": b"Content-Type: text/plain; " + b"a=b;" * 1_000_000 + b"\r\n\r\nx",
    "a boundary": b"Content-Type: multipart/mixed; boundary=" + b"a" * 5_000_000 + b"\r\n\r\nx",
    "comments": b"To: " + b"(" * 5_000_000 + b"\r\n\r\nx",
    "addresses": b"To: " + b"a@b.c," * 800_000 + b"\r\n\r\nx",
    "encoded words": b"Keywords: x\r\nTo: " + b"=?a?q?" * 800_000 + b"\r\n\r\nx",
    "a codec of Python's own": b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-b" * 1_500_000,
}


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY.keys())
def test_a_mail_that_was_made_to_be_slow_ends_soon(body: bytes) -> None:
    with deadline(SECONDS):
        read_mail(mail(body))
