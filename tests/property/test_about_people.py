"""What is read around one person tells them the same as the whole workspace, however odd it is."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from borgen.app.explaining import arithmetic_of
from borgen.app.reporting import report_on
from borgen.errors import BorgenError
from borgen.links import link
from borgen.load import load_workspace
from borgen.load.about import Entries, load_about
from borgen.load.register import Register, register_of
from borgen.load.tree import TextTree
from borgen.model.erased import tombstone
from borgen.model.workspace import Workspace
from borgen.reports.tree import build_tree
from borgen.reports.upcoming import build_upcoming
from borgen.reports.values import Audience

DAY = date(2026, 9, 30)
PEOPLE = ("p01", "zoe", "jan-de-vries", "id-7", "a", "q")
TEAMS = ("ks", "pv", "k", "q")
TRAJECTORIES = ("koers", "k", "lijn")
OLD = ("oud", "ks-oud", "a", "pv", "p00")
"""Earlier ids; some are somebody else's by now, and more than one may claim the same."""

ERASED = tombstone("weg")
OWNERS = (*PEOPLE, *TEAMS, *TRAJECTORIES, *OLD, "hr", ERASED, "organisation")
REFERRED = (*("organisation",) * 4, *TEAMS, *TRAJECTORIES, *OLD, "a", ERASED)
GOALS = ("feedback", "delegate", "oud")
CYCLES = ("intervisie", "coaching", "oud")
FACTORS = ("tijd", "mandaat", "oud")
FORMS = ("intervision", "team_meeting", "coaching", "half_year_review", "buddy")
OUTCOMES = ("fluent", "independent", "with_help", "not_achieved", "missed", "no_opportunity")


