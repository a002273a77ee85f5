"""How people write and say times, days and lengths of time."""

import re

from raincheck.domain.coach.reading import phrases

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"

CLOCK_TIME = (
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d)(?: ?[ap]\.? ?m)?|(?:1[0-2]|[1-9]) ?(?:[ap]\.? ?m\b|o'?clock)|noon"
    r"|midday|midnight"
    r"|(?:half|quarter) (?:past|to|after|before)? ?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)"
    r"|(?:[a-z]+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen"
    r"|forty-?five|[a-z]+ty) (?:[ap]\.? ?m\b|o'?clock)|\d{1,2} ?uhr|\d{1,2}h\b|\d{3,4} ?(?:hrs|hours)"
)

TIME = re.compile(rf"(?<![\w.:/-])(?:{CLOCK_TIME})(?![\w:]|\.\d)")
"""A time on the clock."""

SPOKEN_HOUR = phrases(
    r"(?:five|ten|twenty|twenty-five|quarter|a quarter|half) (?:past|to|after|of) (?:\d{1,2}|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:thirty|fifteen|forty-?five"
    r"|twenty|ten|forty|fifty|oh five|twenty-five|thirty-five)(?! (?:min|people|hours))",
    r"(?:at|by|around|about|before|after|until|till|our|the|from) (?!(?:five|ten|twenty|twenty-five|\d+"
    r"|a quarter|quarter|half) (?:to|past|of|after) )(?:\d{1,2}(?! (?:min|hour|day|week|per|people|years?|of"
    r"|or \d+ min))|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: (?:thirty|fifteen|forty-?five|twenty|ten|forty|fifty))?(?![:.]\d)(?! (?:to|past|of"
    r"|after) )(?! (?:min|hour|day|week|times?|people|%|or \w+ min))",
)
"""An hour as one says it: "our ten", "at two thirty"."""

DAY = phrases(
    rf"{WEEKDAY}s?|today|to-?day|tomorrow|yesterday|tonight|this (?:morning|afternoon|evening|week)"
    rf"|(?:next|last) (?:week|{WEEKDAY})",
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\d{{4}}-\d\d-\d\d|the \d{{1,2}}(?:st|nd|rd|th)",
)
"""A day."""

MINUTES = phrases(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|ninety|a few|couple of|several)(?:-| )?(?:[a-z]+[- ])?(?:to \d+ |or \w+ |-\d+ )?(?:min\w*|mins|m"
    r"|hours?|hrs?)",
    r"in (?:five|ten|fifteen|twenty|thirty|\d{1,2})(?=[,.;!?]|$)|half (?:an |a )?(?:hour|hr)|an hour"
    r"|a quarter (?:of an hour|hour)|quarter of an hour|\d+'",
)
"""A length of time."""
