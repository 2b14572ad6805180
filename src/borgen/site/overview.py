"""The page that the site opens with: the answers about the organisation, and ways to the rest."""

from collections.abc import Iterator
from typing import Final

from borgen.links import teams_on
from borgen.model.ids import ORGANISATION
from borgen.render.page.blocks import (
    Block,
    Item,
    Page,
    Section,
    Sentence,
    Table,
    items,
    section,
)
from borgen.render.page.whole import page_of
from borgen.reports.report import Report
from borgen.site.live import Graph
from borgen.site.reader import Reader, people_of, person_name
from borgen.text import Text

_MOST: Final = 500
"""How many people the overview lists."""


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
        yield section(text("site.people"), *_people(report, graph, text))


def _people(report: Report, graph: Graph, text: Text) -> Iterator[Block]:
    """Yield everybody with their team; of very many only those whom no page of a team leads to."""
    teams = teams_on(graph.workspace, report.as_of)
    people = people_of(graph.links)
    if len(people) > _MOST:
        yield Sentence(text("site.people_in_teams", n=sum(id_ in teams for id_ in people)))
        people = tuple(id_ for id_ in people if id_ not in teams)
    head = (text("site.person"), text("site.team"))
    shown = people[:_MOST]
    rows = ((_name(graph, id_, text), _team(graph, teams.get(id_), text)) for id_ in shown)
    yield Table(head, tuple(rows), about=shown)
    if len(people) > _MOST:
        yield Sentence(text("site.people_more", n=len(people) - _MOST))


def _name(graph: Graph, person: str, text: Text) -> str:
    return person_name(graph.workspace, person, text.language)


def _team(graph: Graph, team: str | None, text: Text) -> str:
    return graph.workspace.teams[team].name.within(text.language) if team else ""
