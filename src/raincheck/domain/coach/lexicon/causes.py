"""What a reason is made of: the causes by group, and the words that only stand in for one."""

import re
from functools import lru_cache

from raincheck.domain.coach.reading import SENTENCES, phrases

CAUSES = {
    "car": phrases(
        r"(?:my|the|our|a|his|her|wife's|husband's|company|rental|hire) (?:\w+ )?(?:car|van|truck|vehicle"
        r"|motorbike|motorcycle|scooter|bike|bicycle|engine|battery|clutch|brakes?|gearbox|radiator|tyre|tire"
        r"|alternator|starter)"
        r"|(?:flat|burst|blown|punctured) (?:tire|tyre)|puncture|tow(?:ed|ing)?(?: truck)?|breakdown|mechanic"
        r"|car (?:trouble|accident|problems?|broke)|fender|collision|crash|hit (?:from|by)|rear-?ended"
        r"|crash(?:ed)? into|accident"
    ),
    "traffic": phrases(
        r"traffic|jam|congestion|road(?:s)? (?:is|was|are|were|closed|closure|works|block\w*)|roadworks|closure"
        r"|bridge|tunnel|(?:motor|high|free)way|m\d{1,2}|i-\d{1,3}|a\d{1,3}|sr-\d+"
        r"|(?:my|the|our|no|every|next|this|last|earlier|regional|night|first|morning|\d+:\d+) (?:\w+ )?(?:train"
        r"|trains|bus|buses|tram|metro|subway|ferry|flight|plane|connection|connecting|line|taxi|uber|coach|s-bahn"
        r"|shuttle)"
        r"|trains?|bus(?:es)?|ferry|flight|airport|station|rail(?:way)?|metro|subway|tram|transit|strike|diversion"
        r"|detour|signal (?:failure|fault)|platform|derail\w*|stuck (?:on|in|behind|at)"
        r"|(?:snow|storm|flood|ice|hurricane|blizzard|typhoon|cyclone|tornado|landslide|monsoon|earthquake"
        r"|wildfire|fog|rain|hail|weather)(?:\w*)"
    ),
    "dependant": phrases(
        r"(?:my|our|the|his|her|their) (?:\w+[- ]){0,3}(?:child|children|kids?|son|daughter|baby|toddler|twins?"
        r"|mother|mum|mom|father|dad|wife|husband|partner|parents?|brother|sister|grand\w+|aunt|uncle|niece|nephew"
        r"|nan|granny|gran|babysitter|sitter|nanny|childminder|carer|caregiver|boy|girl|little one|dog|cat|nursery"
        r"|daycare|kindergarten|in-law)s?"
        r"|(?:child|day)[- ]?care|babysitter|(?:someone|somebody|a person|a relative|a family member) (?:i|that i"
        r"|whom i|who i|in my|close)|school (?:called|closed|rang|phoned)|nursery|kindergarten"
        r"|family (?:member|emergency)"
    ),
    "illness": phrases(
        r"(?:i|i'm|i am|i've|i have|i was|been|am|feel|feeling|fell|fallen|got|woke up|very|too|quite|is|are|was"
        r"|unexpectedly|suddenly) (?:\w+ ){0,3}(?:ill|sick|unwell|not well|poorly|under the weather|hurt|injured"
        r"|contagious)|sick(?: day| leave| bug)?|ill|illness|unwell|injur\w+|flu|influenza|covid\S*|fever|migraine"
        r"|food poisoning|infection|virus|stomach bug|a cold|bad cold|lost my voice|throat|laryngitis|cough\w*"
        r"|hospital\w*|doctor(?:'s)?|clinic|emergency room|a&e|the er|urgent care|ambulance|surgery|operation"
        r"|dentist|dental|tooth\w*|medical (?:\w+ )?(?:appointment|emergency|issue|reasons?|matter|procedure"
        r"|treatment)|health (?:reasons?|issue|matter|problem)|not (?:feeling )?(?:well|fit)|broke my|sprain\w*"
        r"|ankle|collapsed|fell ill|fainted"
    ),
    "bereavement": phrases(
        r"death|died|passed(?: away)?|funeral|bereave\w+|burial|wake|mourning"
        r"|lost my (?:\w+ )?(?:mother|mum|mom|father|dad|wife|husband|brother|sister|grand\w+|aunt|uncle|friend"
        r"|son|daughter|partner)|loss in (?:my|the|our)|memorial|cremation|shiva|loss of my"
        r"|lost a (?:\w+ )?(?:member|relative|parent|friend)|lost (?:someone|somebody)"
    ),
    "internet": phrases(
        r"internet|wi-?fi|broadband|router|modem|(?:power|electricity|network|internet|grid)(?: \w+){0,2} (?:cut"
        r"|outage|failure|failed|out|off|down|gone|went|is|was)|outage|blackout|power|electricity"
        r"|load[- ]?shedding|connection|connectivity|network|laptop|computer|webcam|camera|microphone|headset"
        r"|screen|hotspot|zoom|teams|software|update|browser|hard drive|phone (?:died|broke|battery)|fibre|fiber"
        r"|offline|cable"
    ),
    "clock": phrases(
        r"time[- ]?zones?|time difference|zones|daylight|summer time|winter time|dst"
        r"|clocks?(?: went| go| change\w*| had)?|convert\w*|gmt|utc|cet|cest|ist|est|edt|pst|pdt|eastern|pacific"
        r"|central time|an hour (?:early|late|off|ahead|behind|later|earlier|wrong)"
        r"|am (?:and|with|for|instead of) pm|pm (?:and|with|for|instead of) am|24-?hour"
    ),
    "overslept": phrases(
        r"overslept|over-?sle(?:pt|ep)\w*|slept|sleep\w*|alarms?|woke|wake up|wakened|fell asleep|night shift"
        r"|snooz\w+|doze\w*|nap"
    ),
    "forgot": phrases(
        r"forgot\w*|forget|slipped|lost track|reminder|(?:in|on|into|from) my (?:\w+ )?(?:agenda|calendar|diary"
        r"|planner)|wrote (?:it|the|down|your)|noted (?:it|the|down)|post-it"
    ),
    "wrong-place": phrases(
        r"wrong (?:day|time|hour|date|place|building|address|station|office|site|campus|entrance|floor|week|month"
        r"|link|street|town|branch|location|thursday|\w+day|number|room)|misread|mis-read|mixed (?:up|the)"
        r"|mix(?:ed)?[- ]?up|confus\w+|misunderst\w+|instead of"
        r"|other (?:building|office|campus|site|branch|side|end)|mistook|thought (?:it|the|our|we|that|you|your)"
        r"|(?:read|had|put|took|went|got|typed|entered|saved) [^.?!]{0,40}(?:wrong|as (?:\d|the|a|\w+day))"
        r"|a day (?:late|early|off)"
    ),
    "work": phrases(
        r"(?:my|our|the|a) (?:\w+ )?(?:shift|boss|manager|supervisor|employer|client|customer|colleague|coworker"
        r"|co-worker|workplace|plant|store|ward|crew|deadline|audit|inspection|site|deployment|production|server"
        r"|current (?:job|work|employer|company)|team lead|foreman|head|line)s?|shift|at work|from work"
        r"|on (?:call|duty|shift)|work(?:ing)? (?:late|overtime|emergency|shift|meeting|commitment)|mandatory"
        r"|overtime|meeting (?:ran|overran|went|at|with)|incident|outage at|duty|workload|jury|court|exam\w*"
        r"|class(?:es)?|lecture|thesis|school|university|training|rota|required (?:at|to)|called (?:in|back)"
        r"|overran|ran (?:over|long)"
    ),
    "offer": phrases(
        r"another offer|(?:accepted|accept|taken|took|signed)(?: \w+){0,5} (?:offer|position|role|job|post)"
        r"|two (?:appointments|interviews|calls|meetings)|double-?booked|back[- ]to[- ]back|too (?:close|tight)\w*"
    ),
    "home": phrases(
        r"(?:burst|broken|leak\w*|frozen) (?:\w+ )?(?:pipe|boiler|heater|water|tap|radiator|ceiling)|pipe|boiler"
        r"|plumber|locked (?:out|myself)|keys?|landlord|neighbou?r\w*|fire (?:alarm|drill|department|brigade)"
        r"|gas leak|flood\w*|break-?in|burgl\w+|stolen|theft|police|robb\w+|evacuat\w+|lift|elevator|visa|embassy"
        r"|passport|immigration|religious|holiday|festival|wedding|moving house|renovat\w+|landlady"
    ),
}
"""The causes that are specific enough to be believed, by group."""

