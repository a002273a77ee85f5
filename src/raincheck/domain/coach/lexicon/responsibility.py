"""How people own it, blame others for it, let it happen by itself, and prevent it."""

from raincheck.domain.coach.lexicon.news import _AM
from raincheck.domain.coach.reading import phrases

OWN = phrases(
    r"my (?:own |very own |entire |stupid |silly |big )?(?:mistake|error|fault|bad|responsibility|oversight"
    r"|failing|failure|carelessness"
    r"|confusion|misreading|misunderstanding|mix-?up|slip|doing|omission|blunder|negligence|miscalculation|wrong)",
    r"(?:mistake|error|fault|mix-?up|slip|oversight|miscalculation|confusion|misreading|blunder|failure) (?:is"
    r"|was|were|are|came|lies|of|on)"
    r"(?: \w+){0,2} (?:mine|my (?:part|side|end)|me)",
    r"(?:entirely|all|totally|completely|fully|purely|solely|that(?: is|'s)|this(?: is|'s| one is)"
    r"|it(?: is|'s)|was) (?:on|down to|up to) me|down to me",
    r"(?:fault|mistake|error|blame|responsibility) (?:is|was|lies with) (?:all |entirely |fully |only "
    r"|solely )?(?:mine|me)",
    r"on me(?= not| for|[.,;:]| and)|(?:it|this|that) (?:was|is) (?:only |just )?me|me who|my own wrong",
    r"i (?:simply |just |honestly |stupidly |clearly |really |completely |totally |must have |have |had |also "
    r"|then |wrongly |mistakenly |badly |accidentally )*"
    r"(?:misread|mis-read|overslept|over-slept|forgot|forgotten|misunderstood|misjudged|miscalculated|mistook"
    r"|mixed|confused|muddled|underestimated"
    r"|messed|screwed|slept(?: through| in| past)?|was (?:still |fast )?(?:asleep|sleeping)|lost track"
    r"|let you down|mis-?timed|mis-?noted|mis-?typed|missed the (?:reminder|alert|alarm)|double-?booked"
    r"|overlooked|miscounted|misplaced|misheard|botched|dropped the ball|slipped up|failed to|neglected|blew it)",
    r"i (?:\w+ )?(?:should|ought to|could)(?:n't| not)?(?: also| at least| simply| never)? have",
    r"i (?:should|ought to) (?:also )?(?:had|checked|asked|called|left|set|read|told|written|confirm\w*)",
    r"i (?:did|do|made|make|have made|had made|have done|committed) (?:a |an |this |that |the |such a "
    r"|some )?(?:\w+ ){0,2}(?:mistake|error|blunder|confusion|mess)",
    r"i (?:\w+ ){0,2}(?:wrote|put|noted|entered|saved|typed|marked|set|copied|recorded|jotted|had|got|read"
    r"|booked|planned|converted|calculated|registered|took|went to)"
    r"[^.?!;]{0,60}\b(?:wrong|wrongly|incorrect|incorrectly|badly|too (?:close|closely|tight|tightly|late)"
    r"|backwards|twice|instead of|by mistake|in the wrong|poorly|and not|for the)",
    r"i (?:\w+ )?(?:read|took|wrote|heard|understood) [^.?!;]{1,30} (?:as|for) [^.?!;]{1,20}",
    r"i (?:wrongly|incorrectly|mistakenly|falsely) \w+",
    r"i (?:did|had|do|was|have)(?:n't| not) (?:properly |carefully |even |actually |yet |re)?(?:check|checked"
    r"|confirm|confirmed|set|plan|planned|leave|left|"
    r"look|looked|read|convert|converted|allow|allowed|tell|told|call|called|warn|warned|organi[sz]e|notice"
    r"|noticed|charge|charged|save|saved|write|pay attention|"
    r"double-?check|update|updated|put|think|prepare|prepared|keep|verify|verified|careful|paying|reach)",
    r"i (?:take|accept|bear|own|assume|carry|took)(?: the| this| that| it| my| all| full| complete"
    r"| entire)*(?: responsibility| blame| fault| up to it|$| that| this| it| completely| fully)",
    rf"{_AM} (?:fully |entirely |solely |completely |the one )?(?:responsible|to blame|at fault|guilty|careless"
    rf"|in the wrong|wrong)",
    r"i (?:only )?(?:blame myself|have only myself)|i(?:'ve| have)? (?:got |have )?no (?:good |real "
    r"|other )?excuse|there is no excuse|(?:not|no) an? excuse|without excuse",
    r"i (?:planned|organi[sz]ed|managed|timed|prepared|handled) [^.?!;]{0,40}\b(?:badly|poorly|too tight\w*"
    r"|wrong\w*)",
    r"i own (?:that|this|it|up|the)|owning (?:that|this|it|up)",
    r"i (?:booked|scheduled|accepted|agreed|left|started|checked|looked|noticed|reali[sz]ed|saw|turned up"
    r"|showed up|arrived|came|went|drove|counted on|relied on|trusted|assumed|thought)"
    r" (?:\w+ ){0,4}(?:too (?:late|tight\w*|close\w*|little)|without (?:checking|asking|confirming|reading)"
    r"|an hour (?:late|early|off)|the wrong)",
    r"(?:guilt|fault|blame|mistake|error|doing) (?:\w+ ){0,4}(?:with me|my own|mine|me alone|my door)"
    r"|nobody'?s (?:\w+ )?but mine|no(?:body| one) (?:else )?(?:but me|to (?:blame|point)|but myself)"
    r"|(?:no|without) (?:defen[cs]e|excuses?)|hands up|owe you an? (?:\w+ )?apology"
    r"|(?:daft|careless|silly|foolish|stupid|wrong|thoughtless|sloppy|dumb|bad) of me"
    r"|(?:that|it|this) was (?:\w+ )?(?:careless|sloppy|daft|silly|thoughtless)",
    r"i (?:never|simply never) (?:checked|looked|set|asked|wrote|noticed|confirmed|thought|saw|read|did)"
    r"|i (?:did not|didn't|never) (?:wake|hear (?:the|my)|get up|leave (?:enough|early|in time)|look at|open)"
    r"|i(?:'d| had| have)? (?:let|left) (?:it|my|the) \w+|and i (?:didn't|did not)(?=[,.;])"
    r"|i (?:picked|chose|trusted|relied|assumed|guessed|thought) (?:the|it|on|that|i|my)",
    r"poor planning|bad planning|my planning|careless of me|wrong of me|stupid of me|silly of me"
    r"|thoughtless of me|i let (?:you|everyone|the team)",
)
"""Takes responsibility, in the first person."""

