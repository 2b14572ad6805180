"""The context of applying: factors and actors, our response, and promised support."""

from datetime import date
from typing import Literal, TypeAlias

from borgen.diagnostics import NOWHERE, Place
from borgen.frozen import Value

Effect: TypeAlias = Literal["hinders", "stimulates"]
Strategy: TypeAlias = Literal["remove", "reduce", "avoid", "accept", "use", "strengthen"]
SupportKind: TypeAlias = Literal["instrumental", "financial", "managerial"]


class Response(Value, frozen=True, kw_only=True):
    """What we do about a factor, who does it and by when."""

    action: str
    strategy: Strategy | None = None
    owner: str | None = None
    due: date | None = None
    done: date | None = None
    place: Place = NOWHERE


class Factor(Value, frozen=True, kw_only=True):
    """What or who hinders or stimulates applying the skill at work."""

    factor: str
    effect: Effect
    id: str | None = None
    actor: str | None = None
    strength: int | None = None
    lever: int | None = None
    goals: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    response: Response | None = None
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Support(Value, frozen=True, kw_only=True):
    """Support the organisation promised: instrumental, financial or managerial."""

    kind: SupportKind
    what: str
    id: str | None = None
    by: str | None = None
    due: date | None = None
    delivered: date | None = None
    amount: float | None = None
    hours: float | None = None
    goals: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE
