"""What is planted in private files, or is for fewer eyes, stands in nothing that others may see.

The worked case gets private goals, notes, entries and names, and words in the plans that only
their owner's report may repeat. Then everything borgen can say is said, and searched.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pytest

from borgen.app.checking import check_workspace
from borgen.app.explaining import arithmetic_of
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.links import Links, OwnerKind, link
from borgen.load import Loaded, load_workspace
from borgen.load.files import TextTree
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import Workspace
from borgen.render.arithmetic import arithmetic_page
from borgen.render.findings import findings_concise, findings_json, findings_text
from borgen.render.formats import ReportFormat, ViewFormat, render_report, render_view
from borgen.render.json import value_json
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Page
from borgen.render.tree import tree_page
from borgen.render.upcoming import upcoming_page
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.tree import build_tree
from borgen.reports.upcoming import build_upcoming
from borgen.reports.visibility import Audience
from borgen.text import text_in

ROOT: Final = Path(__file__).parents[2]
DAY: Final = date(2026, 9, 30)
NL: Final = text_in("nl")

PRIVATE: Final = "Kanarie"
"""What every word in a private file begins with; the id of its owner follows."""
OWN: Final = "Vink"
"""What the words in a tracked plan begin with that only their owner's report repeats."""
NAMED: Final = "Mus"
"""What the words begin with that name a person or a goal: not in the organisation's reports."""

PLAN: Final = """\
name: Mus-{id}
goals:
  - id: plant
    title: Mus-titel-{id}
    contributes_to: [{team}/{goal}]
    aspect: skill
    contribution: Vink-bijdrage-{id}
    trajectory: koers-en-kracht
    learned: {{date: 2026-03-26, rating: good}}
    level: {{start: 1.25, target: 8.75, scale: 10}}
    every: 3 weeks
    if_then: [{{if: Vink-als-{id}, then: Vink-dan-{id}, obstacle: Vink-hobbel-{id}}}]
    indicators: [Vink-teken-{id}]
context:
  - {{id: eigen, factor: Vink-factor-{id}, effect: hinders, strength: 3,
     response: {{action: Vink-aanpak-{id}, owner: {id}, due: 2026-05-01}}}}
cycles:
  - {{id: zelf, form: challenge, title: Vink-cyclus-{id}, dates: [2026-10-05]}}
support:
  - {{kind: managerial, what: Vink-steun-{id}, by: directeur, due: 2026-06-01}}
"""
LOG: Final = """\
- {{date: 2026-04-01, goal: plant, outcome: not_achieved, note: "Vink-notitie-{id}"}}
- {{date: 2026-09-01, goal: plant, outcome: no_opportunity, factor: eigen}}
- {{date: 2026-09-20, goal: plant, kind: reflection, level: 6.125, minutes: 4711}}
"""
PRIVATE_PLAN: Final = """\
goals:
  - id: kanarie-{id}
    title: Kanarie-titel-{id}
    contributes_to: [{team}/{goal}, organisation/klanttevredenheid]
    aspect: attitude
    trajectory: koers-en-kracht
    learned: {{date: 2026-03-26, rating: good}}
    if_then: [{{if: Kanarie-als-{id}, then: Kanarie-dan-{id}}}]
"""
PRIVATE_LOG: Final = """\
- {{date: 2026-04-01, goal: plant, outcome: not_achieved, note: "Kanarie-notitie-{id}"}}
- {{date: 2026-09-21, goal: kanarie-{id}, outcome: fluent, note: "Kanarie-eigen-{id}"}}
- {{date: 2026-09-22, goal: plant, outcome: fluent, note: "Kanarie-zonder-feit-{id}"}}
- {{date: 2026-09-23, kind: session, cycle: koers-en-kracht/intervisie, status: held, group: 1}}
- {{date: 2026-09-24, goal: plant, outcome: no_opportunity, factor: {team}/kanarie}}
"""
PLANTED: Final = {"p01": ("ks", "feedback"), "p06": ("bv", "kanarie"), "p09": ("pv", "kanarie")}
ASKERS: Final = (None, *PLANTED)


class Subject(NamedTuple):
    kind: OwnerKind
    id: str


class Said(NamedTuple):
    """Something that borgen said, for whom and about what."""

    what: str
    audience: Audience
    about: str
    words: str


def texts() -> dict[str, str]:
    """Return the worked case with planted words in it."""
    files = [ROOT / "borgen.yaml", *sorted((ROOT / "plans").rglob("*.yaml"))]
    found = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}
    names = {id_: f"Kanarie-naam-{id_}" for id_ in (*PLANTED, "p02")}
    found["private/names.yaml"] = "".join(f"{id_}: {name}\n" for id_, name in names.items())
    for id_, (team, goal) in PLANTED.items():
        about = {"id": id_, "team": team, "goal": goal}
        found[f"plans/people/{id_}.yaml"] = PLAN.format(**about)
        found[f"plans/log/{id_}.yaml"] = LOG.format(**about)
        found[f"private/people/{id_}.yaml"] = PRIVATE_PLAN.format(**about)
        found[f"private/log/{id_}.yaml"] = PRIVATE_LOG.format(**about)
    return found


