"""Which shape of the model each document has, by the role of its file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from borgen.frozen import Value
from borgen.model.erased import ErasedPeople
from borgen.model.goal import PersonalGoal
from borgen.model.plan import Organisation, Person, Skill, Team, Trajectory
from borgen.model.settings import Settings


class Skills(Value, frozen=True, kw_only=True):
    """`plans/skills.yaml`."""

    skills: tuple[Skill, ...] = ()


class PrivatePlan(Value, frozen=True, kw_only=True):
    """`private/people/<id>.yaml`: goals that only I see."""

    goals: tuple[PersonalGoal, ...] = ()


SHAPES: Final[Mapping[str, type]] = MappingProxyType(
    {
        "settings": Settings,
        "organisation": Organisation,
        "trajectory": Trajectory,
        "team": Team,
        "person": Person,
        "skills": Skills,
        "erased": ErasedPeople,
        "private": PrivatePlan,
    }
)
"""The documents that are read as a whole, by the role of their file."""
