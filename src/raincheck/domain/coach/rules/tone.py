"""The tone: calm, in one's own words, on one exclamation mark at most."""

import re

from raincheck.domain.coach.causes import without
from raincheck.domain.coach.findings import Circumstances, Family, Severity
from raincheck.domain.coach.reading import Reading, Span, phrases
from raincheck.domain.coach.rule import Rule, rule

_EMOTION = phrases(
    r"freak\w* out|nightmare\w*|worst (?:\w+ )?(?:day|week|morning|month|luck|timing|thing|hour|experience|night|year)|furious|raging|hate|hated|hating|disaster\w*|catastroph\w+|panick\w*|in (?:a |total |full |complete )?panic|terrified|horrif\w+|horrible|horrendous|hellish|hell|damn\w*|crap|wtf|fml|omg|ugh|argh|stress(?:ed|ing|ful)|desperate\w*|in tears|i(?:'m| am| was)(?: \w+)? (?:crying|sobbing|shaking|furious|devastated|hysterical|livid|angry)|losing my (?:mind|temper|sanity)|lost my (?:temper|mind)|go(?:ing|ne)? (?:crazy|insane|mad|mental)|driv\w+ me (?:crazy|mad|insane)|fed up|sick of|cursed|sucks|pissed|everything (?:is )?(?:going|went|goes) wrong|ruin(?:ed|ing)?|can't take (?:it|this)|absolutely awful|awful (?:day|week|morning|night|time)|terrible (?:day|week|morning|night|luck)|screaming|at my wits?'? end|bloody|unbearable|miserable|heartbroken about this|falling apart|fell apart|chaos|madness|insane|hopeless|i could (?:scream|cry|just)|against me|what a (?:day|mess|week|morning)|outrag\w+|disgust\w+|infuriat\w+|so (?:angry|frustrated|upset|annoyed)|(?:very|really|extremely|incredibly) (?:frustrat\w+|annoy\w+|angry|upset)",
)
_THEIRS = phrases(r"(?:sorry|apologi[sz]e|apologies) (?:for|about) (?:your|the|any|causing)(?: \w+)? \w+|your (?:frustration|anger|stress|disappointment)|hate to (?:\w+ )?(?:\w+)|disaster (?:recovery|relief|response|management|planning)|crisis|chaos engineering|stress (?:test|analysis|engineer)\w*")
_STALE = phrases(
    r"as you (?:may |might |probably |already |surely |well )*know",
    r"hope (?:that )?(?:this|you|all|everything|it|the|your)(?: [\w'-]+){0,5} (?:find|finds|found|well|good|great|fine|wonderful|health|weekend|spirits?|week|day)|trust(?:ing)? (?:that )?(?:this|you)(?: \w+){0,6} (?:well|finds?|health|reaches)",
    r"(?:just|only|simply) (?:checking|check|circling|following up to check|wanted to check|touching)(?: in| back| again)?|check(?:ing)? in (?:on|with|to|about)|touch(?:ing)? base|per my (?:last|previous|earlier|prior)|circl(?:e|ing) back|as per my|bump(?:ing)? this|gentle (?:reminder|nudge)|friendly reminder|needless to say|at the end of the day|it goes without saying|it is what it is|please be advised|please do the needful|for your kind perusal|to whom it may concern",
)
_REGRETTABLY = phrases(r"unfortunately|regrettably|sadly|unluckily|regretfully")
_CAPS = re.compile(r"(?<![\w-])[A-Z][A-Z']+(?:[ ,]+[A-Z][A-Z']*)+(?![\w-])|(?<![\w-])[A-Z][A-Z']*(?:[ ,]+[A-Z][A-Z']+)+(?![\w-])")
_COMMON = set(
    "SO SORRY VERY NOT PLEASE REALLY URGENT IMPORTANT THIS IS MY FAULT AM LATE INTERVIEW TODAY NOW HELP CAN CALL ME YOU THE AND NEED NEVER EVER ALL MUST DO DON'T CAN'T WILL COULD WAS WERE BE TO OF FOR IN ON IT THAT AT AS SOON POSSIBLE ANSWER REPLY READ ASAP MISSED RESCHEDULE YOUR HAVE HAD HAS ONE MORE CHANCE STILL STUCK BROKE BROKEN DOWN CAR TRAIN LOST SICK EMERGENCY CANNOT EXTREMELY TRULY TOTALLY COMPLETELY WANT JOB NO YES WAIT WRONG DAY TIME TOMORROW MORNING HOUR HERE WITH FROM BUT APOLOGIES THANK THANKS MUCH HELLO HI DEAR ATTENTION IMMEDIATELY AGAIN OUT MEETING".split()
)
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2600-\u26ff\u2700-\u2712\u2715-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]"
    r"|(?<![\w:;=])[:;=8]['\u2019]?-?[)(DPp/|*\]\[](?![\w/])|(?<![\w<])<3(?!\d)|(?<!\w)(?:xD|XD|\^_?\^|:'\(|\(:|\):|-_-|T_T)(?!\w)"
)


@rule("negative-emotion", Family.TONE, Severity.WARN)
def negative_emotion(text: Reading, case: Circumstances) -> Span | None:
    """Storms: the reader has to deal with that as well."""
    for sentence in text.sentences:
        said = _THEIRS.sub(" ", without(sentence.text, case.role, case.company))
        if _EMOTION.search(said):
            return text.sentence_span(sentence)
    return None


@rule("stale-phrase", Family.TONE, Severity.HINT)
def stale_phrase(text: Reading, case: Circumstances) -> Span | None:
    """A phrase that everybody has read too often."""
    found = text.find(_STALE)
    if found:
        return found
    sad = [*_REGRETTABLY.finditer(text.whole)]
    return text.span(*sad[1].span()) if len(sad) > 1 else None


@rule("shouting", Family.TONE, Severity.WARN)
def shouting(text: Reading, case: Circumstances) -> Span | None:
    """More than one exclamation mark, or words in capitals that are no names."""
    marks = [found.start() for found in re.finditer("!", text.cased)]
    if len(marks) > 1:
        return text.span(marks[1], marks[1] + 1)
    for found in _CAPS.finditer(text.cased):
        words = re.findall(r"[A-Z']+", found[0])
        if sum(word in _COMMON for word in words) * 2 >= len(words):
            return text.span(*found.span())
    return None


@rule("emoji", Family.TONE, Severity.WARN)
def emoji(text: Reading, case: Circumstances) -> Span | None:
    """A smiley: in a first mail it takes from one's competence and adds no warmth."""
    found = _EMOJI.search(text.cased)
    return text.span(*found.span()) if found else None


RULES: tuple[Rule, ...] = (negative_emotion, stale_phrase, shouting, emoji)
