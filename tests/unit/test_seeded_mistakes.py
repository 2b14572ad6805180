"""Mistakes of every code, put into a copy of the worked case: each is found, at the character.

The mistakes of a set are made at once and found in one run; nothing may be reported beyond them
and what `check` says of the case as it stands.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

import pytest

from borgen.app.checking import check_workspace
from borgen.app.opening import open_workspace, with_git
from borgen.diagnostics import SEVERITIES
from borgen.model.erased import ERASED_FILE as ERASED
from borgen.model.erased import tombstone
from borgen.render.findings import LocatedFinding, message_of
from borgen.text import text_in

ROOT: Final = Path(__file__).parents[2]
DAY: Final = date(2026, 9, 30)
END: Final = ""
"""Instead of a text to replace: what is new goes to the end of the file."""


Spot: TypeAlias = tuple[str, str, int, int]
"""Code, file, line and column."""


class Seed(NamedTuple):
    """A mistake: what is replaced by what in a file, and where it has to be found.

    Attributes:
        code: of the finding; empty for what only prepares another mistake.
        file: the file that is spliced, or written where it is not there.
        old: what is replaced, the first time it stands there; END to append.
        new: what it is replaced by.
        needle: the text at which the finding points, within what is new; empty for 1:1.
        at: another file, where the finding points at the first `needle`.
    """

    code: str
    file: str
    old: str
    new: str
    needle: str = ""
    at: str = ""


KS, PV, BV = (f"plans/teams/{team}.yaml" for team in ("ks", "pv", "bv"))
TRAJECTORY: Final = "plans/trajectories/koers-en-kracht.yaml"
ORGANISATION: Final = "plans/organisation.yaml"
SKILLS: Final = "plans/skills.yaml"
SETTINGS: Final = "borgen.yaml"


def person(number: str) -> str:
    return f"plans/people/p{number}.yaml"


def log(owner: str) -> str:
    return f"plans/log/{owner}.yaml"


FILES: Final = (
    Seed("F01", person("01"), "name: Amina", "name: Am\udcefna", "\udcef"),
    Seed("F02", person("02"), "aspect: behaviour", "aspect: houding: gedrag", ": gedrag"),
    Seed("F02", log("p02"), "outcome: with_help}", "note: Let op: snel}", ": snel"),
    Seed("F02", SKILLS, "    sfia: PDSV\n", "\tsfia: PDSV\n", "\t"),
    Seed("F03", person("03"), "manager: teamleider-ks", "manager: hr\nname: Chantal", "name"),
    Seed("F04", person("04"), "manager: teamleider-ks", "manager: &m teamleider-ks", "&m"),
    Seed("F05", log("p05"), END, "<<<<<<< HEAD\n=======\n>>>>>>> p05\n", "<<<<<<< HEAD"),
    Seed("F06", person("06"), "name: ", f"x-diep: {'[' * 60}{']' * 60}\nname: ", "[]"),
    Seed("F07", person("07"), "teamleider-pv", "team\u202eleider-pv", "\u202e"),
    Seed("F07", person("08"), "teamleider-pv", '"team\\eleider-pv"', "\\e"),
    Seed("F08", "plans/people/p13.yml", END, "name: Dertien\n"),
    Seed("F08", "plans/mensen/p13.yaml", END, "name: Dertien\n"),
    Seed("F09", "plans/people/p14.yaml", END, "/", ""),
    Seed("M04", "plans/people/Nieuwe Collega.yaml", END, "name: Nieuw\n"),
)
"""What keeps a file from being read."""

VALUES: Final = (
    Seed("M01", KS, "owner: teamleider-ks", "eigenaar: teamleider-ks", "eigenaar"),
    Seed("M01", PV, "    change: Van wachten", "    chnage: Van wachten", "chnage"),
    Seed("M01", SKILLS, "    description: Kiezen", "    uitleg: Kiezen", "uitleg"),
    Seed("M01", person("10"), "name: ", "id: p10\nname: ", "id"),
    Seed("M01", log("p12"), "2026-06-20, goal: prioritise", "2026-06-20, doel: prioritise", "doel"),
    Seed(
        "M02",
        TRAJECTORY,
        "    mode: on_the_job\n    dates: [2026-02-03",
        "    dates: [2026-02-03",
        "id: meelopen",
        TRAJECTORY,
    ),
    Seed(
        "M02",
        log("p12"),
        "- {date: 2026-09-19, goal: prioritise, outcome: independent}",
        "- {date: 2026-09-19, goal: prioritise}",
        "date",
    ),
    Seed("M02", log("ks"), "- {date: 2026-09-22, kind: session, ", "- {date: 2026-09-22, ", "date"),
    Seed("M03", BV, "effect: hinders", "effect: belemmert", "belemmert"),
    Seed("M03", PV, "    strength: 2\n", "    strength: 4\n", "4"),
    Seed("M03", TRAJECTORY, "amount: 4200", 'amount: "4200"', '"4200"'),
    Seed("M03", TRAJECTORY, "    hours: 6\n", "    hours: zes\n", "zes"),
    Seed("M03", ORGANISATION, "baseline: 7.1", "baseline: 7,1", "7,1"),
    Seed("M03", KS, "every: 2 weeks", "every: tweewekelijks", "tweewekelijks"),
    Seed(
        "M03",
        person("09"),
        "contributes_to: [pv/tien-dagen]",
        "contributes_to: pv/tien-dagen",
        "pv/tien-dagen",
    ),
    Seed("M03", log("p10"), "outcome: fluent", "outcome: vloeiend", "vloeiend"),
    Seed("M04", SKILLS, "- id: coach", "- id: Coach", "Coach"),
    Seed("M05", ORGANISATION, "due: 2026-12-31", "due: 31-12-2026", "31-12-2026"),
    Seed("M05", log("p06"), "date: 2026-09-15", "date: 2026-09-31", "2026-09-31"),
    Seed(
        "M05",
        person("12"),
        "learned: {date: 2026-03-26",
        "learned: {date: 26 maart 2026",
        "26 maart 2026",
    ),
)
"""What is wrong with a key or a value; what else stands in the file is read."""

NEW_TRAJECTORY: Final = """\
title: Vervolg
starts: 2026-10-01
ends: 2026-10-29
participants: []
"""
GOAL_P23: Final = """\
  - id: {id}
    title: Ik oefen
    contributes_to: [zz/oefenen]
    aspect: skill
    contribution: Ik doe mee
    learned: {{date: 2026-07-01}}
    level: {{start: 1, target: 3}}
    every: 2 weeks
    if_then: [{{if: het druk is, then: adem ik uit}}]
    indicators: [Ik deed het]
