"""Each kind of page made for one visit, from reports and renderers that all commands share."""

from collections.abc import Sequence
from typing import Final

from borgen.app.checking import lines_of, problems, reading_problems
from borgen.app.opening import with_git
from borgen.frozen import replace
from borgen.links import OwnerKind
from borgen.model.ids import ORGANISATION
from borgen.render.html import HtmlPage, SiteFrame, html_page, html_view
from borgen.render.located import Problems
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Page, Section, Sentence
from borgen.render.page.glance import glances
from borgen.render.page.words import Words
from borgen.render.tree import tree_page
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.tree import build_tree
from borgen.site.discretion import Discretion, discretion
from borgen.site.findings import file_sections, findings_page, line_name, where
from borgen.site.live import Live
from borgen.site.nameless import nameless
from borgen.site.overview import overview_page
from borgen.site.reader import subject_kind
from borgen.site.refusal import RefusedError
from borgen.site.surround import surround
from borgen.site.visit import Visit

_TITLES: Final = {400: "site.error.day", 403: "site.error.refused", 404: "site.error.no_page"}


def made(visit: Visit, live: Live) -> HtmlPage:
    """Return the page that a visit asks for, as HTML.

    Raises:
        RefusedError: there is no such page, or not for this reader.
        BorgenError: a template of the workspace does not work.
    """
    page = visit.ask.page
    match page:
        case "overview":
            return _overview(visit, live)
        case "tree":
            return _tree(visit, live)
        case "findings":
            return _findings(visit, live)
        case "file":
            return _file(visit, live)
        case _:
            return _subject(visit, live, page)


def refusal(visit: Visit, live: Live, status: int, sentences: Sequence[str]) -> HtmlPage:
    """Return the page that says why there is no other."""
    text = visit.text
    page = Page(
        title=text(_TITLES.get(status, "site.error.broken")),
        aside=str(status),
        subtitle="",
        sections=(Section(text("site.error.why"), tuple(Sentence(one) for one in sentences)),),
        closing=text("site.wrong_method"),
    )
    site = _site(visit, live)
    nowhere = tuple(replace(link, here=False) for link in site.links)
    return html_view(
        page, "refusal", text, site=replace(site, links=nowhere), root=visit.place.root
    )


def _overview(visit: Visit, live: Live) -> HtmlPage:
    report = _report(visit, "organisation", ORGANISATION, pictures=False)
    page = overview_page(report, visit.graph, visit.reader, visit.text)
    return html_view(
        page,
        "organisation",
        visit.text,
        site=_site(visit, live),
        opening=glances(Words(report)),
        root=visit.place.root,
    )


def _tree(visit: Visit, live: Live) -> HtmlPage:
    graph = visit.graph
    tree = build_tree(
        open_request(
            graph.workspace,
            graph.links,
            visit.day,
            "organisation",
            ORGANISATION,
            language=visit.language,
        )
    )
    if not visit.reader.names(graph.workspace.settings.privacy):
        tree = nameless(tree)
    site = _site(visit, live)
    return html_view(tree_page(tree), "tree", visit.text, site=site, root=visit.place.root)


def _subject(visit: Visit, live: Live, kind: OwnerKind) -> HtmlPage:
    id_ = ORGANISATION if kind == "organisation" else visit.ask.id
    known = visit.scene.mine if id_ == visit.reader.me else visit.graph
    if subject_kind(known.links, id_) != kind:
        raise RefusedError(404, "site.no_subject", id=id_)
    if not visit.reader.may_open(kind, id_, visit.graph.workspace.settings.privacy):
        raise RefusedError(403, "site.not_for_reader")
    report = _report(visit, kind, id_, pictures=visit.place.pictures)
    return html_page(report, RenderOptions(root=visit.place.root), site=_site(visit, live))


def _report(visit: Visit, kind: OwnerKind, id_: str, *, pictures: bool) -> Report:
    audience = visit.reader.audience_of(kind, id_)
    graph = visit.scene.mine if audience == "me" else visit.graph
    return build_report(
        open_request(
            graph.workspace,
            graph.links,
            visit.day,
            kind,
            id_,
            audience=audience,
            me=visit.reader.me,
            language=visit.language,
            pictures=pictures,
        )
    )


def _findings(visit: Visit, live: Live) -> HtmlPage:
    found, known, text = _problems(visit, live), _discretion(visit, live), visit.text
    page = findings_page(found, known, text, text.day(visit.day))
    ways = {
        where(at): f"{visit.href('file', at.finding.place.file)}#{line_name(at)}"
        for at in found.located
    }
    site = _site(visit, live, ways)
    return html_view(page, "findings", text, site=site, root=visit.place.root)


def _file(visit: Visit, live: Live) -> HtmlPage:
    file, text, known = visit.ask.id, visit.text, _discretion(visit, live)
    shown = [
        at
        for at in _problems(visit, live).in_order()
        if at.finding.place.file == file and known.telling(at.finding) == "full"
    ]
    if not shown:
        raise RefusedError(404, "site.no_file")
    page = Page(
        title=file,
        aside=text("report.aside", kind=text("site.check"), day=text.day(visit.day)),
        subtitle=text("site.n_findings", n=len(shown)),
        sections=(),
        closing=text("site.findings.closing"),
    )
    lines = lines_of(visit.scene.latest.tree, file)
    return html_view(
        page,
        "findings",
        text,
        site=_site(visit, live),
        excerpts=file_sections(shown, lines, known, text),
        root=visit.place.root,
    )


def _problems(visit: Visit, live: Live) -> Problems:
    def look() -> Problems:
        loaded = with_git(visit.scene.latest, visit.place.root)
        return problems(loaded, visit.day, today=visit.today)

    return live.kept(("problems", visit.day, visit.today), lambda _: look())


def _site(visit: Visit, live: Live, ways: dict[str, str] | None = None) -> SiteFrame:
    found = live.kept("reading", lambda scene: reading_problems(scene.latest))
    return surround(visit, found.in_order(), _discretion(visit, live), ways)


def _discretion(visit: Visit, live: Live) -> Discretion:
    graph = visit.graph
    return live.kept("discretion", lambda _: discretion(visit.reader, graph.workspace, graph.links))
