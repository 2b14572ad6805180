"""What users wrote is shown and never obeyed; what may not be seen is said in words."""

from collections.abc import Callable
from datetime import date

import pytest
from rich.cells import cell_len

from borgen.links import link
from borgen.load import Loaded
from borgen.render.options import RenderOptions
from borgen.render.text import text_report
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request

Load = Callable[..., Loaded]
DAY = date(2026, 6, 1)


def person(title: str, name: str = "Ann") -> str:
    return (
        f"name: {name}\n"
        "goals:\n"
        f"  - {{id: feedback, title: {title}, learned: {{date: 2026-03-26}}, every: 2 weeks}}\n"
    )


def team_report(load_texts: Load, title: str = "Give feedback", *, people: int = 3) -> Report:
    ids = [f"p0{n}" for n in range(1, people + 1)]
    texts = {f"plans/people/{id_}.yaml": person(title) for id_ in ids}
    texts["plans/teams/ks.yaml"] = f"name: Service\nlead: boss\nmembers: [{', '.join(ids)}]\n"
    workspace = load_texts(texts).workspace
    return build_report(open_request(workspace, link(workspace), DAY, "team", "ks"))


def test_markup_in_a_title_is_text(load_texts: Load) -> None:
    text = text_report(
        team_report(load_texts, '"[bold red]Give[/] :smile: feedback"'), RenderOptions()
    )
    assert "[bold red]Give[/] :smile: feedback" in text


def test_a_line_break_in_a_title_is_a_space(load_texts: Load) -> None:
    assert "Give feedback" in text_report(
        team_report(load_texts, r'"Give\n  feedback"'), RenderOptions()
    )


def test_a_long_title_wraps_under_itself(load_texts: Load) -> None:
    lines = text_report(team_report(load_texts, "Feedback " * 12), RenderOptions()).splitlines()
    at = next(n for n, line in enumerate(lines) if line.lstrip().startswith("Ann"))
    assert lines[at + 1].index("Feedback") == lines[at].index("Feedback")


def test_wide_characters_stay_in_line(load_texts: Load) -> None:
    lines = text_report(team_report(load_texts, "反馈 👍 geven"), RenderOptions()).splitlines()
    head = next(line for line in lines if line.endswith("status"))
    rows = [line for line in lines if "反馈 👍 geven  " in line]
    assert len(rows) == 3
    assert {cell_len(row[: row.index("○")]) for row in rows} == {head.index("status")}


def test_too_few_people_is_said_and_no_zero_is_shown(load_texts: Load) -> None:
    text = text_report(team_report(load_texts, people=2), RenderOptions())
    assert "too few people" in text
    assert "0 of" not in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_signs_that_cannot_be_written_become_plainer(load_texts: Load, encoding: str) -> None:
    report = team_report(load_texts, "Eén keer 👍 “durven”")
    plain = text_report(report, RenderOptions(encoding=encoding))
    rich = text_report(report, RenderOptions())
    assert plain.encode(encoding)
    assert '?? "durven"' in plain
    assert [cell_len(line) for line in plain.splitlines()] == [
        cell_len(line) for line in rich.splitlines()
    ]


def test_colour_only_where_asked_and_never_red(load_texts: Load) -> None:
    report = team_report(load_texts)
    coloured = text_report(report, RenderOptions(color=True))
    assert "\x1b[1;38;5;31m" in coloured
    assert "\x1b[31m" not in coloured
    assert "\x1b" not in text_report(report, RenderOptions())


def test_a_crossing_day_and_a_band_for_me(load_texts: Load) -> None:
    workspace = load_texts({"plans/people/p01.yaml": person("Give feedback")}, me="p01").workspace
    report = build_report(open_request(workspace, link(workspace), DAY, "person", "p01", me="p01"))
    text = text_report(report, RenderOptions())
    assert "between 73 and 90 %; target 80 %" in text
    assert "under the target from 12 Jul, if nothing happens" in text
    assert "no observation" in text