class Writer:
    """Writes a workspace at random: what people may write, and much that is wrong."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.odd = random.choice((0.0, 0.02, 0.3))

    def files(self) -> dict[str, str]:
        files = {
            "borgen.yaml": self.settings(),
            "plans/organisation.yaml": self.plan("organisation", "name: Huis"),
            "plans/erased.yaml": f"erased: [{{id: {ERASED}, date: 2026-05-01}}]\n",
            "private/names.yaml": "p01: Pien\nzoe: Zoë\n",
        }
        for person in self.some(PEOPLE, 3):
            files[self.named("plans/people", person)] = self.person(person)
        for team in self.some(TEAMS, 1):
            files[self.named("plans/teams", team)] = self.team(team)
        for trajectory in self.some(TRAJECTORIES, 1):
            files[self.named("plans/trajectories", trajectory)] = self.trajectory(trajectory)
        for owner in self.some(tuple(dict.fromkeys(OWNERS)), 8):
            files[self.named("plans/log", owner)] = self.log()
        for person in self.some(("p01", "zoe"), 0):
            goals = self.listed("goals", [self.goal(person) for _ in range(2)])
            files[f"private/people/{person}.yaml"] = "\n".join(goals)
            files[f"private/log/{person}.yaml"] = self.log()
        return {file: self.spoilt(text) for file, text in files.items()}

    def settings(self) -> str:
        sees = self.random.choice(("status", "patterns", "numbers"))
        least = self.random.choice((1, 3))
        privacy = f"{{team_sees: {sees}, team_minimum: {least}, organisation_minimum: {least}}}"
        return f"borgen: 1\nname: Huis\nlanguage: nl\nprivacy: {privacy}\n"

    def person(self, id_: str) -> str:
        return self.plan(id_, f"name: Naam {id_}", f"manager: {self.who()}")

    def team(self, id_: str) -> str:
        members = ", ".join(self.member() for _ in range(self.random.randint(0, 4)))
        head = (f"name: Team {id_}", f"lead: {self.who()}", f"sponsor: {self.who()}")
        return self.plan(id_, *head, f"members: [{members}]")

    def trajectory(self, id_: str) -> str:
        people = ", ".join(self.spelt(one, id_=True) for one in self.some(PEOPLE, 1)[:3])
        return self.plan(
            id_,
            f"title: Traject {id_}",
            "starts: 2026-01-15",
            f"ends: {self.day()}",
            f"participants: [{people}]",
            f"contributes_to: [{self.ref(GOALS)}]",
        )

    def member(self) -> str:
        who = self.spelt(self.random.choice(PEOPLE), id_=True)
        return (
            who if self.often(0.6) else f"{{id: {who}, since: {self.day()}, until: {self.day()}}}"
        )

    def plan(self, owner: str, *head: str) -> str:
        lines = [*head]
        if owner != "organisation" and self.often(0.3):
            lines.append(f"was: [{self.spelt(self.random.choice(OLD), id_=True)}]")
        lines += self.listed("goals", [self.goal(owner) for _ in range(self.random.randint(0, 3))])
        lines += self.listed("context", [self.factor() for _ in range(self.random.randint(0, 2))])
        lines += self.listed("cycles", [self.cycle() for _ in range(self.random.randint(0, 3))])
        lines += self.listed("support", [self.support() for _ in range(self.random.randint(0, 2))])
        return "\n".join(lines) + "\n"

    def goal(self, owner: str) -> str:
        parts = [f"id: {self.random.choice(GOALS)}", f"title: Doel van {owner}", self.was()]
        if owner == "organisation":
            parts += (f"owner: {self.who()}", "measure: {name: Cijfer, baseline: 7, target: 8}")
        else:
            parts += (f"contributes_to: [{self.ref(GOALS)}]", f"sponsor: {self.who()}")
        if owner in PEOPLE:
            learned = f"learned: {{date: {self.day()}}}"
            trajectory = f"trajectory: {self.random.choice(TRAJECTORIES)}"
            parts += (self.random.choice((learned, trajectory)), "every: 2 weeks")
        return ", ".join(filter(None, parts))

    def factor(self) -> str:
        parts = (
            f"id: {self.random.choice(FACTORS)}",
            self.was(),
            "factor: Geen tijd",
            f"effect: {self.random.choice(('hinders', 'stimulates'))}",
            self.about(),
            f"response: {{action: Ruimte maken, owner: {self.who()}, due: {self.day()}}}",
        )
        return ", ".join(filter(None, parts))

    def cycle(self) -> str:
        groups = ", ".join(self.spelt(one) for one in self.some(PEOPLE, 1))
        parts = (
            f"id: {self.random.choice(CYCLES)}",
            self.was(),
            f"form: {self.random.choice(FORMS)}",
            self.about(),
            f"groups: [[p01, a], [{groups}]]" if self.often(0.2) else "",
            "starts: 2026-04-01",
            "every: 4 weeks",
            f"facilitator: {self.who()}",
        )
        return ", ".join(filter(None, parts))

    def support(self) -> str:
        parts = ("kind: financial", "what: Geld", f"by: {self.who()}", f"due: {self.day()}")
        return ", ".join(filter(None, (*parts, self.about())))

    def log(self) -> str:
        return "".join(f"- {{date: {self.day()}, {self.entry()}}}\n" for _ in range(4)) or "[]\n"

    def entry(self) -> str:
        kind = self.random.choice(("session", "session", "deed", "deed", "measurement", "void"))
        if kind == "session":
            status = self.random.choice(("held", "held", "cancelled", "moved"))
            key = "cyclus" if self.often(self.odd) else "cycle"
            return f"kind: session, {key}: {self.ref(CYCLES)}, status: {status}"
        if kind == "measurement":
            value = self.random.randint(1, 9)
            return f"kind: measurement, goal: {self.ref(GOALS)}, value: {value}"
        if kind == "void":
            return 'kind: void, of: "1a2b3c4d"'
        factor = f", factor: {self.ref(FACTORS)}" if self.often(0.4) else ""
        note = ', note: "zei \\"ja\\" en/of nee"' if self.often(0.2) else ""
        outcome = self.random.choice(OUTCOMES)
        return f"goal: {self.ref(GOALS)}, outcome: {outcome}{factor}{note}"

    def ref(self, ids: Sequence[str]) -> str:
        name = self.random.choice(ids)
        return self.spelt(name if self.often(0.4) else f"{self.random.choice(REFERRED)}/{name}")

    def about(self) -> str:
        return f"goals: [{self.ref(GOALS)}]" if self.often(0.3) else ""

    def was(self) -> str:
        return f"was: [{self.spelt('oud', id_=True)}]" if self.often(0.2) else ""

    def who(self) -> str:
        return self.spelt(
            self.random.choice((*PEOPLE, "directeur")) if self.often(0.2) else "directeur"
        )

    def day(self) -> date:
        return DAY - timedelta(days=self.random.randint(-20, 200))

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, things: Sequence[str], least: int) -> list[str]:
        return self.random.sample(things, self.random.randint(least, len(things)))

    def listed(self, key: str, items: Sequence[str]) -> list[str]:
        return [f"{key}:", *(f"  - {{{item}}}" for item in items)] if items else []

    def spelt(self, text: str, *, id_: bool = False) -> str:
        """Return a text as it may stand in a file; somebody's id may be spelt in other ways too."""
        if id_ and self.often(self.odd):
            other = (text.upper(), text.replace("-", " "), text.replace("e", "ë"), text[-1:])
            text = self.random.choice(other)
        if self.often(self.odd):
            at = self.random.randrange(len(text))
            return f'"{text[:at]}\\u{ord(text[at]):04x}{text[at + 1 :]}"'
        if self.often(self.odd):
            at = self.random.randrange(len(text))
            return f'"{text[:at]}\\\n    {text[at:]}"'
        return self.random.choice((text, f'"{text}"', f"'{text}'"))

    def named(self, folder: str, id_: str) -> str:
        """Return where a file stands; sometimes under a name that is none of an id."""
        name = id_.upper() if self.often(self.odd / 2) else id_
        ending = "yml" if self.often(self.odd / 4) else "yaml"
        return f"{folder}/{name}.{ending}"

    def spoilt(self, text: str) -> str:
        return f"{text}\n  - {{\n" if self.often(self.odd / 4) else text