IMPACT = phrases(
    r"(?:know|realize|realise|understand) (?:that )?(?:[\w.&'-]+ ){1,7}(?:had|has|have)? ?(?:it |that "
    r"|everything )?(?:all )?(?:kept|set|planned|reserved|cleared|booked|made|held|prepared|arranged|up)",
    r"(?:kept|set|left|reserved|cleared) (?:that|the|this) (?:time|hour|slot) (?:free|aside|empty|for)"
    r"|that time (?:free|aside)",
    r"(?:know|knew|realise|realize|realized|realised|understand|aware|appreciate|recogni[sz]e|conscious|see"
    r"|imagine|sure)(?: very well| fully| well| how| that| what| this| of| it| of the| the| much)*"
    r"(?: \w+){0,6} (?:you|your|you've|you're|team|panel|everyone|others|people|schedule|notice|inconvenient"
    r"|disrupt\w*|inconvenience|trouble|work|time|hour|slot|day|morning|afternoon|effort)",
    r"(?:you|they|team|panel|everyone|everybody|people|colleagues|committee|interviewers?)(?:'ve|'d| have| had"
    r"| all| both| must have| already| and \w+| are| were| also| surely| probably)*"
    r" (?:set|kept|cleared|waited|waiting|blocked|reserved|made|took|taken|arranged|planned|prepared|gave"
    r"|given|held|holding|freed|put|rearranged|moved|gathered|sat|stayed|came|spent|invested|organi[sz]ed|lost"
    r"|wasted|keep|count\w*|booked|go|went|schedul\w+|dial\w* in|assembl\w+)",
    r"for nothing|to (?:wait|waste)|lost (?:hour|morning|afternoon|day|time)"
    r"|(?:your|the) (?:time|hour|evening|morning|afternoon|day|lunch) (?:went|goes|was|is)"
    r"|(?:short|little|late) notice",
    r"(?:was|were|been|is|are|has|have|had) (?:all |already |specially )?(?:booked|reserved|kept|prepared"
    r"|blocked|held|set aside|cleared|arranged|waiting|set up|freed|made free)"
    r"|(?:kept|blocked|cleared|reserved|held|booked|made) (?:\w+ ){1,4}for (?:me|us|this|it)",
    r"(?:you|you've|you have|you both) (?:\w+ ){0,2}(?:came|come|made|went|lined|put|gone|got|the \w+ waiting"
    r"|set|drove|travel\w*)|without notice|so late|under two hours|(?:hours?|minutes)'? notice",
    r"(?:sorry|apolog\w+) (?:\w+ )?to (?!miss|say|inform|tell you (?:that )?i|hear|report|write|announce"
    r"|have missed|not)\w+|let(?:ting)? (?:you|the team|everyone|them)(?: all| both)? down"
    r"|(?:little|no|less|any|such) (?:\w+ )?warning",
    r"(?:sorry|apolog\w+) (?:\w+ )?(?:for|about) (?:the|your|this|such|all the|how|making|having|putting"
    r"|leaving|keeping|taking|giving|causing|upsetting|wasting|disturbing"
    r"|letting) (?!(?:delay|absence|late|lateness|missed|missing|interview|appointment|mistake|miss"
    r"|no-show)\b)\w+",
    r"short notice|last[- ]minute|late notice|little notice"
    r"|(?:kept|keep|keeping|left|leaving|have|had|made|make|making) you(?: all| and \w+"
    r"| both)?(?: to)? (?:wait\w*|hanging|sitting|rearrang\w+)",
    r"(?:cost|costs|costing|wast\w+|los\w+|took|taking|takes|messes|upset\w*|disrupt\w*|throws?|respect\w*"
    r"|spoil\w*|affect\w*|mess\w*)(?: up| off| out)?(?: you| the| of| all| both| with| \w+ minutes"
    r"| half an hour)*"
    r"(?: \w+){0,3} (?:your|you|panel|team|everyone|everybody|schedule|plans?|slot|hour|day|calendar|time"
    r"|morning|afternoon|work)",
    r"(?:extra|more|double|additional) (?:work|trouble|effort|hassle)|inconvenien\w+"
    r"|(?:the|this|much|such|causing|caused?|make|making|giving|gave|for) (?:\w+ )?(?:trouble|disruption"
    r"|hassle|difficult\w*|bother|burden|upheaval|headache|mess|disturbance)",
    r"your (?:valuable |precious |whole |kind )?(?:time|hour|morning|afternoon|day|schedule|calendar|plans?"
    r"|preparation|diary|slot|panel|team's|evening|effort)s?",
    r"(?:time|hour|slot|morning|afternoon|evening|half hour|day|place|room) (?:that |which )?(?:you|you'd"
    r"|your team|the team|the panel|everyone) (?:\w+ )?(?:kept|set|cleared|held|reserved|blocked|saved|gave"
    r"|made|had|put)",
)
"""Says what it costs the other: owning for what nobody could prevent."""