"""
PERSON_P23: Final = f"""\
name: Drieëntwintig
manager: hr
goals:
{GOAL_P23.format(id="steady")}{GOAL_P23.format(id="gap")}{GOAL_P23.format(id="late")}\
{GOAL_P23.format(id="early")}cycles:
  - {{id: a1, form: coaching, goals: [steady], starts: 2026-07-02, every: 4 weeks, track: false}}
  - {{id: r1, form: buddy, goals: [steady, gap], starts: 2026-07-02, every: 4 weeks}}
  - {{id: a2, form: coaching, goals: [gap], dates: [2026-07-09], track: false}}
  - {{id: a3, form: coaching, goals: [late], starts: 2026-08-06, every: 4 weeks, track: false}}
  - {{id: r3, form: buddy, goals: [late], starts: 2026-08-06, every: 4 weeks}}
  - {{id: a4, form: coaching, goals: [early], starts: 2026-07-02, every: 4 weeks, until: 2026-10-26,
     track: false}}
  - {{id: r4, form: buddy, goals: [early], starts: 2026-07-02, every: 4 weeks, until: 2026-10-26}}
"""
TEAM_ZZ: Final = """\
name: Oefenteam
lead: hr
sponsor: directeur
members: [p23]
goals:
  - id: oefenen
    title: We oefenen
    change: Van zelden naar vaak
    contributes_to: [organisation/verloop]
    indicators: [Het lukt]
context: [{factor: Er is tijd, effect: stimulates, response: {action: Die gebruiken}}]
cycles: [{id: later, form: community, dates: [2027-06-01], goals: [organisation/doorlooptijd]}]
support:
  - {kind: instrumental, what: Een zaal}
  - {kind: financial, what: Een budget}
  - {kind: managerial, what: Een vraag}
