"""Own it: the first person, no one else to blame, and what changes from now on."""

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.phrases import IMPACT, OWN
from raincheck.domain.coach.reading import MISSING, Reading, Sentence, Span, phrases
from raincheck.domain.coach.rule import Rule, rule
from raincheck.domain.session import Channel

_DENIED = phrases(
    r"(?:can't|cannot|can not|won't|don't|do not|will not|not|isn't|wasn't|hardly|never)(?: \w+){0,3} (?:responsib\w+|my (?:fault|mistake|error|doing)|to blame)"
)

_THEIRS = r"(?:your|the|hr's|their)"
_THING = (
    r"(?:e-?mail|mail|message|invite|invitation|link|system|website|web ?site|site|portal|calendar|directions|address|instructions?|recruiter|hr|assistant|receptionist|reception"
    r"|colleague|software|team|map|details|page|form|scheduler|scheduling tool|tool|platform|coordinator|agency|front desk|guard|time|times|confirmation|app|people|office|info|information|letter|text|booking|meeting room|entry|security|company|secretary|side|server|description)"
)
_FAULT = (
    r"(?:(?:did|does|do|was|were|is|are|has|have|had|could|would)(?:n't| not| never)(?! (?:get|reach|see|find) (?:my|me by))|never|failed|forgot|crashed|broke|refused|rejected|neglected|misled|misinformed|confused me|confused|kicked me"
    r"|(?:was|were|is|are)(?: \w+)? (?:wrong|broken|unclear|confusing|misleading|incorrect|down|outdated|incomplete|ambiguous|vague|out of date|dead|impossible|expired|faulty|useless)|(?:only|just) (?:said|says|mentioned|gave|showed|stated|listed|had|told)"
    r"|(?:said|says|told me|gave me|sent me|put|had|showed|listed|mentioned)(?: \w+){0,3} (?:wrong|nothing|incorrect|no (?:time|zone|address))|left out|sent (?:me )?(?:to )?(?:the|a) (?:wrong|broken|dead|old)|(?:made|makes) it (?:\w+ )?(?:hard|difficult|impossible|unclear)|did not|should have|could have|changed (?:it|the time) without)"
)
_BLAME = phrases(
    r"(?:which |that )?(?:sends? out|shows?|showed|displays?|lists?) (?:\w+ )?only(?: \w+){1,4} and (?:does|did|do)(?:n't| not)",
    rf"{_THEIRS} (?:[\w-]+ ){{0,3}}{_THING} (?:that |which )?(?:\w+ ){{0,6}}(?:only|just) (?:shows?|says?|said|gives?|gave|mentions?|mentioned)",
    r"(?:who|whom)ever (?:\w+ ){0,6}(?:wrote|made|sent|set|left|drew|booked|is|was)",
    r"(?:nobody|no one|no-one|noone|none of you|not one person)(?: \w+){0,2} (?:told|informed|mentioned|said|warned|confirmed|reminded|let me|bothered|explained|answered|picked|sent|thought|called|replied)",
    r"(?:wasn't|was not|were not|weren't|never|not) (?:been )?(?:told|informed|notified|given|reminded|warned|made clear|sent)(?! by my)",
    r"you(?: guys| people| all| both)?(?: \w+)? (?:didn't|did not|never|failed|forgot|hadn't|had not|neglected|should(?:'ve| have)|could(?:'ve| have)|might have|ought to have|weren't|were not clear|misled|misinformed|confused)(?! (?:have to|need to|need|mind|meet|reach|hear from|want|ever|say|you|too))(?: \w+){0,3}",
    r"you only (?:said|told|gave|sent|wrote|mentioned|put|called|gave)",
    r"if (?:you|your|the recruiter|hr|someone|somebody|anyone)(?: \w+){0,2} (?:had|would have|'d)(?: \w+){0,3} (?:told|said|sent|mentioned|written|been|given|confirmed|reminded|put|included|let|made)",
    rf"{_THEIRS} (?:[\w-]+ ){{0,3}}{_THING}(?: \w+){{0,2}} {_FAULT}",
    rf"(?:recruiter|hr|human resources|reception|the agency|someone (?:on|at|from) your \w+|your (?:colleague|assistant|recruiter|coordinator))(?: \w+)? (?:told me|gave me|sent me|said|wrote)(?: \w+){{0,4}} (?:wrong|different|nothing|old|incorrect|another|otherwise)",
    r",? but (?:then )?your(?! (?:time|day|patience|team|schedule|kind|offer))|but you (?:said|wrote|told|changed|sent|didn't|never|had)",
    r"(?:your|hr's|the recruiter's|their|the system's) (?:fault|mistake|error|oversight|mix-?up|miscommunication)|because of (?:your|you|hr|the recruiter)|thanks to your (?:\w+ )?(?:system|link|portal|recruiter|directions|instructions|confusing|unclear|wrong)",
    r"(?:confusing|unclear|misleading|vague|wrong|incorrect|incomplete|ambiguous|badly written|poor|bad) (?:\w+ )?(?:invite|invitation|email|e-mail|mail|link|instructions?|directions|address|information|message|details|signage|description)(?: (?:you|from your|from you|that you|on your|in your|i got|i was))",
    r"not (?:entirely |really |exactly |only |all |completely )?my (?:fault|mistake|doing)|out of my hands because you|(?:blame|blaming) (?:you|your|the|hr|it)|the way (?:you|your) \w+",
)

