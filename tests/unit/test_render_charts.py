"""Pictures: the numbers of the JSON, the same bytes twice, SVG that a page can trust."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from borgen.errors import BorgenError
from borgen.frozen import replace
from borgen.links import OwnerKind, link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.charts import MOST_GOALS, Chart, Charts, report_charts
from borgen.render.charts.text_size import apart, width_of, wrapped
from borgen.render.json import report_json
from borgen.render.page.words import Words
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.sessions import SessionRow
from borgen.text import Language
from borgen.text.catalogue import text_in

DAY = date(2026, 9, 30)
SUBJECTS: tuple[tuple[OwnerKind, str], ...] = (
    ("person", "p04"),
    ("team", "ks"),
    ("trajectory", "koers-en-kracht"),
    ("organisation", "organisation"),
)
TAGS = {"svg", "title", "desc", "g", "path", "text", "tspan", "line", "rect"}
SHARED = {"transform", "fill", "stroke", "stroke-width", "fill-opacity", "stroke-opacity", "d"}
ATTRIBUTES = SHARED | {
    *("id", "role", "aria-labelledby", "viewBox", "x", "x2", "y", "y2", "dy", "opacity"),
    *("font-family", "font-size", "font-weight", "text-anchor", "stroke-dasharray"),
    *("stroke-linejoin", "stroke-miterlimit"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "]]>&lt;x",
    "\u05e9\u05dc\u05d5\u05dd",
    "datum.x + signal",
)


def built(workspace: Workspace, kind: OwnerKind, subject: str, language: Language = "nl") -> Report:
    links = link(workspace)
    return build_report(
        open_request(
            workspace, links, DAY, kind, subject, me=subject, language=language, pictures=True
        )
    )


@pytest.fixture(scope="module")
def drawn(case: Workspace) -> Mapping[str, tuple[Report, Charts]]:
    reports = {subject: built(case, kind, subject) for kind, subject in SUBJECTS}
    return {subject: (report, report_charts(report)) for subject, report in reports.items()}


def every(drawn: Mapping[str, tuple[Report, Charts]]) -> list[Chart]:
    return [chart for _, charts in drawn.values() for chart in charts.every]


def tree(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - what we drew ourselves


def named(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def said(svg: str) -> str:
    return " ".join(text.strip() for text in tree(svg).itertext())


def cells(chart: Chart | None) -> tuple[tuple[str, ...], ...]:
    assert chart is not None
    return chart.rows


def test_each_kind_of_report_has_its_pictures(drawn: Mapping[str, tuple[Report, Charts]]) -> None:
    names = {subject: [c.name for c in charts.every] for subject, (_, charts) in drawn.items()}
    whole = ["use", "line", "timeline", "hours", "costs", "measures"]
    assert names == {
        "p04": ["curve-p04-feedback", "curve-p04-stakeholder", "line", "timeline", "measures"],
        "ks": ["use", "line", "timeline", "measures"],
        "koers-en-kracht": whole,
        "organisation": whole,
    }


def test_equal_reports_give_equal_bytes(
    case: Workspace, drawn: Mapping[str, tuple[Report, Charts]]
) -> None:
    assert report_charts(built(case, "person", "p04")) == drawn["p04"][1]


def test_svg_holds_text_and_shapes_and_nothing_else(
    drawn: Mapping[str, tuple[Report, Charts]],
) -> None:
    for chart in every(drawn):
        for svg in (chart.svg, chart.narrow):
            elements = list(tree(svg).iter())
            assert {named(element) for element in elements} <= TAGS
            assert {key for element in elements for key in element.attrib} <= ATTRIBUTES
            assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") == 1
            assert not re.search(r"NaN|undefined|Infinity", svg)
            colors = {e.get(k) for e in elements for k in ("fill", "stroke")} - {None, "none"}
            assert all(re.fullmatch(r"var\(--[a-z-]+, #[0-9a-f]{6}\)", str(c)) for c in colors)


def test_pictures_say_what_they_are(drawn: Mapping[str, tuple[Report, Charts]]) -> None:
    for _, charts in drawn.values():
        ids: list[str] = []
        for chart in charts.every:
            for svg in (chart.svg, chart.narrow):
                root = tree(svg)
                title, description = list(root)[:2]
                assert root.get("role") == "img"
                assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
                assert (title.text, description.text) == (chart.title, chart.alt)
                ids += [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
            assert chart.rows
            assert {len(row) for row in chart.rows} == {len(chart.header)}
        assert len(ids) == len(set(ids))


def test_letters_are_large_enough_for_a_phone(
    drawn: Mapping[str, tuple[Report, Charts]],
) -> None:
    for chart in every(drawn):
        sizes = re.findall(r'font-size="(\d+)px"', chart.narrow)
        width = float(tree(chart.narrow).attrib["viewBox"].split()[2])
        assert min(map(int, sizes)) * 328 / width >= 11


def test_a_curves_table_is_the_json(drawn: Mapping[str, tuple[Report, Charts]]) -> None:
    report, charts = drawn["p04"]
    words = Words(report)
    told = json.loads(report_json(report))
    for goal, chart in zip(told["goals"], charts.curves, strict=True):
        now = next(row for row in chart.rows if row[0] == words.day(DAY))
        assert now[1:4] == (
            words.share(goal["retention"]),
            words.band(tuple(goal["band"])),
            words.share(goal["baseline"]),
        )
        crossing = words.day(date.fromisoformat(goal["crosses_target_on"]))
        assert crossing in {row[0] for row in chart.rows}
        assert crossing in chart.alt
        assert crossing in said(chart.svg)


def test_use_ends_where_the_json_says_in_the_table_and_in_the_drawing(
    drawn: Mapping[str, tuple[Report, Charts]],
) -> None:
    for subject in ("ks", "organisation"):
        report, charts = drawn[subject]
        use = json.loads(report_json(report))["use"]
        words, chart = Words(report), charts.use
        last = cells(chart)[-1]
        assert last[2:] == (
            words.of(use["in_use"], report.pairs),
            words.share(use["share"]),
            words.share(use["benchmark"]),
        )
        assert chart
        for svg in (chart.svg, chart.narrow):
            assert dot(svg) == pytest.approx(use["share"], abs=0.002)


def dot(svg: str) -> float:
    """Return the share at which the filled dot stands, read off the grid lines of 0 and 100 %."""
    lines = re.findall(r'<line transform="translate\(44,([\d.]+)\)" x2="(\d+)', svg)
    grid = [float(y) for y, length in lines if int(length) > 100]
    [at] = re.findall(r'<path transform="translate\([^,]*,([^)]*)\)"[^>]* fill="var\(--accent', svg)
    return (max(grid) - float(at)) / (max(grid) - min(grid))


def test_sessions_money_hours_and_measures_are_those_of_the_json(
    drawn: Mapping[str, tuple[Report, Charts]],
) -> None:
    report, charts = drawn["organisation"]
    told, words = json.loads(report_json(report)), Words(report)
    states = Counter(words.label("session", row["state"]) for row in told["sessions"])
    assert Counter(row[3] for row in cells(charts.timeline)) == states
    investment = told["investment"]
    assert sorted(cells(charts.hours)) == sorted(
        (
            words.label("mode", row["mode"]),
            words.figure(row["hours"]),
            words.figure(row["productive_hours_lost"]),
        )
        for row in investment["by_mode"]
    )
    amounts = {words.money(row["amount"], "EUR") for row in investment["by_category"]}
    assert {row[1] for row in cells(charts.costs)} == amounts
    for row, measure in zip(cells(charts.measures), told["measures"], strict=True):
        assert row[0] == measure["title"]
        assert row[1] == words.figure(measure["baseline"])
        assert row[2].startswith(words.figure(measure["latest"]))
        assert row[3].startswith(words.figure(measure["target"]))


def test_the_organisations_pictures_name_nobody(
    case: Workspace, drawn: Mapping[str, tuple[Report, Charts]]
) -> None:
    names = {person.name.within("nl") for person in case.people.values() if person.name}
    assert names
    for subject in ("organisation", "koers-en-kracht"):
        for chart in drawn[subject][1].every:
            text = " ".join((said(chart.svg), chart.alt, *map(" ".join, chart.rows)))
            assert not set(re.findall(r"\w+", text)) & (names | set(case.people))


def test_english_pictures_speak_english(case: Workspace) -> None:
    for chart in report_charts(built(case, "person", "p04", "en")).every:
        assert "vandaag" not in said(chart.svg)
    assert "today" in said(chart_of(built(case, "team", "ks", "en"), "timeline").svg)


def chart_of(report: Report, name: str) -> Chart:
    charts = report_charts(replace(report, pictures=None, investment=None))
    return next(chart for chart in charts.every if chart.name == name)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_is_text(load_texts: Callable[..., Loaded], hostile: str) -> None:
    quoted = json.dumps(hostile)
    person = (
        f"name: {quoted}\ngoals: [{{id: g, title: {quoted}, contributes_to: [t/s],"
        " learned: {date: 2026-03-01}}]\n"
    )
    texts = {f"plans/people/p0{n}.yaml": person for n in (1, 2, 3)} | {
        "plans/organisation.yaml": f"name: {quoted}\n"
        f"goals: [{{id: o, title: {quoted}, measure: {{name: {quoted}, unit: {quoted},"
        " baseline: 1, target: 2}}]\n",
        "plans/teams/t.yaml": f"name: {quoted}\nmembers: [p01, p02, p03]\n"
        f"goals: [{{id: s, title: {quoted}, contributes_to: [organisation/o]}}]\n",
    }
    workspace = load_texts(texts).workspace
    subjects: tuple[tuple[OwnerKind, str], ...] = (("person", "p01"), ("team", "t"))
    for kind, subject in subjects:
        charts = report_charts(built(workspace, kind, subject)).every
        assert charts
        for chart in charts:
            for svg in (chart.svg, chart.narrow):
                assert {named(element) for element in tree(svg).iter()} <= TAGS
        texts_drawn = " ".join(said(chart.svg) for chart in charts)
        assert re.sub(r"\s", "", hostile) in re.sub(r"\s", "", texts_drawn)


def test_bad_characters_do_not_break_the_svg(case: Workspace) -> None:
    report = built(case, "organisation", "organisation")
    measures = tuple(replace(m, title="a\x00\x1b\ufffe\ud800 b") for m in report.measures)
    chart = chart_of(replace(report, measures=measures), "measures")
    assert "b" in said(chart.svg)


def test_a_long_history_stays_low(case: Workspace) -> None:
    report = built(case, "team", "ks")
    many = tuple(
        SessionRow("ks/x", "x", "coaching", "action", DAY - timedelta(days=n % 700), "held")
        for n in range(3000)
    )
    few, long = chart_of(report, "timeline"), chart_of(replace(report, sessions=many), "timeline")
    height = float(tree(long.svg).attrib["viewBox"].split()[3])
    assert height < float(tree(few.svg).attrib["viewBox"].split()[3]) + 120
    unit = re.search(text_in("nl")("chart.timeline.unit", n=r"(\d+)"), said(long.svg))
    assert unit
    assert int(unit[1]) > 1
    assert len(long.svg) < 80_000


def test_a_line_of_sight_of_hundreds_is_left_to_the_tree(case: Workspace) -> None:
    report = built(case, "organisation", "organisation", "en")
    assert report.pictures
    assert report.pictures.line
    many = replace(report.pictures.line, nodes=report.pictures.line.nodes * MOST_GOALS)
    crowded = replace(report, pictures=replace(report.pictures, line=many))
    assert report_charts(report).line
    assert report_charts(crowded).line is None


def test_without_the_library_a_sentence_says_what_to_install(
    case: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(BorgenError) as refused:
        report_charts(built(case, "team", "ks"))
    assert refused.value.key == "chart.absent"
    for language in ("nl", "en"):
        assert "borgen[html]" in text_in(language)("chart.absent.help")


def test_one_module_names_the_library() -> None:
    sources = Path(__file__).parents[2] / "src" / "borgen"
    naming = [s.name for s in sources.rglob("*.py") if "vl_convert" in s.read_text("utf-8")]
    assert naming == ["vega.py"]


def test_text_is_wrapped_to_its_room() -> None:
    lines = wrapped("Ik geef binnen een dag feedback na een klantgesprek", 120, 12)
    assert all(width_of(line, 12) <= 120 for line in lines)
    assert " ".join(lines) == "Ik geef binnen een dag feedback na een klantgesprek"
    assert wrapped("x" * 400, 100, 12, 2)[-1].endswith("…")
    assert len(wrapped("woord " * 90, 100, 12, 3)) == 3
    assert wrapped("", 100, 12) == ("",)


def test_labels_keep_apart_and_in_order() -> None:
    places = apart((10, 12, 50, 11), 8)
    ordered = sorted(places)
    assert all(after - before >= 8 - 1e-9 for before, after in pairwise(ordered))
    assert places[0] < places[3] < places[1] < places[2]
    assert apart((), 8) == ()


def test_figures_beyond_every_bound_still_make_a_picture(case: Workspace) -> None:
    report = built(case, "organisation", "organisation")
    first = report.measures[0]
    for baseline, latest, target in ((0, 9e307, 1e-300), (10, None, 5), (-1e308, 1e308, 1e308)):
        measures = (replace(first, baseline=baseline, latest=latest, target=target),)
        assert "<path" in chart_of(replace(report, measures=measures), "measures").svg


def test_a_goal_learned_long_ago_or_at_the_end_of_the_calendar(
    load_texts: Callable[..., Loaded],
) -> None:
    for day in ("1999-01-01", "9999-12-30"):
        goal = f"goals: [{{id: g, title: G, learned: {{date: {day}}}}}]\n"
        workspace = load_texts({"plans/people/p01.yaml": goal}).workspace
        report = build_report(
            open_request(
                *(workspace, link(workspace), date(9999, 12, 31), "person", "p01"),
                me="p01",
                pictures=True,
            )
        )
        assert len(report_charts(report).curves[0].svg) < 40_000
