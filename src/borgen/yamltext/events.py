"""The only door to the YAML libraries: a text as its events, one after the other, with offsets.

libyaml's scanner through PyYAML is some thirty times faster than the pure one of ruamel.yaml. The
C parser of ruamel.yaml (ruamel.yaml.clib) holds an older libyaml, which refuses `{note: zie
http://x}` and `{if: hoe gaat het?}` (docs/decisions/0018).
"""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Final, NamedTuple

import yaml
import yaml.events

from borgen.frozen import Value

HAS_LIBYAML: Final = hasattr(yaml, "CSafeLoader")
"""Whether the fast scanner is installed."""


class Stop(Value, frozen=True):
    """Where reading stopped, and where began what was being read: offsets into the text."""

    at: int
    began: int


class StoppedError(Exception):
    """The text cannot be read any further; `stop` is None where the place is unknown."""

    def __init__(self, stop: Stop | None) -> None:
        super().__init__("not YAML")
        self.stop = stop


class Events(NamedTuple):
    """The events of a text.

    Attributes:
        take: returns the next one; raises `error` where the text cannot be read any further.
        kinds: holds the classes of the events by their names, which both libraries share.
        error: what `take` raises.
    """

    take: Callable[[], Any]
    kinds: ModuleType
    error: type[Exception]


def fast_events(text: str) -> Events:
    """Return the events of `text` from libyaml; only where `HAS_LIBYAML`."""
    return Events(yaml.CSafeLoader(text).get_event, yaml.events, yaml.YAMLError)


def pure_events(text: str) -> Events:
    """Return the events of `text` from the pure scanner."""
    from ruamel.yaml import events  # noqa: PLC0415 - 27 ms, only for what libyaml refuses

    return Events(_pure(text).__next__, events, StoppedError)


def stop_of(error: Exception) -> Stop | None:
    """Return where reading stopped by what `Events.take` raised; None if it does not tell."""
    if isinstance(error, StoppedError):
        return error.stop
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return None
    began = getattr(error, "context_mark", None) or mark
    return Stop(mark.index, began.index)


def _pure(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - as above
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415 - as above

    from borgen.yamltext.tabs import TabScanner  # noqa: PLC0415 - as above

    reader = YAML(typ="safe", pure=True)
    reader.Scanner = TabScanner
    try:
        yield from reader.parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        began = error.context_mark or mark
        raise StoppedError(Stop(mark.index, began.index) if mark else None) from error
    except Exception as error:  # an accident in the library is a text it cannot read
        raise StoppedError(None) from error
