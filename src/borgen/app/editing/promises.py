"""Promises: responses to context factors, and support; open, or done on a day."""

import datetime as dt
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from borgen.app.editing.context import EditContext
from borgen.diagnostics import Place
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.model.ids import Key, Ref
from borgen.model.workspace import Workspace
from borgen.yamltext.edit import Change

PromiseKind: TypeAlias = Literal["response", "support"]

_BEFORE_DONE: Final = ("strategy", "action", "owner", "due")
_BEFORE_DELIVERED: Final = ("id", "kind", "what", "by", "due")


class Promise(Value, frozen=True):
    """A response or support.

    Attributes:
        home: whose plan it stands in.
        id: of the factor or the support; None where it has none.
        was: its earlier ids.
        what: what would be done.
        who: by whom.
        kept: the day it was done or delivered.
        place: of the day it was done or delivered.
    """

    kind: PromiseKind
    home: str
    id: str | None
    was: tuple[str, ...]
    what: str
    who: str | None
    due: dt.date | None
    kept: dt.date | None
    place: Place

    @property
    def name(self) -> str:
        """Its full name; its owner alone where it has no id."""
        return str(Key(self.home, self.id)) if self.id else self.home

    def is_open(self, day: dt.date) -> bool:
        """Return whether it has not been kept by `day`."""
        return self.kept is None or self.kept > day


def promises(workspace: Workspace) -> Iterator[Promise]:
    """Yield every response and all support, in the order of the plans."""
    for home, plan in workspace.plans():
        for factor in plan.context:
            if made := factor.response:
                yield Promise(
                    "response", home, factor.id, factor.was, made.action, made.owner, made.due,
                    made.done, factor.place.value("response", "done"),
                )  # fmt: skip
        for one in plan.support:
            yield Promise(
                "support", home, one.id, one.was, one.what, one.by, one.due,
                one.delivered, one.place.value("delivered"),
            )  # fmt: skip


def still_open(context: EditContext) -> list[Promise]:
    """Return the promises that are open, in the order of their due dates."""
    waiting = (one for one in promises(context.workspace) if one.is_open(context.today))
    return sorted(waiting, key=lambda one: (one.due or dt.date.max, one.name))


def promise_named(context: EditContext, word: str) -> Promise:
    """Return the promise that `owner/id` or a bare id names.

    Raises:
        BorgenError: there is none, or the bare id is that of several.
    """
    found = [one for one in promises(context.workspace) if _is_named(context, one, word)]
    if not found:
        factors = (str(key) for key, one in context.links.factors.items() if one.response is None)
        if word in factors:
            raise BorgenError("edit.no_response", factor=word)
        waiting = tuple(one.name for one in still_open(context) if one.id)
        raise BorgenError("edit.no_such_promise", word=word, known=waiting)
    if len(found) > 1:
        raise BorgenError("edit.several", word=word, names=tuple(one.name for one in found))
    return found[0]


def keep(promise: Promise, day: dt.date) -> Change:
    """Return the change that says that a promise was kept on `day`.

    Raises:
        BorgenError: it was kept already.
    """
    if promise.kept is not None and promise.kept <= day:
        raise BorgenError("edit.kept_already", name=promise.name, day=promise.kept)
    before = _BEFORE_DONE if promise.kind == "response" else _BEFORE_DELIVERED
    return Change(promise.place.file, promise.place.path, day, after=before)


def _is_named(context: EditContext, promise: Promise, word: str) -> bool:
    ref = Ref.parse(word)
    if ref.id != promise.id and ref.id not in promise.was:
        return False
    return ref.owner is None or promise.home in {ref.owner, context.links.owner(ref.owner)}