"""

MEANING: Final = (
    Seed("", ERASED, "", f"erased: [{{id: {tombstone('p66')}, date: 2026-06-01}}]\n"),
    Seed("V06", log("p66"), "", "- {date: 2026-05-12, goal: feedback, outcome: missed}\n"),
    Seed("M06", person("05"), "manager: teamleider-ks", "manager: p1", "p1"),
    Seed("L01", person("02"), "[ks/feedback]", "[ks/feedbak]", "ks/feedbak"),
    Seed("L01", TRAJECTORY, "[p01, p02, p09, p12]", "[p01, p02, p90, p12]", "p90"),
    Seed(
        "L01",
        log("ks"),
        "cycle: werkoverleg, status: held, planned",
        "cycle: werkoverlag, status: held, planned",
        "werkoverlag",
    ),
    Seed("L01", log("p02"), "factor: waan-van-de-dag", "factor: waan-van-dedag", "waan-van-dedag"),
    Seed(
        "L01", log("p03"), END, '- {date: 2026-09-29, kind: void, of: "00c0ffee"}\n', '"00c0ffee"'
    ),
    Seed("L01", "plans/log/p99.yaml", END, "- {date: 2026-09-29, goal: x, outcome: fluent}\n"),
    Seed(
        "L02",
        person("04"),
        "[ks/feedback]",
        "[ks/feedback, organisation/verloop]",
        "organisation/verloop",
    ),
    Seed(
        "L02",
        KS,
        "[organisation/klanttevredenheid]",
        "[organisation/klanttevredenheid, pv/tien-dagen]",
        "pv/tien-dagen",
    ),
    Seed("L03", SKILLS, END, "  - {id: decide, title: Nog een}\n", "decide"),
    Seed("L03", BV, "  - id: vervanging-bedrijfsvoering", "  - id: werkdrukkaart", "werkdrukkaart"),
    Seed(
        "L04",
        ORGANISATION,
        "context:\n",
        "  - {id: groei, title: Groei, owner: hr, measure: {name: Groei}}\ncontext:\n",
        "id: groei",
    ),
    Seed(
        "L05",
        BV,
        "context:\n",
        "  - {id: rust, title: Rust, change: Meer rust, indicators: [Ja],"
        " contributes_to: [organisation/verloop]}\ncontext:\n",
        "id: rust",
    ),
    Seed("L06", BV, "members: [p10, p11, p12]", "members: [p10, p11, p12, p21, p22]", "p22"),
    Seed("P01", person("22"), END, "name: Tweeëntwintig\n", "p21", BV),
    Seed(
        "L07",
        person("08"),
        "    contributes_to: [pv/coachend-leiden]\n",
        "",
        "id: coach",
        person("08"),
    ),
    Seed("", KS, "- id: beslissen", "- id: beslissen\n    was: [besluit]"),
    Seed("L08", person("03"), "[ks/beslissen]", "[ks/besluit]", "ks/besluit"),
    Seed("O01", PV, "sponsor: hr", "sponsor: teamleider-pv", "id: coachend-leiden", PV),
    Seed("C01", KS, "context:\n", "context:\n  - {factor: Geen tijd, effect: hinders}\n", "factor"),
    Seed("C02", BV, "      done: 2026-05-20\n", "", "id: grapjes-md-klasje", BV),
    Seed(
        "C03",
        PV,
        "context:\n",
        "context:\n  - {factor: Goede sfeer, effect: stimulates}\n",
        "factor",
    ),
    Seed(
        "C04",
        log("p03"),
        END,
        "- {date: 2026-09-28, goal: hardtalk, outcome: no_opportunity}\n"
        "- {date: 2026-09-29, goal: hardtalk, outcome: no_opportunity}\n",
        "id: hardtalk",
        person("03"),
    ),
    Seed(
        "P02",
        PV,
        "    change: Van wachten op de stuurgroep naar besluiten waar de kennis zit.\n",
        "",
    ),
    Seed("R01", person("23"), END, PERSON_P23, "id: gap"),
    Seed("R02", "plans/teams/zz.yaml", END, TEAM_ZZ, "id: late", person("23")),
    Seed("R03", person("23"), "name: Drie", "name: Drie", "id: early", person("23")),
    Seed(
        "R04",
        log("bv"),
        "- {date: 2026-09-23, kind: session, cycle: werkoverleg, status: held, present: 3}\n",
        "",
        "id: werkoverleg",
        BV,
    ),
    Seed("S01", "plans/trajectories/vervolg.yaml", END, NEW_TRAJECTORY),
    Seed("A01", "plans/trajectories/vervolg.yaml", END, ""),
    Seed("A02", "plans/trajectories/vervolg.yaml", END, ""),
    Seed("A03", "plans/trajectories/vervolg.yaml", END, ""),
    Seed("H01", "plans/trajectories/vervolg.yaml", END, ""),
    Seed("S02", KS, "    delivered: 2026-04-28\n", "", "id: vervanging-balie", KS),
    Seed("E01", log("p09"), ", by: manager", "", "id: delegate", person("09")),
    Seed(
        "E02",
        person("11"),
        "    status: active\n",
        "    status: achieved\n",
        "id: prioritise",
        person("11"),
    ),
    Seed(
        "D01",
        person("07"),
        "goals:\n",
        "away: [{from: 2026-08-09, until: 2026-07-20}]\ngoals:\n",
        "2026-07-20",
    ),
    Seed("D02", log("p06"), END, "- {date: 2027-09-15, goal: decide, outcome: fluent}\n", "date"),
    Seed(
        "D03",
        log("p10"),
        "# Logboek van p10\n",
        "# Logboek van p10\n- {date: 2026-03-20, goal: stakeholder, outcome: independent}\n",
        "date",
    ),
    Seed(
        "D04",
        log("p12"),
        END,
        "- {date: 2026-04-04, goal: prioritise, outcome: independent}\n",
        "date",
    ),
    Seed("D05", log("p05"), END, "- {date: 2026-04-03, goal: delegate, outcome: missed}\n", "date"),
    Seed(
        "V01",
        person("12"),
        "contribution: ",
        "contribution: Mail chris@tussenhaven.example, ",
        "Mail",
    ),
    Seed("V02", KS, "method: ", "method: Bel 010 123 45 67. ", "Bel"),
    Seed("V03", log("p04"), "outcome: missed}", 'outcome: missed, note: "BSN 123456782"}', '"BSN'),
    Seed("V04", "private/log/p01.yaml", END, "[]\n"),
    Seed("V05", SETTINGS, "team_minimum: 3", "team_minimum: 2", "2"),
)
"""What is written well and means something that cannot be, or leaves something out."""

TOO_NEW: Final = (Seed("F10", SETTINGS, "borgen: 1", "borgen: 2", "2"),)

SETS: Final[Mapping[str, tuple[tuple[Seed, ...], frozenset[str]]]] = MappingProxyType(
    {
        "files": (FILES, frozenset({"R04"})),
        "values": (VALUES, frozenset()),
        "meaning": (MEANING, frozenset()),
        "too new": (TOO_NEW, frozenset({"E01", "R04", "S02"})),
    }
)
"""The seeds that go together, and what `check` says of the case that they keep it from saying."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the worked case in a repository of its own."""
    root = tmp_path / "case"
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / SETTINGS, root)
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    return root


