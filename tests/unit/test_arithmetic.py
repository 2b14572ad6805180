"""The printed arithmetic of a goal comes out on a calculator, and is shown to its person alone."""

import json
import math
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from borgen.app.explaining import arithmetic_of
from borgen.errors import BorgenError, UsageError
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.arithmetic import arithmetic_page
from borgen.render.json import value_json
from borgen.render.markdown import markdown_page
from borgen.render.options import RenderOptions
from borgen.render.text import text_page
from borgen.reports.arithmetic import Arithmetic
from borgen.reports.formulas import LETTERS, WorkedFormula
from borgen.text import Language, text_in

HALF_YEAR = date(2026, 9, 30)
GOLDEN = Path(__file__).parents[1] / "golden" / "views"
TIMES = "\N{MULTIPLICATION SIGN}"
SHOWN = re.compile(rf"= ([-\d.,()^/+ eminax{TIMES}]+) = (-?\d+(?:\.\d+)?)")
"""A sum as it is printed: numbers and signs, and what comes out."""


def arithmetic(
    workspace: Workspace,
    goal: str,
    me: str | None,
    day: date = HALF_YEAR,
    language: Language = "nl",
) -> Arithmetic:
    return arithmetic_of(workspace, goal, day, me=me, language=language)


def calculated(expression: str) -> float:
    """What a calculator makes of a sum; it knows no letters but these."""
    python = expression.replace(TIMES, "*").replace("^", "**").replace("e**", "E**")
    known = {"E": math.e, "min": min, "max": max}
    return float(eval(python, {"__builtins__": {}}, known))  # noqa: S307 - our own output


def printed_sums(shown: str, language: Language) -> list[tuple[str, float]]:
    """The sums with numbers: what is printed from the first step on."""
    steps = shown.partition(text_in(language)("explain.steps"))[2]
    if language == "nl":
        steps = steps.replace(",", ".").replace(";", ",")
    return [(sum_, float(result)) for sum_, result in SHOWN.findall(" ".join(steps.split()))]


def all_sums(found: Arithmetic) -> list[WorkedFormula]:
    return [
        *found.derived,
        *(one for review in found.reviews for one in review.sums),
        *found.today,
        *(crossing.sum for crossing in found.crossings),
        *found.seen,
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("goal", "sums"),
    [("p01/feedback", 46), ("p02/feedback", 22), ("p06/hardtalk", 35), ("p07/prioritise", 12)],
)
def test_what_is_printed_comes_out_on_a_calculator(
    case: Workspace, goal: str, sums: int, language: Language
) -> None:
    found = arithmetic(case, goal, goal[:3], language=language)
    printed = printed_sums(text_page(arithmetic_page(found), RenderOptions()), language)
    assert len(printed) == len(all_sums(found)) == sums
    for expression, result in printed:
        assert calculated(expression) == pytest.approx(result, abs=5e-5), expression


def filled(one: WorkedFormula) -> str:
    """A formula with its numbers in full."""
    numbers = {letter: f"({number!r})" for letter, number in one.numbers.items()}
    shown = LETTERS.sub(lambda word: numbers.get(word[0], word[0]), one.formula)
    return shown.replace(" x ", f" {TIMES} ")


def test_every_formula_is_the_one_that_was_used(case: Workspace) -> None:
    for person in case.people.values():
        for goal in person.goals:
            for one in all_sums(arithmetic(case, f"{person.id}/{goal.id}", person.id)):
                assert calculated(filled(one)) == pytest.approx(one.result, abs=1e-9), one


@pytest.mark.parametrize(
    ("goal", "stability", "projected"),
    [
        ("p01/feedback", 170.5, 0.997),
        ("p06/hardtalk", 44.8, 0.964),
        ("p02/feedback", 63.7, 0.785),
        ("p07/prioritise", 47.0, 0.700),
    ],
)
def test_the_figures_of_the_case(
    case: Workspace, goal: str, stability: float, projected: float
) -> None:
    found = arithmetic(case, goal, goal[:3])
    assert round(found.projection.stability, 1) == stability
    assert round(found.projection.projected, 3) == projected


LOG = """\
    - {date: 2026-02-01, goal: listen, outcome: independent}
    - {date: 2026-02-01, goal: listen, outcome: with_help, by: peer}
    - {date: 2026-02-01, goal: listen, outcome: not_achieved}
    - {date: 2026-02-20, goal: listen, outcome: fluent}
    - {date: 2026-02-20, goal: listen, outcome: independent}
    - {date: 2026-03-01, goal: listen, outcome: fluent, setting: practice}
    - {date: 2026-03-02, goal: listen, outcome: missed}
    """
