"""The page that the site opens with: the answers about the organisation, and ways to the rest."""

from collections.abc import Iterator

from borgen.links import team_on
from borgen.model.ids import ORGANISATION
from borgen.render.page.blocks import Item, Page, Section, Table, items, section
from borgen.render.page.whole import page_of
from borgen.reports.values import Report
from borgen.site.live import Graph
from borgen.site.reader import Reader, people_of, person_name
from borgen.text import Text


def overview_page(report: Report, graph: Graph, reader: Reader, text: Text) -> Page:
    """Return the overview: what there are reports on, for this reader.

    Args:
        report: the organisation's, for the same day.
        graph: what this reader may know.
        reader: who reads; people are listed where they may stand by name.
        text: the words.
    """
    whole = page_of(report)
    return Page(
        title=whole.title,
        aside=text("report.aside", kind=text("site.overview"), day=text.day(report.as_of)),
        subtitle=whole.subtitle,
        sections=tuple(found for found in _sections(report, graph, reader, text) if found),
        closing=whole.closing,
    )


def _sections(report: Report, graph: Graph, reader: Reader, text: Text) -> Iterator[Section | None]:
    workspace, language = graph.workspace, text.language
    whole = Item(report.subject.title, about=ORGANISATION)
    yield section(text("site.organisation"), items("", [whole]))
    teams = [Item(team.name.within(language), about=id_) for id_, team in workspace.teams.items()]
    yield section(text("site.teams"), items("", teams))
    trajectories = (
        Item(
            one.title.within(language),
            (text("site.days", first=text.day(one.starts), last=text.day(one.ends)),),
            about=id_,
        )
        for id_, one in workspace.trajectories.items()
    )
    yield section(text("site.trajectories"), items("", trajectories))
    if reader.names(workspace.settings.privacy):
        yield section(text("site.people"), _people(report, graph, text))


def _people(report: Report, graph: Graph, text: Text) -> Table:
    people = people_of(graph.links)
    rows = tuple((_name(graph, id_, text), _team(graph, id_, report, text)) for id_ in people)
    return Table((text("site.person"), text("site.team")), rows, about=people)


def _name(graph: Graph, person: str, text: Text) -> str:
    return person_name(graph.workspace, person, text.language)


def _team(graph: Graph, person: str, report: Report, text: Text) -> str:
    team = graph.workspace.teams.get(team_on(graph.workspace, person, report.as_of) or "")
    return team.name.within(text.language) if team else ""
