"""What the answer of a calendar server means (RFC 9110, 15; RFC 4918, 11)."""

import re
from datetime import datetime
from http import HTTPStatus

from raincheck.adapters.calendars.caldav.line import Reply
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.adapters.invitations.html import html_text
from raincheck.adapters.mail.submission.replies import Hush
from raincheck.ports import FailCause

_CAUSES = {
    400: FailCause.CALENDAR_REFUSED,
    401: FailCause.CALENDAR_LOGIN_REFUSED,
    403: FailCause.CALENDAR_FORBIDDEN,
    404: FailCause.CALENDAR_MISSING,
    405: FailCause.CALENDAR_NOT_CALDAV,
    # The calendar itself is not there (RFC 4918, 9.7.1).
    409: FailCause.CALENDAR_MISSING,
    410: FailCause.CALENDAR_MISSING,
    412: FailCause.CALENDAR_CHANGED,
    413: FailCause.CALENDAR_REFUSED,
    415: FailCause.CALENDAR_REFUSED,
    422: FailCause.CALENDAR_REFUSED,
    423: FailCause.CALENDAR_LOCKED,
    429: FailCause.CALENDAR_LATER,
    501: FailCause.CALENDAR_NOT_CALDAV,
    503: FailCause.CALENDAR_LATER,
    507: FailCause.CALENDAR_FULL,
}

_CONDITIONS = {
    b"no-uid-conflict": FailCause.CALENDAR_TAKEN,
    b"valid-calendar-": FailCause.CALENDAR_REFUSED,
    b"supported-calendar-": FailCause.CALENDAR_REFUSED,
    b"max-resource-size": FailCause.CALENDAR_REFUSED,
    b"quota-not-exceeded": FailCause.CALENDAR_FULL,
}
"""What servers name in the body of a 403 or 409 (RFC 4791, 5.3.2.1; RFC 4331, 6)."""

_NOTE_SOURCE = 20_000
"""Bytes of a page that are looked at for what it says."""

_WAIT_LIMIT = 10_000_000
"""Seconds, some months: a server that asks for more asks for nothing."""


def refused(reply: Reply, hush: Hush) -> Refused:
    """What an answer means that is not the one hoped for; `hush` keeps out of it what was said in confidence."""
    status = reply.status
    if status < 300:
        # A yes, and then a page: of a public Wi-Fi, for one.
        return Refused(FailCause.CALENDAR_NOT_CALDAV)
    return Refused(_cause(reply), hush(f"{status} {_words(reply)}"), wait_seconds=_wait(reply))


def _cause(reply: Reply) -> FailCause:
    status = reply.status
    if status in {403, 409}:
        page = reply.body[:_NOTE_SOURCE]
        named = (cause for condition, cause in _CONDITIONS.items() if condition in page)
        return next(named, _CAUSES[status])
    if status == 401 and "basic" not in reply.headers.get("www-authenticate", "basic").lower():
        return FailCause.CALENDAR_LOGIN_NOT_OFFERED
    return _CAUSES.get(status, FailCause.CALENDAR_FAILED if status >= 500 else FailCause.CALENDAR_NOT_CALDAV)


def _words(reply: Reply) -> str:
    """What the page says to a person, else what the number means."""
    page = html_text(reply.body[:_NOTE_SOURCE].decode("utf-8", "replace"))
    return page.strip() or next((known.phrase for known in HTTPStatus if known == reply.status), "")


def _wait(reply: Reply) -> int | None:
    """Seconds (RFC 9110, 10.2.3). A date counts from that of the answer: our clock may be another."""
    asked = reply.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,10}", asked):
        return min(int(asked), _WAIT_LIMIT)
    until, now = _date(asked), _date(reply.headers.get("date", ""))
    if until is None or now is None:
        return None
    return min(max(0, int((until - now).total_seconds())), _WAIT_LIMIT)


def _date(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
