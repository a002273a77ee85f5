"""How people say sorry, too often, and with an if."""

from raincheck.domain.coach.reading import phrases

_REGRET = (
    r"sorry(?! to hear| for your (?:loss|frustration|trouble at)| about your loss| you (?:feel|felt)| excuse| sight)",
    r"apolog(?:y|ies|i[sz]e|i[sz]es|i[sz]ed|i[sz]ing)(?: accepted)?",
    r"(?:please )?(?:forgive|pardon|excuse) (?:me|my|this|the|us)|i excuse myself|beg your pardon|my pardon",
    r"asking (?:for )?pardon|forgiveness|ask (?:you |for |your )*(?:pardon|excuses?)",
)

REGRETS = phrases(*_REGRET)
"""Each says sorry once more."""

REGRET = phrases(
    *_REGRET,
    r"i(?: do| deeply| very much| really| sincerely| truly)* regret|with (?:\w+ )?regret"
    r"|(?:feel|felt|feeling) (?:so |really |very |just |truly |quite )?(?:terrible|awful|bad|dreadful|horrible"
    r"|guilty|ashamed)",
    r"my regrets?|i lament|(?:pains?|troubles|grieves|bothers) me|vexed|sheepish|remorse\w*|contrite"
    r"|(?:feel|felt) (?:\w+ )?(?:rotten|small|wretched|sick about|low)|hang my head|forgive|excuse myself"
    r"|my excuses|mortified|ashamed|embarrassed|mea culpa|my sincerest",
)
"""Says sorry for oneself, in whatever words."""

NON_APOLOGY = phrases(
    r"(?:sorry|apolog\w+)(?: \w+)? (?:if|in case|should (?:this|it|i|my))",
    r"(?:sorry|apolog\w+) (?:\w+ )?(?:for|about) (?:any|whatever|the possible|potential|possible)(?: \w+){1,2}",
    r"(?:if|should) (?:it|this|that|i|anybody|anyone|somebody|someone|my"
    r"|there)(?: [\w']+){1,8},? (?:well,? )?(?:then )?(?:i (?:do )?apologi[sz]e|i'm sorry|i am sorry|sorry"
    r"|(?:my )?apologies)",
    r"any (?:\w+ )?(?:inconvenience|trouble|confusion|disruption|misunderstanding|upset|offen[cs]e|bother|annoyance)",
    r"(?:may|might|could)(?: possibly| perhaps)? (?:have )?(?:caused?|been (?:caused|inconvenien\w+|a)"
    r"|inconvenienced|upset|put you|offended|created|cost you|annoyed)",
    r"sorry (?:that )?(?:you|your team|the team) (?:feel|felt|think|thought|see it|took it|are upset"
    r"|were upset|are annoyed|had to feel|were inconvenienced)",
    r"sorry,? but (?:it|this|that|you|your|the|these|there|things|sometimes|stuff|shit|what|my|such|life"
    r"|nobody|no one|in my defen[cs]e|to be (?:fair|honest))",
)

GROVELLING = phrases(
    r"idiot\w*|moron\w*|i beg(?! your pardon)(?: you| of| for)?|begging|beg (?:you|for)|pleading"
    r"|plead(?:ing)? with|on my knees|at your mercy",
    r"(?:don't|do not|didn't|did not|doesn't|hardly|not) (?:\w+ )?(?:deserve|worthy"
    r"|expect (?:you )?to forgive)|undeserving|unworthy|unforgiv\w+|inexcusable and"
    r"|(?:hate|despise|loathe) (?:me|myself)",
    r"please,? please|(?:would|will|i'd|i'll|can) (?:literally |gladly |really )?do (?:literally "
    r"|absolutely )?(?:anything|whatever it takes|whatever you (?:want|ask))"
    r"|anything (?:you want|at all to make)|whatever (?:punishment|it takes)",
    r"(?:such an?|total|complete|utter|absolute|biggest|such a|worst|i am an?|i'm an?"
    r"|like an?) (?:\w+ )?(?:fool|failure|loser|disgrace|disappointment|embarrassment|screw-?up|candidate ever"
    r"|clown)|pathetic|worthless|useless (?:person|human|candidate)|i am nothing"
    r"|no right to (?:even )?(?:be )?(?:ask|writ)\w*|disgrace\w*|so stupid"
    r"|(?:how|very|too|really|unbelievably|incredibly) stupid(?: of me| i)?|cannot forgive myself"
    r"|can't forgive myself|never forgive myself",
    r"(?:forgive me[^.]*){2}|i would understand if you never|have mercy|humbl(?:y|est) beg"
    r"|(?:wasted|ruined) (?:everyone's|everything)",
)

SELF = phrases(r"mortified|embarrassed|ashamed|humiliated|embarrassing|shame")
