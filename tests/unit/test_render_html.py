"""The report as a page: the figures of the JSON, nothing an audience may not see, own templates."""

import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from markupsafe import Markup

from borgen.app.reporting import request_on
from borgen.errors import BorgenError, UsageError
from borgen.model.workspace import Workspace
from borgen.render.html import NavLink, SiteFrame, bar, html_page, html_report, style_sheet
from borgen.render.json import report_json
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Bar
from borgen.reports.build import build_report
from borgen.reports.report import Report

DAY = date(2026, 9, 30)


class Reader(HTMLParser):
    """The words of a page, and the classes that it draws with."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipping = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.skipping += tag in {"style", "title", "desc"}

    def handle_endtag(self, tag: str) -> None:
        self.skipping -= tag in {"style", "title", "desc"}

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def build(case: Workspace, subject: str, *, me: str | None = None, **how: Any) -> Report:
    options = {"audience": None, "since": None, "language": "en", "pictures": True} | how
    return build_report(request_on(case, subject, DAY, me=me, **options))


def page(report: Report, **paper: Any) -> str:
    return html_report(report, RenderOptions(**paper))


@pytest.mark.parametrize("subject", ["organisation", "koers-en-kracht", "ks"])
def test_the_page_shows_the_figures_of_the_json(case: Workspace, subject: str) -> None:
    report = build(case, subject)
    shown = page(report)
    text, found = Reader(shown).text, json.loads(report_json(report))
    use, pairs, transfer = found["use"], found["pairs"], found["transfer"]
    assert f"in use {use['in_use']} of {pairs}" in text
    assert f"quiet {use['quiet']} of {pairs}" in text
    assert f"unknown {use['unknown']} of {pairs}" in text
    assert f"{transfer['applied_within_grace']} of {transfer['judged']}" in text
    assert f"{found['retention']['below_target']} of {pairs} goals" in text
    assert f"{found['rhythm']['held']} of {found['rhythm']['due']} sessions held" in text
    kept = sum(one["delivered"] is not None for one in found["support"])
    assert f"{kept} of {len(found['support'])} promises" in text
    for item in found["agenda"]:
        assert item["text"] in text
    for measure in found["measures"] if subject != "ks" else ():
        assert f"{measure['baseline']:g} {measure['latest']:g}" in text
    first = re.search(r'<svg class="bar".*?</svg>', shown)
    assert first
    assert first[0].count('class="full"') == use["in_use"]
    assert first[0].count("<rect") == pairs


@pytest.mark.parametrize(("subject", "me"), [("organisation", None), ("ks", None), ("p04", "p04")])
def test_behind_every_picture_stand_the_figures_it_is_drawn_from(
    case: Workspace, subject: str, me: str | None
) -> None:
    report = build(case, subject, me=me)
    shown = page(report)
    text, pictures = Reader(shown).text, json.loads(report_json(report))["pictures"]
    assert shown.count("<figure>") == shown.count("<details>") > 0
    for point in pictures["use"]["points"] if pictures["use"] else ():
        if point["pairs"]:
            share = f"{round(point['share'] * 100)} %"
            assert f"{point['week']} {point['in_use']} of {point['pairs']} {share}" in text, point
    for curve in pictures["curves"]:
        day = date.fromisoformat(curve["crosses_target_on"])
        assert f"{day.day} {day:%b}" in text


def test_the_organisation_opens_with_promises_not_kept_and_its_own_measures(
    case: Workspace,
) -> None:
    shown = page(build(case, "organisation"))
    assert re.findall(r'<h2 id="([\w-]+)"', shown)[:3] == ["glance", "promises", "measures"]
    glances = re.findall(r'<p class="asked"><a href="#([\w-]+)"', shown)
    assert glances == ["promises", "measures", "applying", "fading", "blocks", "next"]


def test_an_organisation_names_nobody(case: Workspace) -> None:
    names = {one.name for one in case.people.values() if one.name}
    ids = set(case.people)
    assert names
    for subject in ("organisation", "koers-en-kracht"):
        words = set(re.findall(r"[\w-]+", Reader(page(build(case, subject), full=True)).text))
        assert not words & (names | ids)


def test_another_persons_page_has_no_figures_of_theirs(case: Workspace) -> None:
    shown = page(build(case, "p04", me="p01"), full=True)
    assert "%" not in Reader(shown).text
    assert "curve-" not in shown
    assert shown.count("<figure>") == 1, "the line of sight"
    assert 'class="glance"' not in shown


def test_hidden_totals_are_said_and_never_drawn(case: Workspace) -> None:
    shown = page(build(case, "pv", audience="organisation"))
    assert "not shown" in Reader(shown).text
    assert '<svg class="bar"' not in shown


def test_a_bar_has_as_many_parts_as_it_counts() -> None:
    drawn = bar(Bar("in use", "6 of 10", 0.6, mark=0.4, of=10))
    assert drawn.count('class="full"') == 6
    assert drawn.count('class="rest"') == 4
    assert 'x1="40.00"' in drawn
    assert bar(Bar("none", "not shown", None)) == ""
    assert bar(Bar("many", "60 of 100", 0.6, of=100)).count("<rect") == 2
    assert 'class="band" x="50.00" y="0" width="25.00"' in bar(Bar("band", "", 0.5, 0.75))


def test_the_running_head_of_a_printed_page_cannot_leave_its_place() -> None:
    sheet = style_sheet('"} </style><b>', "a\\", None)
    assert "</" not in sheet
    assert r'@top-left{content:"\22 \7d \20 \3c \2f style' in sheet


def test_a_page_of_a_site_links_to_the_other_reports(case: Workspace) -> None:
    site = SiteFrame(
        links=(NavLink("Start", "/start"), NavLink("Here", "/here", here=True)),
        hrefs=MappingProxyType({"ks": "/teams/ks", "p01": '/p/"01"'}),
        head=Markup('<script src="/live.js"></script>'),
        notice=Markup("<p>broken</p>"),
    )
    of_all = html_page(build(case, "organisation"), RenderOptions(), site=site).html
    assert '<a href="/teams/ks"><bdi>' in of_all
    assert '<a href="/here" aria-current="page"><bdi>Here</bdi></a>' in of_all
    assert '<script src="/live.js"></script>\n' in of_all
    assert "<p>broken</p>" in of_all
    assert (
        '<a href="/p/&#34;01&#34;"><bdi>'
        in html_page(build(case, "ks"), RenderOptions(), site=site).html
    )


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str, str], RenderOptions]:
    """Put a template in a workspace of its own."""

    def put(name: str, text: str) -> RenderOptions:
        file = tmp_path / "templates" / "report" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return RenderOptions(root=tmp_path)

    return put


def test_a_workspace_adds_a_report_of_its_own(
    case: Workspace, own: Callable[[str, str], RenderOptions]
) -> None:
    text = (
        '{% extends "report/page.html.j2" %}{% block closing %}<p>{{ report.subject.title }}'
        ' {{ "<i>" }} {{ report.use.in_use }}</p>{% endblock %}'
    )
    own("meeting.html.j2", text)
    paper = own("_hidden.html.j2", "")
    report = build(case, "ks")
    shown = html_report(report, RenderOptions(root=paper.root, template="meeting"))
    assert "<p>Customer &amp; Service &lt;i&gt; 6</p>" in shown
    assert "<p>Customer &amp; Service &lt;i&gt; 6</p>" not in html_report(report, paper)
    with pytest.raises(UsageError) as refused:
        html_report(report, RenderOptions(root=paper.root, template="meating"))
    assert refused.value.args_by_name["known"] == ("meeting", "page")


def test_a_workspace_changes_the_style(
    case: Workspace, own: Callable[[str, str], RenderOptions]
) -> None:
    shown = html_report(build(case, "ks"), own("report.css", "h1 { color: teal; }"))
    assert "<style>h1 { color: teal; }@page" in shown


@pytest.mark.parametrize(
    ("mistake", "key", "word"),
    [
        ("{{ report.in_use }}", "template.unknown_name", "in_use"),
        ("{{ nothing }}", "template.unknown_name", "nothing"),
        ("{% for %}", "template.broken", None),
        ("{{ report.__class__.__init__.__globals__ }}", "template.broken", None),
        ("{{ '{:d}'.format('x') }}", "template.broken", None),
        ('{% include "report/team.html.j2" %}', "template.broken", None),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_place(
    case: Workspace,
    own: Callable[[str, str], RenderOptions],
    mistake: str,
    key: str,
    word: str | None,
) -> None:
    paper = own("team.html.j2", f"\n\n{mistake}\n")
    with pytest.raises(BorgenError) as refused:
        html_report(build(case, "ks"), paper)
    told = refused.value.args_by_name
    assert (refused.value.key, told["name"], told["line"]) == (key, "report/team.html.j2", "3")
    assert told.get("word") == word


def test_a_template_that_a_link_leads_out_of_the_workspace_is_not_read(
    case: Workspace, tmp_path: Path, own: Callable[[str, str], RenderOptions]
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    paper = own("team.html.j2", '{% include "report/out" %}')
    (tmp_path / "templates/report/out").symlink_to(tmp_path / "secret")
    with pytest.raises(BorgenError, match=r"template\.absent"):
        html_report(build(case, "ks"), paper)
