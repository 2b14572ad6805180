"""Every reference that stands in a plan or a log, and what it leads to.

Only walking and resolving: whether a reference is allowed or useful is judged in `links`.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from borgen.checks.rule import Scene, once
from borgen.diagnostics import Place, Word
from borgen.links import Links, Target
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.entry import Entry
from borgen.model.erased import is_tombstone
from borgen.model.goal import PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import Organisation, Plan, Team, Trajectory
from borgen.model.workspace import Workspace, log_file

Kind: TypeAlias = Literal[
    "contribution", "goal", "cycle", "factor", "skill", "person", "trajectory"
]


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
    for reference in references(scene):
        now = present_name(scene, reference.kind, reference.text, reference.home)
        if now != reference.text:
            yield Strange(reference, now)
    for owner, entries in scene.workspace.logs.items():
        home = scene.links.owner(owner) or owner
        if home == ORGANISATION or home in scene.links.owners:
            yield from _strange_in_log(scene, home, entries)


@once
def references(scene: Scene) -> tuple[Reference, ...]:
    """Return every reference of every plan, private goals included."""
    return tuple(_references(scene.workspace))


def _references(workspace: Workspace) -> Iterator[Reference]:
    for owner, plan in workspace.plans():
        if isinstance(plan, Trajectory):
            subject = Subject(Word("kind.trajectory"), plan.id)
            place = plan.place.value("contributes_to")
            yield from _listed("contribution", plan.contributes_to, owner, place, subject)
        if not isinstance(plan, Organisation):
            for goal in plan.goals:
                yield from _of_goal(owner, plan, goal)
        for factor in plan.context:
            yield from _of_factor(owner, factor)
        for cycle in plan.cycles:
            yield from _of_cycle(owner, cycle)
        for support in plan.support:
            yield from _of_support(owner, support)


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


def _listed(
    kind: Kind, texts: Iterable[str], home: str, place: Place, subject: Subject
) -> Iterator[Reference]:
    for index, text in enumerate(texts):
        yield Reference(kind, text, home, place.value(index), subject)


def _of_goal(home: str, plan: Plan, goal: TeamGoal | PersonalGoal) -> Iterator[Reference]:
    place, subject = goal.place, Subject(goal_kind(plan), goal.id)
    above = place.value("contributes_to")
    yield from _listed("contribution", goal.contributes_to, home, above, subject)
    if isinstance(goal, TeamGoal):
        yield from _listed("skill", goal.skills, home, place.value("skills"), subject)
        return
    if goal.skill:
        yield Reference("skill", goal.skill, home, place.value("skill"), subject)
    if goal.trajectory:
        yield Reference("trajectory", goal.trajectory, home, place.value("trajectory"), subject)


def _of_factor(home: str, factor: Factor) -> Iterator[Reference]:
    subject = Subject(Word("kind.factor"), factor.id or factor.factor)
    yield from _listed("goal", factor.goals, home, factor.place.value("goals"), subject)


def _of_cycle(home: str, cycle: Cycle) -> Iterator[Reference]:
    subject = Subject(Word("kind.cycle"), cycle.id)
    yield from _listed("goal", cycle.goals, home, cycle.place.value("goals"), subject)
    for index, group in enumerate(cycle.groups):
        yield from _listed("person", group, home, cycle.place.value("groups", index), subject)


def _of_support(home: str, support: Support) -> Iterator[Reference]:
    subject = Subject(Word("kind.support"), support.id or support.what)
    yield from _listed("goal", support.goals, home, support.place.value("goals"), subject)


def _strange_in_log(scene: Scene, home: str, entries: tuple[Entry, ...]) -> Iterator[Strange]:
    """Yield the strange references of a log; each different one is looked up only once."""
    present = (entry.present for entry in entries if isinstance(entry.present, tuple))
    columns: dict[Kind, set[str | None]] = {
        "goal": {entry.goal for entry in entries},
        "cycle": {entry.cycle for entry in entries},
        "factor": {entry.factor for entry in entries},
        "person": {person for people in present for person in people},
    }
    odd: dict[tuple[Kind, str], str | None] = {}
    for kind, texts in columns.items():
        for text in texts:
            now = present_name(scene, kind, text, home) if text else text
            if text and now != text:
                odd[kind, text] = now
    for entry in entries if odd else ():
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
        yield from _listed("person", entry.present, home, place.value("present"), subject)
