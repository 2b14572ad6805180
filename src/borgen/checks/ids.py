"""Rules about ids: one that is used twice (L03), a role nearly equal to a person's id (M06)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from borgen.checks.rule import CheckContext, Rule, cached
from borgen.diagnostics import Finding, Place, Related, Word, finding
from borgen.links import AnyGoal
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.plan import Activity, Member, Organisation, Plan, Trajectory
from borgen.model.references import references
from borgen.model.workspace import Workspace, plan_file

_WithId: TypeAlias = AnyGoal | Cycle | Factor | Support | Activity


class PlacedId(NamedTuple):
    """An id and the place where it stands."""

    id: str
    place: Place


def ids_used_twice(context: CheckContext) -> Iterator[Finding]:
    """L03: an id used twice in a file, by two plans, or a person in two teams on one day."""
    for _, kind, names in repeated_ids(context):
        yield from _twice(names, kind)
    yield from _plans_with_one_id(context.workspace)
    yield from _members_of_two_teams(context.workspace)


def ambiguous_owners(workspace: Workspace) -> frozenset[str]:
    """Return the ids that more than one plan has."""
    plans = Counter(owner for owner, _ in workspace.plans())
    return frozenset(owner for owner, count in plans.items() if count > 1)


@cached
def repeated_ids(context: CheckContext) -> tuple[tuple[str, Word, tuple[PlacedId, ...]], ...]:
    """Return (owner, kind, ids) of each plan for each kind of which an id is used twice."""
    return tuple(
        (owner, kind, names)
        for owner, plan in context.workspace.plans()
        for kind, names in _repeated_in(plan)
    )


def misspelt_people(context: CheckContext) -> Iterator[Finding]:
    """M06: a role that is one edit away from a person's id."""
    people = {*context.workspace.people, *context.links.teams_of, *context.links.trajectories_of}
    known = {*people, *context.links.owners, *context.links.renamed_owners}
    named = [role for _, plan in context.workspace.plans() for role in roles(plan)]
    unknown = [role for role in named if role.id not in known]
    near = _nearest_people({role.id for role in unknown}, people)
    for role in unknown:
        person = near.get(role.id)
        if person and context.fully_read(plan_file(role.id, "person")):
            plan = context.workspace.people.get(person)
            yield finding(
                "M06",
                role.place,
                related=(Related(plan.place.whole_file(), "finding.M06.here"),) if plan else (),
                role=role.id,
                person=person,
            )


def _nearest_people(names: Collection[str], people: Collection[str]) -> Mapping[str, str]:
    """Return for each of `names` the first person by alphabet who is one edit away, if any.

    Two such ids share their first letter or their last, or have these two swapped, and become equal
    when at most one letter is deleted from each: so most pairs need not be compared.
    """
    ends = {
        (end, len(name) + d) for name in names for end in (name[0], name[-1]) for d in (-1, 0, 1)
    }
    by_deletion: dict[str, list[str]] = {}
    for who in people:
        if (who[:1], len(who)) in ends or (who[-1:], len(who)) in ends:
            for shorter in _deletions(who):
                by_deletion.setdefault(shorter, []).append(who)
    close = {
        name: {who for shorter in _deletions(name) for who in by_deletion.get(shorter, ())}
        for name in names
    }
    found = {name: [who for who in some if one_edit(name, who)] for name, some in close.items()}
    return {name: min(some) for name, some in found.items() if some}


def _deletions(name: str) -> set[str]:
    """Return `name`, and `name` without one of its letters."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def one_edit(one: str, other: str) -> bool:
    """Return whether the texts differ by one letter added, removed, replaced or swapped."""
    if one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    start = min(len(one), len(other)) if start is None else start
    a, b = one[start:], other[start:]
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


def _repeated_in(plan: Plan) -> Iterator[tuple[Word, tuple[PlacedId, ...]]]:
    things: dict[str, Sequence[_WithId]] = {
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
            names = (PlacedId(thing.id, thing.place.value("id")) for thing in some if thing.id)
            yield Word(f"kind.{kind}"), tuple(names)
    if isinstance(plan, Trajectory) and len({*plan.participants}) < len(plan.participants):
        place = plan.place.value("participants")
        names = (PlacedId(who, place.value(index)) for index, who in enumerate(plan.participants))
        yield Word("kind.participant"), tuple(names)


def _twice(names: Iterable[PlacedId], kind: Word) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for name in names:
        if name.id in first:
            yield _used_twice(name, first[name.id], kind)
        first.setdefault(name.id, name.place)


def _plans_with_one_id(workspace: Workspace) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for id_, plan in workspace.plans():
        if isinstance(plan, Organisation):
            continue
        if id_ in first:
            kind = Word(f"kind.{type(plan).__name__.lower()}")
            name = PlacedId(id_, plan.place.whole_file())
            yield _used_twice(name, first[id_].whole_file(), kind, "plan")
        first.setdefault(id_, plan.place)


def _members_of_two_teams(workspace: Workspace) -> Iterator[Finding]:
    seen: dict[str, list[Member]] = {}
    for team in workspace.teams.values():
        for member in team.members:
            before = seen.setdefault(member.id, [])
            clash = next((one for one in before if _overlap(one, member)), None)
            before.append(member)
            if clash:
                name = PlacedId(member.id, member_place(member))
                yield _used_twice(name, member_place(clash), Word("kind.member"), "member")


def _used_twice(name: PlacedId, first: Place, kind: Word, variant: str = "") -> Finding:
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


def roles(plan: Plan) -> Iterator[PlacedId]:
    """Yield the people and roles that a plan names as owner, sponsor, manager and the like."""
    for found in references(type(plan), plan):
        if found.kind == "role":
            yield PlacedId(found.text, found.holder.place.value(*found.steps))


RULES: Final = (
    Rule("L03", ids_used_twice),
    Rule("M06", misspelt_people),
)
