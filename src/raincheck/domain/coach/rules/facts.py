"""The facts: who writes about what, to whom, and when, on whose clock."""

import re
import unicodedata

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.phrases import DAY, MINUTES, SPOKEN_HOUR, TIME, clock_times
from raincheck.domain.coach.reading import MISSING, Reading, Span, phrases
from raincheck.domain.coach.rule import Rule, rule
from raincheck.domain.session import Channel

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['-][^\W\d_]+)*\.?"
_SELF = re.compile(
    rf"(?:(?i:this is|it is|it's|its|speaks|my name is|my name's|name is|name's|i am|i'm|here is|here's|speaking is|from|candidate|applicant|name:|signed|calling is|am)[ :]+(?:(?i:only |just |again |candidate |the candidate |your candidate ))?{_NAME})"
    rf"|(?:{_NAME} (?i:here|speaking|calling|writing)\b)"
)
_SIGNED = re.compile(rf"(?:[-\u2013\u2014~/][ ]?|\n[ ]*|[.!?,;:)] +)({_NAME}(?:[ ]{_NAME}){{0,3}})[ .]*(?:[(,\u2013\n-]?[ ]?[+(\d][\d ()./-]{{5,}}|[(,\n][^\n]{{0,60}})?\s*\Z")
_FULL_NAME = re.compile(rf"(?:[,.:;!?)]|\n|\A) *({_NAME} {_NAME})(?=[,.;:(\n]| for\b| about\b| re\b| here| again| calling| speaking|,? (?:your )?\d)")
_ONLY_NAME = re.compile(rf"\A\s*({_NAME}(?: {_NAME}){{0,3}})(?:,| -| \u2013|:| \(|\.| here)")
_NUMBER = re.compile(
    r"(?:\+|\b)\d(?:[ ().\-/]{0,2}\d){6,}|\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\d{1,4})[ ,.\-]+){6,}|(?:on|at|from|to|under|with) (?:this|the same|my|the|your) (?:\w+ ){0,3}(?:number|line|caller)|number (?:you|that you|on (?:my|the)|in (?:my|the)|above|is on|below)|this number"
)
_ROLE = phrases(
    r"(?:position|role|post|vacancy|job|opening|internship|apprenticeship|placement|traineeship|interview) (?:of|as|for|for the|as an?)|for the [\w -]{2,40} (?:position|role|post|vacancy|job|opening|internship|interview)"
    r"|(?:the|your|our|my) (?!job|phone|video|first|second|final|zoom|teams|online|screening|panel|scheduled|next|last|telephone|upcoming)[\w -]{3,30} (?:position|role|interview|post|vacancy)|req(?:uisition)?\.? ?(?:id )?#?\d+"
)
_PLACEHOLDER = re.compile(
    r"\{\{[^}]*\}\}|\$\{?\w*[A-Za-z]\w*\}?|\{[A-Za-z_ ]{2,30}\}|\[(?:[A-Z][A-Z _/'-]{1,30}|[^\]\d\n]{0,20}(?i:\b(?:your|name|company|role|date|time|reason|number|position|insert|here|contact|recruiter|interviewer|manager|day|title|phone|email|job|link|place|xx+|tbd|fill)\b)[^\]\d\n]{0,20}|\.{2,}|_+)\]"
    r"|<(?!https?:|mailto:)[A-Za-z][A-Za-z _-]{1,28}>|\b[Xx]{2}[:.][Xx]{2}\b|\b[Xx]{2,}(?: ?[ap]m)?\b(?!-large)|(?i:\blorem(?: ipsum)?\b)|\bTODO\b|\bFIXME\b|\bTBD\b|_{3,}|%[A-Z_]{2,}%|\?{3,}|\((?i:name|date|time|role|company|reason|position|title) of [^)\n]{2,40}\)|(?i:\binsert (?:name|time|date|reason|role|company)\b)|\u2026{2,}"
)
_BRACKET_ALLOWED = re.compile(r"\[(?:SIC|EXTERNAL|EXT|URGENT|UPDATE|UPDATED|RE|FWD|ZOOM|CONFIDENTIAL|EXTERN)\]")
_GREETED = re.compile(
    rf"\s*(?i:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|hola|respected)[ ,]+(?P<name>(?:(?i:mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|sir|madam|ma'am)\.?[ ]+)*{_NAME}(?:[ ](?:(?:and|&|or|von|van|de|da|del|la)[ ])?{_NAME}){{0,4}})"
)
_GENERIC = set(
    "team hiring recruiting recruitment talent acquisition sir madam all there everyone everybody recruiter manager hr human resources committee panel colleagues folks department people whom interviewer search board members mr mrs ms miss mx dr prof professor herr frau mme maam ladies gentlemen morning afternoon evening day again desk selection staff office and or friend friends this it im i my the to it's its just".split()
)
_TOLD_COMPANY = re.compile(
    r"(?i:(?:interview|role|position|opportunity|conversation|appointment|chat|job|post|vacancy|call|slot|meeting|screening|application)(?:(?: \w+){0,4})? (?:at|with)|(?:join|joining|work for|working for|work at|working at|work with|interest in|interested in|team of|meeting (?:\w+ ){0,4}of|joining the firm|excited (?:about|by|for)|enthusiastic about|keen on|part of|career at|future at|fan of|everyone at|team at|here at|people at|impressed (?:by|with)) )\s?(?:the )?"
    r"(?P<company>[A-Z][\w&'.-]*(?:[ ](?:of |and |& )?[A-Z][\w&'.-]*){0,3})"
)
_NO_COMPANY = set(
    "i zoom teams google meet skype webex monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july august september october november december dana hr mr mrs ms dr prof miss you your the our am pm est pst et ct utc gmt cet english german french spanish easter christmas ramadan microsoft facetime whatsapp slack outlook noon midday".split()
)
_NOW = phrases(
    r"(?:join|joining|dial|dialing|dialling|dial(?:ing|ling)? in|call|calling|start|begin|talk|speak|connect|connecting|on|in|ready|available|free|here|log|logging in|logging on|come in|coming in|parking|continue|phone|video|go) (?:\w+ ){0,4}(?:right )?now|now (?:join|dial|call|on|in|by|over|from|to|connect|log|free|ready|here|or)\w*|right now|(?:any|in a) (?:second|moment|minute) now|straight ?away|immediately|at once"
)
_ARRIVES = phrases(
    r"(?:there|arrive|arriving|with you|join|joining|eta|here|make it|be in|start|begin|by phone|by video|phone|video|call|dial|expect\w*|in the (?:building|lobby|call|meeting)|latest|reach|come|speak|talk|get (?:in|to)|online|connect|ready|until|no later|parking|land|due|back)"
)
_ZONE = phrases(
    r"(?:your|my|their|our|local|the local|his|her|company|office) (?:local )?time|time (?:in|at) (?:your|my|the) (?:zone|end|side|location|city|place)|(?:your|my) (?:end|side|zone|clock|watch)|(?:your|my|local|the same|which|what) time[- ]?zone|(?:on|by) (?:your|my) clock|(?:at|on) your (?:end|side)|local",
    r"utc|gmt|z|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|cet|cest|bst|ist|eet|eest|wet|west|msk|gst|pkt|sgt|hkt|jst|kst|aest|aedt|acst|awst|nzst|nzdt|brt|art|clt|sast|wat|eat|cat|wib|pht|akst|hst|nst|ast|adt|eastern|pacific|mountain|central|atlantic",
    r"(?:[\w\u00c0-\u024f]+ ){1,2}(?<!any )(?<!another )(?<!same )(?<!this )(?<!some )(?<!more )(?<!good )(?<!different )(?<!short )(?<!long )(?<!first )(?<!new )(?<!the )(?<!other )(?<!of )(?<!on )(?<!in )(?<!that )(?<!what )(?<!a )time(?= \(|[.,;)!?]|$| instead| on| today| tomorrow| and| or| is| for| -)",
)
_CITY_TIME = re.compile(r"(?:[A-Z][\w.\u00c0-\u024f]+(?:[ -][A-Z][\w\u00c0-\u024f]+)?)(?:'s)? time\b|\((?:[A-Z][\w\u00c0-\u024f]+(?:[ /][A-Z][\w\u00c0-\u024f]+)?)(?: time)?\)|\b(?:in|from) [A-Z][\w\u00c0-\u024f]+(?: [A-Z]\w+)?[,)]? |[+-]\d\d:?\d\d\b|\b(?:UTC|GMT) ?[+-]")


@rule("id-missing", Family.FACTS, Severity.BLOCK, channels=(Channel.EMAIL, Channel.SMS, Channel.VOICEMAIL))
def id_missing(text: Reading, case: Circumstances) -> Span | None:
    """They cannot tell who this is, or which interview."""
    role, timed = _has_role(text, case), _has_time(text)
    if case.channel is Channel.EMAIL:
        return None if role and timed else MISSING
    named = _has_name(text, case)
    if case.channel is Channel.SMS:
        return None if named and (role or timed) else MISSING
    return None if named and (role or timed) and _NUMBER.search(text.said) else MISSING


def _has_time(text: Reading) -> bool:
    return any(text.has(pattern) for pattern in (DAY, TIME, SPOKEN_HOUR))


def _has_role(text: Reading, case: Circumstances) -> bool:
    """Whether a telling word of the role stands there; without a role to compare, any word for one."""
    words = _keys(case.role)
    if not words:
        return text.has(_ROLE) or not case.role
    said = _plain(text.whole)
    return any(re.search(rf"(?<!\w){re.escape(word)}", said) for word in words) or text.has(_ROLE)


def _keys(role: str) -> list[str]:
    """The words of a role by which it is recognized, without their endings."""
    words = re.findall(r"[^\W_]+", _plain(role))
    telling = [word for word in words if word not in {"of", "and", "the", "for", "in", "at", "to", "a", "an", "m", "f", "d", "w"}]
    return [word[:-1] if len(word) > 5 else word for word in telling]


def _has_name(text: Reading, case: Circumstances) -> bool:
    """Whether the writer says who they are, at the start or at the end."""
    body = text.cased[text.offset :]
    if case.me:
        return any(word in _plain(body) for word in _plain(case.me).split())
    if _SELF.search(body):
        return True
    strangers = _strangers(case)
    found = [*_FULL_NAME.findall(body), *_ONLY_NAME.findall(body), *_SIGNED.findall(body.rstrip())]
    return any(not set(re.findall(r"[^\W\d_]+", _plain(name))) & strangers for name in found)


def _strangers(case: Circumstances) -> set[str]:
    """Words at the end that are no name of the writer."""
    return set(_plain(f"{case.contact} {case.company} {case.role}").split()) | {"thanks", "thank", "sorry", "regards", "best", "cheers", "please", "thx", "you", "many", *_GENERIC, *_NO_COMPANY, "hello", "hi", "good", "dear", "hey"}


def _plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@rule("placeholder-left", Family.FACTS, Severity.BLOCK)
def placeholder_left(text: Reading, case: Circumstances) -> Span | None:
    """A gap of a template was never filled."""
    for found in _PLACEHOLDER.finditer(text.cased):
        if not _BRACKET_ALLOWED.fullmatch(found[0].upper()):
            return text.span(*found.span())
    return None


@rule("wrong-name", Family.FACTS, Severity.BLOCK)
def wrong_name(text: Reading, case: Circumstances) -> Span | None:
    """Greets somebody else, or speaks of another company."""
    return _wrong_person(text, case) or _wrong_company(text, case)


def _wrong_person(text: Reading, case: Circumstances) -> Span | None:
    greeted = _GREETED.match(text.cased, text.offset)
    if greeted is None or not case.contact or _introduces(text, greeted.end()):
        return None
    names = [word for word in re.findall(r"[^\W\d_]+", _plain(greeted["name"])) if word not in _GENERIC]
    known = re.findall(r"[^\W\d_]+", _plain(f"{case.contact} {case.company}"))
    if not names or any(_alike(name, other) for name in names for other in known):
        return None
    return text.span(*greeted.span("name"))


def _introduces(text: Reading, end: int) -> bool:
    """Whether the name after the greeting is the writer's: "Hi, Greg Pulaski for Ms. Winters"."""
    return re.match(r" (?:for|here|calling|speaking|from|again|about|re)\b", text.cased[end : end + 12]) is not None


def _alike(one: str, other: str) -> bool:
    """The same name, or a short form of it."""
    short, long = sorted((one, other), key=len)
    return one == other or (3 <= len(short) <= 5 and long.startswith(short[:3]) and (len(short) < len(long) - 1 or len(short) < 5))


def _wrong_company(text: Reading, case: Circumstances) -> Span | None:
    known = _plain(f"{case.company} {case.contact} {case.role} {case.me}")
    if not case.company:
        return None
    for found in _TOLD_COMPANY.finditer(text.cased):
        words = re.findall(r"[^\W_]+", _plain(found["company"]))
        telling = [word for word in words if word not in _NO_COMPANY and len(word) > 1]
        if telling and words[0] not in _NO_COMPANY and not any(_alike(word, other) for word in telling for other in known.split()):
            return text.span(*found.span("company"))
    return None


@rule("eta-missing", Family.FACTS, Severity.BLOCK, occasions=(Occasion.RUNNING_LATE,))
def eta_missing(text: Reading, case: Circumstances) -> Span | None:
    """Late, and not said how late: neither minutes nor a time nor now."""
    if text.has(MINUTES) or text.has(_NOW):
        return None
    starts = _start_times(case.when)
    for sentence in (text.heading, *(s.text for s in text.sentences)):
        times = clock_times(sentence) + [found[0] for found in SPOKEN_HOUR.finditer(sentence)]
        if any(_digits(time) not in starts for time in times if starts) or (times and _ARRIVES.search(sentence)):
            return None
    return MISSING


def _digits(time: str) -> str:
    """A time by its hour and minutes alone."""
    found = re.findall(r"\d+", time)
    return ":".join(part.lstrip("0") or "0" for part in [*found, "0"][:2]) if found else time


def _start_times(when: str) -> set[str]:
    """The start as it may be written, on both kinds of clock."""
    found = re.search(r"(\d{1,2}):(\d\d)", when)
    if not found:
        return {_digits(time) for time in clock_times(when.lower())}
    hour, minute = int(found[1]), int(found[2])
    return {f"{h % 24}:{minute}" for h in (hour, hour - 12, hour + 12) if 0 <= h < 25}


@rule("timezone-missing", Family.FACTS, Severity.WARN)
def timezone_missing(text: Reading, case: Circumstances) -> Span | None:
    """The clocks differ, and a time does not say whose it is."""
    if not case.tz_differs:
        return None
    time = text.find(TIME)
    if time is None or _ZONE.search(text.whole) or _CITY_TIME.search(text.cased):
        return None
    return time


RULES: tuple[Rule, ...] = (id_missing, placeholder_left, wrong_name, eta_missing, timezone_missing)
