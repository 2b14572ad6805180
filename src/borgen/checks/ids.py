"""Rules about names that are too much alike: an id used twice, a role that looks like a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from borgen.checks.rule import Rule, Scene, once
from borgen.diagnostics import Finding, Place, Related, Word, finding
from borgen.links import AnyGoal
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import OrganisationGoal, PersonalGoal
from borgen.model.plan import Activity, Member, Organisation, Person, Plan, Team, Trajectory
from borgen.model.workspace import Workspace, plan_file

_Thing: TypeAlias = AnyGoal | Cycle | Factor | Support | Activity


class Named(NamedTuple):
    """An id, or somebody's id, with the place where it stands."""

    id: str
    place: Place


def ids_used_twice(scene: Scene) -> Iterator[Finding]:
    """L03: an id used twice in a file, by two plans, or a person in two teams on one day."""
    for _, kind, names in twins(scene):
        yield from _twice(names, kind)
    yield from _plans_of_one_name(scene.workspace)
    yield from _two_teams(scene.workspace)


def shared_names(workspace: Workspace) -> frozenset[str]:
    """Return the ids that more than one plan has."""
    plans = Counter(owner for owner, _ in workspace.plans())
    return frozenset(owner for owner, count in plans.items() if count > 1)


@once
def twins(scene: Scene) -> tuple[tuple[str, Word, tuple[Named, ...]], ...]:
    """Return the names of one kind in one plan, with its owner, where an id is used twice."""
    return tuple(
        (owner, Word(f"kind.{kind}"), tuple(named))
        for owner, plan in scene.workspace.plans()
        for kind, ids, named in _names_in(plan)
        if len({*ids}) < len(ids)
    )


def misspelt_people(scene: Scene) -> Iterator[Finding]:
    """M06: a role that is one edit away from a person's id."""
    people = sorted({*scene.workspace.people, *scene.links.teams_of, *scene.links.trajectories_of})
    known = {*people, *scene.links.owners, *scene.links.renamed_owners}
    near: dict[str, str | None] = {}
    alike = _by_lack(people)
    for role in chain.from_iterable(roles(plan) for _, plan in scene.workspace.plans()):
        if role.id in known or not scene.read(plan_file(role.id, "person")):
            continue
        if role.id not in near:
            close = {who for lacking in _lacking(role.id) for who in alike.get(lacking, ())}
            near[role.id] = min((who for who in close if one_edit(role.id, who)), default=None)
        if person := near[role.id]:
            plan = scene.workspace.people.get(person)
            yield finding(
                "M06",
                role.place,
                related=(Related(plan.place.whole_file(), "finding.M06.here"),) if plan else (),
                role=role.id,
                person=person,
            )


def _by_lack(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return names by what is left of them without one letter: those one edit apart share that."""
    found: dict[str, list[str]] = {}
    for name in names:
        for lacking in _lacking(name):
            found.setdefault(lacking, []).append(name)
    return found


def _lacking(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def one_edit(one: str, other: str) -> bool:
    """Return whether one letter more, less, other, or two swapped make `one` into `other`."""
    if one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if start is None else start
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


def _names_in(plan: Plan) -> Iterator[tuple[str, Sequence[str], Iterator[Named]]]:
    """Yield the ids of each kind in a plan, and the same with their places."""
    yield "goal", *_names_of(plan.goals)
    yield "cycle", *_names_of(plan.cycles)
    yield "factor", *_names_of(plan.context)
    yield "support", *_names_of(plan.support)
    if isinstance(plan, Trajectory):
        yield "activity", *_names_of(plan.activities)
        place = plan.place.value("participants")
        named = (Named(who, place.value(index)) for index, who in enumerate(plan.participants))
        yield "participant", plan.participants, named


def _names_of(things: Sequence[_Thing]) -> tuple[list[str], Iterator[Named]]:
    ids = [thing.id for thing in things if thing.id]
    return ids, (Named(thing.id, thing.place.value("id")) for thing in things if thing.id)


def _twice(names: Iterable[Named], kind: Word) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for name in names:
        if name.id in first:
            yield _used_twice(name, first[name.id], kind)
        first.setdefault(name.id, name.place)


def _plans_of_one_name(workspace: Workspace) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for id_, plan in workspace.plans():
        if isinstance(plan, Organisation):
            continue
        if id_ in first:
            kind = Word(f"kind.{type(plan).__name__.lower()}")
            name = Named(id_, plan.place.whole_file())
            yield _used_twice(name, first[id_].whole_file(), kind, "plan")
        first.setdefault(id_, plan.place)


def _two_teams(workspace: Workspace) -> Iterator[Finding]:
    seen: dict[str, list[Member]] = {}
    for team in workspace.teams.values():
        for member in team.members:
            before = seen.setdefault(member.id, [])
            clash = next((one for one in before if _overlap(one, member)), None)
            before.append(member)
            if clash:
                name = Named(member.id, member_place(member))
                yield _used_twice(name, member_place(clash), Word("kind.member"), "member")


def _used_twice(name: Named, first: Place, kind: Word, variant: str = "") -> Finding:
    related = (Related(first, "finding.L03.here"),)
    return finding("L03", name.place, variant=variant, related=related, id=name.id, kind=kind)


def _overlap(one: Member, other: Member) -> bool:
    first, second = sorted(
        (one, other), key=lambda member: member.since.toordinal() if member.since else 0
    )
    return first.until is None or second.since is None or second.since <= first.until


def member_place(member: Member) -> Place:
    """Return where a member's id stands: `p01`, or `{id: p01, since: ..}` if there are days."""
    return member.place.value("id") if member.since or member.until else member.place


def roles(plan: Plan) -> Iterator[Named]:
    """Yield who is named in a plan as an owner, sponsor and the like: people and roles."""
    named: list[tuple[str | None, Place]] = []
    if isinstance(plan, Team):
        named += [
            (plan.lead, plan.place.value("lead")),
            (plan.sponsor, plan.place.value("sponsor")),
        ]
    if isinstance(plan, Person):
        named.append((plan.manager, plan.place.value("manager")))
    for goal in plan.goals:
        if not isinstance(goal, PersonalGoal):
            named.append((goal.owner, goal.place.value("owner")))
        if not isinstance(goal, OrganisationGoal):
            named.append((goal.sponsor, goal.place.value("sponsor")))
    for factor in plan.context:
        if factor.response:
            named.append((factor.response.owner, factor.place.value("response", "owner")))
    named += [(cycle.facilitator, cycle.place.value("facilitator")) for cycle in plan.cycles]
    named += [(support.by, support.place.value("by")) for support in plan.support]
    return (Named(role, place) for role, place in named if role)


RULES: Final = (
    Rule("L03", ids_used_twice),
    Rule("M06", misspelt_people),
)
