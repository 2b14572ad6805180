"""Every reference in the plans and logs, and its present name.

Finding and resolving only: whether a reference is allowed or needed is checked in `links`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from borgen.checks.log_index import LogIndex, log_indexes
from borgen.checks.rule import CheckContext, cached
from borgen.diagnostics import Place, Word
from borgen.links import Links, Target
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.entry import Entry
from borgen.model.erased import is_tombstone
from borgen.model.goal import PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import Organisation, Plan, Team, Trajectory
from borgen.model.references import FoundReference, references
from borgen.model.workspace import Workspace, log_file

ReferenceKind: TypeAlias = Literal[
    "contribution", "goal", "cycle", "factor", "skill", "person", "trajectory"
]

Referrer: TypeAlias = Trajectory | TeamGoal | PersonalGoal | Factor | Cycle | Support
"""What may hold references."""


class ReferenceSubject(NamedTuple):
    """What holds a reference: its kind in the catalogue, and its id or else its text."""

    kind: Word
    name: str


class Reference(NamedTuple):
    """A reference as it stands at `place` in a file of `home`."""

    kind: ReferenceKind
    text: str
    home: str
    place: Place
    subject: ReferenceSubject

    @property
    def named(self) -> Word:
        """The kind, in the catalogue, of what the reference should be to."""
        return Word("kind.goal" if self.kind == "contribution" else f"kind.{self.kind}")


class UnresolvedReference(NamedTuple):
    """A reference that is not a present id; `present_name` is None where it has no target."""

    reference: Reference
    present_name: str | None


@cached
def unresolved_references(context: CheckContext) -> tuple[UnresolvedReference, ...]:
    """Return the references without a target or to an old id, plans before logs."""
    return tuple(_unresolved(context))


def _unresolved(context: CheckContext) -> Iterator[UnresolvedReference]:
    for one in plan_references(context):
        now = present_name(context, one.kind, one.found.text, one.home)
        if now != one.found.text:
            yield UnresolvedReference(one.reference(), now)
    for owner, log_index in log_indexes(context).items():
        home = context.links.owner(owner) or owner
        if home == ORGANISATION or home in context.links.owners:
            yield from _unresolved_in_log(context, home, owner, log_index)


class PlanReference(NamedTuple):
    """A reference in a plan of `home`, as the walker of the model found it."""

    home: str
    plan: Plan
    found: FoundReference

    @property
    def kind(self) -> ReferenceKind:
        """What it refers to."""
        return _KINDS[self.found.kind]

    def reference(self) -> Reference:
        """Return it with its place and what holds it."""
        holder = self.found.holder
        place, subject = holder.place.value(*self.found.steps), _subject(self.plan, holder)
        return Reference(self.kind, self.found.text, self.home, place, subject)


_KINDS: Final[Mapping[str, ReferenceKind]] = {kind: kind for kind in get_args(ReferenceKind)}
"""The kinds of reference that must have a target; roles and members need none."""


@cached
def plan_references(context: CheckContext) -> tuple[PlanReference, ...]:
    """Return the references in every plan that must have a target, private goals included."""
    return tuple(
        PlanReference(home, plan, found)
        for home, plan in context.workspace.plans()
        for found in references(type(plan), plan)
        if found.kind in _KINDS
    )


def _subject(plan: Plan, thing: Referrer) -> ReferenceSubject:
    if isinstance(thing, Trajectory):
        return ReferenceSubject(Word("kind.trajectory"), thing.id)
    if isinstance(thing, Cycle):
        return ReferenceSubject(Word("kind.cycle"), thing.id)
    if isinstance(thing, Factor):
        return ReferenceSubject(Word("kind.factor"), thing.id or thing.factor)
    if isinstance(thing, Support):
        return ReferenceSubject(Word("kind.support"), thing.id or thing.what)
    return ReferenceSubject(goal_kind(plan), thing.id)


def goal_kind(plan: Plan) -> Word:
    """Return the label of the goals of `plan`."""
    if isinstance(plan, Organisation):
        return Word("kind.organisation_goal")
    if isinstance(plan, Trajectory):
        return Word("kind.trajectory_goal")
    return Word("kind.team_goal" if isinstance(plan, Team) else "kind.personal_goal")


def present_name(context: CheckContext, kind: ReferenceKind, text: str, home: str) -> str | None:
    """Return a reference in a file of `home` with present ids; None if it has no target."""
    links = context.links
    if kind in {"contribution", "goal"}:
        return _present(links.goal(text, home), text, home)
    if kind == "cycle":
        return _present(links.cycle(text, home), text, home)
    if kind == "factor":
        return _present(links.factor(text, home), text, home)
    if kind == "skill":
        return _present_skill(context.workspace, text)
    if kind == "person":
        return text if is_known_person(links, text) else links.renamed_owners.get(text)
    now = links.owner(text)
    return now if now and links.owners[now] == "trajectory" else None


def is_known_person(links: Links, text: str) -> bool:
    """Return whether `text` is a person with a plan, a member, a participant or a tombstone."""
    return (
        links.owners.get(text) == "person"
        or is_tombstone(text)
        or text in links.teams_of
        or text in links.trajectories_of
    )


def relative_name(key: Key, home: str) -> str:
    """Return the reference to `key` in a file of `home`: without an owner if that is `home`."""
    return key.id if key.owner == home else str(key)


def _present(target: Target | None, text: str, home: str) -> str | None:
    if target is None:
        return text if is_tombstone(Ref.parse(text).owner or "") else None
    if not target.old:
        return text
    return relative_name(target.key, home) if Ref.parse(text).owner is None else str(target.key)


def _present_skill(workspace: Workspace, text: str) -> str | None:
    if not workspace.skills or text in workspace.skills:
        return text
    return next((skill.id for skill in workspace.skills.values() if text in skill.was), None)


def _unresolved_in_log(
    context: CheckContext, home: str, owner: str, index: LogIndex
) -> Iterator[UnresolvedReference]:
    """Yield the unresolved references of a log; each different one is looked up once."""
    columns: tuple[tuple[ReferenceKind, Iterable[str | None]], ...] = (
        ("goal", index.by_goal),
        ("cycle", index.cycles),
        ("factor", index.factors),
        ("person", index.present),
    )
    unresolved: dict[tuple[ReferenceKind, str], str | None] = {}
    for kind, texts in columns:
        for text in texts:
            now = present_name(context, kind, text, home) if text else text
            if text and now != text:
                unresolved[kind, text] = now
    for entry in context.workspace.logs[owner] if unresolved else ():
        for reference in () if entry.void else _in_entry(home, entry):
            if (reference.kind, reference.text) in unresolved:
                yield UnresolvedReference(reference, unresolved[reference.kind, reference.text])


def _in_entry(home: str, entry: Entry) -> Iterator[Reference]:
    place = Place(log_file(entry.owner, private=entry.private), (entry.item,))
    subject = ReferenceSubject(Word("kind.entry"), entry.date.isoformat())
    if entry.goal:
        yield Reference("goal", entry.goal, home, place.value("goal"), subject)
    if entry.cycle:
        yield Reference("cycle", entry.cycle, home, place.value("cycle"), subject)
    if entry.factor:
        yield Reference("factor", entry.factor, home, place.value("factor"), subject)
    if isinstance(entry.present, tuple):
        for index, person in enumerate(entry.present):
            yield Reference("person", person, home, place.value("present", index), subject)
