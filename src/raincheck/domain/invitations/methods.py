"""What an invitation wants: it asks, it cancels, it answers, or it changes what was sent before."""

import re
from collections.abc import Sequence

from raincheck.domain.interview import Method
from raincheck.domain.invitations.documents import CalendarEvent, Document

_CANCELS = re.compile(
    r"^(?:(?:re|fwd?|aw):\s*)*(?:cancel(?:l)?ed(?: event)?(?: with note)?|cancel(?:l)?ation)\b"
    r"|\b(?:interview|call|meeting|conversation|appointment|event|it)\b[^.\n]{0,60}"
    r"\b(?:has been|have been|was|is) cancel(?:l)?ed\b"
    r"|\b(?:have|need|had) to cancel\b|\bcancel(?:l)?ing (?:your|our|the) (?:interview|call|meeting)",
    re.IGNORECASE | re.MULTILINE,
)
_UPDATES = re.compile(
    r"^(?:updated invitation|updated|rescheduled|new time proposed)\b"
    r"|\b(?:has been|have|was|been|to be|we|is) (?:\w+ )?(?:rescheduled|moved to|moved from|updated)\b"
    r"|\bnew (?:date|time)\b",
    re.IGNORECASE | re.MULTILINE,
)
_METHODS = {
    "REQUEST": Method.REQUEST,
    "PUBLISH": Method.REQUEST,
    "ADD": Method.REQUEST,
    "CANCEL": Method.CANCEL,
    "REPLY": Method.REPLY,
    "COUNTER": Method.REPLY,
    "DECLINECOUNTER": Method.REPLY,
    "REFRESH": Method.REPLY,
}


def find_method(document: Document, events: Sequence[CalendarEvent], newest: str) -> tuple[Method | None, bool]:
    """What it wants, and whether it is an update; None for a mail that simply tells."""
    told = f"{document.mail.subject if document.mail else ''}\n{newest}"
    method = _METHODS.get(document.method)
    canceled = bool(events) and all(event.cancelled for event in events)
    if canceled or method is Method.CANCEL or (method is None and _CANCELS.search(told)):
        return Method.CANCEL, False
    update = any(event.sequence > 0 for event in events) or bool(_UPDATES.search(told))
    return method, update and method is not Method.REPLY
