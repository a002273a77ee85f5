"""What a text says about a link: the words before it on its line or on the line above, or behind it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from raincheck.domain.invitations.urls import FoundUrl

_BEFORE = 400
_AFTER = 100
_CLAUSE = 120

_EDGES = " \t<>()[]{}:|*_\"'“”‘’–—-=→➜•·#👉"  # noqa: RUF001
_SPLIT = re.compile(r"(?<=[.!?;])\s+|\s*[|•·\t]\s*|\s{3,}|\s[–—]\s")  # noqa: RUF001
_POINTING = re.compile(
    r"(?:(?:please|just|simply|you can|and|or|then|so|,)\s*)*(?:click|tap|press|use|go|follow|visit|see|open|select)?\s*"
    r"(?:on|to)?\s*(?:here|(?:this|the)(?: following)?(?: link| url| button)?(?: below)?|below|link|url)?",
    re.IGNORECASE,
)


class Says(StrEnum):
    """What a link is, in the words beside it."""

    JOIN = "join"
    HOST = "host"
    SPARE = "spare"
    CANDIDATE = "candidate"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"


_HOST = re.compile(
    r"\bhost(?:'s|s|’s)?[\s-]+(?:link|only|use|key|url|start|access|view|room|join)|\bfor (?:the )?hosts?\b|"  # noqa: RUF001
    r"\bas (?:the |a )?host\b|\bhost$|\bhost\)|\bstart (?:the |this |your )?(?:meeting|call|session) as\b|"
    r"\b(?:moderator|organi[sz]er|presenter)s?(?:'s)? (?:link|url|only)|\bfor (?:the )?(?:organi[sz]er|moderator)s?\b",
    re.IGNORECASE,
)
_SPARE = re.compile(
    r"\binterviewers?(?:'s)?\b.{0,20}\b(?:link|room|join|debrief|only)|\bfor (?:the )?(?:interviewer|panel|hiring team)|"
    r"\binternal\b|\bdebrief\b|\bback-?\s?up\b|\balternat|\bfall-?back\b|\bin case\b|\bplan b\b|"
    r"\bif (?:that|this|it|the|you|zoom|teams|meet|webex)\b.{0,40}\b(?:fail|work|trouble|problem|issue|drop|down)|"
    r"\bsystem reference\b|\btest\s(?:call|meeting|room|your|run|link)|\bpractice\b|"
    r"\b(?:old|previous|former|earlier|expired|outdated|wrong|original) (?:[\w-]+ ){0,2}(?:link|url|room|meeting|invite)$|"
    r"\binstead of\b.{0,20}$|\b(?:do not|don't|don’t|no longer) (?:use|join|valid)\b|"  # noqa: RUF001
    r"\bprep(?:aration)?\b.{0,12}\b(?:call|session|link)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"^[\s)>\]*,–—-]*(?:which |that )?(?:is|was|are|has|link)?\s*(?:no longer|cancell?ed|old|expired|outdated|dead)\b",  # noqa: RUF001
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:for|as) (?:you|the candidate|candidates?|applicants?|interviewees?|guests?|attendees?|participants?)\b|"
    r"\b(?:candidate|applicant|attendee|participant|interviewee|guest)s?(?:'s|’s)? (?:link|room|join|url|access)|"  # noqa: RUF001
    r"\byour (?:personal )?(?:link|room|url)\b|\bcandidates? (?:should |please )?(?:join|use|click)",
    re.IGNORECASE,
)
_RESCHEDULE = re.compile(
    r"\bre-?schedul|\b(?:change|move|switch|adjust|modify|update|edit) (?:the|your|this|my|its)?\s?(?:\w+ )?(?:time|date|"
    r"slot|appointment|interview|booking|meeting|call|event|session)\b|"
    r"\b(?:another|different|new|other|better|alternative) (?:time|slot|date)s?\b|"
    r"\bmanage (?:your |this |the |my )?(?:booking|appointment|interview|meeting|event)|\bmake (?:a |any )?changes?\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel|\bwithdraw|\bdecline\b", re.IGNORECASE)
_NO_JOIN = re.compile(
    r"\bjoin (?:our|the|my|a|us on|us at|us in our)\s+(?:[\w-]+ )?(?:team|talent|community|network|company|newsletter|"
    r"mailing|list|mission|family|group|discord|slack|linkedin|facebook|instagram|twitter|event|webinar)|"
    r"\b(?:why|reasons? to|before|after|when|once|until|excited to|want to|love to|to have you) (?:you(?:'ll)? |we |"
    r"people )?join|\bjoin us (?:on|as)\b|\bjoin (?:the )?(?:conversation|waitlist)|\b(?:can't|cannot|unable to) join|"
    r"\bhow to join|\btrouble joining",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\bjoin\b.{0,60}\b(?:here|link|url|now|below|meeting|call|interview|video|room|session|zoom|teams|online|via|by|at|with|"
    r"on|from|using|through|us)\b|\b(?:click|tap|press|use|here|link|url|button|access)\b.{0,40}\bjoin\b|^(?:\w+ ){0,3}join$|"
    r"^(?:click here |link )?(?:to|for) join|\bvideo[\s-]?(?:call|chat|conference|conferencing|meeting|interview|room)?\s?(?:link|url|here)?$|"
    r"\b(?:video|meeting|call|conference|interview|zoom|teams|meet|webex|hangout|session|room|virtual|dial-?in|google meet|"
    r"chime|skype|whereby|jitsi)(?: \w+)?\s(?:link|url|room|address|here)\b|"
    r"\b(?:link|url|room) (?:to|for|of) (?:the|your|our|this|my)?\s?(?:[\w-]+ )?(?:video|call|meeting|interview|chat|session|"
    r"conversation|conference|zoom)\b|\b(?:connect|log ?in|sign in|dial in|call in|enter)\b.{0,30}"
    r"\b(?:meeting|call|interview|video|room|session|conference|here)\b|"
    r"\b(?:meeting|interview|call|conversation|session) (?:is|will be|takes place|happens)\b.{0,40}\b(?:at|on|here|via|over)$|"
    r"^(?:where|location|place|venue|video|zoom|teams|google meet|webex|meet|video ?conference|conference)$",
    re.IGNORECASE,
)


def said_of(text: str, found: Sequence[FoundUrl], index: int) -> frozenset[Says]:
    """All that the words beside a link say it is."""
    before, after = _beside(text, found, index)
    said = _read(before)
    if not said and after:
        said = _read(after)
    return said | {Says.SPARE} if _OVER.match(after) else said


def _read(words: str) -> frozenset[Says]:
    said = {says for says, pattern in _PATTERNS if pattern.search(words)}
    if _NO_JOIN.search(words) or said & {Says.RESCHEDULE, Says.CANCEL}:
        said.discard(Says.JOIN)
    return frozenset(said)


_PATTERNS = (
    (Says.HOST, _HOST),
    (Says.SPARE, _SPARE),
    (Says.CANDIDATE, _CANDIDATE),
    (Says.RESCHEDULE, _RESCHEDULE),
    (Says.CANCEL, _CANCEL),
    (Says.JOIN, _JOIN),
)


def _beside(text: str, found: Sequence[FoundUrl], index: int) -> tuple[str, str]:
    """The clause before a link, and the one behind it where no other link follows that it could belong to."""
    one = found[index]
    previous = found[index - 1].end if index else 0
    following = found[index + 1].start if index + 1 < len(found) else len(text)
    lines = text[max(previous, one.start - _BEFORE) : one.start].split("\n")
    before = lines[-1].strip(_EDGES)
    if not before:
        # A label may stand on a line of its own, with a blank line between.
        above = [line.strip(_EDGES) for line in lines[-4:-1]]
        before = next((line for line in reversed(above) if line), "")
    behind = text[one.end : min(following, one.end + _AFTER)]
    line, broken, _ = behind.partition("\n")
    belongs = broken or one.end + len(behind) < following or following == len(text)
    return _last_clause(before), _SPLIT.split(line.strip(_EDGES))[0][:_CLAUSE] if belongs else ""


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