DENIED = phrases(
    r"(?:can't|cannot|can not|won't|don't|do not|will not|not|isn't|wasn't|hardly"
    r"|never)(?: \w+){0,3} (?:responsib\w+|my (?:fault|mistake|error|doing)|to blame)"
)

THEIRS = r"(?:your|the|hr's|their|that|this)"

THING = (
    r"(?:e-?mail|mail|message|invite|invitation|link|system|website|web ?site|site|portal|calendar|directions"
    r"|address|instructions?|recruiter|hr|assistant|receptionist|reception"
    r"|colleague|software|team|map|details|page|form|scheduler|scheduling tool|tool|platform|coordinator"
    r"|agency|front desk|guard|time|times|confirmation|app|people|office|info|information|letter|text|booking"
    r"|meeting room|entry|security|company|secretary|side|server|description)"
)

FAULT = (
    r"(?:(?:did|does|do|was|were|is|are|has|have|had|could|would)(?:n't| not"
    r"| never)(?! (?:get|reach|see|find) (?:my|me by))|never|failed|forgot|crashed|broke|refused|rejected"
    r"|neglected|misled|misinformed|confused me|confused|kicked me|chucked me|threw me"
    r"|(?:was|were|is|are)(?: \w+)? (?:wrong|broken|unclear|confusing|misleading|incorrect|down|outdated"
    r"|incomplete|ambiguous|vague|out of date|dead|impossible|expired|faulty|useless)"
    r"|(?:only|just) (?:said|says|mentioned|gave|showed|stated|listed|had|told)"
    r"|(?:said|says|told me|gave me|sent me|put|had|showed|listed|mentioned)(?: \w+){0,3} (?:wrong|nothing"
    r"|incorrect|no (?:time|zone|address))|left out|sent (?:me )?(?:to )?(?:the|a) (?:wrong|broken|dead|old)"
    r"|(?:made|makes) it (?:\w+ )?(?:hard|difficult|impossible|unclear)|did not|should have|could have"
    r"|changed (?:it|the time) without)"
)

