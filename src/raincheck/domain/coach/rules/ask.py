"""Repair and ask: one real request, their schedule first, and thanks."""

import re

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.phrases import ASK, CLOCK_TIME, DAY, MINUTES, RHETORICAL, SPOKEN_HOUR, THANKS, TIME, WEEKDAY
from raincheck.domain.coach.reading import MISSING, Reading, Span, phrases
from raincheck.domain.coach.rule import Rule, rule
from raincheck.domain.session import Channel

_DEMANDS = phrases(
    r"i (?:need|want|require|expect|demand|insist)(?: \w+)? (?:you|your|an? (?:\w+ )?(?:answer|reply|response|confirmation|decision|callback|new (?:time|date|slot|appointment)))(?! (?:to know (?:that|how)|for this))",
    r"you (?:must|need to|have to|will have to|had better|are (?:required|obliged|expected) to)(?! (?:be|have|think|feel|wait|leave|go|hear|get|decide|rearrange|know how|re-?arrange|start without|wonder|prioriti[sz]e|fill|give the|move on|choose))(?: \w+){1,2}",
    r"(?:please )?(?:confirm|choose|pick|send|answer|reply|respond|decide|approve|get back to me|let me know|revert|call me|send me|tell me|write back)(?: [\w']+){0,6} (?:by (?:noon|midday|tonight|today|tomorrow|eod|cob|close|the end|\d|"
    + WEEKDAY
    + r"|return)|before (?:noon|\d|today|tonight|tomorrow|"
    + WEEKDAY
    + r")|within (?:the|an|\d|one|two)|immediately|right (?:now|away)|at once|asap|a\.s\.a\.p|as soon as possible|urgently|today|without delay|straight ?away|promptly|now)",
    r"asap|answer (?:is )?owed|owed (?:an|me)|answer (?:me )?(?:today|now|immediately)|(?:immediate|urgent|prompt|quick|fast|swift) (?:response|reply|answer|confirmation|action|decision)|at (?:the )?earliest|"
    r"(?:don't|do not) (?:make|keep|leave|let) me|i(?:'m| am) waiting for (?:your|you)|i(?:'m| am) expecting|make sure (?:you|that you|your|to (?:call|reply|answer))|see to it|(?:you )?owe me|i(?:'m| am) entitled|my right|it is your|has to be (?:moved|rescheduled|done|this|today)|must be (?:moved|rescheduled|given|possible)|put me (?:back )?in for|i(?:'ll| will) (?:take|need|expect) (?:a |the |my )?(?:new|next|another|slot|answer)",
)
_QUESTION = re.compile(r"\?$")
_GENTLE = phrases(
    r"(?:could|would|can|may|might|any chance) (?:you|we|i)|if you (?:can|could|are|would|have|wish|like|still|want|prefer)|if (?:possible|convenient|it helps|that helps|there is|anything)|when(?:ever)? (?:you|it|convenient)|whatever|no (?:rush|hurry|pressure)|if i|whether"
)

