"""How people ask, demand, offer times, promise and thank."""

import re

from raincheck.domain.coach.lexicon.times import CLOCK_TIME, WEEKDAY
from raincheck.domain.coach.reading import phrases

ASK = phrases(
    r"hop(?:e|ing) (?:that )?(?:you|we|they|the team) (?:can|could|will|would|might|may)",
    r"(?:could|can|might|may|shall|should|would) (?:we|i|you|it|there|he|she|they|the team|someone|somebody"
    r"|your|another|a|any|this|that|\w+day|tomorrow|next)(?: \w+){0,12}\?",
    r"(?:could|would|can) (?:we|you)(?: please| kindly| possibly| still| perhaps| maybe| both| ask| be)+",
    r"(?:could|may|might|can) (?:we|i) (?:please |possibly |still |perhaps |maybe |kindly |also )*(?:move|find"
    r"|resched\w+|re-sched\w+|reschedule|shift|postpone|speak|talk|meet|do|have|ask|request|try|arrange|set"
    r"|come|start|join|push|switch|change|propose|suggest|get|agree|rebook|offer)",
    r"(?:would|will|might|may) (?:still )?be (?:willing|open|able|so kind|prepared) to"
    r"|would you (?:\w+ )?(?:be |still )?(?:willing|open|able|ready|prepared|happy|consider|mind|give|allow"
    r"|let|have|prefer|like|please|ask|tell|kindly|accept)",
    r"(?:would|will|is|was) it (?:still |ever |perhaps )?(?:be )?(?:still )?(?:possible|okay|ok|alright"
    r"|all right|feasible|suit)|be possible",
    r"(?:any|a|another|one more|second|some|new) (?:other )?(?:chance|possibility|opportunity|way|opening)"
    r"|(?:chance|opportunity|possibility) (?:to|of|for)",
    r"if (?:you|the team|your team|the panel|they|there|it|that|this|\w+)(?:'re| are| is|'s|'d be| would be"
    r"| were| can| could| still)* (?:\w+ )?(?:willing|open|happy|able|possible|prepared|game"
    r"|still (?:want|interested)|have (?:any|another|a|some|room|time)|allow|permit|agree|let me|give me|offer"
    r"|can|could)",
    r"(?:i|we)(?:'d| would| will|'ll)?(?: very much| really| truly| still| also| gladly| be"
    r"| so)* (?:appreciate|welcome|value|love|like|be grateful|grateful|be glad|glad|be happy|be thankful"
    r"|thankful)"
    r"[^.?!]{0,60}(?:chance|resched\w*|re-sched\w*|another|new (?:time|date|slot|appointment)|opportunity|move"
    r"|second|different|other|any|later|speak|talk|meet|find)",
    r"(?:i|we)(?:'d| would| am|'m| want| wish| was|'re)?(?: like| love| to| just| hereby| kindly| writing"
    r"| very much| only| still)* (?:to )?(?:ask|asking|request|requesting|wondering|wonder|hoping|propose"
    r"|suggest)(?: you| if| for| whether| to| that| we| about| a| another)",
    r"(?:please|kindly|do|to|and|just|can you) (?:\w+ )?(?:let (?:me|us) know|tell me|advise|offer|give me"
    r"|allow me|call me|ring me|text me|reply|write|suggest|propose|consider|pick|name|choose|send me"
    r"|inform me|confirm|share)",
    r"let me know|let us know|tell me (?:when|what|which|if|whether)|(?:call|ring|phone|text) me(?: back)?"
    r"|call back|reach me",
    r"if (?:you|a|the|your|they|there|he|she|\w+day)(?: [\w',-]+){2,14} (?:i|any|we|let|do|please|i'd|i'll|i'm"
    r"|whichever|whatever)|(?:glad|happy|grateful|pleased) to (?:be|hear|have|receive"
    r"|get)(?: \w+){0,3} (?:told|given|a|any|another|day|time)"
    r"|(?:want|like|prefer|rather|up for|hope of|fancy|care to|feel like)(?: [\w']+){0,12}\?",
    r"would (?:\w+ ){0,2}(?:appreciate|welcome|value|be grateful for) (?:a|an|another|any|the|your)",
    r"i hope (?:that )?(?:we|you|it|there|to) (?:\w+ )?(?:can|could|will|find|still|have|give|be|is|resched\w+"
    r"|meet|move)|hop(?:e|ing) (?:to|we can|for|that we|you can|you might) (?:\w+ )?(?:resched\w+|move|find"
    r"|another|a new|still|meet|get)",
    r"request(?:ing)? (?:to|for|a|another|you)|my request|i request|asking (?:for|you|to|if|whether)"
    r"|ask (?:for|you for|you to|if|whether|to)",
    r"(?:what|which|when|how) (?:other |time|day|slot|times|days|about|would|could|can|might|is|are|works?"
    r"|suits?|does|do)(?: \w+){0,8}\?",
    r"do you (?:still |perhaps |maybe |by any chance )?(?:have|want|think|prefer|see)"
    r"|are you (?:still |both )?(?:able|free|willing|open|available|okay|ok|happy|there|around)"
    r"|is (?:there|that|this) (?:any|a|still|okay|ok|possible|alright)",
    r"(?:would|does|will|could|might) (?:[\w:.]+ ){1,6}(?:work|suit|be (?:better|easier|possible|ok|okay|fine)"
    r"|do|help)",
    r"(?:need|want|wish|like|have|has|prefer|able|possible) to (?:move|resched\w+|re-sched\w+|re-?arrange"
    r"|postpone|shift|change|push)",
)
"""Asks for something: another time, another way, an answer."""

