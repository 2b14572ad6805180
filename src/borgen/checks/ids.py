"""Rules about names that are too much alike: an id used twice, a role that looks like a person."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
        (owner, kind, names)
        for owner, plan in scene.workspace.plans()
        for kind, names in _twins_in(plan)
    )


def misspelt_people(scene: Scene) -> Iterator[Finding]:
    """M06: a role that is one edit away from a person's id."""
    people = {*scene.workspace.people, *scene.links.teams_of, *scene.links.trajectories_of}
    known = {*people, *scene.links.owners, *scene.links.renamed_owners}
    named = [role for _, plan in scene.workspace.plans() for role in roles(plan)]
    strange = [role for role in named if role.id not in known]
    near = _near({role.id for role in strange}, people)
    for role in strange:
        person = near.get(role.id)
        if person and scene.read(plan_file(role.id, "person")):
            plan = scene.workspace.people.get(person)
            yield finding(
                "M06",
                role.place,
                related=(Related(plan.place.whole_file(), "finding.M06.here"),) if plan else (),
                role=role.id,
                person=person,
            )


def _near(names: Collection[str], people: Collection[str]) -> Mapping[str, str]:
    """Return for each of `names` the first person by alphabet who is one edit away, if any.

    They share their first letter, or their last, or have these two the other way round; and one
    of them without a letter is the other one without a letter.
    """
    ends = {
        (end, len(name) + d) for name in names for end in (name[0], name[-1]) for d in (-1, 0, 1)
    }
    alike: dict[str, list[str]] = {}
    for who in people:
        if (who[:1], len(who)) in ends or (who[-1:], len(who)) in ends:
            for lacking in _lacking(who):
                alike.setdefault(lacking, []).append(who)
    close = {
        name: {who for lacking in _lacking(name) for who in alike.get(lacking, ())}
        for name in names
    }
    found = {name: [who for who in some if one_edit(name, who)] for name, some in close.items()}
    return {name: min(some) for name, some in found.items() if some}


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


def _twins_in(plan: Plan) -> Iterator[tuple[Word, tuple[Named, ...]]]:
    things: dict[str, Sequence[_Thing]] = {
        "goal": plan.goals,
        "cycle": plan.cycles,
        "factor": plan.context,
        "support": plan.support,
    }
    if isinstance(plan, Trajectory):
        things["activity"] = plan.activities
    for kind, some in things.items():
        ids = [thing.id for thing in some if thing.id]
        if len({*ids}) < len(ids):
            names = (Named(thing.id, thing.place.value("id")) for thing in some if thing.id)
            yield Word(f"kind.{kind}"), tuple(names)
    if isinstance(plan, Trajectory) and len({*plan.participants}) < len(plan.participants):
        place = plan.place.value("participants")
        names = (Named(who, place.value(index)) for index, who in enumerate(plan.participants))
        yield Word("kind.participant"), tuple(names)


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
    return (Named(role, place.value(*steps)) for role, place, steps in _roles(plan) if role)


def _roles(plan: Plan) -> Iterator[tuple[str | None, Place, tuple[str, ...]]]:
    """Yield roles, absent ones too, each with a place and the way from there."""
    if isinstance(plan, Team):
        yield plan.lead, plan.place, ("lead",)
        yield plan.sponsor, plan.place, ("sponsor",)
    if isinstance(plan, Person):
        yield plan.manager, plan.place, ("manager",)
    for goal in plan.goals:
        if not isinstance(goal, PersonalGoal):
            yield goal.owner, goal.place, ("owner",)
        if not isinstance(goal, OrganisationGoal):
            yield goal.sponsor, goal.place, ("sponsor",)
    for factor in plan.context:
        if factor.response:
            yield factor.response.owner, factor.place, ("response", "owner")
    for cycle in plan.cycles:
        yield cycle.facilitator, cycle.place, ("facilitator",)
    for support in plan.support:
        yield support.by, support.place, ("by",)


RULES: Final = (
    Rule("L03", ids_used_twice),
    Rule("M06", misspelt_people),
)