_WORD_DAY = rf"(?:{WEEKDAY}|today|tomorrow|tonight|next week|this (?:afternoon|evening|morning|week)|the \d{{1,2}}(?:st|nd|rd|th)|(?:monday|tuesday|wednesday|thursday|friday))"
_SLOT_TIME = rf"(?:{_WORD_DAY}|{CLOCK_TIME}|after \d|before \d|(?:at|from|between) \d{{1,2}}|mornings?|afternoons?|evenings?|lunch\w*)"
_OWN_SLOT = re.compile(
    rf"(?<!\w)(?:(?:i|we)(?:'m| am| can|'d| would| could| have| will be|'ll be| may| might)(?! not|n't)(?: \w+){{0,3}} (?:free|available|availability|open|around|have time|do|make|come|offer|manage|meet|speak|talk|join|propose|suggest|prefer|take)"
    rf"|(?:free|available|availability)(?: \w+){{0,2}}|works? (?:\w+ )?for me|suits me|my (?:only |next |free )?(?:availability|slots?|window|times?|free|option)|(?:could|can|shall|may|might) (?:we|you|i)(?: \w+){{0,6}}|possible to (?:meet|talk|speak|move)(?: \w+){{0,4}}|(?:how|what) about|reschedule(?: \w+){{0,3}}|move(?: \w+){{0,4}}|moved(?: \w+){{0,2}}|only)[^.?!;]{{0,50}}?\b{_SLOT_TIME}"
)
_ONLY = re.compile(
    rf"(?<!\w)(?:(?:can|could|is|are|am|'m|works?|free|available|do|make|it|slot|time|option|be|day|times)(?: \w+){{0,3}} only (?!apolog|say|repeat|imagine|hope|thank|ask|be sorry|regret|blame|offer (?:you )?my)[^.?!;]{0,25}?\b{_SLOT_TIME}|only (?:\w+ ){{0,4}}(?:{_SLOT_TIME}|works?|available|free|slot|time|day|option|possible|window)|{_SLOT_TIME}(?: \w+){{0,2}} only\b|(?:no|nothing) (?:other|else)|has to be|must be|nothing else)"
)
_FLEXIBLE = phrases(
    r"whatever|whatsoever|whenever|whichever|wherever|any(?:time|where)|any (?:other |later |of |free |new |open )?(?:time|day|date|slot|hour|moment|morning|afternoon|week|appointment|format|option|one|gap|opening)s?(?: or \w+)?|at any|other times?|another (?:time|day|date|slot) (?:that|which|of your|to suit|at your|you|if|would|when|suits?|works?|in your)",
    r"(?:suit|suits|suited|convenient|fit|fits|easier|better|best|good|ok|okay|works?|work|possible|easiest|comfortable|fine|prefer\w*|practical|free|available|of use)(?: out| well| best| better| equally| for| to| with| in| into| around)* (?:you|your|the team|the panel|they|them|everyone|both)|(?:you|your team|they|the team|the panel|that|which|it|your side)(?:'d| would| may| might| could| is| are| has| have)? (?:prefer|like|suits?|works?|choose|propose|suggest|pick|offer|fits?|has (?:free|room|time|space)|have (?:free|room|time|space|left|open)|convenient|easier|best|wish|find|say|name|free|available)",
    r"work around|(?:around|by|with|at|to|in|on|into) (?:your|their|the team's|the panel's) (?:\w+ )?(?:convenience|schedule|calendar|availability|diary|agenda|time|timetable|side|plans?|team|day|hours|panel|preference|choice|choosing|week)|your (?:calendar|schedule|convenience|availability|preference|choice|diary)|flexible|flexibility|fit (?:in|around|myself|it|into)|adapt|adjust|accommodat\w+|up to you|you decide|your call|rearrange my|i(?:'ll| will) (?:make|move|arrange) (?:it|myself|my|any|whatever|time|things)|open (?:to|for) (?:any|other|what)|no (?:preference|constraints)|free (?:all|any|every|the (?:whole|rest))|all (?:day|week|afternoon|morning)|every (?:day|afternoon|morning)",
    r"(?:if|or) (?:none|neither|not|that doesn't|that does not|those|these|this|it doesn't|another|any|some|later|a (?:different|later|new)|what)(?: \w+){0,4} (?:work|suit|fit|time|day|possible|slot|date|else|better|week|convenient|easier)s?|if not|or another|or (?:some )?other|or when|do you (?:have|prefer)|what (?:times?|days?|slots?|would|might|could|else)|when (?:would|might|suits?|works?|are you)|you choose|choose (?:any|what|when)|early or late|alike",
)
_PROMISE = re.compile(
    r"(?<!\w)(?:i(?:'ll| will|'m going to| am going to| shall|'d| can)|let me|will|and)(?: \w+){0,3} (?:get back|call|ring|phone|send|write|follow up|be in touch|come back|reach out|let you know|update|contact|email|e-mail|message|text|propose|share|forward|provide|reply|confirm|inform|revert|suggest|drop you|try|be sending|be calling|get)"
    r"(?!ing)[^.?!;]{0,60}?\b(?:soon(?:est)?|shortly|later(?! (?:today|this|on (?:mon|tue|wed|thu|fri|sat|sun)|time|slot|date|day|hour|than|in the (?:day|week)))|in (?:a bit|due (?:course|time)|a while|no time|the (?:near|coming) (?:future|days?))|at some point|when i (?:can|get (?:a )?(?:chance|home|time|the chance|around)|have (?:time|a moment|more))|one of these days|sometime|asap|some time|eventually|another time|in (?:the )?next days|next days|in some (?:time|days))\b"
)


def asks(text: Reading) -> bool:
    """Whether something is asked, in the subject or the body."""
    if ASK.search(text.heading) or ASK.search(text.said):
        return True
    return any(s.text.endswith("?") and not RHETORICAL.search(s.text) for s in text.sentences)


@rule("ask-missing", Family.ASK, Severity.BLOCK, never=(Occasion.WITHDRAW,))
def ask_missing(text: Reading, case: Circumstances) -> Span | None:
    """Ends without a request; the form of a recruiting system asks by itself."""
    return None if case.channel is Channel.ATS or asks(text) else MISSING


@rule("demanding-tone", Family.ASK, Severity.WARN)
def demanding_tone(text: Reading, case: Circumstances) -> Span | None:
    """Orders, or sets them a deadline; a question may name one."""
    for sentence in text.sentences:
        if _DEMANDS.search(sentence.text) and not sentence.text.endswith("?") and not _GENTLE.search(sentence.text):
            return text.sentence_span(sentence)
    return None


@rule("only-own-slots", Family.ASK, Severity.WARN, never=(Occasion.WITHDRAW,))
def only_own_slots(text: Reading, case: Circumstances) -> Span | None:
    """Names times of one's own, and nothing leaves the choice to them."""
    if _FLEXIBLE.search(text.said):
        return None
    coming = case.phase is Occasion.RUNNING_LATE
    for sentence in text.sentences:
        slot = _ONLY.search(sentence.text) if coming else _slot(sentence.text)
        if slot:
            return text.sentence_span(sentence)
    return None


def _slot(said: str) -> re.Match[str] | None:
    return _ONLY.search(said) or _OWN_SLOT.search(said)


@rule("promise-without-date", Family.ASK, Severity.WARN)
def promise_without_date(text: Reading, case: Circumstances) -> Span | None:
    """Promises to come back to it, and does not say when."""
    for sentence in text.sentences:
        found = _PROMISE.search(sentence.text)
        if found and not any(p.search(sentence.text, found.start()) for p in (TIME, DAY, MINUTES, SPOKEN_HOUR)):
            return text.sentence_span(sentence)
    return None


@rule(
    "thanks-missing", Family.ASK, Severity.WARN, channels=(Channel.EMAIL, Channel.LINKEDIN, Channel.ATS)
)
def thanks_missing(text: Reading, case: Circumstances) -> Span | None:
    """Nothing thanks them."""
    return None if text.has(THANKS) else MISSING


RULES: tuple[Rule, ...] = (ask_missing, demanding_tone, only_own_slots, promise_without_date, thanks_missing)