RHETORICAL = phrases(
    r"would you believe|can you believe|could you believe|what can i say|why me|who would have|who knew|right"
    r"|you know|how unlucky|what are the (?:odds|chances)|what else|"
    r"what was i supposed|how was i (?:supposed|to)|isn't it|wasn't it|typical,? (?:right|no|huh)"
    r"|who (?:does|would do) that|how could (?:i|anyone)|what should i have"
)
"""A question to which nobody wants an answer."""

THANKS = phrases(
    r"thank(?:s|ed|ful|you|ing)?(?! (?:god|goodness|heavens?|for nothing)\b)(?! to (?:a|an|my|this"
    r"|some) )(?! to (?:(?:the|all the) )?(?:\w+ )?(?:traffic|trains?|bus|jam|weather|snow|storm|delay"
    r"|accident|strike|alarm|car|phone|internet|wi-?fi|closure|rain|flood|your (?:system|link)))",
    r"thx|tysm|ta|ty|cheers|grateful\w*|gratitude|appreciat\w+|obliged|indebted|much obliged|gracias|danke"
    r"|obrigad[oa]|dzi\u0119kuj\u0119|merci",
)
"""Thanks them."""

DEMANDS = phrases(
    r"i (?:need|want|require|expect|demand|insist)(?: \w+)? (?:you|your"
    r"|an? (?:\w+ )?(?:answer|reply|response|confirmation|decision|call ?back|call|email"
    r"|new (?:time|date|slot|appointment)))(?! (?:to know (?:that|how)|for this))",
    r"(?<!know )(?<!that )(?<!sorry )(?<!if )you (?:must|need to|have to|will have to|had better"
    r"|are (?:required|obliged|expected) to)(?! (?:be|have|think|feel|wait|leave|go|hear|get|decide|rearrange"
    r"|know how|re-?arrange|start without|wonder|prioriti[sz]e|fill|give the|move on|choose))(?: \w+){1,2}",
    r"(?:please )?(?:confirm|choose|pick|send|lock in|answer|reply|respond|decide|approve|get back to me"
    r"|let me know|revert|call me|send me|tell me|write back)(?: [\w']+){0,6} (?:(?:by|until|till) (?:noon"
    r"|midday|tonight|today|tomorrow|eod|cob|close|the end|\d|"
    + WEEKDAY
    + r"|return)|before (?:noon|\d|today|tonight|tomorrow|close|cob|the end|"
    + WEEKDAY
    + (
        r")|in the next|within (?:the|an|\d|one|two)|immediately|right (?:now"
        r"|away)|at once|asap|a\.s\.a\.p|as soon as possible|urgently|today|without delay|straight ?away|promptly"
        r"|now)"
    ),
    r"asap|need (?:a|an|your|the) (?:\w+ ){0,4}(?:from you|answer|reply|yes)"
    r"|i (?:need|want|have) to (?:hear|know|have it)|answer (?:is )?owed|owed (?:an|me)"
    r"|answer (?:me )?(?:today|now|immediately)|(?:immediate|urgent|prompt|quick|fast|swift) (?:response|reply"
    r"|answer|confirmation|action|decision)|at (?:the )?earliest|"
    r"(?:don't|do not) (?:make|keep|leave|let) me|i(?:'m| am) waiting for (?:your|you)|i(?:'m| am) expecting"
    r"|(?<!me to )make sure (?:you|that you|your|to (?:call|reply|answer))|see to it|(?:you )?owe me"
    r"|i(?:'m| am) entitled"
    r"|my right|it is your|has to be (?:moved|rescheduled|done|this|today)"
    r"|must be (?:moved|rescheduled|given|possible)|put me (?:back )?in for"
    r"|i(?:'ll| will) (?:take|need|expect) (?:a |the |my )?(?:new|next|another|slot|answer)",
)

