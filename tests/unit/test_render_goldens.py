"""The reports of the worked case, word for word; `BORGEN_GOLDEN=write pytest` writes them anew."""

import os
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from rich.cells import cell_len

from borgen.links import Links, OwnerKind, link
from borgen.model.workspace import Workspace
from borgen.render.formats import ReportFormat, render_report
from borgen.render.options import RenderOptions
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request

GOLDENS = Path(__file__).parents[1] / "golden" / "reports"
DAYS = (date(2026, 4, 25), date(2026, 6, 25), date(2026, 9, 30))
SUBJECTS: tuple[tuple[OwnerKind, str, bool], ...] = (
    ("organisation", "organisation", False),
    ("trajectory", "koers-en-kracht", False),
    ("team", "ks", False),
    ("person", "p02", False),
    ("person", "p02", True),
)
SHAPES: tuple[tuple[ReportFormat, int], ...] = (("text", 80), ("text", 120), ("markdown", 80))
TWO_SCREENS = 80

Subject = tuple[OwnerKind, str, bool]


@pytest.fixture(scope="module")
def links(case: Workspace) -> Links:
    return link(case)


def report_of(
    case: Workspace, links: Links, subject: Subject, day: date, language: Literal["nl", "en"]
) -> Report:
    kind, owner, mine = subject
    me = owner if mine else None
    return build_report(open_request(case, links, day, kind, owner, me=me, language=language))


def golden_file(subject: Subject, day: date, language: str, shape: str, width: int) -> Path:
    name = f"{subject[1]}{'-me' if subject[2] else ''}.{language}"
    ending = f"{width}.txt" if shape == "text" else "md"
    return GOLDENS / day.isoformat() / f"{name}.{ending}"


@pytest.mark.parametrize(("shape", "width"), SHAPES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: f"{s[1]}{'-me' if s[2] else ''}")
def test_a_report_says_what_it_said(  # noqa: PLR0913, PLR0917 - one argument a parameter
    case: Workspace,
    links: Links,
    subject: Subject,
    day: date,
    language: Literal["nl", "en"],
    shape: ReportFormat,
    width: int,
) -> None:
    report = report_of(case, links, subject, day, language)
    text = render_report(report, shape, RenderOptions(width=width))
    golden = golden_file(subject, day, language, shape, width)
    if os.environ.get("BORGEN_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="")
    assert text == golden.read_bytes().decode("utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: f"{s[1]}{'-me' if s[2] else ''}")
def test_nothing_overflows_and_two_screens_are_enough(  # noqa: PLR0913 - as above
    case: Workspace, links: Links, subject: Subject, day: date, width: int, *, full: bool
) -> None:
    report = report_of(case, links, subject, day, "nl")
    lines = render_report(report, "text", RenderOptions(width=width, full=full)).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert "\x1b" not in "".join(lines)
    if not full and width >= TWO_SCREENS:
        assert len(lines) <= TWO_SCREENS
