"""What every model of a file format is made of, and the scalars that stand in files.

The models are the only definition of the formats: keys, choices, bounds, defaults, descriptions,
references and JSON Schema are read off them. They are strict (`"3"` is no 3), frozen, and know no
other keys; a key without a value counts as absent, one that begins with `x-` is passed by.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
)

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    Strict,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from borgen.dates import iso_day
from borgen.diagnostics import NOWHERE, Place
from borgen.model.common import Every, Title, rhythm
from borgen.model.ids import is_id

V = TypeVar("V", bound="Model")

MOST: Final = 1e12
"""No number in a file may be larger, or smaller than its negative."""

TargetKind: TypeAlias = Literal[
    "contribution", "goal", "cycle", "factor", "skill", "trajectory", "person", "member", "role"
]
"""What a text refers to.

`contribution` is a goal one level up; `person` somebody with a plan or membership; `member` names
a person and need not resolve; `role` is a person's id or the name of a role.
"""


class Refers(NamedTuple):
    """Marks a field whose texts are references: `Annotated[str, Refers("goal")]`."""

    kind: TargetKind


class IsId(NamedTuple):
    """Marks a text that is an id."""


class IsEntryName(NamedTuple):
    """Marks a text that is the name of a log entry."""


class Model(BaseModel):
    """A mapping of a file.

    Attributes:
        place: where it stands; set by `load` on what it reads. It is no key of the file, and two
            models are equal whatever their places.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True
    )

    place: ClassVar[Place] = NOWHERE
    short: ClassVar[str] = ""
    """The key that a mere text stands for, where one may stand in the place of the mapping."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, raw: Any) -> Any:  # noqa: ANN401 - as read
        """Write a text in full; leave out known keys without a value, and those with `x-`."""
        if not isinstance(raw, dict):
            return {cls.short: raw} if cls.short and isinstance(raw, str) else raw
        values = raw.values()
        if None not in values and "" not in values and not any(map(_is_extra, raw)):
            return raw
        known = keys_of(cls)
        return {
            name: value
            for name, value in raw.items()
            if not (_is_extra(name) or (name in known and is_empty(value)))
        }


class Document(Model):
    """A whole file that is named after what it holds.

    Attributes:
        id: the file's name without `.yaml`; set by `load`, no key of the file.
    """

    id: ClassVar[str] = ""


def known_as(value: V, **facts: object) -> V:
    """Set what a model does not hold itself: `place`, `id` or `private`; return the model."""
    value.__dict__.update(facts)
    return value


@cache
def keys_of(model: type[Model]) -> Mapping[str, str]:
    """Return the keys that a model has in files, each with the name of its field."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def keys_before(model: type[Model], key: str) -> tuple[str, ...]:
    """Return the keys of a model that come before `key`."""
    names = tuple(keys_of(model))
    return names[: names.index(key)]


@cache
def text_keys(model: type[Model]) -> Mapping[str, str]:
    """Return the keys behind which texts may stand that people wrote, ids apart, as `keys_of`."""
    fields = model.model_fields
    return {
        key: name
        for key, name in keys_of(model).items()
        if name not in {"id", "was"} and _may_hold_text(fields[name].annotation)
    }


def _may_hold_text(hint: object) -> bool:
    if get_origin(hint) is Literal:
        return False
    if isinstance(hint, type) and issubclass(hint, str | Title | Model):
        return True
    return any(map(_may_hold_text, get_args(hint)))


def is_empty(value: object) -> bool:
    """Return whether nothing stands behind a key."""
    return value is None or (type(value) is str and not value)


def _is_extra(name: object) -> bool:
    return isinstance(name, str) and name.startswith("x-")


def _checked_id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("id", "not an id")
    return text


@lru_cache(maxsize=4096)
def day_of(text: str) -> dt.date | None:
    """Return what `iso_day` does; the same few hundred days stand everywhere."""
    return iso_day(text)


def _checked_day(raw: object) -> dt.date:
    if isinstance(raw, dt.date):
        return raw
    day = day_of(raw) if isinstance(raw, str) else None
    if day is None:
        raise PydanticCustomError("day", "not a day")
    return day


def _checked_rhythm(raw: object) -> Every:
    every = rhythm(raw) if isinstance(raw, str) else raw
    if not isinstance(every, Every):
        raise PydanticCustomError("rhythm", "not a rhythm")
    return every


_RHYTHM: Final = r"^[1-9][0-9]{0,2} +(day|week|month)s?$"
_PATTERN: Final = r"^[a-z][a-z0-9-]{0,62}$"

PlainText: TypeAlias = Annotated[str, Strict()]
Id: TypeAlias = Annotated[
    str,
    Strict(),
    AfterValidator(_checked_id),
    IsId(),
    Field(json_schema_extra={"pattern": _PATTERN}),
]
Day: TypeAlias = Annotated[
    dt.date,
    PlainValidator(_checked_day),
    Field(json_schema_extra={"type": "string", "format": "date"}),
]
Rhythm: TypeAlias = Annotated[
    Every,
    PlainValidator(_checked_rhythm),
    Field(
        json_schema_extra={"type": "string", "pattern": r"^[1-9][0-9]{0,2} +(day|week|month)s?$"}
    ),
]
Number: TypeAlias = Annotated[float, Strict(), Field(ge=-MOST, le=MOST, allow_inf_nan=False)]
WholeNumber: TypeAlias = Annotated[int, Strict(), Field(ge=-MOST, le=MOST)]
YesNo: TypeAlias = Annotated[bool, Strict()]

NotNegative: TypeAlias = Annotated[float, Strict(), Field(ge=0, le=MOST, allow_inf_nan=False)]
AtLeastOne: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=MOST)]
Days: TypeAlias = Annotated[int, Strict(), Field(ge=1, le=3650)]

GoalRef: TypeAlias = Annotated[str, Strict(), Refers("goal")]
Contribution: TypeAlias = Annotated[str, Strict(), Refers("contribution")]
SkillRef: TypeAlias = Annotated[str, Strict(), Refers("skill")]
TrajectoryRef: TypeAlias = Annotated[str, Strict(), Refers("trajectory")]
PersonRef: TypeAlias = Annotated[str, Strict(), Refers("person")]
Who: TypeAlias = Annotated[str, Strict(), Refers("role")]
"""A person's id, or a role such as `directeur`."""


class TitleKeys(Model):
    """A text in two languages."""

    nl: PlainText | None = Field(default=None, description="In Dutch.")
    en: PlainText | None = Field(default=None, description="In English.")


class _AsTitle:
    """Lets a title be one text for all languages, or a mapping with one a language."""

    def __get_pydantic_core_schema__(self, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        keys = handler.generate_schema(TitleKeys)
        return core_schema.no_info_wrap_validator_function(_checked_title, keys)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema["schema"])]}


def _checked_title(raw: object, mapping: Callable[[object], TitleKeys]) -> Title:
    if isinstance(raw, str):
        return Title(raw)
    if isinstance(raw, Title):
        return raw
    keys = mapping(raw)
    return Title(nl=keys.nl, en=keys.en)


Titled: TypeAlias = Annotated[Title, _AsTitle()]
"""One text, or one a language: `{nl: .., en: ..}`."""


class Stretch(Model):
    """Days from `start` to `until`, both included: `away: [{from, until}]`, `closed: [..]`."""

    start: Day | None = Field(default=None, alias="from", description="The first day.")
    until: Day | None = Field(default=None, description="The last day.")

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, dt.date)
            and (self.start is None or self.start <= day)
            and (self.until is None or day <= self.until)
        )
