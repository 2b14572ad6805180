"""What one look at a log tells: nothing that its lines do not say, and nothing less."""

from collections.abc import Callable
from datetime import date

from borgen.checks import Scene
from borgen.checks.glance import Glance, glances
from borgen.links import link
from borgen.load import Loaded

Load = Callable[..., Loaded]


def glance(load_texts: Load, log: str) -> Glance:
    workspace = load_texts({"plans/log/p01.yaml": log}).workspace
    return glances(Scene(workspace, link(workspace), date(2026, 5, 20)))["p01"]


def test_lines_stand_by_their_word_for_the_goal(load_texts: Load) -> None:
    seen = glance(
        load_texts,
        """\
        - {date: 2026-05-12, goal: feedback, outcome: fluent}
        - {date: 2026-05-10, goal: p01/feedback, outcome: fluent}
        - {date: 2026-05-11, goal: feedback, outcome: missed, factor: haast}
        - {date: 2026-05-12, goal: feedback, outcome: missed, note: Druk}
        - {date: 2026-05-13, cycle: overleg, kind: session, status: held, present: [p01, p02]}
        """,
    )
    assert {word: [one.item for one in lines.entries] for word, lines in seen.about.items()} == {
        "feedback": [0, 2, 3],
        "p01/feedback": [1],
        None: [4],
    }
    feedback = seen.about["feedback"]
    assert (feedback.first, feedback.last) == (date(2026, 5, 11), date(2026, 5, 12))
    assert [one.item for one in feedback.doubles] == [0, 3]
    assert (seen.cycles, seen.factors, set(seen.present)) == (
        ("overleg",),
        ("haast",),
        {"p01", "p02"},
    )
    assert seen.notes
    assert not seen.voids
    assert seen.later_than(date(2026, 5, 12))
    assert not seen.later_than(date(2026, 5, 13))


def test_an_empty_log_tells_nothing(load_texts: Load) -> None:
    seen = glance(load_texts, "# Nog niets\n")
    assert seen == Glance({}, (), (), (), notes=False, voids=False)
    assert not seen.later_than(date.min)


def test_a_line_that_takes_another_back_is_seen(load_texts: Load) -> None:
    assert glance(load_texts, "- {date: 2026-05-12, kind: void, of: 1a2b3c4d}\n").voids
