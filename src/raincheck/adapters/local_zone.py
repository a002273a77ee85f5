"""The zone of the machine, where it is plain to see: to look for it everywhere takes longer than a command has."""

import os


def plain_zone() -> str:
    """The zone that TZ names, or without it the link that the system itself follows; empty where it is not so plain."""
    chosen = os.environ.get("TZ")
    if chosen is not None:
        return chosen
    try:
        link = os.readlink("/etc/localtime")  # noqa: PTH115 - pathlib takes longer than this
    except OSError:
        return ""
    return link.rpartition("zoneinfo/")[2]