BLAME = phrases(
    r"(?:which |that )?(?:sends? out|shows?|showed|displays?|lists?) (?:\w+ )?only(?: \w+){1,4} and (?:does"
    r"|did|do)(?:n't| not)",
    rf"{THEIRS} (?:[\w-]+ ){{0,3}}{THING} (?:that |which )?(?:\w+ ){{0,6}}(?:only|just) (?:shows?|says?|said"
    rf"|gives?|gave|mentions?|mentioned)",
    r"(?:who|whom)ever (?:\w+ ){0,6}(?:wrote|made|sent|set|left|drew|booked|is|was)",
    r"(?:nobody|no one|no-one|noone|none of you|not one person)(?: \w+){0,2} (?:told|informed|mentioned|said"
    r"|warned|confirmed|reminded|let me|bothered|explained|answered|picked|sent|thought|called|replied)",
    r"(?:wasn't|was not|were not|weren't|never|not) (?:been )?(?:told|informed|notified|given|reminded|warned"
    r"|made clear|sent)(?! by my)",
    r"(?<!if )(?<!case )you(?: guys| people| all| both)?(?: \w+)? (?:didn't|did not|never|failed|forgot|hadn't"
    r"|had not|neglected|should(?:'ve| have)|could(?:'ve| have)|might have|ought to have|weren't"
    r"|were not clear|misled|misinformed|confused)(?! (?:have to|need to|need|mind|meet|reach|hear from|want"
    r"|ever|say|you|too))(?: \w+){0,3}",
    r"you (?:\w+ )?(?:gave|sent|told|put|wrote|directed|pointed)(?: me| us)?(?: \w+){0,4} (?:wrong|old|other"
    r"|different|incorrect|outdated)",
    r"you only (?:said|told|gave|sent|wrote|mentioned|put|called|gave)",
    r"if (?:you|your|the recruiter|hr|someone|somebody|anyone)(?: \w+){0,2} (?:had|would have"
    r"|'d)(?: \w+){0,3} (?:told|said|sent|mentioned|written|been|given|confirmed|reminded|put|included|let"
    r"|made)",
    rf"{THEIRS} (?:[\w-]+ ){{0,3}}{THING}(?: (?:you|from|of|on|in|for|that|which|sent|lot|had|your|side|guys"
    rf"|gave|me)){{0,4}} {FAULT}",
    r"(?:recruiter|hr|human resources|reception|the agency|someone (?:on|at|from) your \w+"
    r"|your (?:colleague|assistant|recruiter|coordinator))(?: \w+)? (?:told me|gave me|sent me|said"
    r"|wrote)(?: \w+){0,4} (?:wrong|different|nothing|old|incorrect|another|otherwise)",
    r",? but (?:then )?your(?! (?:time|day|patience|team|schedule|kind|offer))"
    r"|but you (?:said|wrote|told|changed|sent|didn't|never|had)",
    r"(?:your|hr's|the recruiter's|their|the system's) (?:fault|mistake|error|oversight|mix-?up"
    r"|miscommunication)|because of (?:your|you|hr|the recruiter)"
    r"|thanks to your (?:\w+ )?(?:system|link|portal|recruiter|directions|instructions|confusing|unclear"
    r"|wrong)",
    r"(?:confusing|unclear|misleading|vague|wrong|incorrect|incomplete|ambiguous|badly written|poor"
    r"|bad) (?:\w+ )?(?:invite|invitation|email|e-mail|mail|link|instructions?|directions|address|information"
    r"|message|details|signage|description)(?: (?:you|from your|from you|that you|on your|in your|i got"
    r"|i was))",
    r"not (?:entirely |really |exactly |only |all |completely )?my (?:fault|mistake|doing)"
    r"|out of my hands because you|(?:blame|blaming) (?:you|your|the|hr|it)|the way (?:you|your) \w+",
)

