"""The phrases by which a message is recognized to own, to regret, to ask, to thank and to tell.

They are lists of how people say it, non-native speakers included: what is missing here is a false
alarm, so they are wide. What accuses somebody stands, narrow, with its rule.
"""

import re

from raincheck.domain.coach.reading import phrases

_AM = r"(?:i'?m|i am|am|i was|we are|we're)"
_NO = r"(?:n't|nt| not)"

OWN = phrases(
    r"my (?:own |very own |entire |stupid |silly |big )?(?:mistake|error|fault|bad|responsibility|oversight|failing|failure|carelessness"
    r"|confusion|misreading|misunderstanding|mix-?up|slip|doing|omission|blunder|negligence|miscalculation|wrong)",
    r"(?:mistake|error|fault|mix-?up|slip|oversight|miscalculation|confusion|misreading|blunder|failure) (?:is|was|were|are|came|lies|of|on)"
    r"(?: \w+){0,2} (?:mine|my (?:part|side|end)|me)",
    r"(?:entirely|all|totally|completely|fully|purely|solely|that(?: is|'s)|this(?: is|'s| one is)|it(?: is|'s)|was) (?:on|down to|up to) me",
    r"(?:fault|mistake|error|blame|responsibility) (?:is|was|lies with) (?:all |entirely |fully |only |solely )?(?:mine|me)",
    r"on me(?= not| for|[.,;:]| and)|(?:it|this|that) (?:was|is) (?:only |just )?me|me who|my own wrong",
    r"i (?:simply |just |honestly |stupidly |clearly |really |completely |totally |must have |have |had |also |then |wrongly |mistakenly |badly |accidentally )*"
    r"(?:misread|mis-read|overslept|over-slept|forgot|forgotten|misunderstood|misjudged|miscalculated|mistook|mixed|confused|muddled|underestimated"
    r"|messed|screwed|slept(?: through| in| past)?|was (?:still )?(?:asleep|sleeping)|lost track|let you down|mis-?timed|mis-?noted|mis-?typed|missed the (?:reminder|alert|alarm)|double-?booked"
    r"|overlooked|miscounted|misplaced|misheard|botched|dropped the ball|slipped up|failed to|neglected|blew it)",
    r"i (?:\w+ )?(?:should|ought to|could)(?:n't| not)?(?: also| at least| simply| never)? have",
    r"i (?:should|ought to) (?:also )?(?:had|checked|asked|called|left|set|read|told|written|confirm\w*)",
    r"i (?:did|do|made|make|have made|had made|have done|committed) (?:a |an |this |that |the |such a |some )?(?:\w+ ){0,2}(?:mistake|error|blunder|confusion|mess)",
    r"i (?:\w+ ){0,2}(?:wrote|put|noted|entered|saved|typed|marked|set|copied|recorded|jotted|had|got|read|booked|planned|converted|calculated|registered|took|went to)"
    r"[^.?!;]{0,60}\b(?:wrong|wrongly|incorrect|incorrectly|badly|too (?:close|closely|tight|tightly|late)|backwards|twice|instead of|by mistake|in the wrong|poorly|and not|for the)",
    r"i (?:\w+ )?(?:read|took|wrote|heard|understood) [^.?!;]{1,30} (?:as|for) [^.?!;]{1,20}",
    r"i (?:wrongly|incorrectly|mistakenly|falsely) \w+",
    r"i (?:did|had|do|was|have)(?:n't| not) (?:properly |carefully |even |actually |yet |re)?(?:check|checked|confirm|confirmed|set|plan|planned|leave|left|"
    r"look|looked|read|convert|converted|allow|allowed|tell|told|call|called|warn|warned|organi[sz]e|notice|noticed|charge|charged|save|saved|write|pay attention|"
    r"double-?check|update|updated|put|think|prepare|prepared|keep|verify|verified|careful|paying|reach)",
    r"i (?:take|accept|bear|own|assume|carry|took)(?: the| this| that| it| my| all| full| complete| entire)*(?: responsibility| blame| fault| up to it|$| that| this| it| completely| fully)",
    rf"{_AM} (?:fully |entirely |solely |completely |the one )?(?:responsible|to blame|at fault|guilty|careless|in the wrong|wrong)",
    r"i (?:only )?(?:blame myself|have only myself)|i(?:'ve| have)? (?:got |have )?no (?:good |real |other )?excuse|there is no excuse|(?:not|no) an? excuse|without excuse",
    r"i (?:planned|organi[sz]ed|managed|timed|prepared|handled) [^.?!;]{0,40}\b(?:badly|poorly|too tight\w*|wrong\w*)",
    r"i own (?:that|this|it|up|the)|owning (?:that|this|it|up)",
    r"i (?:booked|scheduled|accepted|agreed|left|started|checked|looked|noticed|reali[sz]ed|saw|turned up|showed up|arrived|came|went|drove|counted on|relied on|trusted|assumed|thought)"
    r" (?:\w+ ){0,4}(?:too (?:late|tight\w*|close\w*|little)|without (?:checking|asking|confirming|reading)|an hour (?:late|early|off)|the wrong)",
    r"poor planning|bad planning|my planning|careless of me|wrong of me|stupid of me|silly of me|thoughtless of me|i let (?:you|everyone|the team)",
)
"""Takes responsibility, in the first person."""

