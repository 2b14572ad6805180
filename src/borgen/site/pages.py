"""The pages of the site: from an address to a page, or to one that says why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from borgen.app.checking import check_workspace, lines_of
from borgen.app.opening import with_git
from borgen.errors import BorgenError
from borgen.frozen import Value, replace
from borgen.links import OwnerKind
from borgen.model.ids import ORGANISATION
from borgen.render.findings import CheckResult
from borgen.render.html import HtmlPage, escaped_html, html_page, html_view
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Page, Section, Sentence
from borgen.render.page.glance import glances
from borgen.render.page.words import Words
from borgen.render.tree import tree_page
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.tree import build_tree
from borgen.site.access import without_people
from borgen.site.findings import file_sections, findings_page, line_name, where
from borgen.site.frame import site_frame
from borgen.site.live import LiveWorkspace, Snapshot
from borgen.site.overview import overview_page
from borgen.site.request import (
    PageContext,
    PageRefusedError,
    PageRequest,
    SiteSettings,
    language_in,
    parse_address,
)
from borgen.text import Text

_TITLES: Final = {400: "site.error.day", 403: "site.error.refused", 404: "site.error.no_page"}
_SERVER_ERROR: Final = 500


class Reply(Value, frozen=True):
    """A page and its status.

    Attributes:
        status: of HTTP.
        page: HTML.
        styles: the source of its styles, as a content security policy names it.
    """

    status: int
    page: str
    styles: str


class SitePages:
    """All pages of one site, made when they are asked for."""

    __slots__ = ("_live", "settings")

    def __init__(self, settings: SiteSettings, live: LiveWorkspace) -> None:
        self.settings = settings
        self._live = live

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        """Return the page of an address; one that says why, where there is none.

        Args:
            path: what follows the site's base, unquoted.
            query: the parameters of the query string.
        """
        today = self.settings.today()
        try:
            request = parse_address(path, query)
            return self._live.page(
                (request, today),
                lambda snapshot: _reply(200, _page(self._context(request, snapshot, today))),
            )
        except PageRefusedError as error:
            return self._error_reply(error, error.status, query, today)
        except BorgenError as error:
            return self._error_reply(error, _SERVER_ERROR, query, today)

    def _context(self, request: PageRequest, snapshot: Snapshot, today: date) -> PageContext:
        return PageContext(
            settings=self.settings,
            request=request,
            live=self._live,
            snapshot=snapshot,
            today=today,
        )

    def _error_reply(
        self, error: BorgenError, status: int, query: Mapping[str, str], today: date
    ) -> Reply:
        request = PageRequest("overview", language=language_in(query))

        def make(snapshot: Snapshot) -> Reply:
            context = self._context(request, snapshot, today)
            sentences = _sentences(error, context.text)
            try:
                return _reply(status, _error_page(context, status, sentences))
            except BorgenError:  # the workspace's own template is broken
                return bare_reply(status, sentences)

        args = tuple(sorted((name, str(arg)) for name, arg in error.args_by_name.items()))
        return self._live.page((error.key, args, request, today), make)


def bare_reply(status: int, sentences: Iterable[str]) -> Reply:
    """Return a page that needs no template and shows nothing of the workspace."""
    body = "".join(f"<p>{escaped_html(one)}</p>" for one in sentences)
    page = f'<!DOCTYPE html><meta charset="utf-8"><title>borgen</title>{body}'
    return Reply(status, page, "'none'")


def _reply(status: int, page: HtmlPage) -> Reply:
    return Reply(status, page.html, page.style_source)


def _sentences(error: BorgenError, text: Text) -> tuple[str, ...]:
    keys = (key for key in (error.key, f"{error.key}.help") if text.has(key))
    return tuple(text(key, **error.args_by_name) for key in keys)


def _error_page(context: PageContext, status: int, sentences: Sequence[str]) -> HtmlPage:
    text = context.text
    page = Page(
        title=text(_TITLES.get(status, "site.error.broken")),
        aside=str(status),
        subtitle="",
        sections=(Section(text("site.error.why"), tuple(Sentence(one) for one in sentences)),),
        closing=text("site.wrong_method"),
    )
    site = site_frame(context)
    links = tuple(replace(link, here=False) for link in site.links)
    return html_view(
        page, "refusal", text, site=replace(site, links=links), root=context.settings.root
    )


def _page(context: PageContext) -> HtmlPage:
    """Return the page that is asked for.

    Raises:
        PageRefusedError: there is no such page, or not for this reader.
        BorgenError: a template of the workspace does not work.
    """
    page = context.request.page
    match page:
        case "overview":
            return _overview(context)
        case "tree":
            return _tree(context)
        case "findings":
            return _findings(context)
        case "file":
            return _file(context)
        case _:
            return _subject(context, page)


def _overview(context: PageContext) -> HtmlPage:
    report = _report(context, "organisation", ORGANISATION, charts=False)
    page = overview_page(report, context.shared, context.reader, context.text)
    return html_view(
        page,
        "organisation",
        context.text,
        site=site_frame(context),
        opening=glances(Words(report)),
        root=context.settings.root,
    )


def _tree(context: PageContext) -> HtmlPage:
    workspace, links = context.shared.workspace, context.shared.links
    language = context.text.language
    request = open_request(
        workspace, links, context.day, "organisation", ORGANISATION, language=language
    )
    tree = build_tree(request)
    if not context.reader.names(workspace.settings.privacy):
        tree = without_people(tree)
    site = site_frame(context)
    return html_view(tree_page(tree), "tree", context.text, site=site, root=context.settings.root)


def _subject(context: PageContext, kind: OwnerKind) -> HtmlPage:
    id_ = ORGANISATION if kind == "organisation" else context.request.id
    known = context.snapshot.mine if id_ == context.reader.me else context.shared
    if kind != "organisation" and known.links.owners.get(id_) != kind:
        raise PageRefusedError(404, "site.no_subject", id=id_)
    if not context.reader.may_open(kind, id_, context.shared.workspace.settings.privacy):
        raise PageRefusedError(403, "site.not_for_reader")
    report = _report(context, kind, id_, charts=context.settings.charts)
    return html_page(report, RenderOptions(root=context.settings.root), site=site_frame(context))


def _report(context: PageContext, kind: OwnerKind, id_: str, *, charts: bool) -> Report:
    audience = context.reader.audience_of(kind, id_)
    linked = context.snapshot.mine if audience == "me" else context.shared
    request = open_request(
        linked.workspace,
        linked.links,
        context.day,
        kind,
        id_,
        audience=audience,
        me=context.reader.me,
        language=context.text.language,
        pictures=charts,
    )
    return build_report(request)


def _findings(context: PageContext) -> HtmlPage:
    result, text = _check(context), context.text
    page = findings_page(result, context.access, text, text.day(context.day))
    hrefs = {
        where(at): f"{context.href('file', at.finding.place.file)}#{line_name(at)}"
        for at in result.located
    }
    site = site_frame(context, hrefs)
    return html_view(page, "findings", text, site=site, root=context.settings.root)


def _file(context: PageContext) -> HtmlPage:
    file, text = context.request.id, context.text
    shown = [
        at
        for at in _check(context).in_order()
        if at.finding.place.file == file and context.access.detail(at.finding) == "full"
    ]
    if not shown:
        raise PageRefusedError(404, "site.no_file")
    page = Page(
        title=file,
        aside=text("report.aside", kind=text("site.check"), day=text.day(context.day)),
        subtitle=text("site.n_findings", n=len(shown)),
        sections=(),
        closing=text("site.findings.closing"),
    )
    lines = lines_of(context.snapshot.latest.tree, file)
    return html_view(
        page,
        "findings",
        text,
        site=site_frame(context),
        excerpts=file_sections(shown, lines, context.access, text),
        root=context.settings.root,
    )


def _check(context: PageContext) -> CheckResult:
    def check(snapshot: Snapshot) -> CheckResult:
        loaded = with_git(snapshot.latest, context.settings.root)
        return check_workspace(loaded, context.day, today=context.today)

    return context.live.cached(("findings", context.day, context.today), check)
