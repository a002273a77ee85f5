"""One honest reason: specific, short, and no more than they need to know."""

from raincheck.domain.coach.causes import PRIVATE, SINCE, VAGUE, groups, without
from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.phrases import ASK, NEWS, OWN, REGRET, THANKS
from raincheck.domain.coach.reading import MISSING, Reading, Sentence, Span, phrases
from raincheck.domain.coach.rule import Rule, rule
from raincheck.domain.session import Reason

STORY_SENTENCES = 2
STORY_WORDS = 45
"""A reason of more than so many sentences, or of more than so many words, is a story (domain rules, section 2)."""

MANY_CAUSES = 3
"""So many causes at once are not believed (domain rules, section 2)."""

_SEQUENCE = phrases(
    r"(?:and |so |but )?then|after that|afterwards|after which|next thing|by the time|which meant|on top of that|to make (?:matters|things) worse|meanwhile|eventually|finally|in the end|at that point|when i|as soon as i|first(?:ly)?|second(?:ly)?|also|later|in between|suddenly|turned out|because of that|as a result|so i|before i|while i"
)
_PAST = phrases(
    r"(?:i|we|he|she|it|they|the \w+|my \w+|his|her|who|which|and|that|there)(?: \w+){0,3} (?:was|were|had|did|got|went|came|took|called|told|said|tried|decided|found|started|stopped|left|ran|broke|began|thought|needed|wanted|kept|put|made|noticed|reali[sz]ed|saw|drove|waited|walked|looked|turned|lost|fell|gave|woke|arrived|\w+ed)"
)
_FORWARD = phrases(
    r"(?:i|we)(?:'ll| will| can| would| could|'d| am happy|'m happy| remain|'m still| am still| look forward|'m looking)|looking forward|instead|from now|whatever|any (?:time|day)|flexible|interested|please|attached|available|free on|suits?|would"
)
_PROOF = phrases(
    r"(?:(?:can|could|will|would|'ll|happy to|glad to|able to|want to|let me|ready to|willing to|going to|have|has|even|gladly|also)(?: \w+){0,3} |i'm |i am |(?:please )?(?:find|see)(?: \w+)? (?:attached|enclosed)? ?)?(?:send|sending|show|provide|providing|forward|share|attach\w*|upload|enclos\w*|prove|submit|supply|produce|bring|offer|include\w*)"
    r"(?: (?:you|the|a|an|my|some|any|as|along|over|of|if|it|with|all|with|copies|copy|both|this|from|their))*(?: \w+){0,3} (?:photos?|pictures?|invoices?|receipts?|certificates?|evidence|proof|screenshots?|(?:police|medical|repair|garage|hospital|accident) (?:\w+ )?(?:report|records?|bill|papers?|slip|letter)|doctor'?s? (?:note|letter|certificate)|sick note|note from (?:my|the)|death notice|obituary|records?|documents?|documentation|call log|tow (?:slip|receipt)|videos?|confirmation from|report)",
    r"(?:photos?|pictures?|invoices?|receipts?|certificates?|evidence|proof|screenshots?|doctor's (?:note|letter)|police report|call log|report|documents?|video)(?: \w+){0,3} (?:attached|enclosed|to prove|as proof|available|below|here|if you (?:don't|do not) believe)|(?:attached|enclosed)(?: \w+){0,3} (?:photos?|pictures?|invoices?|receipts?|certificates?|proof|screenshots?|evidence|report|note)|as (?:proof|evidence)|(?:tow|parts|parking|bus|train) (?:slip|ticket|receipt)s? (?:\w+ ){0,2}(?:here|in front)|you (?:can|may) (?:\w+ )?(?:call|ask|check|phone|ring|verify|look)|will tell you (?:the|exactly|that)|to prove|i can prove|prove (?:it|this|that)",
)
_OFFERED = phrases(
    r"(?:if|should|in case) (?:you|it|that|this|they|the team|your|hr|anyone|any|there)(?:'d|'s)?(?: \w+){0,5} (?:need|needs|needed|want|wish|like|require|requires|required|ask|useful|help|helps|helpful|necessary|prefer)"
)
_SWEARING = phrases(
    r"i swear|swear (?:to|on|it)|believe me|trust me|you have to believe|please believe|i(?:'m| am) (?:not (?:lying|making (?:this|it|that|anything) up)|telling the truth|being honest|a (?:very |really |always )?(?:punctual|reliable|honest) person)|honest(?:ly)? (?:truth|to god|i)|god is my witness"
    r"|hand on (?:my )?heart|the (?:honest|whole|god's|absolute) truth|i give you my word|you can (?:ring|call|ask|phone)|(?:never|not once)(?: \w+){0,4} (?:happened|happens|missed|been late|late)(?: \w+){0,3} (?:before|in my (?:life|career|whole life)|ever|to me|anything|an? (?:\w+ )?(?:interview|appointment|meeting|day))|no (?:joke|lie)|i know (?:it|this|how this) sounds?|sounds? (?:like (?:a|an)|made up|unbelievable|crazy|incredible)|this (?:is|has) never"
)
_BODY = phrases(
    r"vomit\w*|throw(?:ing|n)? up|threw up|puk(?:e|ing|ed)|diarrh\w*|the runs|bowel\w*|stools?|bleed(?:ing|s)?|blood\w*|pus|rash(?:es)?|discharge[ds]?|cramps|period pains?|menstru\w+|nause\w+|hemorrhoids?|haemorrhoids?|prostate|kidney stones?|gallstones?|gall ?bladder|hernia|uti|urin\w+|catheter|incontinen\w*|swollen|pain ?killers?|paracetamol|ibuprofen|antibiotics?|medications?|meds|prescription|steroids?|insulin|dos(?:e|age)|\d+ ?mg|drip|stitches|sutures?|abscess|root canal|wisdom (?:tooth|teeth)|pneumonia|bronchitis|tonsil\w*|appendi\w+|lumps?|cyst|tumou?rs?|biops\w+|cancer\w*|chemo\w*|radiotherapy|metasta\w+|leuk\w+|colitis|crohn\w*|ibs|endometriosis|lupus|eczema|psoriasis|shingles|sclerosis|arthritis|fibromyalgia|epilep\w+|seizures?|stroke|heart attack|diabet\w+|hypogly\w+|asthma\w*|hiv|herpes|hepatitis|std|pregnan\w+|miscarr\w+|ivf|abortion|ovar\w+|contractions|labou?r pains|sciatica|slipped disc|norovirus|gastro\w*|dysentery|scabies|lice",
    r"depress(?:ion|ed|ive)|anxiety|panic attacks?|panic disorder|bipolar|adhd|add|autis\w+|ptsd|ocd|psychiatr\w+|psycholog(?:ist|ical)|therap(?:y|ist)|suicid\w+|overdos\w+|rehab|relaps\w+|alcohol\w*|drunk|hungover|hangover|addict\w*|withdrawal symptoms|dementia|alzheimer\w*|burn-?out|mental (?:health|breakdown|illness)|nervous breakdown|manic|diagnos\w+|toilet|dialysis|kidneys?|lorazepam|sertraline|migraine medication|side effects?",
    r"divorc\w+|custody|court (?:date|hearing|order|case)|arrest(?:ed)?|lawsuit|evict\w+|restraining order|probation|parole|dui|bail|lawyer|walked out|who gets the (?:children|kids)|attorney|solicitor|debts?|bankrupt\w*|overdraft|behind on rent|my ex(?:-\w+)?|ex-?(?:husband|wife|boyfriend|girlfriend|partner)|broke up|breaking up|break-?up|dumped|(?:left|leaving|walked out on|cheat(?:ed|ing) on) me|affair|cheat(?:ed|ing)|marriage (?:is|was|counsel\w+|trouble)|separat(?:ed|ion) from|fight(?:ing)? with my|domestic|abus(?:e|ive)|child support|social services|paternity",
)
_MINOR = phrases(r"fever|coughing|headaches?|sore throat|chills|temperature of|nauseous|stomach(?: ache| pain| cramps)?|sweating|dizz\w+|3[789][.,]\d|10[0-4](?:[.,]\d)? ?(?:f|degrees)|shivering|runny nose|phlegm|mucus|migraine|aching|could not keep|couldn't keep")
_PERSONS = phrases(r"i|i'm|i've|my|me|he|she|his|her|him|we|our|us|they|their")
_INSULT = phrases(
    r"(?:another|other|second|different|2nd|final|last|third|prior|previous|earlier|one more|competing|two|back-to-back|for another) (?:\w+ ){0,3}interviews?(?: \w+){0,3} (?:with|ran|run|over\w*|went|took|overran|elsewhere|that|which|first|came|got|today|tomorrow|this|the same|in the|before|is|was|lasted|i|scheduled|on|company|process|somewhere)",
    r"(?:another|other|different|second) (?:\w+ )?(?:company|firm|employer|recruiter|job|opportunit(?:y|ies)|offer|position)|interview(?:ing|s)? (?:elsewhere|somewhere|with (?:another|other|a (?:bigger|different|second)))|other interviews?|another interview(?! (?:time|slot|date|appointment|day|with you|at your|if|at a|on a|in))",
    r"(?:more|most|higher|greater|very|really|something|pretty) (?:important|senior|pressing|urgent|prestigious|interesting|attractive|promising|priority)(?! to (?:me|us|you) (?:than anything|and))|(?:higher|top|bigger|first|main) (?:priority|priorities|choice)|took (?:priority|precedence)|takes? (?:priority|precedence)|prioriti[sz]e\w*|better (?:offer|paid|paying|opportunity|option|fit elsewhere|salary|deal)|bigger (?:company|firm|fish|offer|name|agency|employer|team|player|brand|one)|(?:second|next|third|2nd) round (?:with|at|of)|turn (?:that|it|them|this)(?: one)? down|back-?up (?:option|plan|choice)|dream (?:job|company) (?:at|with|elsewhere)",
    r"(?:hectic|swamped|snowed under|overloaded|slammed|crazy busy|buried in)|(?:i(?:'m| am| was|'ve been| have been| got| had)|my (?:week|day|schedule|calendar|life|month|morning)|it's been|things|work|super|just|too|so|very|really|pretty|extremely|quite|crazy|insanely|with a|such a|had a|a) (?:\w+ ){0,4}(?:busy|packed|full on|crammed|jam-packed)",
    r"(?:no|not (?:have )?(?:the |enough |much |any )?|didn't (?:have|find) (?:the |enough |any )?|couldn't find (?:the |any )?|ran out of|short (?:of|on)|out of|lack of|little|hardly any|any) ?time (?:for|to (?:come|attend|join|make|do|prepare|fit|squeeze|leave|call|show|be|get|go|sit))|have no time|no time(?! (?:was|pressure|at|limit|zone))|don't have time|had to (?:skip|drop|bump|choose|prioriti\w+|sacrifice)|(?:skip|skipped|skipping) (?:it|our|the|your|this|yours)|a lot (?:on my plate|going on)|too much on|so much on|have a lot on|bigger things|(?:last|final) round|competitors?|goes (?:before|first)|couldn't wait,? (?:whereas|and|but|while)|better things|something better|something more|fit you in|squeeze (?:you|it|this) in|couldn't be bothered|wasn't worth|not worth|more convenient (?:for me|to me)",
)
_YOUR_BUSY = phrases(r"(?:how|you(?:'re| are| must be| both are| have)?|your|team is|panel is)(?: \w+){0,4} (?:busy|hectic|packed|full|swamped)|busy (?:person|people|team|schedule of yours)")


