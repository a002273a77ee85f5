"""Whether two records are of one person, and what is known of them together."""

from msgspec.structs import replace

from raincheck.domain.returning import Recruiter


def is_same(one: Recruiter, other: Recruiter) -> bool:
    """Whether they share the address; else, where one has none, the number; else the name and the agency.

    Several people may share one mailbox of their agency: then it is the name that tells them apart.
    """
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold() and _may_be(one.name, other.name)
    if one.phone and other.phone:
        return _digits(one.phone) == _digits(other.phone)
    if one.name.casefold() != other.name.casefold():
        return False
    agencies = {one.agency.casefold(), other.agency.casefold()}
    return len(agencies - {""}) < 2 if one.name else len(agencies) == 1 and agencies != {""}


def together(latest: Recruiter, before: Recruiter) -> Recruiter:
    """What was learned last, and from before whatever it does not say."""
    return replace(
        latest,
        name=latest.name or before.name,
        agency=latest.agency or before.agency,
        email=latest.email or before.email,
        phone=latest.phone or before.phone,
    )


def is_known(someone: Recruiter) -> bool:
    """Whether there is anything to find them by."""
    return someone != Recruiter()


def _may_be(one: str, other: str) -> bool:
    """Whether it is one name, perhaps in short: "Ann Lee" and "Ann", or "A.", or nothing."""
    shorter, longer = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return all(any(_fits(word, found) for found in longer) for word in shorter)


def _fits(one: str, other: str) -> bool:
    return one == other or one.startswith(other.rstrip(".")) or other.startswith(one.rstrip("."))


def _digits(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdigit()) or phone
