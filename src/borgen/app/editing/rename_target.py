"""What can be renamed: people, teams and programmes, and what has an id in their plans."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from borgen.app.editing.context import EditContext
from borgen.diagnostics import DocPath, Word
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import AnyGoal, OwnerKind
from borgen.load.suggest import close_id
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.ids import Ref, is_id
from borgen.model.workspace import plan_file

ItemKind: TypeAlias = Literal["goal", "cycle", "factor", "support"]
_PlanItem: TypeAlias = AnyGoal | Cycle | Factor | Support


class RenameTarget(Value, frozen=True):
    """Something with an id that is to get another.

    Attributes:
        id: the old id.
        owner: whose plan it is in; empty for a person, team or programme.
        file: where it is defined.
        path: of its mapping in that file.
        was: its earlier ids.
        present: its id now; not `id` if an earlier rename was interrupted.
    """

    kind: ItemKind | OwnerKind
    id: str
    owner: str
    file: str
    path: DocPath
    was: tuple[str, ...]
    present: str

    @property
    def interrupted(self) -> bool:
        """Whether it has its new id already, and only references may have the old one."""
        return self.present != self.id

    @property
    def name(self) -> str:
        """Its full name, with the old id."""
        return f"{self.owner}/{self.id}" if self.owner else self.id


def rename_target(context: EditContext, word: str, new: str, kind: str | None) -> RenameTarget:
    """Return what `word` names: an id of a person, team or programme, `owner/id`, or an id alone.

    Args:
        context: the workspace.
        word: the old name.
        new: the new id, by which an interrupted rename is recognised.
        kind: only something of this kind, if given.

    Raises:
        BorgenError: nothing has that id, or several things have.
    """
    ref = Ref.parse(word)
    found = [one for one in _targets(context, ref.id, new) if kind in {None, one.kind}]
    if ref.owner is not None:
        owners = {ref.owner, context.links.owner(ref.owner)}
        found = [one for one in found if one.owner in owners]
    elif without_owner := [one for one in found if not one.owner]:
        found = without_owner
    if not found:
        raise BorgenError("edit.no_such_thing", word=word, known=_names(context))
    if len({one.name for one in found}) > 1:
        raise BorgenError("edit.several", word=word, names=tuple(one.name for one in found))
    if len(found) > 1:
        kinds = tuple(Word(f"kind.{one.kind}") for one in found)
        raise BorgenError("edit.several_kinds", word=word, kinds=kinds, example=found[0].kind)
    return found[0]


def new_id(context: EditContext, target: RenameTarget, word: str) -> str:
    """Return the new id that `word` stands for.

    Raises:
        UsageError: it cannot be an id, or names another owner.
        BorgenError: it is, or was, the id of something else.
    """
    ref = Ref.parse(word)
    if ref.owner is not None and ref.owner != target.owner:
        raise UsageError("edit.stays_home", name=target.name, word=word)
    if not is_id(ref.id):
        raise UsageError("edit.bad_id", word=ref.id, suggestion=close_id(ref.id))
    used = _used_ids(context, target) if target.owner else context.links.used_ids()
    if ref.id == target.id or (ref.id in used and not (target.interrupted or ref.id in target.was)):
        raise BorgenError("edit.taken", id=ref.id)
    return ref.id


def _targets(context: EditContext, old: str, new: str) -> Iterator[RenameTarget]:
    """Yield what has the id `old`, or had it and has the id `new` now."""
    for owner, level in context.links.owners.items():
        was = getattr(context.workspace.plan(owner), "was", ())
        if owner == old or (owner == new and old in was and old not in context.links.owners):
            yield RenameTarget(level, old, "", plan_file(owner, level), (), was, owner)
    items = list(_plan_items(context))
    present = {(kind, owner) for kind, owner, one in items if one.id == old}
    for kind, owner, one in items:
        interrupted = one.id == new and old in one.was and (kind, owner) not in present
        if one.id == old or interrupted:
            place = one.place
            yield RenameTarget(kind, old, owner, place.file, place.path, one.was, str(one.id))


def _plan_items(context: EditContext) -> Iterator[tuple[ItemKind, str, _PlanItem]]:
    """Yield everything in plans that has an id, with its kind and the plan's owner."""
    for owner, plan in context.workspace.plans():
        for goal in plan.goals:
            yield "goal", owner, goal
        for cycle in plan.cycles:
            yield "cycle", owner, cycle
        for factor in plan.context:
            if factor.id:
                yield "factor", owner, factor
        for support in plan.support:
            if support.id:
                yield "support", owner, support


def _used_ids(context: EditContext, target: RenameTarget) -> set[str]:
    """Return the present and old ids of this kind in the plan."""
    return {
        id_
        for kind, owner, one in _plan_items(context)
        if kind == target.kind and owner == target.owner
        for id_ in (str(one.id), *one.was)
    }


def _names(context: EditContext) -> tuple[str, ...]:
    items = (f"{owner}/{one.id}" for _, owner, one in _plan_items(context))
    return (*context.links.owners, *items)