PRIVATE = phrases(
    r"(?:private|family|confidential|urgent family|difficult family|household)(?: \w+)? (?:matter|reason"
    r"|reasons|affair|situation|emergency|issue|obligation|circumstances?|commitment|event|crisis|business"
    r"|problem)|rather (?:not|keep)|(?:keep|stay) private|prefer (?:not )?to (?:say|keep|share|go into)"
)
"""Says with dignity that one would rather not say."""

VAGUE = phrases(
    r"bit of (?:bother|trouble|a (?:situation|problem|crisis)|an issue|drama)"
    r"|(?:bits and pieces|odds and ends|stuff|things) (?:\w+ )?(?:landed|going on|to deal|to sort|at home|on)"
    r"|(?:something|some(?: \w+)? things?|stuff|things|a few things|some stuff|a thing|something \w+"
    r"|matters) (?:\w+ )?(?:came up|come up|has come up|happened|popped up|cropped up|got in the way|arose"
    r"|went wrong|got complicated|occurred|turned up|has happened|did not go|didn't go)",
    r"unforeseen(?: \w+)?|(?:un\w+able|un\w+ed) circumstances?"
    r"|unexpected (?:\w+ )?(?:circumstances?|events?|matter|issues?|things?|situation|development|problem"
    r"|reasons?|obligation|commitment|happen\w*)|(?:certain|various|some|several|due to|owing to|because of"
    r"|beyond my|extenuating|current|the|these|difficult) circumstances?(?: beyond| outside)?"
    r"|circumstances (?:beyond|outside|came|have)",
    r"(?:for |due to |because of |owing to |of )?(?:some |certain |various |several |a few "
    r"|purely )?personal (?:reasons?|matters?|issues?|circumstances?|problems?|things?|stuff|situation)"
    r"|(?:some|certain|various|several|different|other) (?:\w+ )?reasons?|for reasons"
    r"|some (?:kind|sort) of \w+",
    r"(?:an?|some|the|this|little|small|few|technical|urgent|sudden|other|minor|certain|several"
    r"|unexpected) (?:\w+ )?(?:issues?|problems?|emergency|emergencies|complications?|difficult(?:y|ies)"
    r"|matters?|conflicts?|obstacles?|hiccups?|obligations?|commitments?|engagements?|situation|inconvenience"
    r"|incident)"
    r"|(?:scheduling|schedule|calendar) (?:conflict|clash|issue|problem)s?"
    r"|other (?:commitments|plans|obligations|engagements|things)|had (?:a lot|too much|so much) (?:going )?on"
    r"|reasons (?:beyond|outside)|beyond my control|got held up|was held up|life (?:happened|got|is)"
    r"|it(?:'s| is| was) complicated|couldn't make it work|emergency|issues?",
)
"""Stands where a reason should stand."""

