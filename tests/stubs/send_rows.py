"""The shared table of faults about sending: the rows that a mail server decides.

What the others end in, those of launchers, files, clipboards and clocks, stands in `test_send_rows.py`.
"""

from typing import NamedTuple

from msgspec.structs import replace

from raincheck.adapters.mail.smtp import Limits
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import Security
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, NobodyKnows, NotSent
from stubs.mails import MAIL
from stubs.submitting import QUICK

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
    Row("SE-24", "ok", YES, 1, message=replace(MAIL, body="From me\n.\n..\n\ta tab, a blank \n☔ 👩\u200d👧\n")),
    Row("SE-25", "no-8bitmime", YES, 1, message=replace(MAIL, body="Träume ☔")),
    Row("SE-25", "no-utf8-no-8bit", YES, 1, message=replace(MAIL, body="Träume ☔", subject="☔")),
    Row("SE-25", "no-smtputf8", no(FailCause.NEEDS_UTF8, Stage.SENDER), 0, message=UTF8),
    Row("SE-25", "no-8bitmime", no(FailCause.NEEDS_UTF8, Stage.SENDER), 0, message=UTF8),
    Row("SE-25", "ok", YES, 1, message=UTF8),
    Row("SE-26", "ok", YES, 1, message=replace(MAIL, body=f"{'x' * 5_000}\n.\nlone\rcarriage\n.\n")),
    Row("SE-27", "ok", YES, 1, message=replace(MAIL, subject="x\r\nBcc: eve@x.example\r\nFrom: eve@x.example")),
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
