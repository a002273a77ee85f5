"""How people give names, roles, times to come, zones, and leave gaps."""

import re

from raincheck.domain.coach.reading import phrases

NAME = r"(?<!\w)[^\W\d_a-z][^\W\d_]{0,30}(?:['-][^\W\d_]{1,30}){0,3}\.?"

SELF = re.compile(
    rf"(?:(?i:this is|it is|it's|its|speaks|my name is|my name's|name is|name's|i am|i'm|here is|here's"
    rf"|speaking is|from|candidate|applicant|name:|signed"
    rf"|calling is)[ :]+(?:(?i:only |just |again |candidate |the candidate |your candidate ))?{NAME})"
    rf"|(?:{NAME} (?i:here|speaking|calling|writing)\b)"
)

SIGNED = re.compile(
    rf"(?:[-\u2013\u2014~/][ ]?|\n[ ]*"
    rf"|[.!?,;:)] +)({NAME}(?:[ ]{NAME}){{0,3}})[ .]*(?:[(,\u2013\n-]?[ ]?[+(\d][\d ()./-]{{5,}}"
    rf"|[(,\n][^\n]{{0,60}})?\s*\Z"
)

FULL_NAME = re.compile(
    rf"(?:[^\w\s]|\n|\A) *({NAME} {NAME})(?=[,.;:(\n]| \(| for\b| about\b| re\b| here| again| calling| speaking"
    rf"|,? (?:your )?\d)"
)

ONLY_NAME = re.compile(rf"\A\s*({NAME}(?: {NAME}){{0,3}})(?:,| -| \u2013|:| \(|\.| here)")

NUMBER = re.compile(
    r"(?:\+|\b)\d(?:[ ().\-/]{0,2}\d){6,}|\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double"
    r"|triple|\d{1,4})[ ,.\-]+){6,}|(?:on|at|from|to|under|with) (?:this|the same|my|the"
    r"|your) (?:\w+ ){0,3}(?:number|line|caller)|number (?:you|that you|on (?:my|the)|in (?:my|the)|above"
    r"|is on|below)|this number"
)

ROLE = phrases(
    r"(?:position|role|post|vacancy|job|opening|internship|apprenticeship|placement|traineeship"
    r"|interview) (?:of|as|for|for the|as an?)|for the [\w -]{2,40} (?:position|role|post|vacancy|job|opening"
    r"|internship|interview)"
    r"|(?:the|your|our|my) (?!job|phone|video|first|second|final|zoom|teams|online|screening|panel|scheduled"
    r"|next|last|telephone|upcoming)[\w -]{3,30} (?:position|role|interview|post|vacancy)"
    r"|req(?:uisition)?\.? ?(?:id )?#?\d+"
)

GREETED = re.compile(
    rf"\s*(?i:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|hola"
    rf"|respected)[ ,]+(?P<name>(?:(?i:mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|sir|madam"
    rf"|ma'am)\.?[ ]+)*{NAME}(?:[ ](?:(?:and|&|or|von|van|de|da|del|la)[ ])?{NAME}){{0,4}})"
)

OWN_NAME = re.compile(r" (?:for|here|calling|speaking|from|again|about|re)\b")

FILLERS = set("of and the for in at to a an m f d w".split())
"""Words of a role that tell nothing; the letters stand in German ones."""

CLOSINGS = set("thanks thank sorry regards best cheers please thx you many hello hi good dear hey".split())
"""Words with a capital at the beginning or the end that are no names."""

GENERIC = set(
    "team hiring recruiting recruitment talent acquisition sir madam all there everyone everybody recruiter"
    " manager hr human resources committee panel colleagues folks department people whom interviewer search"
    " board members mr mrs ms miss mx dr prof professor herr frau mme maam ladies gentlemen morning afternoon"
    " evening day again desk selection staff office and or friend friends this it im i my the to it's its"
    " just".split()
)

TOLD_COMPANY = re.compile(
    r"(?i:(?:role|position|opportunity|job|post|vacancy|interview) at|application (?:to|at|with|for)"
    r"|(?:join|joining|(?<!used )(?:to|of|for|in) work(?:ing)? (?:for|at|with)|interest in|interested in|team of"
    r"|meeting (?:\w+ ){0,4}of|joining the firm|excited (?:about|by|for)|enthusiastic about|keen on|part of"
    r"|career at|future at|fan of|everyone at|team at|here at|people at|everybody at"
    r"|impressed (?:by|with)) )\s?(?:the )?"
    r"(?P<company>[A-Z][\w&'-]*(?:[ ](?:of |and |& )?[A-Z][\w&'-]*){0,3})"
)

