"""What a server answered: its meaning at each stage, and its words without our secrets."""

import re
from base64 import b64encode
from typing import NamedTuple
from urllib.parse import quote

from raincheck.domain.secret import Secret
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause

REPLY_LIMIT = 200
"""Characters that are kept of a reply."""

WINDOW = 8
"""Characters of a secret in a row that are taken for an echo of it; a shorter secret counts as a whole."""

_STATUS = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)")
"""An enhanced status code (RFC 3463) before the words."""

_APP_PASSWORD = re.compile(
    r"app(?:lication)?[- ]?(?:specific)?[- ]password"
    r"|[?]p=(?:InvalidSecondFactor|BadCredentials|WebLoginRequired)"  # Gmail takes no other password since 2025
    r"|#(?:AUTH005|MBR1212)",  # Yahoo and AOL, whatever else they say of it
    re.IGNORECASE,
)


class Reply(NamedTuple):
    """A reply (RFC 5321, 4.2): its code, and its lines without the code."""

    code: int
    text: str

    @property
    def ok(self) -> bool:
        """Whether it is a yes."""
        return 200 <= self.code < 300

    @property
    def no(self) -> bool:
        """Whether it is a no, for now or for good. What is neither yes nor no is nonsense at that place."""
        return 400 <= self.code < 600

    @property
    def for_now(self) -> bool:
        """Whether the same may work later (RFC 5321, 4.2.1)."""
        return 400 <= self.code < 500

    @property
    def status(self) -> str:
        """The enhanced status code (RFC 3463), or nothing."""
        found = _STATUS.match(self.text)
        return found[1] if found else ""


class Hush:
    """Knows what was said in confidence, and keeps it out of what is written down.

    A server may repeat a command that it did not like, and that command may have been the login.
    """

    def __init__(self) -> None:
        self._marks: set[str] = set()

    def keep(self, user: str, secret: Secret) -> None:
        """From now on these are secret, also in the forms in which they go over the wire (RFC 4616, RFC 7617)."""
        word, name = secret.reveal().encode("utf-8", "replace"), user.encode("utf-8", "replace")
        token = b"user=" + name + b"\x01auth=Bearer " + word + b"\x01\x01"
        forms = (word, b"\0" + name + b"\0" + word, name + b":" + word, token)
        encoded = (b64encode(form).decode("ascii") for form in forms)
        # A web server may also echo it as a part of an address.
        for form in (secret.reveal(), quote(word), quote(word, safe=""), *encoded):
            self._marks.update(_windows(form.casefold()))

    def __call__(self, text: str) -> str:
        """The text, or an ellipsis in its place."""
        plain = text.casefold()
        return "…" if any(mark in plain for mark in self._marks) else text


def _windows(form: str) -> set[str]:
    width = min(WINDOW, len(form))
    return {form[start : start + width] for start in range(len(form) - width + 1)} - {""}


def heard(reply: Reply, hush: Hush | None = None) -> str:
    """The reply as it is kept: "250 2.0.0 queued as ABC". The status stands once, not on each line."""
    status = reply.status
    lines = [_STATUS.sub("", line, count=1) if status else line for line in reply.text.split("\n")]
    words = clean_line(" ".join(lines))
    parts = (str(reply.code), status, hush(words) if hush else words)
    return " ".join(part for part in parts if part)[:REPLY_LIMIT].rstrip()


def login_cause(reply: Reply) -> FailCause:
    """A no to the login (RFC 4954, 6); 534 is said where only an app password or a browser will do."""
    if reply.for_now:
        return FailCause.LOGIN_LATER
    if not reply.no:
        return FailCause.NOT_SMTP
    if reply.code == 534 or _APP_PASSWORD.search(reply.text):
        return FailCause.LOGIN_APP_PASSWORD
    return FailCause.LOGIN_REFUSED


def sender_cause(reply: Reply) -> FailCause:
    """A no to the sender; a size that was announced is refused here as well (RFC 1870, 6.1)."""
    if reply.for_now:
        return FailCause.SERVER_LATER
    if not reply.no:
        return FailCause.NOT_SMTP
    return FailCause.TOO_BIG if _is_too_big(reply) else FailCause.SENDER_REFUSED


def recipient_cause(reply: Reply) -> FailCause:
    """A no to a recipient; 452 and 552 are a full mailbox at this place (RFC 5321, 4.2.3 and 4.5.3.1.10)."""
    if not reply.no:
        return FailCause.NOT_SMTP
    if reply.code in {452, 552} or _is_full(reply):
        return FailCause.MAILBOX_FULL
    return FailCause.RECIPIENT_LATER if reply.for_now else FailCause.RECIPIENT_REFUSED


def content_cause(reply: Reply) -> FailCause:
    """A no to the message, before or after it was given."""
    if not reply.no:
        return FailCause.NOT_SMTP
    if _is_full(reply):
        return FailCause.MAILBOX_FULL
    if reply.for_now:
        return FailCause.SERVER_LATER
    return FailCause.TOO_BIG if _is_too_big(reply) else FailCause.CONTENT_REFUSED


def _is_full(reply: Reply) -> bool:
    """X.2.2 (RFC 3463, 3.3)."""
    return reply.status[1:] == ".2.2"


def _is_too_big(reply: Reply) -> bool:
    """552 (RFC 1870, 6.1), or X.2.3 and X.3.4 (RFC 3463, 3.3 and 3.4)."""
    return reply.code == 552 or reply.status[1:] in {".2.3", ".3.4"}
