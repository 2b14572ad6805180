"""An end before its start (D01)."""

from collections.abc import Callable

from borgen.diagnostics import Finding

Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]


def test_an_end_before_its_start_in_every_plan(said: Said) -> None:
    plans = {
        "plans/trajectories/koers.yaml": """\
            title: Koers
            starts: 2026-03-26
            ends: 2026-01-15
            participants: []
            """,
        "plans/teams/ks.yaml": """\
            name: KS
            members: [p01, {id: p02, since: 2026-02-01, until: 2026-01-01}]
            context: [{factor: F, effect: hinders, since: 2026-02-01, until: 2026-01-01}]
            cycles:
              - {id: c, form: buddy, starts: 2026-02-01, until: 2026-01-01}
              - {id: d, form: buddy, closed: [{from: 2026-08-01, until: 2026-07-01}]}
            """,
        "plans/people/p01.yaml": "away: [{from: 2026-08-01, until: 2026-07-01}]",
    }
    assert {line.partition(": ")[0] for line in said("D01", plans)} == {
        "plans/trajectories/koers.yaml ends",
        "plans/teams/ks.yaml members.1.until",
        "plans/teams/ks.yaml context.0.until",
        "plans/teams/ks.yaml cycles.0.until",
        "plans/teams/ks.yaml cycles.1.closed.0.until",
        "plans/people/p01.yaml away.0.until",
    }


def test_the_start_is_shown_beside_it(found: Found, said: Said) -> None:
    plans = {"plans/people/p01.yaml": "away: [{from: 2026-08-01, until: 2026-07-01}]"}
    assert said("D01", plans) == [
        "plans/people/p01.yaml away.0.until: `until` is 2026-07-01, before `from` 2026-08-01"
    ]
    (one,) = found("D01", plans)
    assert [related.place.path for related in one.related] == [("away", 0, "from")]


def test_one_day_and_an_open_end_are_fine(said: Said) -> None:
    away = "away: [{from: 2026-08-01, until: 2026-08-01}, {from: 2026-08-01}, {until: 2026-01-01}]"
    assert said("D01", {"plans/people/p01.yaml": away}) == []