WITH_COMPANY = re.compile(
    r"(?i:(?:interview|appointment"
    r"|screening)(?:(?: \w+){0,4})? with )(?P<company>[A-Z][\w&'-]*(?:[ ][A-Z][\w&'-]*){0,2} (?:Ltd|LLC|Inc"
    r"|GmbH|AG|AS|SA|Group|Partners|Shipping|Logistics|Labs|Bank|Capital|Systems|Software|Foods|Clinic"
    r"|Hospital|Industries|Solutions|Studios?|Consulting|Technologies|Energy|Media|Health)"
    r"|[A-Z][\w&'-]+(?=[.,;:!?]| (?:on|at|today|tomorrow|this|next|for)\b))"
)

NO_COMPANY = set(
    "i zoom teams google meet skype webex monday tuesday wednesday thursday friday saturday sunday mon tue"
    " wed thu fri sat sun january february march april may june july august september october november"
    " december dana hr mr mrs ms dr prof miss you your the our am pm est pst et ct utc gmt cet english german"
    " french spanish easter christmas ramadan microsoft facetime whatsapp slack outlook noon midday".split()
)

NOW = phrases(
    r"(?:join|joining|dial|dialing|dialling|dial(?:ing|ling)? in|call|calling|start|begin|talk|speak|connect"
    r"|connecting|on|in|ready|available|free|here|log|logging in|logging on|come in|coming in|parking|continue"
    r"|phone|video|go) (?:\w+ ){0,4}(?:right )?now|now (?:join|dial|call|on|in|by|over|from|to|connect|log"
    r"|free|ready|here|or)\w*|right now|(?:any|in a) (?:second|moment|minute) now|straight ?away|immediately"
    r"|at once"
)

SWITCHES = phrases(
    r"(?:by|over the|from my|from a) (?:phone|video|cell|mobile|telephone)"
    r"|(?:phone|video) call (?:at|instead|now)|dial(?:ing|ling)?[- ]?in|hotspot"
)

PAST_TIME = phrases(r"left|took|was|were|since|woke|closed|broke|started|began|had|went|died|failed")

ARRIVES = phrases(
    r"(?:there|arrive|arriving|with you|join|joining|eta|here|make it|be in|start|begin|by phone|by video"
    r"|phone|video|call|dial|expect\w*|in the (?:building|lobby|call|meeting)|latest|reach|come|speak|talk"
    r"|gets? me|get (?:in|to)|online|connect|ready|until|no later|parking|land|due|back|it'?ll be|will be"
    r"|expect|before|until|manage|start\w*|begin\w*)"
)

AT_HOUR = phrases(
    r"(?:at|by|around|from|until|before|after|between) (?:1[0-2]|[1-9])(?![\d:.]\d| ?%"
    r"| (?:min|hour|day|week|month|year|people|of|st|or))"
)

ZONE = phrases(
    r"(?:your|my|their|our|local|the local|his|her|company|office) (?:local )?time",
    r"time (?:in|at) (?:your|my|the) (?:zone|end|side|location|city|place)|(?:your|my) (?:zone|clock|watch)"
    r"|(?:\d|[ap]\.?m\.?)(?: \w+)? (?:at |on )?your side",
    r"(?:your|my|local|the same|which|what) time[- ]?zone|(?:on|by) (?:your|my) clock",
    r"utc|gmt|est|edt|cst|cdt|pst|pdt|cet|cest|bst|ist",
    r"(?:eastern|pacific|mountain|central|atlantic)(?: standard| daylight)? time",
)
"""Whose time it is, in small letters."""

_CITY = r"(?<!\w)[A-Z]\w{1,30}(?:[ /-][A-Z]\w{1,30})?"
CITY_TIME = re.compile(
    rf"{_CITY}(?:'s)? time\b"
    rf"|\d(?: ?[AaPp]\.?[Mm]\.?)?(?: \w+){{0,2}} ?\({_CITY}(?: time)?\)|[+-]\d\d:?\d\d\b|\b(?:UTC|GMT) ?[+-]"
    r"|\b(?:ET|CT|MT|PT|MST|MDT|EET|EEST|WET|WEST|MSK|GST|PKT|SGT|HKT|JST|KST|AEST|AEDT|ACST|AWST|NZST|NZDT)\b"
    r"|\b(?:BRT|ART|CLT|SAST|WAT|EAT|CAT|WIB|PHT|AKST|HST|NST|AST|ADT|Eastern|Pacific|Mountain|Central)\b"
    r"|\d(?: ?[AaPp]\.?[Mm]\.?)? in (?!Building|Room|Gate|Hall|Block|Unit|Office)[A-Z]"
)
"""A zone by a city, an offset, or letters that in small ones would be words."""