EVENT = phrases(
    r"(?:my|our|the|a|an|his|her|no|every) (?!(?:interview|appointment|call|meeting|conversation|role|position"
    r"|job|slot|time|panel|team|invitation|invite)\b)(?:[\w'-]+ ){1,4}(?:is|was|were|are|has|had|have|got|went"
    r"|fell|broke|came|did|won't|wouldn't|didn't|doesn't|bailed|gave|ran|took|needs?|\w{3,}ed)"
)
"""Something of somebody that did something: a cause for which there is no list."""

SINCE = phrases(
    r"(?:because|since|due to|owing to|after|caused by|on account of|thanks to|for the reason that"
    r"|reason (?:is|was|being)|the cause (?:is|was)|as)(?: of| that)? (?:i|my|the|our|a|an|we|his|her|there|it"
    r"|they|all|no|this|that|one|two|someone|somebody|they|you)(?: [\w'-]+){2,}",
    r"you (?:never|didn't|did not|only) \w+",
)
"""Something that is tied to the news as its cause, whatever it is."""


@lru_cache(maxsize=SENTENCES)
def groups(text: str) -> tuple[str, ...]:
    """The groups of causes that the text names."""
    return tuple(name for name, pattern in CAUSES.items() if pattern.search(text))


@lru_cache(maxsize=SENTENCES)
def without(text: str, *names: str) -> str:
    """The text without a role or a company, which may sound like a cause: "Disaster Recovery Analyst"."""
    for name in names:
        if name:
            text = re.sub(re.escape(name.lower()), lambda found: "·" * len(found[0]), text)
    return text
