"""The context of applying: factors and actors, the response to them, and promised support."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict

from borgen.model.base import Day, GoalRef, Id, Model, NotNegative, PlainText, Who

Effect: TypeAlias = Literal["hinders", "stimulates"]
Strategy: TypeAlias = Literal["remove", "reduce", "avoid", "accept", "use", "strengthen"]
SupportKind: TypeAlias = Literal["instrumental", "financial", "managerial"]


class Response(Model):
    """What is done about a factor, by whom and by when."""

    action: PlainText = Field(description="What is done.")
    strategy: Strategy | None = Field(
        default=None,
        description="How: remove, reduce, avoid or accept what hinders; use, strengthen.",
    )
    owner: Who | None = Field(default=None, description="Who does it: a person's id or a role.")
    due: Day | None = Field(default=None, description="By which day.")
    done: Day | None = Field(default=None, description="The day it was done.")


class Factor(Model):
    """What or who hinders or stimulates applying the skill at work."""

    factor: PlainText = Field(description="What it is, in a few words.")
    effect: Effect = Field(description="Whether it hinders or stimulates.")
    id: Id | None = Field(default=None, description="By which the log can name it.")
    actor: PlainText | None = Field(default=None, description="Who: a person or a group.")
    strength: Annotated[int, Strict(), Field(ge=1, le=3)] | None = Field(
        default=None, description="How strong, 1 to 3."
    )
    lever: Annotated[int, Strict(), Field(ge=1, le=12)] | None = Field(
        default=None, description="One of the twelve levers of transfer effectiveness, 1 to 12."
    )
    goals: tuple[GoalRef, ...] = Field(
        default=(), description="The goals it concerns; default: all."
    )
    since: Day | None = Field(default=None, description="From which day.")
    until: Day | None = Field(default=None, description="Until which day.")
    response: Response | None = Field(default=None, description="What is done about it.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Support(Model):
    """Support that the organisation promised."""

    kind: SupportKind = Field(description="Instrumental, financial or managerial.")
    what: PlainText = Field(description="What was promised.")
    id: Id | None = Field(default=None, description="By which `done` can name it.")
    by: Who | None = Field(default=None, description="Who promised it: a person's id or a role.")
    due: Day | None = Field(default=None, description="By which day.")
    delivered: Day | None = Field(default=None, description="The day it was delivered.")
    amount: NotNegative | None = Field(
        default=None, description="Money, in the workspace's currency."
    )
    hours: NotNegative | None = Field(default=None, description="Hours.")
    goals: tuple[GoalRef, ...] = Field(default=(), description="The goals it is for; default: all.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")
