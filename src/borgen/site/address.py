"""The addresses of pages, both ways: what an address asks for, and how to ask for a page."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, TypeAlias, get_args
from urllib.parse import quote, urlencode

from borgen.dates import iso_day
from borgen.frozen import Value, replace
from borgen.links import OwnerKind
from borgen.site.refusal import RefusedError
from borgen.text import Language, language_of

View: TypeAlias = Literal["overview", "tree", "findings", "file"]
PageKind: TypeAlias = View | OwnerKind

FIRST: Final = date(1970, 1, 1)
LAST: Final = date(2199, 12, 31)
"""Between which days a page can be asked for; beyond them no calendar of ours holds."""

DAY: Final = "as_of"
LANGUAGE: Final = "lang"

_ALONE: Final = {"tree", "findings", "organisation"}
_NAMED: Final = {*get_args(OwnerKind), "file"} - _ALONE


class Ask(Value, frozen=True):
    """What a page is asked to be.

    Attributes:
        page: which kind of page.
        id: of whom or what; of a page of findings in a file: the file.
        day: the day it is asked for; None is the usual one.
        language: the language it is asked in; None is the usual one.
    """

    page: PageKind
    id: str = ""
    day: date | None = None
    language: Language | None = None

    def to(self, page: PageKind, id_: str = "") -> "Ask":
        """Return the request for another page, on the same day and in the same language."""
        return replace(self, page=page, id=id_)

    def href(self, base: str) -> str:
        """Return the address on a site whose addresses begin with `base`."""
        steps = [] if self.page == "overview" else [self.page, *self.id.split("/")]
        query = {DAY: self.day and self.day.isoformat(), LANGUAGE: self.language}
        told = urlencode({name: value for name, value in query.items() if value})
        path = "/".join(quote(step, safe="") for step in steps if step)
        return f"{base}/{path}" + (f"?{told}" if told else "")


def asked(path: str, query: Mapping[str, str]) -> Ask:
    """Return what an address asks for; whether there is such a page is not looked up.

    Args:
        path: what comes after the site's beginning, with nothing quoted any more.
        query: what comes after the question mark.

    Raises:
        RefusedError: no page has such an address, or the day is none.
    """
    page, _, id_ = path.partition("/")
    known = Ask("overview", day=_day(query.get(DAY, "")), language=language_in(query))
    if not path:
        return known
    for kind in get_args(View) + get_args(OwnerKind):
        if page == kind and bool(id_) == (kind in _NAMED) and kind in _NAMED | _ALONE:
            return known.to(kind, id_)
    raise RefusedError(404, "site.no_page")


def _day(told: str) -> date | None:
    day = iso_day(told)
    if told and (day is None or not FIRST <= day <= LAST):
        raise RefusedError(400, "site.no_day", first=FIRST, last=LAST)
    return day


def language_in(query: Mapping[str, str]) -> Language | None:
    """Return the language that an address asks for, if it asks for one that we speak."""
    told = query.get(LANGUAGE)
    return language_of(told) if told in {"nl", "en"} else None
