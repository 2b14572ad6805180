"""Every reference that stands in a plan or a log, and what it leads to.

Only walking and resolving: whether a reference is allowed or useful is judged in `links`.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from borgen.checks.glance import Glance, glances
from borgen.checks.rule import Scene, once
from borgen.diagnostics import Place, Word
from borgen.frozen import Value
from borgen.links import Links, Target
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.entry import Entry
from borgen.model.erased import is_tombstone
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import Organisation, Plan, Team, Trajectory
from borgen.model.workspace import Workspace, log_file

Kind: TypeAlias = Literal[
    "contribution", "goal", "cycle", "factor", "skill", "person", "trajectory"
]


Thing: TypeAlias = Trajectory | TeamGoal | PersonalGoal | Factor | Cycle | Support
"""What may refer to something else."""


class Subject(NamedTuple):
    """What refers: a label of the catalogue, and its id or else its own words."""

    kind: Word
    name: str


class Reference(NamedTuple):
    """A reference as it stands at `place` in a file of `home`."""

    kind: Kind
    text: str
    home: str
    place: Place
    subject: Subject

    @property
    def named(self) -> Word:
        """The label of what the reference should lead to."""
        return Word("kind.goal" if self.kind == "contribution" else f"kind.{self.kind}")


class Strange(NamedTuple):
    """A reference that does not simply resolve; `now` is its present name, None if it has none."""

    reference: Reference
    now: str | None


@once
def strange(scene: Scene) -> tuple[Strange, ...]:
    """Return the references that lead nowhere or through a `was`, plans first, then logs."""
    return tuple(_strange(scene))


def _strange(scene: Scene) -> Iterator[Strange]:
    for spot in spots(scene):
        for index, text in enumerate(spot.texts):
            now = present_name(scene, spot.kind, text, spot.home)
            if now != text:
                yield Strange(spot.reference(index), now)
    for owner, glance in glances(scene).items():
        home = scene.links.owner(owner) or owner
        if home == ORGANISATION or home in scene.links.owners:
            yield from _strange_in_log(scene, home, owner, glance)


class Spot(Value, frozen=True):
    """Where references of one kind stand: in a list, or as the value of a key.

    Attributes:
        home: whose plan it is.
        plan: the plan.
        thing: what refers: a goal, factor, cycle, support or trajectory.
        steps: the way from there to the list or the value.
        listed: whether it is a list.
    """

    kind: Kind
    texts: tuple[str, ...]
    home: str
    plan: Plan
    thing: Thing
    steps: tuple[str | int, ...]
    listed: bool = True

    def reference(self, index: int) -> Reference:
        """Return one of the references that stand here."""
        steps = (*self.steps, index) if self.listed else self.steps
        place, subject = self.thing.place.value(*steps), _subject(self.plan, self.thing)
        return Reference(self.kind, self.texts[index], self.home, place, subject)


@once
def spots(scene: Scene) -> tuple[Spot, ...]:
    """Return where references stand in every plan, private goals included."""
    return tuple(spot for home, plan in scene.workspace.plans() for spot in _spots(home, plan))


def _spots(home: str, plan: Plan) -> Iterator[Spot]:
    if isinstance(plan, Trajectory) and plan.contributes_to:
        yield Spot("contribution", plan.contributes_to, home, plan, plan, ("contributes_to",))
    for goal in plan.goals:
        if not isinstance(goal, OrganisationGoal):
            yield from _of_goal(home, plan, goal)
    for factor in plan.context:
        if factor.goals:
            yield Spot("goal", factor.goals, home, plan, factor, ("goals",))
    for cycle in plan.cycles:
        yield from _of_cycle(home, plan, cycle)
    for support in plan.support:
        if support.goals:
            yield Spot("goal", support.goals, home, plan, support, ("goals",))


def _of_goal(home: str, plan: Plan, goal: TeamGoal | PersonalGoal) -> Iterator[Spot]:
    if goal.contributes_to:
        yield Spot("contribution", goal.contributes_to, home, plan, goal, ("contributes_to",))
    if isinstance(goal, TeamGoal):
        if goal.skills:
            yield Spot("skill", goal.skills, home, plan, goal, ("skills",))
        return
    if goal.skill:
        yield Spot("skill", (goal.skill,), home, plan, goal, ("skill",), listed=False)
    if goal.trajectory:
        yield Spot(
            "trajectory", (goal.trajectory,), home, plan, goal, ("trajectory",), listed=False
        )


def _of_cycle(home: str, plan: Plan, cycle: Cycle) -> Iterator[Spot]:
    if cycle.goals:
        yield Spot("goal", cycle.goals, home, plan, cycle, ("goals",))
    for index, group in enumerate(cycle.groups):
        yield Spot("person", group, home, plan, cycle, ("groups", index))


def _subject(plan: Plan, thing: Thing) -> Subject:
    if isinstance(thing, Trajectory):
        return Subject(Word("kind.trajectory"), thing.id)
    if isinstance(thing, Cycle):
        return Subject(Word("kind.cycle"), thing.id)
    if isinstance(thing, Factor):
        return Subject(Word("kind.factor"), thing.id or thing.factor)
    if isinstance(thing, Support):
        return Subject(Word("kind.support"), thing.id or thing.what)
    return Subject(goal_kind(plan), thing.id)


def goal_kind(plan: Plan) -> Word:
    """Return the label of the goals of `plan`."""
    if isinstance(plan, Organisation):
        return Word("kind.organisation_goal")
    if isinstance(plan, Trajectory):
        return Word("kind.trajectory_goal")
    return Word("kind.team_goal" if isinstance(plan, Team) else "kind.personal_goal")


def present_name(scene: Scene, kind: Kind, text: str, home: str) -> str | None:
    """Return how a reference in a file of `home` is written today; None if it leads nowhere."""
    links = scene.links
    if kind in {"contribution", "goal"}:
        return _written(links.goal(text, home), text, home)
    if kind == "cycle":
        return _written(links.cycle(text, home), text, home)
    if kind == "factor":
        return _written(links.factor(text, home), text, home)
    if kind == "skill":
        return _skill(scene.workspace, text)
    if kind == "person":
        return text if is_somebody(links, text) else links.renamed_owners.get(text)
    now = links.owner(text)
    return now if now and links.owners[now] == "trajectory" else None


def is_somebody(links: Links, text: str) -> bool:
    """Return whether `text` is a person with a plan, a member, a participant, or was erased."""
    return (
        links.owners.get(text) == "person"
        or is_tombstone(text)
        or text in links.teams_of
        or text in links.trajectories_of
    )


def spelled(key: Key, home: str) -> str:
    """Return `key` as it is written in a file of `home`: bare if it is its own."""
    return key.id if key.owner == home else str(key)


def _written(target: Target | None, text: str, home: str) -> str | None:
    if target is None:
        return text if is_tombstone(Ref.parse(text).owner or "") else None
    if not target.old:
        return text
    return spelled(target.key, home) if Ref.parse(text).owner is None else str(target.key)


def _skill(workspace: Workspace, text: str) -> str | None:
    if not workspace.skills or text in workspace.skills:
        return text
    return next((skill.id for skill in workspace.skills.values() if text in skill.was), None)


def _strange_in_log(scene: Scene, home: str, owner: str, glance: Glance) -> Iterator[Strange]:
    """Yield the strange references of a log; each different one is looked up only once."""
    columns: tuple[tuple[Kind, Iterable[str | None]], ...] = (
        ("goal", glance.about),
        ("cycle", glance.cycles),
        ("factor", glance.factors),
        ("person", glance.present),
    )
    odd: dict[tuple[Kind, str], str | None] = {}
    for kind, texts in columns:
        for text in texts:
            now = present_name(scene, kind, text, home) if text else text
            if text and now != text:
                odd[kind, text] = now
    for entry in scene.workspace.logs[owner] if odd else ():
        for reference in () if entry.void else _of_entry(home, entry):
            if (reference.kind, reference.text) in odd:
                yield Strange(reference, odd[reference.kind, reference.text])


def _of_entry(home: str, entry: Entry) -> Iterator[Reference]:
    place = Place(log_file(entry.owner, private=entry.private), (entry.item,))
    subject = Subject(Word("kind.entry"), entry.date.isoformat())
    if entry.goal:
        yield Reference("goal", entry.goal, home, place.value("goal"), subject)
    if entry.cycle:
        yield Reference("cycle", entry.cycle, home, place.value("cycle"), subject)
    if entry.factor:
        yield Reference("factor", entry.factor, home, place.value("factor"), subject)
    if isinstance(entry.present, tuple):
        for index, person in enumerate(entry.present):
            yield Reference("person", person, home, place.value("present", index), subject)