_I_AGENT = phrases(
    r"i (?:\w+ ){0,2}(?:mixed|missed|caused|made|misread|misunderstood|forgot|confused|overslept|did|let|got|wrote|put|took|created|got|read|had|converted|should|failed|didn't|did not|was|am|have missed|booked)|my (?:own )?(?:mix-?up|misunderstanding|mistake|fault|error|oversight|doing|confusion)|(?:mistake|mix-?up|error|confusion|misunderstanding|oversight|fault)(?: \w+){0,3} (?:my (?:part|side|end)|me|mine)|by me|on me|of mine"
)
_PASSIVE = phrases(
    r"(?:interview|call|appointment|meeting|slot|conversation|it|this|session|date|opportunity|time|chat)(?: [\w:.-]+){0,4} (?:was|got|has been|have been|had been|were|is)(?: \w+)? (?:missed|forgotten|overlooked|not attended|therefore not attended|(?:entered|noted|put|saved|written|filed|recorded)(?: \w+){0,4} wrong|unattended|skipped|lost|double-?booked|mixed up|mis-?scheduled|confused|neglected|misread|misunderstood|not (?:kept|noted|seen|joined|met))",
    r"(?:there (?:was|were|has been|had been|seems? to (?:be|have been)|must have been|appears? to (?:be|have been))|due to|because of|owing to|after|result of|it was)(?: \w+){0,3} (?:mix-?up|misunderstanding|miscommunication|confusion|oversight|scheduling (?:error|mistake|mix-?up)|mistake (?:with|in|about)|error (?:in|with|about))(?! (?:on|of|by) my)",
    r"(?:mix-?up|misunderstanding|miscommunication|mistakes?|oversight|confusion|errors?)(?: \w+){0,4} (?:occurred|happened|arose|was made|were made|took place|crept in|led to|meant|caused|resulted)",
    r"(?:it |which |this |that |appointment |interview |call )?(?:must have |has |somehow |simply |just )*slipped (?:my|through|away|by|off)|(?:interview|call|appointment|meeting|it|conversation)(?: [\w:.-]+){0,5} (?:did not|didn't|could not|couldn't|never) (?:happen|take place|go ahead|materiali[sz]e|work out|come about)",
    r"(?:wires|lines|dates?|times?|days?|zones?|calendars?|appointments?|hours?)(?: \w+){0,2} (?:got|were|became|was)(?: \w+)? (?:crossed|confused|mixed|swapped|switched|muddled|lost|jumbled)|got lost in|(?:went|gone|passed|goes) (?:by|past|away) without me|ended up (?:under|in|on) (?:\w+day|the wrong)",
)
_PREVENTED = phrases(
    r"from (?:now|today|this day|here)(?: on| onwards?)?|(?:two|2|second|three|several|extra|additional|backup|louder) (?:\w+ )?(?:alarms?|reminders?|clocks?)|confirm \w+ (?:the day|a day|in writing|the evening|the night|each|every|time)|(?:cannot|can't|won't|will not|not|never|shall not) (?:\w+ )?(?:repeat|happen|be repeated|occur|recur)"
    r"|next time|(?:in|for|the) (?:the )?future|going forward|since then|never again|again\b[^.]*\b(?:prevent|avoid)|so (?:that )?(?:it|this) (?:\w+ ){0,3}(?:again|never)|to (?:avoid|prevent|make sure|ensure|be sure)|always|already (?:set|put|saved|added|changed|moved|booked|bought|installed)",
    r"(?:i|i've|i have|i'll|i will|i am|i'm)(?: have| will| now| also| already| since| just| am)* (?:set|setting|put|putting|added|add|saved|keep|keeping|bought|asked|booked|written|write|leave|leaving|double-?check\w*|check\w*|confirm\w*|use|using|installed|arranged|moved|plan|planning|changed|learned|learnt|make sure|made sure|pinned|placed|switched|started|schedul\w+|blocked|travel|convert|fixed|turned|synced)"
    r"(?: [\w':-]+){0,10} (?:now|alarms?|reminders?|calendar|diary|phone|clock|earlier|early|day before|evening before|night before|both|zones?|twice|hotspot|backup|back-up|buffer|lesson|hour|every|each|wall|fridge|before|writing|in advance|ahead|paper|sim|battery|spare|margin|desk|list|time)",
    r"backup|back-up|(?:i )?now (?:i|my|set|stands|have|in|on|carry|keep|write|check|use|look|go|read|ask)|each (?:evening|morning|night|day)|every (?:evening|morning|night|day)|lesson (?:learn\w+)?|second alarm|(?:does|do) not happen again|happen again|prevent|make sure",
)