I_AGENT = phrases(
    r"i (?:\w+ ){0,2}(?:mixed|missed|caused|made|misread|misunderstood|forgot|confused|overslept|did|let|got"
    r"|wrote|put|took|created|got|read|had|converted|should|failed|didn't|did not|was|am|have missed|booked)"
    r"|my (?:own )?(?:mix-?up|misunderstanding|mistake|fault|error|oversight|doing|confusion)"
    r"|(?:mistake|mix-?up|error|confusion|misunderstanding|oversight"
    r"|fault)(?: \w+){0,3} (?:my (?:part|side|end)|me|mine)|by me|on me|of mine"
)

PASSIVE = phrases(
    r"(?:interview|call|appointment|meeting|slot|conversation|it|session|date|opportunity|time"
    r"|chat)(?: [\w:.-]+){0,4} (?:was|got|has been|have been|had been|were|is)(?: \w+)? (?:missed|forgotten"
    r"|overlooked|not attended|therefore not attended|(?:entered|noted|put|saved|written|filed"
    r"|recorded)(?: \w+){0,4} wrong|unattended|skipped|lost(?! (?:hour|time|day|morning))|double-?booked"
    r"|mixed up|mis-?scheduled|confused|neglected|misread|misunderstood|not (?:kept|noted|seen|joined|met))",
    r"(?:there (?:was|were|has been|had been|seems? to (?:be|have been)|must have been"
    r"|appears? to (?:be|have been))|due to|because of|owing to|after|result of"
    r"|it was)(?: \w+){0,3} (?:mix-?up|misunderstanding|miscommunication|confusion|oversight"
    r"|scheduling (?:error|mistake|mix-?up)|mistake (?:with|in|about)"
    r"|error (?:in|with|about))(?! (?:on|of|by) my)",
    r"(?:mix-?up|misunderstanding|miscommunication|mistakes?|oversight|confusion"
    r"|errors?)(?: \w+){0,4} (?:occurred|happened|arose|was made|were made|took place|crept in|led to|meant"
    r"|caused|resulted)",
    r"(?:it |which |this |that |appointment |interview |call )?(?:must have |has |somehow |simply "
    r"|just )*slipped (?:my|through|away|by|off)|(?:interview|call|appointment|meeting|it"
    r"|conversation)(?: [\w:.-]+){0,9} (?:did not|didn't|could not|couldn't|never) (?:happen|take place"
    r"|go ahead|materiali[sz]e|work out|come about)",
    r"(?:wires|lines|dates?|times?|days?|zones?|calendars?|appointments?|hours?)(?: \w+){0,2} (?:got|were"
    r"|became|was)(?: \w+)? (?:crossed|confused|mixed|swapped|switched|muddled|lost|jumbled)|got lost in"
    r"|fell through|(?:could not|couldn't|cannot|can not) be (?:attended|kept|met|joined)"
    r"|(?:date|reminder|appointment|entry|time|interview|meeting)(?: [\w:.-]+){0,4} (?:had been|was"
    r"|has been) (?:\w+ )?(?:overlooked|entered|forgotten|deleted|unattended)"
    r"|(?:went|gone|passed|goes) (?:by|past|away) without me|ended up (?:under|in|on) (?:\w+day|the wrong)",
)