Load = Callable[[Entries], Workspace]


@settings(max_examples=60)
@given(st.integers(min_value=0), st.sampled_from(("themselves", "a", None)))
@example(31, "themselves")  # a goal that only they know of leads somewhere
def test_a_part_tells_a_person_the_same_as_the_whole(seed: int, asker: str | None) -> None:
    tree = TextTree(Writer(Random(seed)).files())  # noqa: S311 - the same again for a seed
    register = register_of(tree)
    for person in filter(register.is_person, sorted(register.people.ids())):
        me = person if asker == "themselves" else asker
        everything = load_workspace(tree, me=me).workspace
        expected = told(lambda _, whole=everything: whole, person, me)  # type: ignore[misc]
        found = told(partial(about, tree, register, person, me), person, me)
        assert list(found) == list(expected), person


GOAL = "goals: [{id: f, title: F, learned: {date: 2026-03-01}}]\n"
CYCLE = "cycles: [{id: overleg, form: team_meeting, starts: 2026-04-01, every: 4 weeks}]\n"
SESSION = "- {date: 2026-04-01, kind: session, cycle: overleg, status: held}\n"


@pytest.mark.parametrize(
    ("person", "texts"),
    [
        ("p01", {"plans/teams/ks.yaml": f"name: KS\nmembers: [P01]\n{CYCLE}"}),
        ("zoe", {"plans/teams/ks.yaml": f"name: KS\nmembers: [Zoë]\n{CYCLE}"}),
        ("id-7", {"plans/teams/ks.yaml": f"name: KS\nmembers: [7]\n{CYCLE}"}),
        (
            "p01",
            {
                "plans/organisation.yaml": f"name: Huis\n{CYCLE}",
                "plans/teams/pv.yaml": f"name: PV\nmembers: [q]\n{CYCLE}",
                "plans/log/q.yaml": SESSION,
            },
        ),
    ],
    ids=["capital", "accent", "number", "looked up in a team of their own"],
)
def test_what_is_easily_passed_over_is_found(person: str, texts: dict[str, str]) -> None:
    plan = {f"plans/people/{person}.yaml": GOAL, "borgen.yaml": "borgen: 1\nname: Huis\n"}
    tree = TextTree(plan | texts)
    everything = load_workspace(tree, me=person).workspace
    expected = list(told(lambda _: everything, person, person))
    assert list(told(partial(about, tree, register_of(tree), person, person), person, person)) == (
        expected
    )


def about(
    tree: TextTree, register: Register, person: str, me: str | None, entries: Entries
) -> Workspace:
    return load_about(tree, register, [person], me=me, entries=entries).workspace


def told(load: Load, person: str, me: str | None) -> Iterator[object]:
    """Yield all that the commands tell of a person to whoever is at the keyboard."""
    for audience in (None, *get_args(Audience)):
        mine = me == person and audience in {None, "me"}
        workspace = load("sessions" if mine else "all")
        yield answer(
            report_on,
            workspace,
            person,
            DAY,
            audience=audience,
            me=me,
            since=None,
            language="nl",
            pictures=True,
        )
    workspace = load("sessions" if me == person else "all")
    links = link(workspace)
    asker = links.owner(me) if me else None
    yield answer(build_upcoming, workspace, links, DAY, "person", person, within=90, me=asker)
    workspace = load("own")
    links = link(workspace)
    asker = links.owner(me) if me else None
    yield answer(build_tree, workspace, links, DAY, "person", person, me=asker)
    for goal in (*workspace.people[person].goals, None):
        name = f"{person}/{goal.id if goal else 'zomaar'}"
        yield answer(arithmetic_of, workspace, name, DAY, me=me, language="nl")


def answer(build: Callable[..., object], *args: object, **options: object) -> object:
    try:
        return build(*args, **options)
    except BorgenError as refused:
        return refused.key, refused.args_by_name