def owns(text: Reading, case: Circumstances) -> bool:
    """Whether they take it on; for what nobody could prevent, seeing what it costs is enough."""
    prose = text.said
    for found in OWN.finditer(prose):
        before = prose[max(0, found.start() - 30) : found.end()]
        if not _DENIED.search(before):
            return True
    return case.controllable is not True and IMPACT.search(prose) is not None


@rule(
    "responsibility-missing",
    Family.RESPONSIBILITY,
    Severity.BLOCK,
    occasions=(Occasion.SAME_DAY, Occasion.MISSED),
)
def responsibility_missing(text: Reading, case: Circumstances) -> Span | None:
    """Neither takes it on nor, where nobody could prevent it, sees what it costs them."""
    return None if owns(text, case) else MISSING


@rule("blame-shifting", Family.RESPONSIBILITY, Severity.WARN)
def blame_shifting(text: Reading, case: Circumstances) -> Span | None:
    """Says what they or their things did wrong, and does not take it back by owning it."""
    for number, sentence in enumerate(text.sentences):
        found = _BLAME.search(sentence.text)
        after = text.sentences[number + 1].text if number + 1 < len(text.sentences) else ""
        if found and not _taken_back(f"{sentence.text} {after}"):
            return text.sentence_span(sentence)
    return None


def _taken_back(said: str) -> bool:
    """Whether the fault ends as one's own: "... but I should have asked"."""
    return OWN.search(said) is not None and not _DENIED.search(said)


@rule("passive-distance", Family.RESPONSIBILITY, Severity.WARN)
def passive_distance(text: Reading, case: Circumstances) -> Span | None:
    """It happened by itself: nobody in the sentence did it."""
    found = next((s for s in text.sentences if _PASSIVE.search(s.text) and not _names_agent(s)), None)
    return text.sentence_span(found) if found else None


def _names_agent(sentence: Sentence) -> bool:
    return _I_AGENT.search(sentence.text) is not None


@rule(
    "prevention-missing",
    Family.RESPONSIBILITY,
    Severity.HINT,
    channels=(Channel.EMAIL,),
    occasions=(Occasion.MISSED,),
)
def prevention_missing(text: Reading, case: Circumstances) -> Span | None:
    """It could have been prevented, and nothing says what will be different."""
    return MISSING if case.controllable and not text.has(_PREVENTED) else None


RULES: tuple[Rule, ...] = (responsibility_missing, blame_shifting, passive_distance, prevention_missing)