@cache
def loaded(me: str | None) -> Loaded:
    return load_workspace(TextTree(texts()), me=me)


@cache
def linked(me: str | None) -> tuple[Workspace, Links]:
    workspace = loaded(me).workspace
    return workspace, link(workspace)


def subjects() -> Iterator[Subject]:
    workspace, _ = linked(None)
    yield Subject("organisation", ORGANISATION)
    for team in workspace.teams:
        yield Subject("team", team)
    for trajectory in workspace.trajectories:
        yield Subject("trajectory", trajectory)
    for person in ("p01", "p02", "p06", "p09"):
        yield Subject("person", person)


@cache
def report(me: str | None, subject: Subject, audience: Audience | None) -> Report:
    return build_report(
        open_request(
            *linked(me), DAY, *subject, audience=audience, me=me, language="nl", pictures=True
        )
    )


def reports(me: str | None) -> Iterator[tuple[Subject, Report]]:
    audiences: tuple[Audience, ...] = get_args(Audience)
    for subject in subjects():
        for audience in audiences:
            if audience != "me" or subject.id == me:
                yield subject, report(me, subject, audience)


def views(me: str | None) -> Iterator[tuple[str, Subject, Audience, Value, Page]]:
    """Yield trees and what is due, each with its page."""
    for subject in subjects():
        audience: Audience = "me" if subject.id == me else "team"
        tree = build_tree(open_request(*linked(me), DAY, *subject, me=me, language="nl"))
        yield "tree", subject, audience, tree, tree_page(tree, diagram=True)
        due = build_upcoming(
            open_request(*linked(me), DAY, *subject, me=me, language="nl"), within=90
        )
        yield "next", subject, audience, due, upcoming_page(due)


def said(me: str | None) -> Iterator[Said]:
    """Yield all that borgen says when `me` asks for it, in every format that draws no pictures."""
    formats: tuple[ReportFormat, ...] = get_args(ReportFormat)
    for subject, one in reports(me):
        for shape in formats:
            if shape != "html":
                words = render_report(one, shape, RenderOptions(full=True))
                yield Said(f"report {shape}", one.audience, subject.id, words)
    shapes: tuple[ViewFormat, ...] = get_args(ViewFormat)
    for what, subject, audience, value, page in views(me):
        for form in shapes:
            words = render_view(what, value, page, form, RenderOptions(), NL)
            yield Said(f"{what} {form}", audience, subject.id, words)


@pytest.mark.parametrize("me", ASKERS)
def test_nobody_elses_private_words_are_said(me: str | None) -> None:
    for one in said(me):
        mine = f"{me}" if one.audience == "me" else "nobody"
        strange = {word for word in _words(one.words, PRIVATE) if not _is_about(word, mine)}
        assert not strange, one[:3]


@pytest.mark.parametrize("me", ASKERS)
def test_what_is_for_one_person_is_said_to_that_person_only(me: str | None) -> None:
    for one in said(me):
        if one.audience != "me":
            assert not _words(one.words, OWN), one[:3]
            assert "6.125" not in one.words, one[:3]
            assert "6,125" not in one.words, one[:3]
            assert "4711" not in one.words, one[:3]


@pytest.mark.parametrize("me", ASKERS)
def test_reports_for_the_organisation_name_nobody(me: str | None) -> None:
    for one in said(me):
        of_a_person = one.about in linked(None)[0].people
        if one.what.startswith("report") and one.audience == "organisation" and not of_a_person:
            assert not _words(one.words, NAMED), one[:3]


@pytest.mark.parametrize("me", PLANTED)
def test_i_do_see_what_is_mine(me: str) -> None:
    """The searches above would find nothing in reports that say nothing."""
    mine = next(one for one in said(me) if one.what == "report text" and one.audience == "me")
    for word in ("titel", "notitie", "als"):
        assert f"{PRIVATE}-{word}-{me}" in mine.words
    assert f"{PRIVATE}-naam-{me}" in mine.words


@pytest.mark.parametrize("me", PLANTED)
def test_what_others_see_is_the_same_with_and_without_my_private_files(me: str) -> None:
    for subject, one in reports(me):
        if one.audience != "me":
            assert one == report(None, subject, one.audience), subject
    others = {what[:2]: what[3] for what in views(None)}
    for what, subject, audience, value, _ in views(me):
        if audience != "me":
            assert value == others[what, subject], subject


