"""What can be said to borgen: its verbs, and the options and arguments in their own signatures.

The one definition of the interface, and it needs no library. Three read it: `reading` (the words
of a command line), `pages` (help) and `library` (completion, and words that are doubtful).
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from types import FunctionType
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args, get_origin

COMMANDS: Final = (
    "init",
    "log",
    "done",
    "add",
    "rename",
    "report",
    "check",
    "tree",
    "next",
    "explain",
    "privacy",
    "erase",
    "serve",
)
"""Every verb, in the order of the help page: `commands/<verb>.py` holds a function of that name."""

ALONE: Final = "borgen"
"""The command that runs where no verb was given; it has a module like the others."""

COMPLETE: Final = "_BORGEN_COMPLETE"
"""The variable by which a shell asks what a word may become."""

Command: TypeAlias = Callable[..., int]
"""A verb: takes the session and what was said as plain values, and returns its exit code."""

Completion: TypeAlias = Callable[[Any, str], list[tuple[str, str]]]
"""From the session and the beginning of a word to what it may become, each with its meaning."""


class Option:
    """An option: `Annotated[str | None, Option("--date", metavar="date")]`; a bool is a flag.

    Attributes:
        flags: how it is written.
        metavar: which word of the catalogue (`cli.metavar.*`) stands for its value; else itself.
    """

    __slots__ = ("flags", "metavar")

    def __init__(self, *flags: str, metavar: str = "") -> None:
        self.flags = flags
        self.metavar = metavar


class Argument:
    """A word that is known by its place; a list takes all that are left.

    Attributes:
        metavar: as of an option; the parameter's own name where it is absent.
        complete: what the tab key offers.
    """

    __slots__ = ("complete", "metavar")

    def __init__(self, *, metavar: str = "", complete: Completion | None = None) -> None:
        self.metavar = metavar
        self.complete = complete


class Part(NamedTuple):
    """One option or argument of a command.

    Attributes:
        name: of the parameter.
        said: how it is said.
        kind: the annotation: `str`, `bool`, `list[str]` or a `Literal`, with or without None.
        required: whether it has no default.
        default: what it is where nothing is said.
    """

    name: str
    said: Option | Argument
    kind: Any
    required: bool = False
    default: object = None

    @property
    def flags(self) -> tuple[str, ...]:
        """How the option is written; nothing of an argument."""
        return self.said.flags if isinstance(self.said, Option) else ()

    @property
    def is_switch(self) -> bool:
        """Whether it takes no value."""
        return self.kind is bool

    @property
    def is_list(self) -> bool:
        """Whether it may be said more than once."""
        return any(get_origin(one) is list for one in self._kinds())

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that it may have; nothing where any will do."""
        return next((get_args(one) for one in self._kinds() if get_origin(one) is Literal), ())

    def _kinds(self) -> Sequence[Any]:
        return (self.kind, *get_args(self.kind))


HELP: Final = Part("help", Option("-h", "--help"), bool, default=False)
"""What every command takes, and none sees."""


def command_named(name: str) -> Command:
    """Import a verb, or `ALONE`, and return it."""
    command: Command = getattr(import_module(f"borgen.cli.commands.{name}"), name)
    return command


def parts_of(command: Command) -> tuple[Part, ...]:
    """Return what a command can be told: all of its parameters but the first, the session."""
    if not isinstance(command, FunctionType):
        raise TypeError(command)
    names = command.__code__.co_varnames[1 : command.__code__.co_argcount]
    defaults = command.__defaults__ or ()
    required = len(names) - len(defaults)
    found = []
    for at, name in enumerate(names):
        kind, said = get_args(command.__annotations__[name])
        default = None if at < required else defaults[at - required]
        found.append(Part(name, said, kind, at < required, default))
    return tuple(found)