PLANS = {
    "plans/people/p01.yaml": """\
        away: [{from: 2026-01-10, until: 2026-01-19}]
        goals:
          - {id: listen, title: I listen, learned: {date: 2026-01-01, rating: easy}, fades: fast}
          - {id: later, title: Later, status: draft, learned: {date: 2026-01-01}}
          - {id: open, title: Open}
        """,
    "plans/log/p01.yaml": LOG,
    "plans/teams/ks.yaml": "name: KS\nmembers: [p01]\ngoals: [{id: together, title: Together}]\n",
}


@pytest.fixture
def small(load_texts: Callable[..., Loaded]) -> Workspace:
    return load_texts(PLANS).workspace


def test_which_entry_counts_on_a_day_and_why(small: Workspace) -> None:
    found = arithmetic(small, "listen", "p01", date(2026, 3, 10), "en")
    told = [
        (review.rating, review.why, [heard.by for heard in review.heard if heard.counted])
        for review in found.reviews
    ]
    assert told == [
        ("easy", "only", []),
        ("hard", "observer", ["peer"]),
        ("good", "lowest", ["self"]),
        ("hard", "only", ["self"]),
    ]
    assert found.reviews[0].sums[0].result == pytest.approx(94 * 20 / 47)
    assert found.unrated == 1
    shown = text_page(arithmetic_page(found), RenderOptions())
    shown = " ".join(shown.split())
    assert "That day also: independent (self), tried (self). Whoever saw it" in shown
    assert "fluent (self) as practice, counts as hard (G = 2)" in shown


def test_days_away_are_skipped(small: Workspace) -> None:
    found = arithmetic(small, "listen", "p01", date(2026, 3, 10), "en")
    grace = found.grace
    assert grace
    assert (grace.days, grace.away, grace.holds) == (31, 10, True)
    shown = text_page(arithmetic_page(found), RenderOptions(width=120))
    assert "31 days, 10 away, leaves 21 <= 30: applied in time" in shown


def test_what_was_never_applied(small: Workspace) -> None:
    found = arithmetic(small, "listen", "p01", date(2026, 1, 15), "en")
    assert len(found.reviews) == len(found.crossings) == 1
    shown = text_page(arithmetic_page(found), RenderOptions())
    assert "not applied at work yet" in shown
    assert "Nothing was rated in the last 90 days." in shown
    assert "nobody rated it yet" in shown


@pytest.mark.parametrize(
    ("word", "me", "key"),
    [
        ("p01/listen", None, "explain.refused"),
        ("p01/listen", "p02", "explain.refused"),
        ("later", "p01", "explain.not_measured"),
        ("open", "p01", "explain.not_measured"),
        ("listen", "p01", "explain.not_measured"),
    ],
)
def test_refused(small: Workspace, word: str, me: str | None, key: str) -> None:
    with pytest.raises(BorgenError) as refused:
        arithmetic(small, word, me, date(2025, 12, 31))
    assert (refused.value.key, refused.value.exit_code) == (key, 1)
    text_in("nl")(key, **refused.value.args_by_name)


@pytest.mark.parametrize(
    ("word", "me", "key"),
    [
        ("listen", None, "explain.whose"),
        ("ks/together", "p01", "explain.shared_goal"),
        ("listn", "p01", "error.no_such_goal"),
        ("p9/listen", "p01", "error.no_such_owner"),
    ],
)
def test_names_that_lead_nowhere(small: Workspace, word: str, me: str | None, key: str) -> None:
    with pytest.raises(UsageError) as refused:
        arithmetic(small, word, me)
    assert refused.value.key == key
    text_in("en")(key, **refused.value.args_by_name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_golden(case: Workspace, golden: Callable[[Path, str], None], language: Language) -> None:
    found = arithmetic(case, "hardtalk", "p06", language=language)
    page = arithmetic_page(found)
    golden(GOLDEN / f"explain-p06-hardtalk-{language}.txt", text_page(page, RenderOptions()))


def test_markdown_and_json(case: Workspace) -> None:
    found = arithmetic(case, "hardtalk", "p06", language="en")
    told = markdown_page(arithmetic_page(found))
    assert "- **F**: \\= 0.9^(-1 / 0.8) - 1 = 0.14076677" in told
    document = json.loads(value_json("arithmetic", found, text_in("en")))
    assert (document["version"], document["kind"]) == (1, "arithmetic")
    assert document["reviews"][1]["bound"] == "floor"
    assert document["reviews"][1]["heard"][0]["outcome"] == "not_achieved"
    assert document["today"][2]["result"] == document["projection"]["projected"]
