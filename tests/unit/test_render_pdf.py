"""The report as PDF: equal bytes for equal reports, and nobody's words are instructions."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from borgen.app.reporting import request_on
from borgen.errors import BorgenError
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.options import RenderOptions
from borgen.render.pdf import pdf_report
from borgen.reports.build import build_report
from borgen.reports.report import Report

DAY = date(2026, 9, 30)


def build(workspace: Workspace, subject: str, me: str | None = None) -> Report:
    return build_report(
        request_on(
            workspace, subject, DAY, audience=None, me=me, since=None, language="nl", pictures=True
        )
    )


@pytest.mark.parametrize(("subject", "me"), [("organisation", None), ("ks", None), ("p04", "p04")])
def test_every_report_becomes_a_pdf(case: Workspace, subject: str, me: str | None) -> None:
    report = build(case, subject, me)
    made = pdf_report(report, RenderOptions())
    assert made.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in made
    assert made == pdf_report(report, RenderOptions())


def test_words_are_never_instructions(load_texts: Callable[..., Loaded]) -> None:
    attack = '\'") #panic("x") ] $ * _ @a <b> \\ #read("/etc/passwd") `\''
    workspace = load_texts(
        {
            "plans/teams/t.yaml": f"name: {attack}\nlead: {attack}\nmembers: [a]\n"
            f"context: [{{id: f, factor: {attack}, effect: hinders}}]\n",
            "plans/people/a.yaml": f"name: {attack}\ngoals: [{{id: g, title: {attack},"
            " learned: {date: 2026-03-26}}]\n",
        },
        me="a",
    ).workspace
    for subject, me in (("organisation", None), ("t", None), ("a", "a")):
        assert pdf_report(build(workspace, subject, me), RenderOptions()).startswith(b"%PDF")


def test_without_the_package_it_says_what_to_install(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BorgenError, match=r"report\.pdf_absent"):
        pdf_report(build(case, "ks"), RenderOptions(root=tmp_path))
