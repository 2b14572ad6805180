"""What surrounds every page of the site: links, day and language, and what is broken."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from borgen.app.checking import check_reading
from borgen.frozen import replace
from borgen.model.ids import ORGANISATION
from borgen.render.findings import message_of
from borgen.render.html import NavLink, SiteFrame, escaped_html
from borgen.render.templates import AsIs, as_is, filled
from borgen.site.findings import errors_in, line_name, title_of, where
from borgen.site.request import FIRST, LAST, PageContext
from borgen.text import Language, text_in

_MOST: Final = 5
"""How many broken places are named on every page."""
_LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


class BrokenPlace(NamedTuple):
    """A place that keeps a file from being read, as far as this reader may know it."""

    place: str
    href: str
    text: str


class LanguageLink(NamedTuple):
    """A link to this page in a language."""

    lang: str
    text: str
    href: str
    here: bool


def site_frame(context: PageContext, more: Mapping[str, str] | None = None) -> SiteFrame:
    """Return what surrounds a page.

    Args:
        context: the page.
        more: addresses of other things than subjects, by the `about` of the page's parts.
    """
    hrefs = context.hrefs()
    base, generation = context.settings.base, context.snapshot.generation
    script = f'<script src="{base}/live.js" data-generation="{generation}" defer></script>'
    return SiteFrame(
        links=tuple(_links(context, hrefs)),
        hrefs={**hrefs, **(more or {})},
        head=as_is(script),
        notice=_bar(context),
    )


def _links(context: PageContext, hrefs: Mapping[str, str]) -> Iterator[NavLink]:
    page, id_, text = context.request.page, context.request.id, context.text
    for view in ("overview", "tree", "findings"):
        yield NavLink(text(f"site.{view}"), context.href(view), here=page == view)
    me = context.reader.me
    if me:
        yield NavLink(text("site.mine"), hrefs[me], here=page == "person" and id_ == me)
    team = context.team()
    if team and id_ != me:
        yield NavLink(_title(context, team), hrefs[team])
    if page == "file":
        yield NavLink(id_, context.request.href(context.settings.base), here=True)
    subject = ORGANISATION if page == ORGANISATION else id_
    if subject in hrefs and subject != me:
        yield NavLink(_title(context, subject), hrefs[subject], here=True)


def _title(context: PageContext, id_: str) -> str:
    workspace = context.shared.workspace
    plan = workspace.plan(id_)
    title = getattr(plan, "name", None) or getattr(plan, "title", None)
    if id_ == ORGANISATION and not title:
        title = workspace.settings.name
    return (title.within(context.text.language) if title else "") or id_


def _bar(context: PageContext) -> AsIs:
    broken = tuple(_broken(context))
    request, text, base = context.request, context.text, context.settings.base
    usual = replace(request, day=None).href(base)
    more = len(broken) - _MOST
    values = {
        "t": text,
        "here": replace(request, day=None, language=None).href(base),
        "day": context.day.isoformat(),
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
        "language": request.language,
        "today_href": usual if context.day != context.usual_day else None,
        "languages": tuple(_languages(context)),
        "broken": broken[:_MOST],
        "behind": context.snapshot.stale,
        "findings_href": context.href("findings"),
        "more": text("site.broken.more", n=more) if more > 0 else text("site.broken.all"),
    }
    root = context.settings.root
    return as_is(filled("site/bar.html.j2", values, quote=escaped_html, root=root))


def _languages(context: PageContext) -> Iterator[LanguageLink]:
    for lang in _LANGUAGES:
        usual = lang == context.settings.language
        href = replace(context.request, language=None if usual else lang).href(
            context.settings.base
        )
        name = text_in(lang)("site.own_name")
        yield LanguageLink(lang, name, href, lang == context.text.language)


def _broken(context: PageContext) -> Iterator[BrokenPlace]:
    text = context.text
    result = context.live.cached("reading", lambda snapshot: check_reading(snapshot.latest))
    found = context.access.by_detail(errors_in(result.in_order()))
    for at in found["full"]:
        href = f"{context.href('file', at.finding.place.file)}#{line_name(at)}"
        yield BrokenPlace(where(at), href, message_of(at.finding, text))
    for at in found["place"]:
        yield BrokenPlace(where(at), "", title_of(at, text))
    files = len({at.finding.place.file for at in found["count"]})
    if files:
        yield BrokenPlace("", "", text("site.broken.people", n=files))
