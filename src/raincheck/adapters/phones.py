"""Telephone numbers in a text, by the library that knows the numbering plans of all countries.

It finds numbers that are valid. Two more passes find what people mean as one all the same: a number that begins
with "+" or stands in a tel: link, and one that the text calls a telephone number but whose country is not known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from raincheck.domain.invitations.documents import PhoneFound

TEXT_LIMIT = 100_000
"""Characters of a text that are read."""

_TRIES = 2000
_NOISE = re.compile(
    r"https?://[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
    r"|\d{20,}"
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"  # an address of the internet
    r"|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)"
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|,{2,6}\s?\*?\d[\d ]{2,17}#?|,\s?\*?\d{3,17}#"  # the code behind a number that is tapped once
    r"|\b(?:id|pin|code|passcode|password|order|ref|reference|req|requisition|case|ticket|account|invoice|vat|iban|ein|"
    r"confirmation|booking|tracking|meeting number|event number)\b(?: ?(?:no\b\.?|number|code|id))?[\s:#.)(]{0,5}"
    r"\d[\d -]{1,24}",
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"(?:(?<!\w)\+|(?<=tel:))\(?\d[\d ().\-/\u00a0\u2010-\u2015]{5,24}\d(?!\d)|(?:(?<!\w)\+|(?<=tel:))\d{8,15}(?!\d)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:\b(?:tel|telephone|telefon|phone|mobile|mob|cell|cellphone|direct|office|handy|ph)\b|\b[tmpdco](?=[:.]))"
    r"[ :.]{1,4}(\(?\d[\d ().\-/\u00a0\u2010-\u2015]{5,20}\d)(?!\d)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"(?<![\d+.-])((?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4})(?![\d-])")
_GROUP = re.compile(r"[ ().\-/\u00a0\u2010-\u2015]+\d*$")


def find_phones(text: str, country: str) -> tuple[PhoneFound, ...]:
    """The numbers of a text, in its order; `country` is that of numbers without a code (ISO 3166), or empty."""
    import phonenumbers

    text = text[:TEXT_LIMIT]
    plain = _NOISE.sub(lambda noise: " " * len(noise[0]), text)
    region = country.upper() if country.upper() in phonenumbers.SUPPORTED_REGIONS else None
    found = {one.start: one for one in _valid(plain, region)}
    for passing in (_international(plain, region, found), _called_phones(plain, found)):
        found |= {one.start: one for one in passing}
    return tuple(found[start] for start in sorted(found))


def _is_free(found: dict[int, PhoneFound], start: int, end: int) -> bool:
    """Whether nothing was found there yet; no number is longer than 60 characters."""
    near = (found[at] for at in range(start - 60, end) if at in found)
    return all(one.end <= start for one in near)


def _valid(text: str, region: str | None) -> Iterator[PhoneFound]:
    from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

    for match in PhoneNumberMatcher(text, region, Leniency.VALID, _TRIES):
        e164 = format_number(match.number, PhoneNumberFormat.E164)
        yield PhoneFound(start=match.start, end=match.end, text=match.raw_string, e164=e164)


def _international(text: str, region: str | None, found: dict[int, PhoneFound]) -> Iterator[PhoneFound]:
    """Numbers with a country code that exists, and as many digits as that country may have."""
    for match in _PLUS.finditer(text):
        raw = match[0] if _is_free(found, match.start(), match.end()) else ""
        while sum(c.isdigit() for c in raw) >= 7:
            e164 = _possible(raw, region)
            if e164:
                yield PhoneFound(start=match.start(), end=match.start() + len(raw), text=raw, e164=e164)
                break
            raw = _GROUP.sub("", raw) if _GROUP.search(raw) else ""


def _possible(raw: str, region: str | None) -> str:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(raw, region)
    except NumberParseException:
        return ""
    return format_number(number, PhoneNumberFormat.E164) if is_possible_number(number) else ""


def _called_phones(text: str, found: dict[int, PhoneFound]) -> Iterator[PhoneFound]:
    """Numbers whose country is not known: those that are called phones, and those in American groups."""
    for pattern in (_LABELLED, _AMERICAN):
        for match in pattern.finditer(text):
            enough = 7 <= sum(c.isdigit() for c in match[1]) <= 15
            if enough and _is_free(found, match.start(1), match.end(1)):
                yield PhoneFound(start=match.start(1), end=match.end(1), text=match[1])


@lru_cache(maxsize=64)
def country_of(zone: str) -> str:
    """The country of an IANA zone (ISO 3166), also of its older names; empty for UTC and what is unknown."""
    countries, links = _tables()
    return countries.get(zone) or countries.get(links.get(zone, ""), "")


_OLD_OFFSETS = {"CET", "EET", "MET", "WET", "EST", "HST", "MST"}
"""Names that the data links to a city, and that mean no country."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """The country of each zone, and the zone of each older name; as tzdata ships them, about a millisecond."""
    folder = resources.files("tzdata") / "zoneinfo"
    rows = (line.split("\t") for line in (folder / "zone.tab").read_text("utf-8").splitlines() if line[:1] != "#")
    countries = {row[2]: row[0] for row in rows if len(row) > 2}
    links = (line.split() for line in (folder / "tzdata.zi").read_text("utf-8").splitlines() if line.startswith("L "))
    return countries, {link[2]: link[1] for link in links if len(link) == 3 and link[2] not in _OLD_OFFSETS}
