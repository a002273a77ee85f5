"""How people say what has happened to the interview."""

from raincheck.domain.coach.reading import phrases

_AM = r"(?:i'?m|i am|am|i was|we are|we're)"

_NO = r"(?:n't|nt| not)"

NEWS = phrases(
    r"(?:have|had|need|going) to (?:miss|change|do (?:\w+ ){1,12}another way"
    r"|attend (?:\w+ ){1,12}(?:in )?another way)|another way|change of plan|plan for (?:our|my|the)|as planned",
    r"unable to (?:attend|make|be|come|join)|is (?:canceled|cancelled)",
    r"(?:need|have|must|want) (?:to )?ask (?:you )?(?:for )?(?:a|an|to) (?:\w+ )?(?:change|other|move|new"
    r"|postpone)|step(?:ping)? back|(?:taken|falls?|fell) (?:ill|into the water|through)|shan't",
    r"i (?:will |shall |'ll )?(?:arrive|come|reach|be by you|get (?:in|to you|there)) (?:\w+ ){0,2}(?:at|about"
    r"|around|by|in|a bit|later)",
    r"(?:i|we)(?:'m| am)?(?: \w+){0,3} (?:can't|cannot|can not|won't|unable|not able)(?=[,.;:]| \w)"
    r"|too (?:ill|sick|unwell|weak) to|(?:i'?ll|i will|i should|i expect to|can|i'd"
    r"|will) (?:\w+ )?be (?:\w+ ){0,4}(?:by|at|around|about|in|within) (?:\d[\d:.]*|half|a quarter|quarter"
    r"|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    rf"(?:can'?t|cannot|can not|can no longer|could{_NO}|won't|wont|will{_NO}|wouldn't|unable|not able"
    rf"|not going|no longer able|impossible|not possible|not be able|isn't going|am not|i'm not|not gonna"
    rf"|not manage|don't think i)"
    r"(?: \w+){0,8} (?:make|attend|be|come|coming|join|joining|get|reach|speak|talk|do|keep|take|do it|arrive"
    r"|see|meet|appear|travel|connect|participate|manage|start|here|there|interview|connecting|today|tomorrow"
    r"|in time|on time)",
    r"(?:i'?ll|i will|i'm|i am|im|be|going to be|gonna be|may be|might be|are|we are|am|get there|arrive"
    r"|arriving|run|runs?|join|joining|was|been|there|with you|come|coming|start) (?:\w+ ){0,5}(?:late|delayed"
    r"|behind|stuck|held up|later)",
    r"running (?:\w+ ){0,3}(?:late|behind|\d+ min\w*)|(?:minutes?|mins?|hour|hours) (?:late|behind|delay)"
    r"|late (?:for|to)|stuck (?:in|on|at|behind)|delayed?",
    rf"missed|never (?:made|got|showed|turned|came|joined|happened)"
    rf"|did{_NO} (?:\w+ )?(?:make|show|attend|join|come|appear|call|turn|pick|dial|get|connect|manage)"
    rf"|was{_NO} (?:there|on|able|in|at)|not (?:there|attend|show|present)|failed to"
    rf"|could{_NO} (?:attend|join|come|make|be|appear|connect|get|reach)|no-show|absent",
    r"(?:need|have|had|want|like|ask|asking|hope|request|possible|must|could (?:we|i|you)|can (?:we|i|you)|to"
    r"|may (?:we|i)|please) (?:\w+ ){0,3}(?:move|resched\w+|re-sched\w+|cancel|postpone|shift|call off|push"
    r"|change|rebook|rearrange|re-arrange)",
    r"withdraw\w*|pull(?:ing)? out|step(?:ping)? (?:back|away|down)|not (?:proceed|continue|go ahead|pursu)\w*"
    r"|another (?:time|day|date)|a (?:new|different|later) (?:time|day|date|slot)|instead"
    r"|accepted (?:an|another|a)",
    r"(?:there|with you|arrive|arriving|in the building|join|joining|dial\w*|on the (?:line|call)|eta"
    r"|here) (?:\w+ ){0,4}(?:(?:by|at|around|about|in|within) (?:\d[\d:.]*|half|a quarter|noon|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)|now|\d[\d:.]*)|eta|overslept|forgot"
    r"|wrong (?:day|time|hour|date|place|building|address|station|office)",
    r"by (?:phone|video|zoom|teams)|over (?:the )?(?:phone|video|zoom)",
    r"not (?:be )?(?:make|making|making it|make it|coming|come|attending|attend|joining|join|fit|well enough)",
)
"""Says what has happened to the interview."""
