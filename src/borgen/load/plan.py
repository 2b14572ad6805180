"""Which shape of the model each document has, by the role of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from borgen.model.erased import ErasedPeople
from borgen.model.goal import PersonalGoal
from borgen.model.plan import Organisation, Person, Skill, Team, Trajectory
from borgen.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Skills:
    """`plans/skills.yaml`."""

    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePlan:
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
