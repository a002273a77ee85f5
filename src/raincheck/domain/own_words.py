"""What is told about words of the user's own that cannot be used: one line, where they are needed."""

from string import Template

from raincheck.domain.session import Step
from raincheck.domain.words import Words, WordsFault

NEEDED = {
    "clocks": (Step.INTERVIEW, Step.CONTACT, Step.MESSAGE),
    "coach": (Step.MESSAGE,),
    "drafts": (Step.CONTACT, Step.MESSAGE, Step.AFTER),
    "followup": (Step.FOLLOWUP, Step.SUMMARY),
    "ladder": (Step.CONTACT,),
    "reasons": (Step.SITUATION, Step.CONTACT, Step.MESSAGE, Step.SUMMARY),
    "rescues": (Step.RESCUE, Step.CONTACT, Step.MESSAGE, Step.AFTER),
}
"""The steps that show the words of a file, by how its name begins; any other is needed on every step."""


def told(fault: WordsFault, words: Words) -> str:
    """The fault and its place in one line."""
    facts = {name: getattr(fault, name) for name in fault.__struct_fields__}
    return Template(words.screens["words-at"]).safe_substitute(facts)


def trouble(step: Step, words: Words) -> str:
    """The first fault in the words that a step shows, and how many there are; empty without one."""
    found = [fault for fault in words.faults if _concerns(fault, step)]
    if not found:
        return ""
    line = told(found[0], words)
    count = Template(words.screens["words-count"]).safe_substitute(count=len(found))
    return line if len(found) == 1 else f"{line} {count}"


def _concerns(fault: WordsFault, step: Step) -> bool:
    name = fault.file.rpartition("/")[2]
    needed = [steps for start, steps in NEEDED.items() if name.startswith(start)]
    return not needed or any(step in steps for steps in needed)