def gives_reason(text: Reading, case: Circumstances) -> bool:
    """Whether a specific reason stands there, or a dignified word that one would rather not say."""
    said = without(text.said, case.role, case.company)
    if groups(said):
        return True
    if PRIVATE.search(said):
        return case.reason in (None, Reason.PRIVATE, Reason.DEPENDANT, Reason.BEREAVEMENT, Reason.OTHER) or "family" in said
    return OWN.search(said) is not None or any(_ties_cause(s.text) for s in text.sentences)


def _ties_cause(said: str) -> bool:
    """Whether a clause stands as the cause, in words that we have no list for."""
    return SINCE.search(said) is not None and VAGUE.search(said) is None


@rule(
    "reason-vague", Family.REASON, Severity.WARN, never=(Occasion.RUNNING_LATE, Occasion.FOLLOWUP, Occasion.WITHDRAW)
)
def reason_vague(text: Reading, case: Circumstances) -> Span | None:
    """No reason, or words that stand where one should stand."""
    if gives_reason(text, case):
        return None
    found = next((s for s in text.sentences if VAGUE.search(s.text)), None)
    return text.sentence_span(found) if found else MISSING


@rule("over-explaining", Family.REASON, Severity.WARN)
def over_explaining(text: Reading, case: Circumstances) -> Span | None:
    """The reason is a story."""
    longest: list[Sentence] = []
    story: list[Sentence] = []
    for sentence in text.sentences:
        story = [*story, sentence] if _tells(sentence, case) else []
        longest = max(longest, story, key=_weight)
    if len(longest) > STORY_SENTENCES or _weight(longest) > STORY_WORDS:
        return text.span(longest[0].start, longest[-1].end)
    return None


