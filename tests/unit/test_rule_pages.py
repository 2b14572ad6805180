"""Every rule has its page: complete, in both languages, and fit for a narrow screen."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from borgen.checks import check
from borgen.diagnostics import SEVERITIES
from borgen.links import link
from borgen.load import load_workspace
from borgen.load.files import TextTree
from borgen.render.rules import rule_page_text
from borgen.text import Language, text_in
from borgen.text.rule_pages import rule_page

PAGES = Path(__file__).parents[2] / "src/borgen/text/rules"
LANGUAGES: tuple[Language, ...] = ("nl", "en")
HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": ("Waarom", "De zin waar het mee begon", "Zo ziet het eruit", "Wat te doen"),
    "en": ("Why", "The sentence it began with", "What it looks like", "What to do"),
}
NOT_TEXT = {"F01", "F09", "V04"}
"""Codes about what no text can show: bytes, links, git."""

FILE = re.compile(r"# ([\w/.-]+\.yaml)")
SURROUNDINGS = {
    "borgen.yaml": "borgen: 1\nname: Test",
    "plans/organisation.yaml": """\
name: Test
goals: [{id: klanttevredenheid, title: T}, {id: satisfaction, title: T}]""",
    "plans/teams/ks.yaml": """\
name: Service
members: [p01, p05]
goals: [{id: feedback, title: T}]""",
    "plans/trajectories/koers-en-kracht.yaml": """\
title: Course
starts: 2026-01-15
ends: 2026-03-26
participants: [p01]""",
    "plans/people/p01.yaml": "goals: [{id: feedback, title: T, learned: {date: 2026-03-26}}]",
    "plans/people/p09.yaml": "goals: [{id: delegate, title: T}]",
}
"""What an example takes for granted: files, and in its own files the keys it does not show."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_page_is_complete_and_fits(code: str, language: Language) -> None:
    text = text_in(language)
    page, printed = rule_page(code, language), rule_page_text(code, text)
    assert page.title
    assert printed.startswith(f"{code}  {page.title}  ({text(f'severity.{SEVERITIES[code]}')})\n")
    assert max(map(len, printed.splitlines())) <= 80


@pytest.mark.parametrize("code", SEVERITIES)
def test_sections_are_equal_in_all_languages(code: str) -> None:
    kinds = []
    for language, (why, seed, example, remedy) in HEADINGS.items():
        sections = dict(rule_page(code, language).sections)
        expected = (why, seed, example, remedy) if seed in sections else (why, example, remedy)
        assert tuple(sections) == expected
        assert [block.kind for block in sections.get(seed, ())] in ([], ["quotation"])
        assert [block.kind for block in sections[example]] == ["code"]
        kinds.append([[block.kind for block in blocks] for blocks in sections.values()])
    assert kinds[0] == kinds[1]


def test_every_page_is_of_a_rule() -> None:
    pages = {path.name for path in PAGES.iterdir()}
    assert pages == {f"{code}.{language}.md" for code in SEVERITIES for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in SEVERITIES if code not in NOT_TEXT])
def test_example_is_an_example(code: str, language: Language) -> None:
    example = example_of(code, language)
    shown = {FILE.match(block)[1]: block for block in example.split("\n\n")}  # type: ignore[index]
    files = shown if code.startswith("F") else SURROUNDINGS | surrounded(shown)
    loaded = load_workspace(TextTree({file: f"{text}\n" for file, text in files.items()}))
    day = date(2026, 5, 1) if code == "R04" else date(2026, 9, 30)
    found = (*loaded.findings, *check(loaded.workspace, link(loaded.workspace), day))
    assert code in {finding.code for finding in found}


def example_of(code: str, language: Language) -> str:
    """Return the first code on the page of a rule."""
    blocks = (block for section in rule_page(code, language).sections for block in section.blocks)
    return next(block.text for block in blocks if block.kind == "code")


def surrounded(shown: Mapping[str, str]) -> dict[str, str]:
    """Return files with the keys added that an example takes for granted."""
    return {
        file: "\n".join(
            [text]
            + [line for line in SURROUNDINGS.get(file, "").splitlines() if key(line) not in text]
        )
        for file, text in shown.items()
    }


def key(line: str) -> str:
    return "\n" + line.partition(":")[0] + ":"


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_is_one_short_line(language: Language) -> None:
    for code in SEVERITIES:
        title = rule_page(code, language).title
        assert len(title) <= 66, code
        assert "\n" not in title


def test_page_reads_as_intended() -> None:
    assert rule_page_text("R02", text_in("nl"), width=60) == (
        """\
R02  De eerste dertig dagen na het leren is er niets gepland  (waarschuwing)

Waarom
  Wat na een cursus niet snel wordt gebruikt, komt meestal
  niet meer. De eerste weken zijn de drukste, want het
  gewone werk is blijven liggen. Eén kort moment op de
  agenda maakt het verschil. Heeft een leerdoel helemaal
  geen borgcyclus, dan zegt de melding dat.

De zin waar het mee begon
  “Eenmaal terug op de werkvloer worden medewerkers maar al
  te vaak weer opgeslokt door de dagelijkse werkzaamheden.”

Zo ziet het eruit
    # plans/teams/ks.yaml (geleerd op 26 maart)
    cycles:
      - id: intervisie
        form: intervision
        starts: 2026-05-12
        every: 4 weeks

Wat te doen
  Laat de cyclus eerder beginnen, of voeg iets kleins toe.

    - id: overleg
      form: team_meeting
      title: Wat heb je toegepast?
      starts: 2026-04-02
      every: 2 weeks
      minutes: 15
"""
    )


def test_quoted_command_stays_on_one_line() -> None:
    page = rule_page_text("V01", text_in("en"), width=60)
    assert "`# borgen: ignore[V01] general address`" in page


def test_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        rule_page_text("Z99", text_in("en"))
