"""The one door to pydantic: a shaped document in, a frozen value of the model out.

One adapter over all documents is built once a run, when first needed: pydantic is slow to import.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from borgen.load.shape import Loc
from borgen.model.goal import PersonalGoal
from borgen.model.plan import Organisation, Person, Skill, Team, Trajectory
from borgen.model.settings import Settings

if TYPE_CHECKING:  # at run time it is imported when first needed
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Skills:
    """`plans/skills.yaml`."""

    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePlan:
    """`private/people/<id>.yaml`: goals that only I see."""

    goals: tuple[PersonalGoal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Documents:
    settings: Settings | None = None
    organisation: Organisation | None = None
    trajectory: Trajectory | None = None
    team: Team | None = None
    person: Person | None = None
    skills: Skills | None = None
    private: PrivatePlan | None = None


SHAPES: Final[Mapping[str, type]] = MappingProxyType(
    {
        "settings": Settings,
        "organisation": Organisation,
        "trajectory": Trajectory,
        "team": Team,
        "person": Person,
        "skills": Skills,
        "private": PrivatePlan,
    }
)
"""The documents that are validated as a whole, by the role of their file."""


class UnfitError(Exception):
    """A shaped document that does not fit; `places` say where, with what is missing told apart."""

    def __init__(self, places: Mapping[Loc, bool]) -> None:
        super().__init__()
        self.places = places


def validated(role: str, tree: object) -> Any:  # noqa: ANN401 - its shape is that of the role
    """Return the value of a shaped document.

    Raises:
        UnfitError: with every place that does not fit, True where a key is missing.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - 60 ms
    from pydantic_core import to_json  # noqa: PLC0415 - as above

    source = to_json({role: tree}, inf_nan_mode="constants")
    try:
        return getattr(_adapter().validate_json(source, strict=True), role)
    except ValidationError as error:
        places = {
            tuple(one["loc"][1:]): one["type"] == "missing"
            for one in error.errors(include_url=False, include_context=False, include_input=False)
        }
    raise UnfitError(places)


@cache
def _adapter() -> "TypeAdapter[_Documents]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - 60 ms

    return TypeAdapter(_Documents)
