"""Who holds meetings on the web, and which of their addresses are the way into one.

An address is a way in by its whole host and by its path. The other pages of the same companies are not:
help, settings, lists of numbers, recordings, and the doors for whoever hosts the meeting.
"""

import re

from msgspec import Struct

from raincheck.domain.invitations.urls import Url, domains_of, percent_decoded


class Provider(Struct, frozen=True):
    """A company, its domains, and the paths of its meetings; the first group is what names the meeting."""

    name: str
    domains: tuple[str, ...]
    joins: re.Pattern[str]


class Meeting(Struct, frozen=True):
    """A meeting that an address leads to: two addresses of one meeting have the same."""

    provider: str
    name: str


def _provider(name: str, domains: str, joins: str) -> Provider:
    return Provider(name, tuple(domains.split()), re.compile(joins, re.IGNORECASE | re.ASCII))


PROVIDERS = (
    _provider(
        "Zoom",
        "zoom.us zoom.com zoomgov.com zoom.com.cn zoom-x.de",
        r"/(?:(?:j|w|ej|my|wc/join)/([\w.-]+)/?(?:$|[?#])|wc/(\d+)/join)",
    ),
    _provider(
        "Google Meet", "meet.google.com", r"/(?:_meet/)?([a-z]{3}-?[a-z]{4}-?[a-z]{3}|lookup/[\w-]+)/?(?:$|[?#])"
    ),
    _provider("Google Meet", "g.co", r"/meet/([\w-]+)"),
    _provider("Calendly", "calendly.com", r"/events/([\w-]+)/(?:google_meet|zoom|microsoft_teams|webex|gotomeeting)\b"),
    _provider(
        "Teams",
        "teams.microsoft.com teams.live.com teams.microsoft.us teams.cloud.microsoft teams.microsoftonline.cn",
        r"/(?:(?:_#/|v2/[^#]*#/)?l/(meetup-join/[^?#]+)|(meet/\w+)|"
        r"dl/launcher/launcher\.html\?(?:.*&)?url=[^&]*(?:meetup-join|%2fmeet%2f)|v2/\?(?:.*&)?meetingjoin=true)",
    ),
    _provider(
        "Webex",
        "webex.com",
        r"/(?:(?:[\w-]+/){0,3}(?:j|e)\.php\?(?:.*&)?mtid=(\w+)|(?:meet|join|m)/([\w.@%-]+)/?(?:$|[?#])|"
        r"(?:[\w-]+/)?wbxmjs/joinservice\b|webappng/sites/[\w.-]+/meeting/|wc/|weblink/meeting/)",
    ),
    _provider(
        "GoTo", "meet.goto.com gotomeet.me", r"/(?!install|help|system|test|numbers)([\w.-]+(?:/[\w.-]+)?)/?(?:$|[?#])"
    ),
    _provider("GoTo", "gotomeeting.com goto.com", r"/(?:join/(\d+)|meeting/([\w-]+)|\?(?:.*&)?meetingid=(\d+))"),
    _provider("GoTo", "gotowebinar.com", r"/join/([\d/]+)"),
    _provider(
        "Whereby",
        "whereby.com",
        r"/(?!information|user|org|blog|pricing|static|assets|about|legal|faq|features|contact|help)([\w.-]+)/?(?:$|[?#])",
    ),
    _provider("BlueJeans", "bluejeans.com", r"/(?:a2m/live-event/)?(\d+)(?:/\w+)?/?(?:$|[?#])"),
    _provider("Jitsi", "meet.jit.si", r"/(?!static|libs|css|images|fonts)([^/?#]+)"),
    _provider("Jitsi", "8x8.vc", r"/([^/?#]+/[^/?#]+|[^/?#]{4,})"),
    _provider("Chime", "chime.aws", r"/(?!dialin|dial-in|help|download)(?:meetings/)?([\w.-]+)/?(?:$|[?#])"),
    _provider("RingCentral", "v.ringcentral.com video.ringcentral.com", r"/(?:join|conf/on|launcher)/(\d+)"),
    _provider("RingCentral", "meetings.ringcentral.com", r"/j/(\d+)"),
    _provider("Dialpad", "meetings.dialpad.com", r"/(?!help|numbers|dial)((?:room/)?[\w.-]+)/?(?:$|[?#])"),
    _provider("Dialpad", "uberconference.com", r"/(room/[\w.-]+)"),
    _provider("Skype", "join.skype.com", r"/([\w/]{6,})"),
    _provider("Skype", "meet.lync.com", r"/([\w.-]+/[\w.-]+/\w+)"),
    _provider("Slack", "app.slack.com", r"/huddle/(\w+/\w+)"),
    _provider("HireVue", "hirevue.com", r"/(?:[\w-]+/)?(?:interviews?|live|invitations?)/([\w/-]+)"),
    _provider("Karat", "interview.karat.com interview.karat.io", r"/([\w/-]+)"),
    _provider("FaceTime", "facetime.apple.com", r"/(join[^ ]*)"),
    _provider("WhatsApp", "call.whatsapp.com", r"/((?:video|voice)/\w+)"),
    _provider("Zoho", "meeting.zoho.com meeting.zoho.eu meeting.zoho.in", r"/(?:meeting/)?(?:join|(?=\d))(.*)"),
    _provider("Zoho", "meet.zoho.com meet.zoho.eu meet.zoho.in", r"/([\w-]{6,})"),
    _provider("Lifesize", "call.lifesizecloud.com call.lifesize.com", r"/(\d+)"),
    _provider("join.me", "join.me", r"/([\w-]{6,})/?(?:$|[?#])"),
    _provider("StarLeaf", "meet.starleaf.com", r"/(\d+)"),
    _provider("Vonage", "meetings.vonage.com", r"/(\w{6,})/?(?:$|[?#])"),
    _provider("Tencent", "meeting.tencent.com voovmeeting.com", r"/(?:dm|p|s)/(\w+)"),
    _provider("Lark", "vc.larksuite.com vc.feishu.cn", r"/j/(\d+)"),
    _provider("Daily", "daily.co", r"/(?!about|pricing|blog|docs|products|company|legal)([\w-]+)/?(?:$|[?#])"),
    _provider("Proton Meet", "meet.proton.me", r"/((?:[a-z]{2}/)?join/.*)"),
)

