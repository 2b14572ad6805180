"""`done`: responses and support that were promised, and the change that marks one as done."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, TypeAlias

from borgen.app.editing.context import EditContext
from borgen.diagnostics import Place
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.model.base import keys_before
from borgen.model.context import Response, Support
from borgen.model.ids import Key, Ref
from borgen.model.workspace import Workspace
from borgen.yamltext.edit import Change

PromiseKind: TypeAlias = Literal["response", "support"]


class Promise(Value, frozen=True):
    """A response to a context factor, or support.

    Attributes:
        owner: whose plan it is in.
        id: of the factor or the support; None if it has none.
        was: its earlier ids.
        what: what is to be done.
        who: by whom.
        done: the day it was done or delivered.
        place: of that day in the plan.
    """

    kind: PromiseKind
    owner: str
    id: str | None
    was: tuple[str, ...]
    what: str
    who: str | None
    due: dt.date | None
    done: dt.date | None
    place: Place

    @property
    def name(self) -> str:
        """Its full name; the plan's owner if it has no id."""
        return str(Key(self.owner, self.id)) if self.id else self.owner

    def is_open(self, day: dt.date) -> bool:
        """Return whether it is not done by `day`."""
        return self.done is None or self.done > day


def promises(workspace: Workspace) -> Iterator[Promise]:
    """Yield every response and all support, in the order of the plans."""
    for owner, plan in workspace.plans():
        for factor in plan.context:
            if response := factor.response:
                yield Promise(
                    "response", owner, factor.id, factor.was, response.action, response.owner,
                    response.due, response.done, factor.place.value("response", "done"),
                )  # fmt: skip
        for support in plan.support:
            yield Promise(
                "support", owner, support.id, support.was, support.what, support.by, support.due,
                support.delivered, support.place.value("delivered"),
            )  # fmt: skip


def open_promises(context: EditContext) -> list[Promise]:
    """Return the promises that are not done, by the day they are due."""
    found = (one for one in promises(context.workspace) if one.is_open(context.today))
    return sorted(found, key=lambda one: (one.due or dt.date.max, one.name))


def promise_named(context: EditContext, word: str) -> Promise:
    """Return the promise with the name `word`: `owner/id`, or an id alone.

    Raises:
        BorgenError: there is none, or the id alone is that of several.
    """
    found = [one for one in promises(context.workspace) if _is_named(context, one, word)]
    if not found:
        factors = (str(key) for key, one in context.links.factors.items() if one.response is None)
        if word in factors:
            raise BorgenError("edit.no_response", factor=word)
        known = tuple(one.name for one in open_promises(context) if one.id)
        raise BorgenError("edit.no_such_promise", word=word, known=known)
    if len(found) > 1:
        raise BorgenError("edit.several", word=word, names=tuple(one.name for one in found))
    return found[0]


def done_change(promise: Promise, day: dt.date) -> Change:
    """Return the change that marks a promise as done on `day`.

    Raises:
        BorgenError: it was done already.
    """
    if promise.done is not None and promise.done <= day:
        raise BorgenError("edit.kept_already", name=promise.name, day=promise.done)
    if promise.kind == "response":
        before = keys_before(Response, "done")
    else:
        before = keys_before(Support, "delivered")
    return Change(promise.place.file, promise.place.path, day, after=before)


def _is_named(context: EditContext, promise: Promise, word: str) -> bool:
    ref = Ref.parse(word)
    if ref.id != promise.id and ref.id not in promise.was:
        return False
    return ref.owner is None or promise.owner in {ref.owner, context.links.owner(ref.owner)}
