"""How people introduce themselves, and what a subject says that says nothing."""

import re

from raincheck.domain.coach.reading import phrases

INTRODUCES = phrases(
    r"this is|my name(?: is|'s)|i am [\w .'-]{2,40}$|it'?s [\w .'-]{2,30}(?: here)?(?:$|,)|here (?:is|speaks)"
    r"|is (?:that|this)|am i speaking|^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening"
    r"|day))(?: [\w.'-]+){0,4}[,.!]?$|speaking"
)

REPLY = re.compile(r"\s*(?:re|aw|fw|fwd|sv|antw|rif|res|odp|tr|wg)\s*:", re.IGNORECASE)

IDLE = set(
    "hello hi hey sorry apology apologies interview urgent question reschedule rescheduling important time"
    " help please read today request change my our the a an about for re regarding message update issue"
    " problem information info note meeting call appointment late running delay delayed need to of cannot"
    " can't make it missed quick i am in".split()
)