IMPACT = phrases(
    r"(?:know|knew|realise|realize|realized|realised|understand|aware|appreciate|recogni[sz]e|conscious|see|imagine|sure)(?: very well| fully| well| how| that| what| this| of| it| of the| the| much)*"
    r"(?: \w+){0,6} (?:you|your|you've|you're|team|panel|everyone|others|people|schedule|notice|inconvenient|disrupt\w*|inconvenience|trouble|work|time|hour|slot|day|morning|afternoon|effort)",
    r"(?:you|they|team|panel|everyone|everybody|people|colleagues|committee|interviewers?)(?:'ve|'d| have| had| all| both| must have| already| and \w+| are| were| also| surely| probably)*"
    r" (?:set|kept|cleared|waited|waiting|blocked|reserved|made|took|taken|arranged|planned|prepared|gave|given|held|holding|freed|put|rearranged|moved|gathered|sat|stayed|came|spent|invested|organi[sz]ed|lost|wasted|keep|count\w*|booked|go|went|schedul\w+|dial\w* in|assembl\w+)",
    r"(?:was|were|been|is|are|has|have|had) (?:all |already |specially )?(?:booked|reserved|kept|prepared|blocked|held|set aside|cleared|arranged|waiting|set up|freed|made free)|(?:kept|blocked|cleared|reserved|held|booked|made) (?:\w+ ){1,4}for (?:me|us|this|it)",
    r"(?:you|you've|you have|you both) (?:\w+ ){0,2}(?:came|come|made|went|lined|put|gone|got|the \w+ waiting|set|drove|travel\w*)|without notice|so late|under two hours|(?:hours?|minutes)'? notice",
    r"short notice|last[- ]minute|late notice|little notice|(?:kept|keep|keeping|left|leaving|have|had|made|make|making) you(?: all| and \w+| both)?(?: to)? (?:wait\w*|hanging|sitting|rearrang\w+)",
    r"(?:cost|costs|costing|wast\w+|los\w+|took|taking|takes|messes|upset\w*|disrupt\w*|throws?|respect\w*|spoil\w*|affect\w*|mess\w*)(?: up| off| out)?(?: you| the| of| all| both| with| \w+ minutes| half an hour)*"
    r"(?: \w+){0,3} (?:your|you|panel|team|everyone|everybody|schedule|plans?|slot|hour|day|calendar|time|morning|afternoon|work)",
    r"(?:extra|more|double|additional) (?:work|trouble|effort|hassle)|inconvenien\w+|(?:the|this|much|such|causing|caused?|make|making|giving|gave|for) (?:\w+ )?(?:trouble|disruption|hassle|difficult\w*|bother|burden|upheaval|headache|mess|disturbance)",
    r"your (?:valuable |precious |whole |kind )?(?:time|hour|morning|afternoon|day|schedule|calendar|plans?|preparation|diary|slot|panel|team's|evening|effort)s?",
    r"(?:time|hour|slot|morning|afternoon|evening|half hour|day|place|room) (?:that |which )?(?:you|you'd|your team|the team|the panel|everyone) (?:\w+ )?(?:kept|set|cleared|held|reserved|blocked|saved|gave|made|had|put)",
)
"""Says what it costs the other: owning for what nobody could prevent."""

