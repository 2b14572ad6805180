"""Options that every command takes, before or after its name, and how they are found there."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Final

from borgen.cli.interface import Option
from borgen.errors import UsageError
from borgen.frozen import Value, field

Directory = Annotated[str | None, Option("-C", metavar="directory")]
Lang = Annotated[str | None, Option("--lang", metavar="nl|en")]
Color = Annotated[str | None, Option("--color", metavar="auto|always|never")]
Person = Annotated[str | None, Option("--as", metavar="person")]
AsOf = Annotated[str | None, Option("--as-of", metavar="date")]

FLAGS: Final[Mapping[str, str]] = MappingProxyType(
    {"-C": "directory", "--lang": "lang", "--color": "color", "--as": "person"}
)
"""The shared flags and what `Asked` calls them."""

_CHOICES: Final = {"lang": ("nl", "en"), "color": ("auto", "always", "never")}


class Asked(Value, frozen=True):
    """What the flags that every command takes say, and the words that are left."""

    directory: str | None = None
    lang: str | None = None
    color: str | None = None
    person: str | None = None
    words: tuple[str, ...] = field(default=())


def asked(words: Sequence[str]) -> Asked:
    """Take the shared flags out of `words`, wherever they stand before a `--`.

    Raises:
        UsageError: a flag without its value, or with one that it does not know.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
            break
        flag, equals, value = word.partition("=")
        if flag not in FLAGS or (equals and not flag.startswith("--")):
            rest.append(word)
            continue
        given[FLAGS[flag]] = _known(flag, value if equals else next(waiting, None))
    return Asked(**given, words=tuple(rest))


def _known(flag: str, value: str | None) -> str:
    if not value:
        raise UsageError("error.option_needs_value", option=flag)
    choices = _CHOICES.get(FLAGS[flag])
    if choices and value not in choices:
        raise UsageError("error.no_such_choice", option=flag, word=value, known=choices)
    return value