def located(root: Path) -> tuple[LocatedFinding, ...]:
    return check_workspace(with_git(open_workspace(root, me=None), root), DAY, today=DAY).located


def sow(root: Path, seeds: Iterable[Seed]) -> None:
    for seed in seeds:
        file = root / seed.file
        file.parent.mkdir(parents=True, exist_ok=True)
        if seed.new == "/":
            file.mkdir()
            continue
        text = read(file) if file.exists() else ""
        assert seed.old in text, seed
        text = text.replace(seed.old, seed.new, 1) if seed.old else text + seed.new
        file.write_bytes(text.encode(errors="surrogateescape"))


def read(file: Path) -> str:
    return file.read_bytes().decode(errors="surrogateescape")


def spot(at: LocatedFinding) -> Spot:
    return at.finding.code, at.finding.place.file, at.span.line, at.span.column


def expected(root: Path, seed: Seed) -> Spot:
    """Return where the finding of a seed has to be."""
    file = seed.at or seed.file
    if not seed.needle:
        return seed.code, file, 1, 1
    text = read(root / file)
    start = 0 if seed.at else text.rindex(seed.new)
    before = text[: text.index(seed.needle, start)]
    return seed.code, file, before.count("\n") + 1, len(before) - before.rfind("\n")


def known(found: Iterable[LocatedFinding]) -> Iterator[tuple[str, str, str]]:
    """Yield findings without their lines, which shift."""
    for at in found:
        yield at.finding.code, at.finding.place.file, message_of(at.finding, text_in("nl"))


@pytest.mark.parametrize("name", SETS)
def test_every_mistake_is_found_at_its_character_and_nothing_else(copy: Path, name: str) -> None:
    seeds, silenced = SETS[name]
    before = Counter(one for one in known(located(copy)) if one[0] not in silenced)
    sow(copy, seeds)
    subprocess.run(["git", "add", "--force", "."], cwd=copy, check=True)

    found = located(copy)
    spots = Counter(spot(at) for at in found)
    wanted = Counter(expected(copy, seed) for seed in seeds if seed.code)
    assert wanted - spots == Counter()
    assert Counter(known(at for at in found if spot(at) not in wanted)) == before


def test_there_are_mistakes_of_every_code() -> None:
    seeds = [seed for some, _ in SETS.values() for seed in some]
    assert len(seeds) >= 50
    assert {seed.code for seed in seeds} == {"", *SEVERITIES}
