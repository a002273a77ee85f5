"""What a reason is made of: the causes by group, and the words that only stand in for one."""

import re

from raincheck.domain.coach.reading import phrases

CAUSES = {
    "car": phrases(
        r"(?:my|the|our|a|his|her|wife's|husband's|company|rental|hire) (?:\w+ )?(?:car|van|truck|vehicle|motorbike|motorcycle|scooter|bike|bicycle|engine|battery|clutch|brakes?|gearbox|radiator|tyre|tire|alternator|starter)"
        r"|(?:flat|burst|blown|punctured) (?:tire|tyre)|puncture|tow(?:ed|ing)?(?: truck)?|breakdown|mechanic|car (?:trouble|accident|problems?|broke)|fender|collision|crash|hit (?:from|by)|rear-?ended|crash(?:ed)? into|accident"
    ),
    "traffic": phrases(
        r"traffic|jam|congestion|road(?:s)? (?:is|was|are|were|closed|closure|works|block\w*)|roadworks|closure|bridge|tunnel|(?:motor|high|free)way|m\d{1,2}|i-\d{1,3}|a\d{1,3}|sr-\d+"
        r"|(?:my|the|our|no|every|next|this|last|earlier|regional|night|first|morning|\d+:\d+) (?:\w+ )?(?:train|trains|bus|buses|tram|metro|subway|ferry|flight|plane|connection|connecting|line|taxi|uber|coach|s-bahn|shuttle)"
        r"|trains?|bus(?:es)?|ferry|flight|airport|station|rail(?:way)?|metro|subway|tram|transit|strike|diversion|detour|signal (?:failure|fault)|platform|derail\w*|stuck (?:on|in|behind|at)"
        r"|(?:snow|storm|flood|ice|hurricane|blizzard|typhoon|cyclone|tornado|landslide|monsoon|earthquake|wildfire|fog|rain|hail|weather)(?:\w*)"
    ),
    "dependant": phrases(
        r"(?:my|our|the|his|her|their) (?:\w+[- ]){0,3}(?:child|children|kids?|son|daughter|baby|toddler|twins?|mother|mum|mom|father|dad|wife|husband|partner|parents?|brother|sister|grand\w+|aunt|uncle|niece|nephew|nan|gran|babysitter|sitter|nanny|childminder|carer|caregiver|boy|girl|little one|dog|cat|nursery|daycare|kindergarten|in-law)s?"
        r"|(?:child|day)[- ]?care|babysitter|(?:someone|somebody|a person|a relative|a family member) (?:i|that i|whom i|who i|in my|close)|school (?:called|closed|rang|phoned)|nursery|kindergarten|family (?:member|emergency|matter)"
    ),
    "illness": phrases(
        r"(?:i|i'm|i am|i've|i have|i was|been|am|feel|feeling|fell|fallen|got|woke up|very|too|quite|is|are|was|unexpectedly|suddenly) (?:\w+ ){0,3}(?:ill|sick|unwell|not well|poorly|under the weather|hurt|injured|contagious)|sick(?: day| leave| bug)?|ill|illness|unwell|injur\w+|flu|influenza|covid\S*|fever|migraine|food poisoning|infection|virus|stomach bug|a cold|bad cold|lost my voice|throat|laryngitis|cough\w*"
        r"|hospital\w*|doctor(?:'s)?|clinic|emergency room|a&e|the er|urgent care|ambulance|surgery|operation|dentist|dental|tooth\w*|medical (?:\w+ )?(?:appointment|emergency|issue|reasons?|matter|procedure|treatment)|health (?:reasons?|issue|matter|problem)|not (?:feeling )?(?:well|fit)|broke my|sprain\w*|ankle|collapsed|fell ill|fainted"
    ),
    "bereavement": phrases(
        r"death|died|passed(?: away)?|funeral|bereave\w+|burial|wake|mourning|lost my (?:\w+ )?(?:mother|mum|mom|father|dad|wife|husband|brother|sister|grand\w+|aunt|uncle|friend|son|daughter|partner)|loss in (?:my|the|our)|memorial|cremation|shiva|loss of my"
    ),
    "internet": phrases(
        r"internet|wi-?fi|broadband|router|modem|(?:power|electricity|network|internet|grid)(?: \w+){0,2} (?:cut|outage|failure|failed|out|off|down|gone|went|is|was)|outage|blackout|power|electricity|load[- ]?shedding|connection|connectivity|network|laptop|computer|webcam|camera|microphone|headset|screen|hotspot|zoom|teams|software|update|browser|hard drive|phone (?:died|broke|battery)|fibre|fiber|offline|cable"
    ),
    "clock": phrases(
        r"time[- ]?zones?|time difference|zones|daylight|summer time|winter time|dst|clocks?(?: went| go| change\w*| had)?|convert\w*|gmt|utc|cet|cest|ist|est|edt|pst|pdt|eastern|pacific|central time|an hour (?:early|late|off|ahead|behind|later|earlier|wrong)|am (?:and|with|for|instead of) pm|pm (?:and|with|for|instead of) am|24-?hour"
    ),
    "overslept": phrases(r"overslept|over-?sle(?:pt|ep)\w*|slept|sleep\w*|alarms?|woke|wake up|wakened|fell asleep|night shift|snooz\w+|doze\w*|nap"),
    "forgot": phrases(r"forgot\w*|forget|slipped|lost track|reminder|wrote (?:it|the|down|your)|noted (?:it|the|down)|post-it"),
    "wrong-place": phrases(
        r"wrong (?:day|time|hour|date|place|building|address|station|office|site|campus|entrance|floor|week|month|link|street|town|branch|location|thursday|\w+day|number|room)|misread|mis-read|mixed (?:up|the)|mix(?:ed)?[- ]?up|confus\w+|misunderst\w+|instead of|other (?:building|office|campus|site|branch|side|end)|mistook|thought (?:it|the|our|we|that|you|your)|(?:read|had|put|took|went|got|typed|entered|saved) [^.?!]{0,40}(?:wrong|as (?:\d|the|a|\w+day))|a day (?:late|early|off)"
    ),
    "work": phrases(
        r"(?:my|our|the|a) (?:\w+ )?(?:shift|boss|manager|supervisor|employer|client|customer|colleague|coworker|co-worker|workplace|plant|store|ward|crew|deadline|audit|inspection|site|deployment|production|server|current (?:job|work|employer|company)|team lead|foreman|head|line)s?|shift|at work|from work|on (?:call|duty|shift)|work(?:ing)? (?:late|overtime|emergency|shift|meeting|commitment)|mandatory|overtime|meeting (?:ran|overran|went|at|with)|incident|outage at|duty|workload|jury|court|exam\w*|class(?:es)?|lecture|thesis|school|university|training|rota|required (?:at|to)|called (?:in|back)|overran|ran (?:over|long)"
    ),
    "offer": phrases(r"another offer|(?:accepted|accept|taken|took|signed)(?: \w+){0,5} (?:offer|position|role|job|post)|two (?:appointments|interviews|calls|meetings)|double-?booked|back[- ]to[- ]back|too (?:close|tight)\w*"),
    "home": phrases(
        r"(?:burst|broken|leak\w*|frozen) (?:\w+ )?(?:pipe|boiler|heater|water|tap|radiator|ceiling)|pipe|boiler|plumber|locked (?:out|myself)|keys?|landlord|neighbou?r\w*|fire (?:alarm|drill|department|brigade)|gas leak|flood\w*|break-?in|burgl\w+|stolen|theft|police|robb\w+|evacuat\w+|lift|elevator|visa|embassy|passport|immigration|religious|holiday|festival|wedding|moving house|renovat\w+|landlady"
    ),
}
"""The causes that are specific enough to be believed, by group."""

