"""`borgen.yaml`: what holds for the whole workspace."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from borgen.diagnostics import SEVERITIES
from borgen.model.base import AtLeastOne, Days, Model, PlainText, Titled

FORMAT_VERSION: Final = 1
TeamSees: TypeAlias = Literal["status", "patterns", "numbers"]


def _checked_code(text: str) -> str:
    if text not in SEVERITIES:
        raise PydanticCustomError("code", "not a code")
    return text


Code: TypeAlias = Annotated[str, AfterValidator(_checked_code)]
Ignored: TypeAlias = Annotated[
    Mapping[Code, tuple[PlainText, ...]], AfterValidator(MappingProxyType)
]
Minimum: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=1000)]


class RetentionSettings(Model):
    """The model's preset, the target (a share of 1) and the horizon in days."""

    preset: Literal["work-1"] = Field(default="work-1", description="The parameters of the model.")
    target: Annotated[float, Strict(), Field(ge=0.01, le=0.99, allow_inf_nan=False)] = Field(
        default=0.80, description="The share that should be kept."
    )
    horizon_days: Days = Field(default=182, description="How far ahead is looked, in days.")


class UseSettings(Model):
    """When a skill counts as in use, and how long a first application may take (days)."""

    window_days: Days = Field(default=60, description="Applied so many days ago is in use.")
    grace_days: Annotated[int, Strict(), Field(ge=0, le=3650)] = Field(
        default=30, description="How long a first application may take, in days."
    )


class PrivacySettings(Model):
    """Who sees what, why, and for how long."""

    purpose: PlainText | None = Field(default=None, description="What the data are kept for.")
    keep_months: Annotated[int, Strict(), Field(ge=1, le=1200)] | None = Field(
        default=None, description="How long they are kept, in months."
    )
    works_council: PlainText | None = Field(
        default=None, description="What the works council agreed to."
    )
    notes: Literal["private", "tracked"] = Field(
        default="private", description="Where the notes of log entries go."
    )
    team_sees: TeamSees = Field(default="status", description="What a team sees of its members.")
    team_minimum: Minimum = Field(
        default=3, description="The smallest group a team's report shows."
    )
    organisation_minimum: Minimum = Field(
        default=5, description="The smallest group other reports show."
    )


class CheckSettings(Model):
    """Findings that the workspace chose not to see: code -> files (globs allowed)."""

    ignore: Ignored = Field(
        default_factory=lambda: MappingProxyType({}), description="Files by code; globs allowed."
    )


class Settings(Model):
    """`borgen.yaml`."""

    borgen: AtLeastOne = Field(description="The version of the format.")
    name: Titled = Field(description="The workspace's name.")
    language: Literal["nl", "en"] = Field(default="en", description="Dutch or English.")
    currency: PlainText = Field(default="EUR", description="Of all amounts.")
    retention: RetentionSettings = Field(
        default_factory=RetentionSettings, description="The model of retention."
    )
    use: UseSettings = Field(default_factory=UseSettings, description="What counts as in use.")
    privacy: PrivacySettings = Field(
        default_factory=PrivacySettings, description="Who sees what, why, and for how long."
    )
    check: CheckSettings = Field(
        default_factory=CheckSettings, description="What `check` leaves out."
    )