def _weight(story: list[Sentence]) -> int:
    return sum(sentence.words for sentence in story)


def _tells(sentence: Sentence, case: Circumstances) -> bool:
    """Whether the sentence does nothing but tell what happened."""
    said = without(sentence.text, case.role, case.company)
    if ASK.search(said) or THANKS.search(said) or REGRET.search(said) or _FORWARD.search(said) or OWN.search(said):
        return False
    tells = bool(groups(said)) or _SEQUENCE.search(said) is not None
    return tells and (_PAST.search(said) is not None or NEWS.search(said) is None)


@rule("lie-prone-detail", Family.REASON, Severity.WARN)
def lie_prone_detail(text: Reading, case: Circumstances) -> Span | None:
    """Swears, proves unasked, or piles up causes: it sounds invented even when it is true."""
    causes: set[str] = set()
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if _SWEARING.search(said) or (_PROOF.search(said) and not _OFFERED.search(said)):
            return text.sentence_span(sentence)
        if not (ASK.search(said) or _FORWARD.search(said)):
            causes.update(_outer(said))
    return MISSING if len(causes) >= MANY_CAUSES else None


def _outer(said: str) -> set[str]:
    """The causes that come from outside; the others are ways to own it."""
    return set(groups(said)) & {"car", "traffic", "dependant", "illness", "bereavement", "internet", "home", "overslept"}