QUESTION = re.compile(r"\?$")

GENTLE = phrases(
    r"i(?:'ll| will)(?: \w+)? (?:send|be|call|write|get|let|reply|confirm)",
    r"(?:could|would|can|may|might|any chance) (?:you|we|i)"
    r"|if you (?:can|could|are|would|have|wish|like|still|want|prefer)"
    r"|if (?:possible|convenient|it helps|that helps|there is|anything)|when(?:ever)? (?:you|it|convenient)"
    r"|whatever|no (?:rush|hurry|pressure)|if i|whether",
)

WORD_DAY = (
    rf"(?:{WEEKDAY}|today|tomorrow|tonight|next week|this (?:afternoon|evening|morning|week)"
    rf"|the \d{{1,2}}(?:st|nd|rd|th)|(?:monday|tuesday|wednesday|thursday|friday))"
)

SLOT_TIME = (
    rf"(?:{WORD_DAY}|{CLOCK_TIME}|after \d|before \d|(?:at|from|between) \d{{1,2}}|mornings?|afternoons?"
    rf"|evenings?|lunch\w*)"
)

OWN_SLOT = re.compile(
    rf"(?<!\w)(?:(?:i|we)(?:'m| am| will be|'ll be)(?! not)(?: \w+){{0,3}} (?:free|available|around|open)"
    rf"|(?:i|we)(?: can(?!'t|not)|'d| would| could| have| may| might)(?! not|n't)(?: \w+){{0,3}} (?:do|make"
    rf"|come|offer|manage|meet|speak|talk|join|propose|suggest|prefer|take|time)"
    rf"|(?<!was )(?<!were )(?:free|available|availability)(?: \w+){{0,2}}|works? (?:\w+ )?for me|suits me"
    rf"|my (?:\w+ )?(?:availability|slots?|window|times?|free|options?)"
    rf"|(?:could|can|shall|may|might) (?:we|you|i)(?: \w+){{0,6}}"
    rf"|possible to (?:meet|talk|speak|move)(?: \w+){{0,4}}|(?:how|what) about|reschedule(?: \w+){{0,3}}"
    rf"|move(?: \w+){{0,4}}|moved(?: \w+){{0,2}}|only)[^.?!;]{{0,50}}?\b{SLOT_TIME}"
)

ONLY = re.compile(
    rf"(?<!\w)(?:(?:can|could|is|are|am|'m|works?|free|available|do|make|it|slot|time|option|be|day"
    rf"|times)(?: \w+){{0,3}} only (?!apolog|say|repeat|imagine|hope|thank|ask|be sorry|regret|blame"
    rf"|offer (?:you )?my)[^.?!;]{{0,25}}?\b{SLOT_TIME}|only (?:\w+ ){{0,4}}(?:{SLOT_TIME}|works?|available|free"
    rf"|slot|time|day|option|possible|window)|{SLOT_TIME}(?: \w+){{0,2}} only\b|(?:no|nothing) (?:other|else)"
    rf"|has to be|must be|nothing else)"
)