PRIVATE = phrases(
    r"(?:private|personal|family|confidential|urgent family|difficult family|household)(?: \w+)? (?:matter|reason|reasons|affair|situation|emergency|issue|obligation|circumstances?|commitment|event|crisis|business|problem)|rather (?:not|keep)|(?:keep|stay) private|prefer (?:not )?to (?:say|keep|share|go into)"
)
"""Says with dignity that one would rather not say."""

VAGUE = phrases(
    r"(?:bits and pieces|odds and ends|stuff|things) (?:\w+ )?(?:landed|going on|to deal|to sort|at home|on)|(?:something|some(?: \w+)? things?|stuff|things|a few things|some stuff|a thing|something \w+|matters) (?:\w+ )?(?:came up|come up|has come up|happened|popped up|cropped up|got in the way|arose|went wrong|got complicated|occurred|turned up|has happened|did not go|didn't go)",
    r"unforeseen(?: \w+)?|(?:un\w+able|un\w+ed) circumstances?|unexpected (?:\w+ )?(?:circumstances?|events?|matter|issues?|things?|situation|development|problem|reasons?|obligation|commitment|happen\w*)|(?:certain|various|some|several|due to|owing to|because of|beyond my|extenuating|current|the|these|difficult) circumstances?(?: beyond| outside)?|circumstances (?:beyond|outside|came|have)",
    r"(?:for |due to |because of |owing to |of )?(?:some |certain |various |several |a few |purely )?personal (?:reasons?|matters?|issues?|circumstances?|problems?|things?|stuff|situation)|(?:some|certain|various|several|different|other) (?:\w+ )?reasons?|for reasons|some (?:kind|sort) of \w+",
    r"(?:an?|some|the|this|little|small|few|technical|urgent|sudden|other|minor|certain|several|unexpected) (?:\w+ )?(?:issues?|problems?|emergency|emergencies|complications?|difficult(?:y|ies)|matters?|conflicts?|obstacles?|hiccups?|obligations?|commitments?|engagements?|situation|inconvenience|incident)"
    r"|(?:scheduling|schedule|calendar) (?:conflict|clash|issue|problem)s?|other (?:commitments|plans|obligations|engagements|things)|had (?:a lot|too much|so much) (?:going )?on|reasons (?:beyond|outside)|beyond my control|got held up|was held up|life (?:happened|got|is)|it(?:'s| is| was) complicated|couldn't make it work|emergency|issues?",
)
"""Stands where a reason should stand."""

SINCE = phrases(
    r"(?:because|since|as|due to|owing to|after|caused by|on account of|thanks to|reason (?:is|was|being)|for|the cause|so|and|which|when|while|but) (?:of )?(?:i|my|the|our|a|an|we|his|her|there|it|they|all|no|this|that|one|two)(?: [\w'-]+){2,}"
)
"""Something that is tied to the news as its cause, whatever it is."""


def groups(text: str) -> tuple[str, ...]:
    """The groups of causes that the text names."""
    return tuple(name for name, pattern in CAUSES.items() if pattern.search(text))


def without(text: str, *names: str) -> str:
    """The text without a role or a company, which may sound like a cause: "Disaster Recovery Analyst"."""
    for name in names:
        if name:
            text = re.sub(re.escape(name.lower()), lambda found: "·" * len(found[0]), text)
    return text