_BY_DOMAIN = {
    domain: [one for one in PROVIDERS if domain in one.domains] for one in PROVIDERS for domain in one.domains
}

_OTHER_PAGES = re.compile(r"(?:support|help|status|dialin|tel|marketplace|mysettings)\.")
_HOST_DOOR = re.compile(r"[?&](?:zak|roomkey|hostkey|hostpin)=", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|gclid|fbclid|mc_[ce]id|_hs\w+|hs|hsa_\w+|authuser|pli|omkt|trk\w*|mkt_tok")
_ROOMS_OF_A_HOST = ("Webex", "Whereby", "Daily", "HireVue")
"""Where a room of the same name at another host of the provider is another room."""


def is_provider(url: Url) -> bool:
    """Whether its host belongs to somebody who holds meetings, whatever the page."""
    return any(domain in _BY_DOMAIN for domain in domains_of(url.host))


def meeting_of(url: Url) -> Meeting | None:
    """The meeting it leads a guest into, or None for every other page."""
    if not url.plain or _OTHER_PAGES.match(url.host) or _HOST_DOOR.search(url.rest):
        return None
    for provider in (one for domain in domains_of(url.host) for one in _BY_DOMAIN.get(domain, ())):
        if found := provider.joins.match(url.rest):
            return Meeting(provider.name, _name(provider, url, next(filter(None, found.groups()), "")))
    return None


def _name(provider: Provider, url: Url, group: str) -> str:
    """What tells a meeting from others of the same provider: its number or name, where there is one."""
    if provider.name == "Google Meet":
        return group.replace("-", "").lower()
    if provider.name == "Teams" and not group:
        # The page that starts the program carries the address of the meeting.
        inner = re.search(r"(?:meetup-join|meet)/[^?#]+", percent_decoded(url.param("url")))
        return percent_decoded(inner[0] if inner else url.rest).lower()
    if provider.name in ("Zoom", "Teams"):
        return percent_decoded(group).rstrip("/").lower()
    if group:
        return f"{url.host if provider.name in _ROOMS_OF_A_HOST else ''}/{group.rstrip('/')}".lower()
    return without_tracking(url)


def without_tracking(url: Url) -> str:
    """An address for comparison: without what only tells a sender who clicked, and without its scheme."""
    kept = [pair for pair in url.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0].lower())]
    return f"{url.host}{url.path.rstrip('/')}?{'&'.join(kept)}#{url.fragment}"


SCHEDULERS = frozenset(
    (
        "calendly.com cal.com savvycal.com goodtime.io greenhouse.io lever.co ashbyhq.com myworkday.com "
        "myworkdayjobs.com smartrecruiters.com workable.com icims.com jobvite.com teamtailor.com recruitee.com "
        "personio.de personio.com bamboohr.com breezy.hr gem.com modernloop.io modernloop.com prelude.co paradox.ai "
        "acuityscheduling.com squarespacescheduling.com youcanbook.me doodle.com meetings.hubspot.com chilipiper.com "
        "outlook.office365.com outlook.office.com book.ms zcal.co tidycal.com appointlet.com oncehub.com setmore.com "
        "hirevue.com calendar.google.com calendar.app.google zohobookings.com bookings.zoho.com reclaim.ai "
        "eightfold.ai phenompeople.com"
    ).split()
)
"""Where interviews are booked; their pages for another time are known by the path alone."""


def is_scheduler(url: Url) -> bool:
    """Whether its host is one where interviews are booked."""
    return url.plain and not SCHEDULERS.isdisjoint(domains_of(url.host))
