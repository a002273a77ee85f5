"""How people tell a story, swear, prove, overshare, and put somebody second."""

from raincheck.domain.coach.reading import phrases

INTRODUCES = phrases(r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))(?=[ ,])|this is [\w .'-]{2,30}")

SEQUENCE = phrases(
    r"(?:and |so |but )?then|after that|afterwards|after which|next thing|by the time|which meant"
    r"|on top of that|to make (?:matters|things) worse|meanwhile|eventually|finally|in the end|at that point"
    r"|when i|as soon as i|first(?:ly)?|second(?:ly)?|also|later|in between|suddenly|turned out"
    r"|because of that|as a result|so i|before i|while i"
)

GOES_ON = phrases(
    r"(?:and |so |but )?then|after that|afterwards|next thing|by the time|on top of that|in the end|first"
)

PAST = phrases(
    r"(?:i|we|he|she|it|they|the \w+|my \w+|his|her|who|which|and|that|there)(?: \w+){0,3} (?:was|were|had|did"
    r"|got|went|came|took|called|told|said|tried|decided|found|started|stopped|left|ran|broke|began|thought"
    r"|needed|wanted|kept|put|made|noticed|reali[sz]ed|saw|drove|waited|walked|looked|turned|lost|fell|gave"
    r"|woke|arrived|\w+ed)"
)

OFFERS = phrases(
    r"(?:i|we)(?:'ll|'d| will| can(?!'t|not)| would| could| am happy|'m happy|'m free| am free|'m easy| remain"
    r"|'m still| am still| look forward|'m looking| hope| realize| realise| know| understand)|looking forward"
    r"|from now|whatever|whenever|any (?:time|day)|flexible|interested|please|attached|available|free on"
    r"|suits?|slots?|choice"
)

PROOF = phrases(
    r"(?:(?:can|could|will|would|'ll|happy to|glad to|able to|want to|let me|ready to|willing to|going to|have"
    r"|has|even|gladly|also)(?: \w+){0,3} |i'm |i am |(?:please )?(?:find|see)(?: \w+)? (?:attached"
    r"|enclosed)? ?)?(?:send|sending|show|provide|providing|forward|share|attach\w*|upload|enclos\w*|prove"
    r"|submit|include\w*)"
    r"(?: (?:you|the|a|an|my|some|any|as|along|over|of|if|it|with|all|with|copies|copy|both|this|from"
    r"|their))*(?: \w+){0,3} (?:photos?|pictures?|invoices?|receipts?|certificates?|evidence|proof"
    r"|screenshots?|(?:police|medical|repair|garage|hospital|accident) (?:\w+ )?(?:report|records?|bill"
    r"|papers?|slip|letter)|doctor'?s? (?:note|letter|certificate)|sick note|note from (?:my|the)|death notice"
    r"|obituary|documents?|documentation|call log|tow (?:slip|receipt)|videos?|confirmation from|report)",
    r"(?:photos?|pictures?|invoices?|receipts?|certificates?|evidence|proof|screenshots?"
    r"|doctor's (?:note|letter)|police report|call log|report|documents?|video)(?: \w+){0,3} (?:attached"
    r"|enclosed|to prove|as proof|available|below|here|if you (?:don't|do not) believe)"
    r"|(?:attached|enclosed)(?: \w+){0,3} (?:photos?|pictures?|invoices?|receipts?|certificates?|proof"
    r"|screenshots?|evidence|report|note)|as (?:proof|evidence)"
    r"|(?:tow|parts|parking|bus|train) (?:slip|ticket|receipt)s? (?:\w+ ){0,2}(?:here|in front)"
    r"|you (?:can|may) (?:\w+ )?(?:call|ask|check|phone|ring|verify|look)|will tell you (?:the|exactly|that)"
    r"|to prove|i can prove|prove (?:it|this|that)",
)

OFFERED = phrases(
    r"(?:if|should|in case) (?:you|it|that|this|they|the team|your|hr|anyone|any|there)(?:'d"
    r"|'s)?(?: \w+){0,5} (?:need|needs|needed|want|wish|like|require|requires|required|ask|useful|help|helps"
    r"|helpful|necessary|prefer)"
)

SWEARING = phrases(
    r"i swear|swear (?:to|on|it)|believe me|trust me|you have to believe|please believe"
    r"|i(?:'m| am) (?:not (?:lying|making (?:this|it|that|anything) up)|telling the truth|being honest"
    r"|a (?:very |really |always )?(?:punctual|reliable|honest) person)|honest(?:ly)? (?:truth|to god)"
    r"|god is my witness"
    r"|hand on (?:my )?heart|the (?:honest|whole|god's|absolute) truth|i give you my word"
    r"|you can (?:ring|call|ask|phone)|(?:never|not once)(?: \w+){0,4} (?:happened|happens|missed|been late"
    r"|late)(?: \w+){0,3} (?:before|in my (?:life|career|whole life)|ever|to me|anything"
    r"|an? (?:\w+ )?(?:interview|appointment|meeting|day))|no (?:joke|lie)|i know (?:it|this|how this) sounds?"
    r"|sounds? (?:like (?:a|an)|made up|unbelievable|crazy|incredible)|this (?:is|has) never"
)

FAILED = (
    r"(?: \w+){0,3} (?:broke|broken|died|dead|failed|crashed|wouldn't|would not|didn't|did not|won't"
    r"|was canceled|was cancelled|got canceled|got cancelled|is down|was down|went|late|delayed|stuck|flat"
    r"|full|out|fell|ran out|stopped|missing|gone|stolen|lost|locked|ill|sick|hurt|burst|flooded|empty"
    r"|exploded|blew)"
)

EVENTS = {
    "transport": phrases(
        rf"(?:car|truck|van|engine|battery|tire|tyre|train|bus|tram|metro|subway|ferry|flight|taxi|uber|bike"
        rf"|driver){FAILED}|flat (?:tire|tyre)|puncture|traffic (?:jam|was|is)|roadworks"
    ),
    "family": phrases(
        rf"(?:son|daughter|child|baby|kids?|mother|mum|mom|father|dad|wife|husband|partner|dog|cat|babysitter"
        rf"|sitter|grand\w+|brother|sister|uncle|aunt|cousin){FAILED}"
    ),
    "self": phrases(
        r"i (?:was|am|felt|got|fell|became|'m|had|woke up)(?: \w+){0,2} (?:ill|sick|dizzy|unwell|fever|migraine"
        r"|headache|hurt|injured)|my (?:head|back|stomach|tooth|knee|ankle)"
    ),
    "devices": phrases(
        rf"(?:internet|wi-?fi|router|power|electricity|laptop|computer|phone|connection|zoom|charger"
        rf"|lights?){FAILED}"
    ),
    "alarm": phrases(rf"(?:alarm|clock){FAILED}|overslept"),
    "home": phrases(
        rf"(?:pipe|boiler|heater|heating|ceiling|door|lift|elevator|keys?|wallet|landlord|neighbou?r|apartment"
        rf"|kitchen){FAILED}|locked (?:myself )?out|lost my (?:keys|wallet)|fire alarm"
    ),
    "death": phrases(r"(?:grand\w+|uncle|aunt|friend|mother|father|relative)(?: \w+){0,2} (?:died|passed)|funeral"),
}

BODY = phrases(
    r"vomit\w*|throw(?:ing|n)? up|threw up|puk(?:e|ing|ed)|diarrh\w*|the runs|bowel\w*|stools?|bleed(?:ing|s)?"
    r"|blood\w*|pus|rash(?:es)?|discharge[ds]?|cramps|period pains?|menstru\w+|nause\w+|hemorrhoids?"
    r"|haemorrhoids?|prostate|kidney stones?|gallstones?|gall ?bladder|hernia|uti|urin\w+|catheter"
    r"|incontinen\w*|swollen|pain ?killers?|paracetamol|ibuprofen|antibiotics?|medications?|meds|prescription"
    r"|steroids?|insulin|dos(?:e|age)|\d+ ?mg|drip|stitches|sutures?|abscess|root canal|wisdom (?:tooth|teeth)"
    r"|pneumonia|bronchitis|tonsil\w*|appendi\w+|lumps?|cyst|tumou?rs?|biops\w+|cancer\w*|chemo\w*"
    r"|radiotherapy|metasta\w+|leuk\w+|colitis|crohn\w*|ibs|endometriosis|lupus|eczema|psoriasis|shingles"
    r"|sclerosis|arthritis|fibromyalgia|epilep\w+|seizures?|(?:a|had a|her|his) stroke|heart attack|diabet\w+"
    r"|hypogly\w+|asthma\w*|hiv|herpes|hepatitis|std|pregnan\w+|miscarr\w+|ivf|abortion|ovar\w+|contractions"
    r"|labou?r pains|sciatica|slipped disc|norovirus|gastro\w*|dysentery|scabies|lice",
    r"depress(?:ion|ed|ive)|anxiety|panic attacks?|panic disorder|bipolar|adhd|autis\w+|ptsd|ocd|psychiatr\w+"
    r"|psycholog(?:ist|ical)|therap(?:y|ist)|suicid\w+|overdos\w+|rehab|relaps\w+|alcohol\w*|drunk|hungover"
    r"|hangover|addict\w*|withdrawal symptoms|dementia|alzheimer\w*|burn-?out"
    r"|mental (?:health|breakdown|illness)|nervous breakdown|manic|diagnos\w+|toilet|dialysis|kidneys?"
    r"|lorazepam|sertraline|migraine medication|side effects?",
    r"divorc\w+|custody|court (?:date|hearing|order|case)|arrest(?:ed)?|lawsuit|evict\w+|restraining order"
    r"|probation|parole|dui|bail|lawyer|walked out|who gets the (?:children|kids)|attorney|solicitor|debts?"
    r"|bankrupt\w*|overdraft|behind on rent|my ex(?:-\w+)?|ex-?(?:husband|wife|boyfriend|girlfriend|partner)"
    r"|broke up|breaking up|break-?up|dumped|(?:left|leaving|walked out on|cheat(?:ed|ing) on) me|affair"
    r"|cheat(?:ed|ing)|marriage (?:is|was|counsel\w+|trouble)|separat(?:ed|ion) from|fight(?:ing)? with my"
    r"|domestic|abus(?:e|ive)|child support|social services|paternity",
)

NAMES_OF_PLACES = phrases(
    r"(?<![\w-])[\w-]{1,30} (?:ward|unit|clinic|nurses?|research|department|cent(?:er|re)|patients?|care|app"
    r"|team|group|lab"
    r"|assistant|therapist|technician|specialist|hospital|practice|counsel\w*|law|studies)"
)

MINOR = phrases(
    r"fever|coughing|headaches?|sore throat|chills|temperature of|nauseous|stomach(?: ache| pain| cramps)?"
    r"|sweating|dizz\w+|3[789][.,]\d|10[0-4](?:[.,]\d)? ?(?:f|degrees)|shivering|runny nose|phlegm|mucus"
    r"|migraine|aching|could not keep|couldn't keep"
)

PERSONS = phrases(r"i|i'm|i've|my|me|he|she|his|her|him|we|our|us|they|their")

INSULT = phrases(
    r"(?:another|other|second|different|2nd|final|last|third|prior|previous|earlier|one more|competing|two"
    r"|back-to-back|for another) (?:\w+ ){0,3}interviews?(?: \w+){0,3} (?:with|ran|run|over\w*|went|took"
    r"|overran|elsewhere|that|which|first|came|got|today|tomorrow|this|the same|in the|before|is|was|lasted|i"
    r"|scheduled|on|company|process|somewhere)",
    r"(?:another|an other|a different|a second|some other) (?:\w+ )?(?:company|firm|employer|recruiter|job"
    r"|opportunit(?:y|ies)|offer|position)|interview(?:ing|s)? (?:elsewhere|somewhere"
    r"|with (?:another|other|a (?:bigger|different|second)))|other interviews?"
    r"|another interview(?! (?:time|slot|date|appointment|day|with you|at your|if|at a|on a|in))",
    r"(?:more|most|higher|greater|very|really|something|pretty) (?:important|senior|pressing|urgent"
    r"|prestigious|interesting|attractive|promising|priority)(?! to (?:me|us|you) (?:than anything|and))"
    r"|(?:higher|top|bigger|main) (?:priority|priorities|choice)|my first choice|took (?:priority|precedence)"
    r"|takes? (?:priority|precedence)|prioriti[sz]e\w*"
    r"|better (?:offer|paid|paying|opportunity|option|fit elsewhere|salary|deal)"
    r"|bigger (?:company|firm|fish|offer|name|agency|employer|team|player|brand|one)"
    r"|(?:second|next|third|2nd) round (?:with|at|of)|turn (?:that|it|them|this)(?: one)? down"
    r"|back-?up (?:option|plan|choice)|dream (?:job|company) (?:at|with|elsewhere)",
    r"(?:week|day|work|it|things|month|life|everything)(?: \w+){0,3} (?:is|are|was|were|has been|have been"
    r"|'s)(?: \w+)? (?:crazy|hectic|mad|insane|packed)"
    r"|(?:hectic|swamped|snowed under|rammed|overloaded|slammed|crazy busy|buried in)"
    r"|(?:i(?:'m| am| was|'ve been| have been| got| had)|my (?:week|day|schedule|calendar|life|month|morning)"
    r"|it's been|things|work|super|just|too|so|very|really|pretty|extremely|quite|crazy|insanely|with a|such a"
    r"|had a|a) (?:\w+ ){0,4}(?:busy|packed|full on|crammed|jam-packed)",
    r"(?:(?:don't|do not|didn't|did not|won't|doesn't) (?:\w+ )?(?:have|find) (?:the |enough |any |much )?|no"
    r"|not (?:have )?(?:the |enough |much |any )?|didn't (?:have|find) (?:the |enough |any )?"
    r"|couldn't find (?:the |any )?|ran out of|short (?:of|on)|out of|lack of|little|hardly any"
    r"|any) ?time (?:for|to (?:come|attend|join|make|do|prepare|fit|squeeze|leave|call|show|be|get|go|sit))"
    r"|(?:have|had|was|is|got|found) no time(?! (?:zone|limit|pressure|difference))|finding the time"
    r"|don't have time|had to (?:skip|drop|bump|choose|prioriti\w+|sacrifice)"
    r"|(?:skip|skipped|skipping) (?:it|our|the|your|this|yours)|a lot (?:on my plate|going on)|too much on"
    r"|so much on|have a lot on|bigger things|(?:last|final) round|competitors?|goes (?:before|first)"
    r"|couldn't wait,? (?:whereas|and|but|while)|better things|something better|something more|fit you in"
    r"|squeeze (?:you|it|this) in|couldn't be bothered|wasn't worth|not worth|more convenient (?:for me|to me)",
)

YOUR_BUSY = phrases(
    r"you (?:\w+ ){0,3}more (?:urgent|pressing|senior) \w+|your (?:other|next|many) interviews?(?: \w+){0,5}",
    r"you (?:\w+ ){0,3}(?:more important|higher|better) \w+",
    (
        r"(?:how|you(?:'re| are| must be| both are| have)?|your|team is|panel is)(?: \w+){0,4} (?:busy|hectic"
        r"|packed|full|swamped)|busy (?:person|people|team|schedule of yours)"
    ),
)

AGAIN = phrases(
    r"(?:chance|opportunity|possib\w+|arrange|schedule|find|offer|give|grant|request|ask|hope|consider\w*|have"
    r"|allow)(?: \w+){0,4} (?:another|second|one more|new) (?:\w+ )?(?:interview|opportunity|job)"
)