PREVENTED = phrases(
    r"(?:before|for|until|by) the next (?:one|time|interview|appointment)|to be (?:safe|sure)"
    r"|(?:will|'ll) (?:call|wake|remind|ring) me",
    r"from (?:now|today|this day|here)(?: on| onwards?)?"
    r"|(?:two|2|second|three|several|extra|additional|backup|louder) (?:\w+ )?(?:alarms?|reminders?|clocks?)"
    r"|confirm \w+ (?:the day|a day|in writing|the evening|the night|each|every|time)"
    r"|(?:cannot|can't|won't|will not|not|never|shall not) (?:\w+ )?(?:repeat|happen|be repeated|occur|recur)"
    r"|next time|(?:in|for|the) (?:the )?future|going forward|since then|never again"
    r"|again\b[^.]*\b(?:prevent|avoid)|so (?:that )?(?:it|this) (?:\w+ ){0,3}(?:again|never)"
    r"|to (?:avoid|prevent|make sure|ensure|be sure)|always"
    r"|already (?:set|put|saved|added|changed|moved|booked|bought|installed)",
    r"(?:i|i've|i have|i'll|i will|i am|i'm)(?: have| will| now| also| already| since| just| am)* (?:set"
    r"|setting|put|putting|added|add|saved|keep|keeping|bought|asked|booked|written|write|leave|leaving"
    r"|double-?check\w*|check\w*|confirm\w*|use|using|installed|arranged|moved|plan|planning|changed|learned"
    r"|learnt|make sure|made sure|pinned|placed|switched|started|schedul\w+|blocked|travel|convert|fixed"
    r"|turned|synced)"
    r"(?: [\w':-]+){0,10} (?:now|alarms?|reminders?|calendar|diary|phone|clock|earlier|early|day before"
    r"|evening before|night before|both|zones?|twice|hotspot|backup|back-up|buffer|lesson|hour|every|each|wall"
    r"|fridge|before|writing|in advance|ahead|paper|sim|battery|spare|margin|desk|list|time)",
    r"backup|back-up|(?:i )?now (?:i|my|set|stands|have|in|on|carry|keep|write|check|use|look|go|read|ask)"
    r"|each (?:evening|morning|night|day)|every (?:evening|morning|night|day)|taught me|lesson (?:learn\w+)?"
    r"|second alarm|what i(?:'ve| have) changed|(?:every|each) (?:\w+ ){1,4}(?:goes|gets|is|will|go)"
    r"|(?:evening|day|night|afternoon|morning|eve) (?:before|of)"
    r"|(?:hangs|lives|sits|stands|keeps?|charged|carry|goes|gets|taped|pinned) [^.]{0,60}\bnow|it\'s \w+ now"
    r"|(?:does|do) not happen again|happen again|prevent|make sure",
)
