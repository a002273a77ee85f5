"""Names that are taken for one another: by the eye, and after a slip of a finger."""

import unicodedata

from raincheck.domain.invitations.mailboxes import home_of
from raincheck.domain.invitations.vocabulary import FREEMAIL

_PAIRS = (
    "аa еe оo рp сc хx уy іi ѕs ԁd һh јj ӏl кk мm тt вb нh гr ьb пn иu οo αa υu νv ρp ιi κk τt ωw ηn γy "  # noqa: RUF001 - foreign twins of Latin letters
    "ɡg ɩi ıi 0o 1l 3e 5s"  # noqa: RUF001 - the same
)
_TWINS = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
"""Letters of other alphabets, and digits, with the Latin letter that they look like."""

_SLIPS_FROM = 4
"""Letters of a name in which one slip is no chance: abc.com and nbc.com are two companies."""

_LONG_FROM = 8
"""Letters of a name that no other name begins with by chance: "larkspurcareers", and not "arcade" for "arc"."""

_PROVIDERS = "gmail googlemail hotmail outlook yahoo icloud protonmail rocketmail".split()
_NO_ENDINGS = frozenset("con cpm cmo ocm comm coom vom xom cim dom".split())
"""What fingers make of "com" and no registry has (IANA root zone)."""

_OTHER_ENDINGS = frozenset("co cm om".split())
"""What they make of it, and some country has."""


def drawn(name: str) -> str:
    """A host or a name as the eye takes it: without accents, with Latin letters for their twins, "rn" as "m"."""
    flat = unicodedata.normalize("NFKD", as_shown(name).replace("\u3002", "."))
    plain = "".join(c for c in flat if not unicodedata.combining(c)).translate(_TWINS)
    return plain.replace("rn", "m").replace("vv", "w").replace("i", "l")


def as_shown(host: str) -> str:
    """A host in small letters, with those beyond ASCII as they are read and not as they travel (RFC 3492)."""
    return ".".join(_unpunycode(label) for label in host.lower().rstrip(".").split("."))


def one_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another or swapped makes the one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shortest = min(len(one), len(other))
    same = next((i for i in range(shortest) if one[i] != other[i]), shortest)
    left, right = one[same:], other[same:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def alike(one: str, other: str) -> bool:
    """Whether two names that are not the same are easily taken for each other."""
    if one == other:
        return False
    eye = (drawn(one).replace("-", ""), drawn(other).replace("-", ""))
    long = min(len(one), len(other)) >= _SLIPS_FROM
    return eye[0] == eye[1] or (long and (one_slip(one, other) or one_slip(*eye)))


def resembles(domain: str, known: str) -> bool:
    """Whether a domain that belongs to somebody else is easily taken for a known one.

    It has the same name with another ending, nearly the same name, or the known one inside its own.
    """
    domain, known = as_shown(domain), as_shown(known)
    home, base = home_of(domain), home_of(known)
    if home == base:
        return False
    label, name = home.partition(".")[0], base.partition(".")[0]
    carried = f".{base}." in f".{domain}." or (len(name) >= _SLIPS_FROM and f"-{name}-" in f"-{label}-")
    joined = name.replace("-", "")
    longer = len(joined) >= _LONG_FROM and label.replace("-", "").startswith(joined)
    return carried or longer or label == name or alike(label, name)


def meant_provider(domain: str) -> str:
    """The well-known provider whose name somebody slipped on: "gmail.com" for "gmial.com"; empty for all others."""
    label, _, ending = domain.casefold().partition(".")
    if domain.casefold() in FREEMAIL:
        return ""
    name = next((one for one in _PROVIDERS if label == one or _slipped(label, one)), label)
    if ending in _NO_ENDINGS or (ending in _OTHER_ENDINGS and name in _PROVIDERS):
        ending = "com"
    meant = f"{name}.{ending}"
    return meant if meant in FREEMAIL else ""


def _slipped(label: str, name: str) -> bool:
    """Whether it is that name but for one letter, which is not the first: email.com and cloud.com exist."""
    return one_slip(label, name) and (label[:1] == name[:1] or label[:2] == name[1::-1])


def _unpunycode(label: str) -> str:
    if not label.startswith("xn--") or not label.isascii() or len(label) > 63:
        return label
    try:
        return label[4:].encode().decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
