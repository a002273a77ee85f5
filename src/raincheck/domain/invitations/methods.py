"""What an invitation wants: it asks, it cancels, it answers, or it changes what was sent before."""

import re
from collections.abc import Sequence

from raincheck.domain.interview import Method
from raincheck.domain.invitations.documents import CalendarEvent, Document

_CANCELS = re.compile(
    r"^(?:(?:re|fwd?|aw):\s*)*cancel(?:l)?ed(?: event)?(?: with note)?\b"
    r"|\b(?:interview|call|meeting|conversation|appointment|event|it)\b[^.\n]{0,60}"
    r"\b(?:(?:has been|have been|was|is) (?:cancel(?:l)?ed|called off|withdrawn)"
    r"|(?:will )?no longer (?:go(?:es)? ahead|take(?:s)? place|happen(?:s)?|be held)"
    r"|will not (?:go ahead|take place))\b"
    r"|\b(?:we|i|unfortunately|regretfully)\b[^.?\n]{0,30}\b(?:have|need|had|are going) to cancel\b"
    r"|\b(?:cancel(?:l)?ing|withdrawing|calling off) (?:your|our|the) (?:interview|call|meeting)",
    re.IGNORECASE | re.MULTILINE,
)
_UNSURE = re.compile(
    r"\b(?:if|should you|should we|whether|in case|unless|may|might|would|could|policy|previous|earlier"
    r"|you (?:can|need|have|wish|want|must))\b[^.\n]*$",
    re.IGNORECASE,
)
"""Before the words, in their sentence: then nothing is canceled yet, or something else is."""

_POSTPONES = re.compile(
    r"\b(?:we|i)\b[^.?\n]{0,30}\b(?:have|need|had) to postpone\b|\b(?:has been|is|was) postponed\b", re.IGNORECASE
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
    if canceled or method is Method.CANCEL or (method is None and _is_canceled(told)):
        return Method.CANCEL, False
    update = any(event.sequence > 0 for event in events) or bool(_UPDATES.search(told))
    return method, update and method is not Method.REPLY


def is_postponed(newest: str) -> bool:
    """Whether it says that the time holds no more, and another will follow."""
    return _POSTPONES.search(newest) is not None


def _is_canceled(told: str) -> bool:
    """Whether it says so of the interview, and not of what might be."""
    for match in _CANCELS.finditer(told):
        before = re.split(r"[.!?\n]", told[: match.start()])[-1]
        after = told[match.end() : match.end() + 40]
        if not _UNSURE.search(before + match[0]) and not re.match(r"[^.\n]{0,30}\?", after):
            return True
    return False
