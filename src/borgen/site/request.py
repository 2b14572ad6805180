"""A page being asked for: its address, read and written, and what it is asked of."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args
from urllib.parse import quote, urlencode

from borgen.dates import iso_day
from borgen.diagnostics import Arg
from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.links import OwnerKind, team_on
from borgen.model.ids import ORGANISATION
from borgen.site.access import FindingAccess, SiteReader, finding_access, people_of
from borgen.site.live import LinkedWorkspace, LiveWorkspace, Snapshot
from borgen.text import Language, Text, language_of, text_in

View: TypeAlias = Literal["overview", "tree", "findings", "file"]
PageKind: TypeAlias = View | OwnerKind

FIRST: Final = date(1970, 1, 1)
LAST: Final = date(2199, 12, 31)
"""The first and last day that a page can be asked for."""

DAY: Final = "as_of"
LANGUAGE: Final = "lang"

_WITHOUT_ID: Final = {"tree", "findings", "organisation"}
_WITH_ID: Final = {*get_args(OwnerKind), "file"} - _WITHOUT_ID


class PageRefusedError(BorgenError):
    """A page that does not exist, or not for this reader; `status` is that of HTTP."""

    def __init__(self, status: int, key: str, **args: Arg) -> None:
        super().__init__(key, **args)
        self.status = status


class PageRequest(Value, frozen=True):
    """A request for a page.

    Attributes:
        page: the kind of page.
        id: the subject's id; of a page of findings in a file: the file.
        day: the day it is asked for; None is the usual one.
        language: the language it is asked in; None is the usual one.
    """

    page: PageKind
    id: str = ""
    day: date | None = None
    language: Language | None = None

    def to(self, page: PageKind, id_: str = "") -> "PageRequest":
        """Return the request for another page, on the same day and in the same language."""
        return replace(self, page=page, id=id_)

    def href(self, base: str) -> str:
        """Return the address on a site whose addresses begin with `base`."""
        steps = [] if self.page == "overview" else [self.page, *self.id.split("/")]
        given = {DAY: self.day and self.day.isoformat(), LANGUAGE: self.language}
        query = urlencode({name: value for name, value in given.items() if value})
        path = "/".join(quote(step, safe="") for step in steps if step)
        return f"{base}/{path}" + (f"?{query}" if query else "")


def parse_address(path: str, query: Mapping[str, str]) -> PageRequest:
    """Return the request of an address; whether the subject exists is not looked up.

    Args:
        path: what follows the site's base, unquoted.
        query: the parameters of the query string.

    Raises:
        PageRefusedError: no page has such an address, or the day is not valid.
    """
    page, _, id_ = path.partition("/")
    request = PageRequest("overview", day=_day(query.get(DAY, "")), language=language_in(query))
    if not path:
        return request
    for kind in get_args(View) + get_args(OwnerKind):
        if page == kind and (kind in _WITH_ID if id_ else kind in _WITHOUT_ID):
            return request.to(kind, id_)
    raise PageRefusedError(404, "site.no_page")


def _day(word: str) -> date | None:
    day = iso_day(word)
    if word and (day is None or not FIRST <= day <= LAST):
        raise PageRefusedError(400, "site.no_day", first=FIRST, last=LAST)
    return day


def language_in(query: Mapping[str, str]) -> Language | None:
    """Return the language in a query string, if it is one of the catalogue."""
    word = query.get(LANGUAGE)
    return language_of(word) if word in {"nl", "en"} else None


class SiteSettings(Value, frozen=True, kw_only=True):
    """What is settled when a site starts.

    Attributes:
        root: the workspace.
        base: what every address on the site begins with; it holds the token.
        reader: for whom it is.
        language: the language of pages that are asked for in no other.
        day: the day of pages that are asked for on no other; None follows the calendar.
        today: returns the present day.
        charts: whether charts can be drawn.
    """

    root: Path
    base: str
    reader: SiteReader
    language: Language
    day: date | None
    today: Callable[[], date]
    charts: bool


class PageContext(Value, frozen=True, kw_only=True):
    """All that a page is made of.

    Attributes:
        settings: of the site.
        request: what is asked for.
        live: the workspace, with the cache of values of this snapshot.
        snapshot: the plans at this moment.
        today: the present day.
    """

    settings: SiteSettings
    request: PageRequest
    live: LiveWorkspace
    snapshot: Snapshot
    today: date

    @property
    def usual_day(self) -> date:
        """The day of pages that are asked for on no other."""
        return self.settings.day or self.today

    @property
    def day(self) -> date:
        """The day of this page."""
        return self.request.day or self.usual_day

    @property
    def text(self) -> Text:
        """The catalogue in the language of this page."""
        return text_in(self.request.language or self.settings.language)

    @property
    def reader(self) -> SiteReader:
        """Who reads the page."""
        return self.settings.reader

    @property
    def shared(self) -> LinkedWorkspace:
        """The plans that everyone may know."""
        return self.snapshot.shared

    @property
    def access(self) -> FindingAccess:
        """What the reader may see of findings and files."""
        workspace, links = self.shared.workspace, self.shared.links
        return self.live.cached("access", lambda _: finding_access(self.reader, workspace, links))

    def href(self, page: PageKind, id_: str = "") -> str:
        """Return the address of another page, on the same day and in the same language."""
        return self.request.to(page, id_).href(self.settings.base)

    def hrefs(self) -> Mapping[str, str]:
        """Return the addresses of all subjects that have a page for this reader, by id."""
        workspace = self.shared.workspace
        found = {ORGANISATION: self.href("organisation")}
        found |= {id_: self.href("team", id_) for id_ in workspace.teams}
        found |= {id_: self.href("trajectory", id_) for id_ in workspace.trajectories}
        privacy, me = workspace.settings.privacy, self.reader.me
        return found | {
            id_: self.href("person", id_)
            for id_ in (*people_of(self.shared.links), *([me] if me else []))
            if self.reader.may_open("person", id_, privacy)
        }

    def team(self) -> str | None:
        """Return the team of the person whom this page is about; None for other pages."""
        if self.request.page != "person":
            return None
        return team_on(self.shared.workspace, self.request.id, self.day)
