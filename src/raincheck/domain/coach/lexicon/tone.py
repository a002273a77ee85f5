"""How people storm, shout, smile, and write what everybody has read."""

import re

from raincheck.domain.coach.reading import phrases

EMOTION = phrases(
    r"freak\w* out|nightmare\w*|worst (?:\w+ )?(?:day|week|morning|month|luck|timing|thing|hour|experience"
    r"|night|year)|furious|raging|i (?:\w+ )?(?:hate|hated)(?! (?:to|being|having|that|asking|letting|keeping"
    r"|doing))|hating|disaster\w*|catastroph\w+|panick\w*|in (?:a |total |full |complete )?panic|terrified"
    r"|horrif\w+|horrible|horrendous|hellish|hell|damn\w*|crap|wtf|fml|omg|ugh|argh|stress(?:ed|ing|ful)"
    r"|desperate\w*|in tears|i(?:'m| am| was)(?: \w+)? (?:crying|sobbing|shaking|furious|devastated|hysterical"
    r"|livid|angry)|losing my (?:mind|temper|sanity)|lost my (?:temper|mind)"
    r"|go(?:ing|ne)? (?:crazy|insane|mad|mental)|driv\w+ me (?:crazy|mad|insane)|fed up|sick of|cursed|sucks"
    r"|pissed|everything (?:is )?(?:going|went|goes) wrong|ruin(?:ed|ing)?|can't take (?:it|this)"
    r"|absolutely awful|awful (?:day|week|morning|night|time)|terrible (?:day|week|morning|night|luck)"
    r"|screaming|at my wits?'? end|bloody|unbearable|miserable|heartbroken about this|falling apart|fell apart"
    r"|chaos|madness|insane|hopeless|i could (?:scream|cry|just)|against me|what a (?:day|mess|week|morning)"
    r"|outrag\w+|disgust\w+|infuriat\w+|so (?:angry|frustrated|upset|annoyed)"
    r"|(?:very|really|extremely|incredibly) (?:frustrat\w+|annoy\w+|angry|upset)",
)

THEIRS = phrases(
    r"(?:sorry|apologi[sz]e|apologies) (?:for|about) (?:your|the|any|causing)(?: \w+)? \w+"
    r"|your (?:frustration|anger|stress|disappointment)|hate to (?:\w+ )?(?:\w+)"
    r"|disaster (?:recovery|relief|response|management|planning)|crisis|chaos engineering"
    r"|stress (?:test|analysis|engineer)\w*"
)

STALE = phrases(
    r"as you (?:may |might |probably |already |surely |well )*(?:know|are aware)(?=[,;:.]"
    r"| (?:that|from|i|we|i'm|my|our|the (?:interview|position|role)))",
    r"hop(?:e|ing) (?:that )?(?:this|the|my)(?: \w+){0,3} (?:finds?|reaches|found) you"
    r"|hop(?:e|ing) (?:that )?(?:you|all|all is|everything|you're"
    r"|your (?:week|day|family|team|weekend))(?: [\w'-]+){0,5} (?:well|health|great|fine|wonderful|spirits?"
    r"|(?:good|great|nice|lovely|pleasant) (?:\w+ )?(?:week|day|weekend|start|one|time))"
    r"|trust(?:ing)? (?:that )?(?:this|you)(?: \w+){0,6} (?:well|finds?|health|reaches)",
    r"(?:just|only|simply) (?:checking|check|circling|following up to check|wanted to check|touching)(?: in"
    r"| back| again)?|check(?:ing)? in (?:on|with|to|about)|touch(?:ing)? base"
    r"|per my (?:last|previous|earlier|prior)|circl(?:e|ing) back|as per my|bump(?:ing)? this"
    r"|gentle (?:reminder|nudge)|friendly reminder|needless to say|at the end of the day"
    r"|it goes without saying|it is what it is|please be advised|please do the needful|for your kind perusal"
    r"|to whom it may concern",
)

REGRETTABLY = phrases(r"unfortunately|regrettably|sadly|unluckily|regretfully")

CAPS = re.compile(
    r"(?<![\w-])[A-Z][A-Z']+(?:[ ,]+[A-Z][A-Z']*)+(?![\w-])"
    r"|(?<![\w-])[A-Z][A-Z']*(?:[ ,]+[A-Z][A-Z']+)+(?![\w-])"
)

COMMON = set(
    "SO SORRY VERY NOT PLEASE REALLY URGENT IMPORTANT THIS IS MY FAULT AM LATE INTERVIEW TODAY NOW HELP CAN"
    " CALL ME YOU THE AND NEED NEVER EVER ALL MUST DO DON'T CAN'T WILL COULD WAS WERE BE TO OF FOR IN ON IT"
    " THAT AT AS SOON POSSIBLE ANSWER REPLY READ ASAP MISSED RESCHEDULE YOUR HAVE HAD HAS ONE MORE CHANCE"
    " STILL STUCK BROKE BROKEN DOWN CAR TRAIN LOST SICK EMERGENCY CANNOT EXTREMELY TRULY TOTALLY COMPLETELY"
    " WANT JOB NO YES WAIT WRONG DAY TIME TOMORROW MORNING HOUR HERE WITH FROM BUT APOLOGIES THANK THANKS"
    " MUCH HELLO HI DEAR ATTENTION IMMEDIATELY AGAIN OUT MEETING".split()
)

EMOJI = re.compile(
    "[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2600-\u26ff\u2700-\u2712\u2715-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]"
    r"|(?<![\w:;=])[:;=]['\u2019]?-?[)(DPp/|*\]\[](?![\w/])|(?<![\w<])<3(?!\d)"
    r"|(?<!\w)(?:xD|XD|\^_?\^|:'\(|\(:|\):|-_-|T_T)(?!\w)"
)
