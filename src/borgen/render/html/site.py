"""Where a page stands among others. A file on its own has no site."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from borgen.frozen import Value, field

_NOTHING: Final = Markup()


class Link(Value, frozen=True):
    """A way to another page; `here` marks the page that it is on."""

    text: str
    href: str
    here: bool = False


class Site(Value, frozen=True, kw_only=True):
    """What a page that is one of several shows around and in its report.

    Attributes:
        links: the ways that stand above the report.
        hrefs: ids of people, teams and trajectories, and where their reports are; whom or what
            it lacks is told without a link.
        head: what else belongs in the page's head, such as a script; safe HTML.
        notice: what stands above the report, such as findings; safe HTML.
    """

    links: tuple[Link, ...] = ()
    hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    head: Markup = _NOTHING
    notice: Markup = _NOTHING