_REGRET = (
    r"sorry(?! to hear| for your (?:loss|frustration|trouble at)| about your loss| you (?:feel|felt)| state| excuse| sight)",
    r"apolog(?:y|ies|i[sz]e|i[sz]es|i[sz]ed|i[sz]ing)(?: accepted)?",
    r"(?:please )?(?:forgive|pardon|excuse) (?:me|my|this|the|us)|i excuse myself|beg your pardon|my pardon|asking (?:for )?pardon|forgiveness|ask (?:you |for |your )*pardon",
)
REGRETS = phrases(*_REGRET)
"""Each says sorry once more."""

REGRET = phrases(
    *_REGRET,
    r"i(?: do| deeply| very much| really| sincerely| truly)* regret|with (?:\w+ )?regret|(?:feel|felt|feeling) (?:so |really |very |just |truly |quite )?(?:terrible|awful|bad|dreadful|horrible|guilty|ashamed)",
    r"mortified|ashamed|embarrassed|mea culpa|my sincerest",
)
"""Says sorry for oneself, in whatever words."""

ASK = phrases(
    r"(?:could|can|might|may|shall|should|would) (?:we|i|you|it|there|he|she|they|the team|someone|somebody|your|another|a|any|this|that|\w+day|tomorrow|next)(?: \w+){0,12}\?",
    r"(?:could|would|can) (?:we|you)(?: please| kindly| possibly| still| perhaps| maybe| both| ask| be)+",
    r"(?:could|may|might|can) (?:we|i) (?:please |possibly |still |perhaps |maybe |kindly |also )*(?:move|find|resched\w+|re-sched\w+|reschedule|shift|postpone|speak|talk|meet|do|have|ask|request|try|arrange|set|come|start|join|push|switch|change|propose|suggest|get|agree|rebook|offer)",
    r"(?:would|will|might|may) (?:still )?be (?:willing|open|able|so kind|prepared) to|would you (?:\w+ )?(?:be |still )?(?:willing|open|able|ready|prepared|happy|consider|mind|give|allow|let|have|prefer|like|please|ask|tell|kindly|accept)",
    r"(?:would|will|is|was) it (?:still |ever |perhaps )?(?:be )?(?:still )?(?:possible|okay|ok|alright|all right|feasible|suit)|be possible",
    r"(?:any|a|another|one more|second|some|new) (?:other )?(?:chance|possibility|opportunity|way|opening)|(?:chance|opportunity|possibility) (?:to|of|for)",
    r"if (?:you|the team|your team|the panel|they|there|it|that|this|\w+)(?:'re| are| is|'s|'d be| would be| were| can| could| still)* (?:\w+ )?(?:willing|open|happy|able|possible|prepared|game|still (?:want|interested)|have (?:any|another|a|some|room|time)|allow|permit|agree|let me|give me|offer|can|could)",
    r"(?:i|we)(?:'d| would| will|'ll)?(?: very much| really| truly| still| also| gladly| be| so)* (?:appreciate|welcome|value|love|like|be grateful|grateful|be glad|glad|be happy|be thankful|thankful)"
    r"[^.?!]{0,60}(?:chance|resched|re-sched|another|new (?:time|date|slot|appointment)|opportunity|move|second|different|other|any|later|speak|talk|meet|find)",
    r"(?:i|we)(?:'d| would| am|'m| want| wish| was|'re)?(?: like| love| to| just| hereby| kindly| writing| very much| only| still)* (?:to )?(?:ask|asking|request|requesting|wondering|wonder|hoping|propose|suggest)(?: you| if| for| whether| to| that| we| about| a| another)",
    r"(?:please|kindly|do|to|and|just|can you) (?:\w+ )?(?:let (?:me|us) know|tell me|advise|offer|give me|allow me|call me|ring me|text me|reply|write|suggest|propose|consider|pick|name|choose|send me|inform me|confirm|share)",
    r"let me know|let us know|tell me (?:when|what|which|if|whether)|(?:call|ring|phone|text) me(?: back)?|call back|reach me",
    r"i hope (?:that )?(?:we|you|it|there|to) (?:\w+ )?(?:can|could|will|find|still|have|give|be|is|resched\w+|meet|move)|hop(?:e|ing) (?:to|we can|for|that we|you can|you might) (?:\w+ )?(?:resched\w+|move|find|another|a new|still|meet|get)",
    r"request(?:ing)? (?:to|for|a|another|you)|my request|i request|asking (?:for|you|to|if|whether)|ask (?:for|you for|you to|if|whether|to)",
    r"(?:what|which|when|how) (?:other |time|day|slot|times|days|about|would|could|can|might|is|are|works?|suits?|does|do)(?: \w+){0,8}\?",
    r"do you (?:still |perhaps |maybe |by any chance )?(?:have|want|think|prefer|see)|are you (?:still |both )?(?:able|free|willing|open|available|okay|ok|happy|there|around)|is (?:there|that|this) (?:any|a|still|okay|ok|possible|alright)",
    r"(?:would|does|will|could|might) (?:[\w:.]+ ){1,6}(?:work|suit|be (?:better|easier|possible|ok|okay|fine)|do|help)",
    r"(?:need|want|wish|like|have|has|prefer|able|possible) to (?:move|resched\w+|re-sched\w+|re-?arrange|postpone|shift|change|push)",
)
"""Asks for something: another time, another way, an answer."""

