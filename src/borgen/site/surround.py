"""What stands around every page of the site: ways to others, day and language, what is broken."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from borgen.frozen import replace
from borgen.model.ids import ORGANISATION
from borgen.render.html import NavLink, SiteFrame, escaped_html
from borgen.render.located import Located, message_of
from borgen.render.templates import AsIs, as_is, filled
from borgen.site.address import FIRST, LAST, Ask
from borgen.site.discretion import Discretion, told
from borgen.site.findings import errors_in, line_name, title_of, where
from borgen.site.visit import Visit
from borgen.text import Language, text_in

_MOST: Final = 5
"""How many broken places are named on every page."""
_LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


class Broken(NamedTuple):
    """A place that keeps a file from being read, as far as this reader may know it."""

    place: str
    href: str
    text: str


class Tongue(NamedTuple):
    """A language to read this page in."""

    lang: str
    text: str
    href: str
    here: bool


def surround(
    visit: Visit,
    found: Sequence[Located],
    known: Discretion,
    more: Mapping[str, str] | None = None,
) -> SiteFrame:
    """Return what stands around a page.

    Args:
        visit: the page.
        found: what reading the files found.
        known: what this reader may know of that.
        more: addresses of other things than subjects, by what the page calls them.
    """
    hrefs = visit.hrefs()
    script = f'{visit.place.base}/live.js" data-generation="{visit.scene.generation}'
    return SiteFrame(
        links=tuple(_links(visit, hrefs)),
        hrefs={**hrefs, **(more or {})},
        head=as_is(f'<script src="{script}" defer></script>'),
        notice=_bar(visit, found, known),
    )


def _links(visit: Visit, hrefs: Mapping[str, str]) -> Iterator[NavLink]:
    page, text = visit.ask.page, visit.text
    for view in ("overview", "tree", "findings"):
        yield NavLink(text(f"site.{view}"), visit.href(view), here=page == view)
    me = visit.reader.me
    if me:
        yield NavLink(text("site.mine"), hrefs[me], here=page == "person" and visit.ask.id == me)
    team = visit.team()
    if team and visit.ask.id != me:
        yield NavLink(_title(visit, team), hrefs[team])
    if page == "file":
        yield NavLink(visit.ask.id, visit.ask.href(visit.place.base), here=True)
    subject = ORGANISATION if page == ORGANISATION else visit.ask.id
    if subject in hrefs and subject != me:
        yield NavLink(_title(visit, subject), hrefs[subject], here=True)


def _title(visit: Visit, id_: str) -> str:
    workspace, language = visit.graph.workspace, visit.language
    plan = workspace.plan(id_)
    title = getattr(plan, "name", None) or getattr(plan, "title", None)
    if id_ == ORGANISATION and not title:
        title = workspace.settings.name
    return (title.within(language) if title else "") or id_


def _bar(visit: Visit, found: Sequence[Located], known: Discretion) -> AsIs:
    broken = tuple(_broken(visit, found, known))
    ask, text = visit.ask, visit.text
    usual = replace(ask, day=None).href(visit.place.base)
    more = len(broken) - _MOST
    values = {
        "t": text,
        "here": replace(ask, day=None, language=None).href(visit.place.base),
        "day": visit.day.isoformat(),
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
        "language": ask.language,
        "today_href": usual if visit.day != visit.usual_day else None,
        "languages": tuple(_languages(visit)),
        "broken": broken[:_MOST],
        "behind": visit.scene.behind,
        "findings_href": visit.href("findings"),
        "more": text("site.broken.more", n=more) if more > 0 else text("site.broken.all"),
    }
    return as_is(filled("site/bar.html.j2", values, quote=escaped_html, root=visit.place.root))


def _languages(visit: Visit) -> Iterator[Tongue]:
    for lang in _LANGUAGES:
        asked = None if lang == visit.place.language else lang
        other: Ask = replace(visit.ask, language=asked)
        name = text_in(lang)("site.own_name")
        yield Tongue(lang, name, other.href(visit.place.base), lang == visit.language)


def _broken(visit: Visit, found: Sequence[Located], known: Discretion) -> Iterator[Broken]:
    text = visit.text
    sorted_ = told(errors_in(found), known)
    for at in sorted_["full"]:
        href = f"{visit.href('file', at.finding.place.file)}#{line_name(at)}"
        yield Broken(where(at), href, message_of(at.finding, text))
    for at in sorted_["place"]:
        yield Broken(where(at), "", title_of(at, text))
    own = len({at.finding.place.file for at in sorted_["count"]})
    if own:
        yield Broken("", "", text("site.broken.people", n=own))