FLEXIBLE = phrases(
    r"whatever|whatsoever|whenever|whichever|wherever|any(?:time|where)"
    r"|any (?:other |later |of |free |new |open )?(?:time|day|date|slot|hour|moment|morning|afternoon|week"
    r"|appointment|format|option|one|gap|opening)s?(?: or \w+)?|at any|(?<!at )(?<!no )other times?"
    r"|another (?:time|day|date|slot) (?:that|which|of your|to suit|at your|you|if|would|when|suits?|works?"
    r"|in your)",
    r"(?:suit|suits|suited|convenient|fit|fits|easier|better|best|good|ok|okay|works?|work|possible|easiest"
    r"|comfortable|fine|prefer\w*|practical|free|available|of use)(?: out| well| best| better| equally| for"
    r"| to| with| in| into| around){0,3} (?:you|your|the team|the panel|they|them|everyone|both)"
    r"|(?:you|your team|they|the team|the panel|that|which|it|your side)(?:'d| would| may| might| could| is"
    r"| are| has| have)? (?:prefer|like|suits?|works?|choose|propose|suggest|pick|offer|fits?"
    r"|has (?:free|room|time|space)|have (?:free|room|time|space|left|open)|convenient|easier|best|wish|find"
    r"|say|name|free|available)",
    r"work around|(?:around|by|with|at|to|in|on|into) (?:your|their|the team's"
    r"|the panel's) (?:\w+ )?(?:convenience|schedule|calendar|availability|diary|agenda|time|timetable|side"
    r"|plans?|team|day|hours|panel|preference|choice|choosing|week)"
    r"|your (?:calendar|schedule|convenience|availability|preference|choice|diary)|flexible|flexibility"
    r"|fit (?:in|around|myself|it|into)|adapt|adjust|accommodat\w+|up to you|you decide|your call|rearrange my"
    r"|i(?:'ll| will) (?:make|move|arrange) (?:it|myself|my|any|whatever|time|things)"
    r"|open (?:to|for) (?:any|other|what)|no (?:preference|constraints)"
    r"|free (?:all|any|every|the (?:whole|rest))|all (?:day|week|afternoon|morning)"
    r"|every (?:day|afternoon|morning)",
    r"name (?:a|any|the|your) (?:time|day|date|slot)"
    r"|(?:those|these|they|it|that|neither|this) (?:don't|doesn't|do not|does not|didn't|won't"
    r"|will not) (?:work|suit|fit|help)|(?:pick|choose|take|say|give me|tell me) (?:a|any|the|another|which"
    r"|what|your|one)(?: \w+){0,2} (?:time|day|date|slot|hour)",
    r"(?:if|or) (?:none|neither|not|that doesn't|that does not|those|these|this|it doesn't|another|any|some"
    r"|later|a (?:different|later|new)|what)(?: \w+){0,4} (?:work|suit|fit|time|day|possible|slot|date|else"
    r"|better|week|convenient|easier)s?|if not|or another|or (?:some )?other|or when|do you (?:have|prefer)"
    r"|what (?:times?|days?|slots?|would|might|could|else)|when (?:would|might|suits?|works?|are you)"
    r"|you choose|choose (?:any|what|when)|early or late|alike",
)

PROMISE = re.compile(
    r"(?<!\w)(?:i(?:'ll| will|'m going to| am going to| shall|'d| can)|let me|will"
    r"|and)(?: \w+){0,3} (?:get back|call|ring|phone|send|write|follow up|be in touch|get in touch|come back"
    r"|reach out|let you know|update|contact|email|e-mail|message|text|propose|share|forward|provide|reply"
    r"|confirm|inform|revert|suggest|drop you|give you (?:a|another) (?:ring|call|buzz|shout|bell)|try"
    r"|be sending|be calling|get)"
    r"(?!ing)[^.?!;]{0,60}?\b(?:soon(?:est)?|shortly|later(?! (?:today|this|on (?:mon|tue|wed|thu|fri|sat|sun)"
    r"|time|slot|date|day|hour|than|in the (?:day|week)))|in (?:a (?:bit|(?:little )?while|little)"
    r"|due (?:course|time)|a while|no time|the (?:near|coming) (?:future|days?))|at some point"
    r"|when i (?:can|get (?:a )?(?:chance|home|time|the chance|around)|have (?:time|a moment|more))"
    r"|one of these days|sometime|asap|some time|eventually|another time|in (?:the )?next days|next days"
    r"|in some (?:time|days)|before long|again in due course)\b"
)
