"""Addresses that are made to be taken for those of a known provider.

Two grades. A host that shows another's name as its own, by foreign letters or by carrying it in front, is a
trap wherever it stands. A host that only resembles one is suspected where it is offered as the way in.
"""

import re
from functools import lru_cache

from raincheck.domain.invitations.providers import PROVIDERS, SCHEDULERS, is_provider
from raincheck.domain.invitations.urls import WRAPPERS, Url, domains_of, percent_decoded
from raincheck.domain.likeness import drawn, one_slip

_TARGETS = tuple(
    (
        "zoom.us zoom.com zoomgov.com meet.google.com google.com teams.microsoft.com teams.live.com microsoft.com "
        "webex.com gotomeeting.com whereby.com safelinks.protection.outlook.com calendly.com"
    ).split()
)
"""The names that are worth imitating."""

_ALL = frozenset((*(domain for provider in PROVIDERS for domain in provider.domains), *SCHEDULERS, *WRAPPERS))
_OWN = frozenset(
    (
        "google.com microsoft.com microsoftonline.com live.com office.com office365.com office.net outlook.com "
        "cisco.com zoominfo.com goo.gl googleusercontent.com googleapis.com microsoft.us cloud.microsoft windows.net"
        " linkedin.com"
    ).split()
)
"""Domains of the same companies, and one that only sounds like them: never a likeness."""

_BRANDS = re.compile(r"zoom|webex|microsoft|msteams|google|gotomeet|whereby|bluejeans|ringcentral|skype|hirevue")
_WORDS = re.compile(r"(?:^|[.-])(?:teams|meet)(?:[.-]|$)")
_WAY_IN = re.compile(
    r"/(?:(?:j|w|s|my|wc|wc/join)/\d+|l/meetup-join\b|[a-z]{3}-[a-z]{4}-[a-z]{3}(?:$|[?#/])|(?:[\w-]+/)?j\.php|"
    r"meetup-join\b|wbxmjs/)",
    re.IGNORECASE | re.ASCII,
)
_NATIONAL_GOOGLE = re.compile(r"(?:[a-z]+\.)*google\.(?:com?\.)?[a-z]{2}")


def is_trap(url: Url) -> bool:
    """Whether it shows a known name as its own, wherever in a text it stands."""
    if url.userinfo:
        shown = percent_decoded(url.userinfo).lower()
        return any(domain in shown for domain in _ALL) or is_provider(url)
    return _shows_another(url.host)


def is_suspect(url: Url, *, offered: bool) -> bool:
    """Whether it resembles a known host; `offered` says that the text presents it as the way in."""
    if is_trap(url):
        return True
    way_in = _WAY_IN.match(url.path) is not None
    if _is_known(url.host) or not (offered or way_in):
        return False
    name = url.host.rpartition(".")[0]
    if _BRANDS.search(name) or (way_in and _WORDS.search(name)):
        return True
    parts = re.split(r"[.-]", url.host)
    carried = {".".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 2, min(i + 6, len(parts)) + 1)}
    if any(domain in carried for domain in _TARGETS):
        return True
    return any(one_slip(_last_labels(url.host, domain.count(".") + 1), domain) for domain in _TARGETS)


def imitates_scheduler(url: Url) -> bool:
    """Whether its host carries the name of one where interviews are booked without being it."""
    if is_trap(url):
        return True
    return not _is_known(url.host) and any(f".{domain}." in f".{url.host}." for domain in SCHEDULERS)


@lru_cache(maxsize=256)
def _shows_another(host: str) -> bool:
    """Whether a host looks like a known name to the eye, or carries one in front of its own."""
    if _is_known(host):
        return False
    if not _DRAWN_TARGETS.isdisjoint(domains_of(drawn(percent_decoded(host)))):
        return True
    carried = any(f".{domain}." in f".{host}." for domain in _TARGETS)
    # "zoom.us.larkspur.example" is a trap, "zoom.com.au" may be the company itself.
    return carried and re.fullmatch(r"(?:www\.)?[a-z]+\.com\.[a-z]{2}", host) is None


def _is_known(host: str) -> bool:
    domains = domains_of(host)
    return not _ALL.isdisjoint(domains) or not _OWN.isdisjoint(domains) or _NATIONAL_GOOGLE.fullmatch(host) is not None


def _last_labels(host: str, count: int) -> str:
    return ".".join(host.split(".")[-count:])


_DRAWN_TARGETS = frozenset(map(drawn, _TARGETS))
