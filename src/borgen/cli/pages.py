"""The help pages: `borgen` with all its verbs, and a page for each. Words are the catalogue's."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Final

from borgen.cli.interface import ALONE, COMMANDS, HELP, Part, command_named, parts_of
from borgen.cli.options import FLAGS
from borgen.cli.output import PLAIN_WIDTH, terminal_width
from borgen.text import Text

_NARROWEST: Final = 50
_MARGIN: Final = 2


def help_page(text: Text, name: str) -> str:
    """Return the page of a verb, or of `ALONE`, as wide as the terminal up to 80 columns."""
    width = max(min(terminal_width(), PLAIN_WIDTH) - _MARGIN, _NARROWEST)
    lines = _alone(text, width) if name == ALONE else _verb(text, name, width)
    return "\n".join(lines)


def option_help(text: Text, verb: str, part: Part) -> str:
    """Return what an option or argument does: the verb's own words, else those all verbs share."""
    own = f"cli.option.{verb}.{part.name}"
    return text(own if text.has(own) else f"cli.option.{part.name}")


def _verb(text: Text, name: str, width: int) -> Iterator[str]:
    parts = (*parts_of(command_named(name)), HELP)
    arguments = [part for part in parts if not part.flags]
    options = [part for part in parts if part.flags]
    words = "".join(f"{_place(text, part)} " for part in arguments)
    yield from _usage(text, f"{ALONE} {name}", f"{words}{text('cli.usage.options')}", width)
    yield from _about(text, name, width)
    if arguments:
        yield from _rows(text("cli.arguments"), _told(text, name, arguments), width)
    yield from _rows(text("cli.options"), _told(text, name, options), width)
    shared = [part for part in parts_of(command_named(ALONE)) if part.flags[0] in FLAGS]
    yield from _rows(text("cli.shared"), _told(text, ALONE, shared), width)


def _alone(text: Text, width: int) -> Iterator[str]:
    usage = f"{text('cli.usage.command')} {text('cli.usage.options')}"
    yield from _usage(text, ALONE, usage, width)
    yield from _about(text, ALONE, width)
    verbs = [(name, text(f"cli.help.{name}").partition("\n")[0]) for name in COMMANDS]
    yield from _rows(text("cli.commands"), verbs, width)
    parts = parts_of(command_named(ALONE))
    yield from _rows(text("cli.options"), _told(text, ALONE, parts), width)
    yield ""
    yield text("cli.more")


def _usage(text: Text, name: str, words: str, width: int) -> Iterator[str]:
    head = f"{text('cli.usage')}: {name} "
    yield _wrapped(head + words, width, len(head))


def _about(text: Text, name: str, width: int) -> Iterator[str]:
    for paragraph in text(f"cli.help.{name}").split("\n"):
        yield ""
        yield _wrapped(paragraph, width)
    yield ""
    yield f"{text('cli.example')}:"
    for line in text(f"cli.example.{name}").split("\n"):
        yield f"  {line}"


def _rows(title: str, rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    yield ""
    yield f"{title}:"
    column = 4 + max(len(name) for name, _ in rows)
    for name, told in rows:
        yield _wrapped(f"  {name}".ljust(column) + told, width, column)


def _told(text: Text, verb: str, parts: Sequence[Part]) -> list[tuple[str, str]]:
    return [(_signature(text, part), option_help(text, verb, part)) for part in parts]


def _signature(text: Text, part: Part) -> str:
    if not part.flags:
        return _metavar(text, part)
    names = ", ".join(part.flags)
    return names if part.is_switch else f"{names} {_metavar(text, part)}"


def _place(text: Text, part: Part) -> str:
    word = _metavar(text, part)
    return word if part.required else f"[{word}]"


def _metavar(text: Text, part: Part) -> str:
    name = part.said.metavar or part.name
    key = f"cli.metavar.{name}"
    return text(key) if text.has(key) else name


def _wrapped(line: str, width: int, indent: int = 0) -> str:
    return fill(line, width, subsequent_indent=" " * indent, break_on_hyphens=False)
