"""Every rule has its page: complete, in both languages, and fit for a narrow screen."""

from io import StringIO

import pytest
from ruamel.yaml import YAML

from borgen.diagnostics import SEVERITIES
from borgen.render.rule_page import rule_page
from borgen.text import Language, text_in

LANGUAGES: tuple[Language, ...] = ("nl", "en")
PARTS = ("title", "why", "example", "remedy")
BROKEN_ON_PURPOSE = {"F02", "F03", "F04", "F05", "F06", "F07"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_page_is_complete_and_fits(code: str, language: Language) -> None:
    text = text_in(language)
    page = rule_page(code, text)
    assert page.startswith(f"{code}  {text(f'rule.{code}.title')}")
    for part in PARTS:
        assert text(f"rule.{code}.{part}").strip()
    assert max(map(len, page.splitlines())) <= 80
    assert "{{" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in SEVERITIES if code not in BROKEN_ON_PURPOSE])
def test_example_can_be_read(code: str, language: Language) -> None:
    example = text_in(language)(f"rule.{code}.example")
    for block in example.split("\n\n"):
        if block.startswith("#"):
            assert YAML(typ="safe").load(StringIO(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_is_one_short_line(language: Language) -> None:
    for code in SEVERITIES:
        title = text_in(language)(f"rule.{code}.title")
        assert len(title) <= 66, code
        assert "\n" not in title


def test_page_reads_as_intended() -> None:
    assert rule_page("R02", text_in("nl"), width=60) == (
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
    page = rule_page("V01", text_in("en"), width=60)
    assert "`# borgen: ignore[V01] general address`" in page


def test_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        rule_page("Z99", text_in("en"))