@pytest.mark.parametrize("subject", ["p01", "ks", "koers-en-kracht", ORGANISATION])
def test_pages_with_pictures_say_no_more(subject: str) -> None:
    for about, one in reports("p01"):
        if about.id == subject:
            page = render_report(one, "html", RenderOptions(full=True))
            mine = "p01" if one.audience == "me" else "nobody"
            assert all(_is_about(word, mine) for word in _words(page, PRIVATE)), one.audience
            assert one.audience == "me" or not _words(page, OWN), one.audience


@pytest.mark.parametrize("me", ASKERS)
def test_check_speaks_of_my_private_files_to_me_alone(me: str | None) -> None:
    broken = texts()
    for id_ in PLANTED:
        broken[f"private/people/{id_}.yaml"] += f"    contributes_too: [Kanarie-sleutel-{id_}]\n"
        broken[f"private/log/{id_}.yaml"] += (
            f'- {{date: Kanarie-dag-{id_}, goal: "Kanarie-{id_}"}}\n'
        )
    found = check_workspace(load_workspace(TextTree(broken), me=me), DAY, today=DAY)
    mine = {f"private/people/{me}.yaml", f"private/log/{me}.yaml", "private/names.yaml"}
    private = {
        at.finding.place.file for at in found.located if at.finding.place.file[:8] == "private/"
    }
    assert private <= (mine if me else set())
    assert not me or private
    for words in (
        findings_text(found, NL, color=False, width=80),
        findings_concise(found, NL, color=False),
        findings_json(found, NL),
    ):
        assert all(_is_about(word, f"{me}") for word in _words(words, PRIVATE))


@pytest.mark.parametrize("me", PLANTED)
def test_check_finds_the_same_in_the_plans_whoever_asks(me: str) -> None:
    def in_plans(who: str | None) -> list[object]:
        found = check_workspace(loaded(who), DAY, today=DAY)
        return [at for at in found.located if not at.finding.place.file.startswith("private/")]

    assert in_plans(me) == in_plans(None)


def test_the_arithmetic_of_a_goal_is_for_its_person() -> None:
    workspace, _ = linked("p01")
    found = arithmetic_of(workspace, "p01/plant", DAY, me="p01", language="nl")
    words = value_json("arithmetic", found, NL) + repr(arithmetic_page(found))
    assert not _words(words, PRIVATE)
    for goal, me in (("p06/plant", "p01"), ("p01/plant", None), ("p06/kanarie-p06", "p01")):
        with pytest.raises(BorgenError):
            arithmetic_of(linked(me)[0], goal, DAY, me=me, language="nl")


def _words(text: str, start: str) -> set[str]:
    """Return the planted words in a text, however a format wrote the dash."""
    pieces = text.replace("\\-", "-").replace("\n", " ").split(start + "-")
    return {start + "-" + piece.split('"')[0].split(" ")[0][:30] for piece in pieces[1:]}


def _is_about(word: str, person: str) -> bool:
    return person in word or (person != "nobody" and "naam" in word)


def test_a_private_goal_adds_nobody_to_a_count() -> None:
    """Four people serve a shared goal; with my private goal five would, and be counted."""
    files = {
        "borgen.yaml": "borgen: 1\nname: Test\nprivacy: {team_sees: patterns}\n",
        "plans/organisation.yaml": "name: Test\ngoals: [{id: dienst, title: Dienst}]\n",
        "plans/trajectories/koers.yaml": """\
title: Koers
starts: 2026-01-01
ends: 2026-03-26
participants: [p1, p2, p3, p4, p5, p6]
contributes_to: [organisation/dienst]
goals: [{id: samen, title: Samen, contributes_to: [organisation/dienst]}]
""",
        "private/people/p5.yaml": "goals: [{id: g, title: G, contributes_to: [koers/samen]}]\n",
        "private/people/p6.yaml": "goals: [{id: g, title: G, contributes_to: [koers/samen]}]\n",
    }
    for n in range(1, 6):
        serves = "koers/samen" if n < 5 else "organisation/dienst"
        files[f"plans/people/p{n}.yaml"] = (
            f"goals: [{{id: g1, title: G, contributes_to: [{serves}], trajectory: koers}}]\n"
        )
    alone = load_workspace(TextTree(files)).workspace
    kinds = (Subject("organisation", ORGANISATION), Subject("trajectory", "koers"))
    for me in ("p5", "p6"):
        mine = load_workspace(TextTree(files), me=me).workspace
        for subject in kinds:
            told = [
                build_report(open_request(one, link(one), DAY, *subject, me=me, pictures=True))
                for one in (alone, mine)
            ]
            assert told[0] == told[1]
            trees = [
                build_tree(open_request(one, link(one), DAY, *subject, me=me))
                for one in (alone, mine)
            ]
            assert trees[0] == trees[1]