@rule("private-overshare", Family.REASON, Severity.WARN)
def private_overshare(text: Reading, case: Circumstances) -> Span | None:
    """Symptoms, diagnoses, courts and hearts: they need not know, and may not want to."""
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if not _PERSONS.search(said):
            continue
        if _BODY.search(said) or len({found[0] for found in _MINOR.finditer(said)}) > 1:
            return text.sentence_span(sentence)
    return None


@rule("priority-insult", Family.REASON, Severity.BLOCK, never=(Occasion.WITHDRAW,))
def priority_insult(text: Reading, case: Circumstances) -> Span | None:
    """Says that something else came first."""
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if _INSULT.search(_YOUR_BUSY.sub(" ", said)) and not (said.endswith("?") or _asks_again(said)):
            return text.sentence_span(sentence)
    return None


_AGAIN = phrases(r"(?:chance|opportunity|possib\w+|arrange|schedule|find|offer|give|grant|request|ask|hope|consider\w*|have|allow)(?: \w+){0,4} (?:another|second|one more|new) (?:\w+ )?(?:interview|opportunity|job)")


def _asks_again(said: str) -> bool:
    """ "Another interview" is also what one asks for."""
    return _AGAIN.search(said) is not None


RULES: tuple[Rule, ...] = (
    reason_vague,
    over_explaining,
    lie_prone_detail,
    private_overshare,
    priority_insult,
)
