"""The first page of the site: the answers about the organisation, and links to all reports."""

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
from borgen.site.access import SiteReader, people_of
from borgen.site.live import LinkedWorkspace
from borgen.text import Text

_MOST: Final = 500
"""How many people the overview lists."""


def overview_page(report: Report, linked: LinkedWorkspace, reader: SiteReader, text: Text) -> Page:
    """Return the overview: the subjects that this reader may open.

    Args:
        report: the organisation's, for the same day.
        linked: the plans that this reader may know.
        reader: who reads; people are listed where they may stand by name.
        text: the catalogue.
    """
    whole = page_of(report)
    return Page(
        title=whole.title,
        aside=text("report.aside", kind=text("site.overview"), day=text.day(report.as_of)),
        subtitle=whole.subtitle,
        sections=tuple(found for found in _sections(report, linked, reader, text) if found),
        closing=whole.closing,
    )


def _sections(
    report: Report, linked: LinkedWorkspace, reader: SiteReader, text: Text
) -> Iterator[Section | None]:
    workspace, language = linked.workspace, text.language
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
        yield section(text("site.people"), *_people(report, linked, text))


def _people(report: Report, linked: LinkedWorkspace, text: Text) -> Iterator[Block]:
    """Yield all people with their team; of very many only those who are in no team."""
    teams = teams_on(linked.workspace, report.as_of)
    people = people_of(linked.links)
    if len(people) > _MOST:
        yield Sentence(text("site.people_in_teams", n=sum(id_ in teams for id_ in people)))
        people = tuple(id_ for id_ in people if id_ not in teams)
    head = (text("site.person"), text("site.team"))
    shown = people[:_MOST]
    rows = ((_name(linked, id_, text), _team(linked, teams.get(id_), text)) for id_ in shown)
    yield Table(head, tuple(rows), about=shown)
    if len(people) > _MOST:
        yield Sentence(text("site.people_more", n=len(people) - _MOST))


def _name(linked: LinkedWorkspace, person: str, text: Text) -> str:
    plan = linked.workspace.people.get(person)
    return (plan.name.within(text.language) if plan and plan.name else "") or person


def _team(linked: LinkedWorkspace, team: str | None, text: Text) -> str:
    return linked.workspace.teams[team].name.within(text.language) if team else ""
