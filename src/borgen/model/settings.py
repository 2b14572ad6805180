"""`borgen.yaml`: what holds for the whole workspace."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import NOWHERE, Place
from borgen.frozen import Value, field
from borgen.model.common import Title

FORMAT_VERSION: Final = 1
TeamSees: TypeAlias = Literal["status", "patterns", "numbers"]


class RetentionSettings(Value, frozen=True, kw_only=True):
    """The model's preset, the target (a share of 1) and the horizon in days."""

    preset: Literal["work-1"] = "work-1"
    target: float = 0.80
    horizon_days: int = 182


class UseSettings(Value, frozen=True, kw_only=True):
    """When a skill counts as in use, and how long a first application may take (days)."""

    window_days: int = 60
    grace_days: int = 30


class PrivacySettings(Value, frozen=True, kw_only=True):
    """Who sees what, why, and for how long."""

    purpose: str | None = None
    keep_months: int | None = None
    works_council: str | None = None
    notes: Literal["private", "tracked"] = "private"
    team_sees: TeamSees = "status"
    team_minimum: int = 3
    organisation_minimum: int = 5


class CheckSettings(Value, frozen=True, kw_only=True):
    """Findings that the workspace chose not to see: code -> files (globs allowed)."""

    ignore: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


class Settings(Value, frozen=True, kw_only=True):
    """`borgen.yaml`."""

    borgen: int
    name: Title
    language: Literal["nl", "en"] = "en"
    currency: str = "EUR"
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    use: UseSettings = field(default_factory=UseSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    check: CheckSettings = field(default_factory=CheckSettings)
    place: Place = NOWHERE
