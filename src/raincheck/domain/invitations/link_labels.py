"""What a text says about a link: the words before it on its line or on the line above, or behind it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from raincheck.domain.invitations.phrases import any_of
from raincheck.domain.invitations.urls import FoundUrl

_BEFORE = 400
_AFTER = 100
_CLAUSE = 120

_EDGES = " \t<>()[]{}:|*_\"'“”‘’–—-=→➜•·#👉"  # noqa: RUF001
_SPLIT = re.compile(r"(?<=[.!?;])\s+|\s*[|•·\t]\s*|\s{3,}|\s[–—]\s")  # noqa: RUF001


class Says(StrEnum):
    """What a link is, in the words beside it."""

    JOIN = "join"
    HOST = "host"
    SPARE = "spare"
    CANDIDATE = "candidate"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"


_TALK = "meeting|call|interview|conversation|session|conference|chat"
_ROOM = f"{_TALK}|video|room|zoom|teams|meet|webex|hangout|chime|skype|whereby|jitsi|google meet|virtual"
_LINK = "link|url|room|button|address"

_POINTING = any_of(
    r"(?:(?:please|just|simply|you can|and|or|then|so|,)\s*){0,4}"
    r"(?:click|tap|press|use|go|follow|visit|see|open|select)?\s*(?:on|to)?\s*"
    r"(?:here|(?:this|the)(?: following)?(?: link| url| button)?(?: below)?|below|link|url)?",
)
_HOST = any_of(
    rf"\bhost(?:~s|s)?[\s-]+(?:only|use|key|start|access|view|join|{_LINK})",
    r"\b(?:for|as) (?:the |a )?(?:hosts?|organi[sz]er|moderator)\b",
    r"\bhost$|\bif you(?:~re| are) (?:a |the )?host\b|\bview host\b",
    rf"\b(?:moderator|organi[sz]er|presenter)s?(?:~s)? (?:only|{_LINK})",
)
_SPARE = any_of(
    rf"\binterviewers?(?:~s)?\b.{{0,20}}\b(?:join|debrief|only|{_LINK})",
    r"\bfor (?:the )?(?:interviewer|panel|hiring team)|\binternal\b|\bdebrief\b",
    r"\bback-?\s?up\b|\balternat|\bfall-?back\b|\bin case\b|\bplan b\b",
    r"\bif\b.{0,20}\b(?:that|this|it|the|zoom|teams|meet|webex)\b.{0,30}"
    r"\b(?:fail|work|trouble|problem|issue|drop|down)",
    r"\bsystem reference\b|\btest (?:call|meeting|room|your|run|link)|\bpractice\b",
    r"\bprep(?:aration)?\b.{0,12}\b(?:call|session|link)",
    rf"\b(?:old|previous|former|earlier|expired|outdated|wrong|original) (?:[\w-]+ ){{0,2}}(?:invite|{_TALK}|{_LINK})$",
    r"\binstead of\b.{0,20}$|\b(?:do not|don~t) (?:use|join)\b",
)
_OVER = any_of(
    r"^[\s)>\]*,\u2013\u2014-]*(?:which |that )?(?:is|was|are|has|link)?\s*"
    r"(?:no longer|cancell?ed|old|expired|outdated|dead)\b"
)
_CANDIDATE = any_of(
    r"\b(?:for|as) (?:you|the candidate|candidates?|applicants?|interviewees?|guests?|attendees?|participants?)\b",
    rf"\b(?:candidate|applicant|attendee|participant|interviewee|guest)s?(?:~s)? (?:join|access|{_LINK})",
    rf"\byour (?:personal )?(?:{_LINK})\b",
    r"\bcandidates? (?:should |please )?(?:join|use|click)",
)
_RESCHEDULE = any_of(
    r"\bre-?schedul",
    r"\b(?:change|move|switch|adjust|modify|update|edit) (?:(?:the|your|this|my|its) )?(?:\w+ )?"
    rf"(?:time|date|slot|appointment|booking|event|{_TALK})\b",
    r"\b(?:another|different|new|other|better|alternative) (?:time|slot|date)s?\b",
    rf"\bmanage (?:your |this |the |my )?(?:booking|appointment|event|{_TALK})",
    r"\bmake (?:a |any )?changes?\b",
)
_CANCEL = any_of(r"\bcancel|\bwithdraw|\bdecline\b")
_NO_JOIN = any_of(
    r"\bjoin (?:our|the|my|a|us on|us at|us in our)\s+(?:[\w-]+ )?(?:team|talent|community|network|company|newsletter|"
    r"mailing|list|mission|family|group|discord|slack|linkedin|facebook|instagram|twitter|event|webinar|waitlist)",
    r"\b(?:why|reasons? to|before|after|when|once|until|excited to|want to|love to|to have you) "
    r"(?:you(?:~ll)? |we |people )?join",
    r"\bjoin us (?:on|as)\b|\b(?:can~t|cannot|unable to) join|\bhow to join|\btrouble joining",
)
_JOIN = any_of(
    rf"\bjoin\b.{{0,60}}\b(?:here|now|below|online|via|by|at|with|on|from|using|through|us|{_ROOM}|{_LINK})\b",
    rf"\b(?:click|tap|press|use|here|access|{_LINK})\b.{{0,40}}\bjoin\b",
    r"^(?:\w+ ){0,3}join$|^(?:click here |link )?(?:to|for) join",
    rf"\b(?:{_ROOM})(?: \w+)? (?:here|{_LINK})\b",
    rf"\b(?:{_LINK}) (?:to|for|of) (?:(?:the|your|our|this|my) )?(?:[\w-]+ )?(?:{_ROOM})\b",
    rf"\b(?:connect|log ?in|sign in|dial in|call in|enter)\b.{{0,30}}\b(?:here|{_ROOM})\b",
    rf"\b(?:{_TALK}) (?:is|will be|takes place|happens)\b.{{0,40}}\b(?:at|on|here|via|over)$",
    rf"^(?:where|location|place|venue|video ?(?:call|conference|{_TALK})?|zoom|teams|google meet|webex|meet)$",
)
_PATTERNS = (
    (Says.HOST, _HOST),
    (Says.SPARE, _SPARE),
    (Says.CANDIDATE, _CANDIDATE),
    (Says.RESCHEDULE, _RESCHEDULE),
    (Says.CANCEL, _CANCEL),
    (Says.JOIN, _JOIN),
)


def said_of(text: str, found: Sequence[FoundUrl], index: int) -> frozenset[Says]:
    """All that the words beside a link say it is."""
    one = found[index]
    following = found[index + 1].start if index + 1 < len(found) else len(text)
    behind, broken, _ = text[one.end : min(following, one.end + _AFTER)].partition("\n")
    said = _read(_before(text, found, index))
    if not said and (broken or following > one.end + _AFTER or following == len(text)):
        # Words behind a link are about it only where no other link follows that they could belong to.
        said = _read(_SPLIT.split(behind.strip(_EDGES))[0])
    return said | {Says.SPARE} if _OVER.match(behind) else said


def _read(words: str) -> frozenset[Says]:
    said = {says for says, pattern in _PATTERNS if pattern.search(words)}
    if _NO_JOIN.search(words) or said & {Says.RESCHEDULE, Says.CANCEL}:
        said.discard(Says.JOIN)
    return frozenset(said)


def _before(text: str, found: Sequence[FoundUrl], index: int) -> str:
    """The clause before a link; a label may stand on a line of its own above it, with a blank line between."""
    start = found[index].start
    lines = text[max(found[index - 1].end if index else 0, start - _BEFORE) : start].split("\n")
    labels = [line.strip(_EDGES) for line in lines[-4:]]
    return _last_clause(labels[-1] or next((label for label in reversed(labels) if label), ""))


def _last_clause(words: str) -> str:
    clauses = [clause.strip(_EDGES) for clause in _SPLIT.split(words)]
    clauses = [clause for clause in clauses if clause]
    if not clauses:
        return ""
    last = clauses[-1]
    # "Need another time? Click here:" says it in the sentence before.
    if len(clauses) > 1 and _POINTING.fullmatch(last.rstrip(":.,! ")):
        last = f"{clauses[-2]} {last}"
    return last[-_CLAUSE:].rstrip(" ?!.,:;" + _EDGES)
