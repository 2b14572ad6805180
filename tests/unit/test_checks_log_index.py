"""The index of a log has what is in its entries."""

from collections.abc import Callable
from datetime import date

from borgen.checks import CheckContext
from borgen.checks.log_index import LogIndex, log_indexes
from borgen.links import link
from borgen.load import Loaded

Load = Callable[..., Loaded]


def index(load_texts: Load, log: str) -> LogIndex:
    workspace = load_texts({"plans/log/p01.yaml": log}).workspace
    return log_indexes(CheckContext(workspace, link(workspace), date(2026, 5, 20)))["p01"]


def test_lines_stand_by_their_word_for_the_goal(load_texts: Load) -> None:
    seen = index(
        load_texts,
        """\
        - {date: 2026-05-12, goal: feedback, outcome: fluent}
        - {date: 2026-05-10, goal: p01/feedback, outcome: fluent}
        - {date: 2026-05-11, goal: feedback, outcome: missed, factor: haast}
        - {date: 2026-05-12, goal: feedback, outcome: missed, note: Druk}
        - {date: 2026-05-13, cycle: overleg, kind: session, status: held, present: [p01, p02]}
        """,
    )
    assert {word: [one.item for one in lines.entries] for word, lines in seen.by_goal.items()} == {
        "feedback": [0, 2, 3],
        "p01/feedback": [1],
        None: [4],
    }
    feedback = seen.by_goal["feedback"]
    assert (feedback.first, feedback.last) == (date(2026, 5, 11), date(2026, 5, 12))
    assert [one.item for one in feedback.same_day] == [0, 3]
    assert (seen.cycles, seen.factors, set(seen.present)) == (
        ("overleg",),
        ("haast",),
        {"p01", "p02"},
    )
    assert seen.has_notes
    assert not seen.has_voids
    assert seen.has_after(date(2026, 5, 12))
    assert not seen.has_after(date(2026, 5, 13))


def test_the_index_of_an_empty_log_is_empty(load_texts: Load) -> None:
    seen = index(load_texts, "# Nog niets\n")
    assert seen == LogIndex({}, (), (), (), has_notes=False, has_voids=False)
    assert not seen.has_after(date.min)


def test_a_line_that_takes_another_back_is_seen(load_texts: Load) -> None:
    assert index(load_texts, "- {date: 2026-05-12, kind: void, of: 1a2b3c4d}\n").has_voids