RHETORICAL = phrases(
    r"would you believe|can you believe|could you believe|what can i say|why me|who would have|who knew|right|you know|how unlucky|what are the (?:odds|chances)|what else|"
    r"what was i supposed|how was i (?:supposed|to)|isn't it|wasn't it|typical,? (?:right|no|huh)|who (?:does|would do) that|how could (?:i|anyone)|what should i have"
)
"""A question to which nobody wants an answer."""

THANKS = phrases(
    r"thank(?:s|ed|ful|you|ing)?(?! (?:to|god|goodness|heavens?|for nothing)\b)",
    r"thx|tysm|ty|cheers|grateful\w*|gratitude|appreciat\w+|obliged|indebted|much obliged|gracias|danke|obrigad[oa]|dzi\u0119kuj\u0119|merci",
)
"""Thanks them."""

NEWS = phrases(
    rf"(?:can'?t|cannot|can not|can no longer|could{_NO}|won't|wont|will{_NO}|wouldn't|unable|not able|not going|no longer able|impossible|not possible|not be able|isn't going|am not|i'm not|not gonna|not manage|don't think i)"
    r"(?: \w+){0,8} (?:make|attend|be|come|coming|join|joining|get|reach|speak|talk|do|keep|take|do it|arrive|see|meet|appear|travel|connect|participate|manage|start|here|there|interview|connecting|today|tomorrow|in time|on time)",
    r"(?:i'?ll|i will|i'm|i am|im|be|going to be|gonna be|may be|might be|are|we are|am|get there|arrive|arriving|run|runs?|join|joining|was|been|there|with you|come|coming|start) (?:\w+ ){0,5}(?:late|delayed|behind|stuck|held up|later)",
    r"running (?:\w+ ){0,3}(?:late|behind|\d+ min\w*)|(?:minutes?|mins?|hour|hours) (?:late|behind|delay)|late (?:for|to)|stuck (?:in|on|at|behind)|delayed?",
    rf"missed|did{_NO} (?:\w+ )?(?:make|show|attend|join|come|appear|call|turn|pick|dial|get|connect|manage)|was{_NO} (?:there|on|able|in|at)|not (?:there|attend|show|present)|failed to|could{_NO} (?:attend|join|come|make|be|appear|connect|get|reach)|no-show|absent",
    r"(?:need|have|had|want|like|ask|asking|hope|request|possible|must|could (?:we|i|you)|can (?:we|i|you)|to|may (?:we|i)|please) (?:\w+ ){0,3}(?:move|resched\w+|re-sched\w+|cancel|postpone|shift|call off|push|change|rebook|rearrange|re-arrange)",
    r"withdraw\w*|pull(?:ing)? out|step(?:ping)? (?:back|away|down)|not (?:proceed|continue|go ahead|pursu)\w*|another (?:time|day|date)|a (?:new|different|later) (?:time|day|date|slot)|instead|accepted (?:an|another|a)",
    r"(?:there|with you|arrive|arriving|in the building|join|joining|dial\w*|on the (?:line|call)|eta|here) (?:\w+ ){0,4}(?:by|at|around|about|in|within|now|is)|eta|overslept|forgot|wrong (?:day|time|hour|date|place|building|address|station|office)",
    r"by (?:phone|video|zoom|teams)|over (?:the )?(?:phone|video|zoom)",
    r"not (?:be )?(?:make|making|making it|make it|coming|come|attending|attend|joining|join|fit|well enough)",
)
"""Says what has happened to the interview."""

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
CLOCK_TIME = (
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d)(?: ?[ap]\.? ?m)?|(?:1[0-2]|[1-9]) ?(?:[ap]\.? ?m\b|o'?clock)|noon|midday|midnight"
    r"|(?:half|quarter) (?:past|to|after|before)? ?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"|(?:[a-z]+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|forty-?five|[a-z]+ty) (?:[ap]\.? ?m\b|o'?clock)|\d{1,2} ?uhr|\d{1,2}h\b|\d{3,4} ?(?:hrs|hours)"
)
TIME = re.compile(rf"(?<![\w.:/-])(?:{CLOCK_TIME})(?![\w:]|\.\d)")
"""A time on the clock."""

SPOKEN_HOUR = phrases(
    r"(?:at|by|around|about|before|after|until|till|our|the|from) (?:\d{1,2}(?! (?:min|hour|day|week|per|people|years?|of|or \d+ min))|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: (?:thirty|fifteen|forty-?five|twenty|ten|forty|fifty))?(?! (?:min|hour|day|week|times?|people|%))"
)
"""An hour as one says it: "our ten", "at two thirty"."""

DAY = phrases(
    rf"{WEEKDAY}s?|today|to-?day|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening|week)|(?:next|last) (?:week|{WEEKDAY})",
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\d{{4}}-\d\d-\d\d|the \d{{1,2}}(?:st|nd|rd|th)",
)
"""A day."""

MINUTES = phrases(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|a few|couple of|several)(?:-| )?(?:[a-z]+[- ])?(?:to \d+ |or \w+ |-\d+ )?(?:min\w*|mins|m|hours?|hrs?)",
    r"half (?:an |a )?(?:hour|hr)|an hour|a quarter (?:of an hour|hour)|quarter of an hour|\d+'",
)
"""A length of time."""


def clock_times(text: str) -> list[str]:
    """The clock times in small letters, as they stand."""
    return [found[0] for found in TIME.finditer(text)]
