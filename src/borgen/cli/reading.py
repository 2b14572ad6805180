"""From words to values where there is no doubt; anything else is for the library to judge."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from borgen.cli.interface import HELP, Part

Told: TypeAlias = dict[str, Any]
"""What was said, by parameter; what was not said is absent."""


def read(parts: Sequence[Part], words: Sequence[str]) -> Told | None:
    """Return what `words` tell a command with these parts; only `help` where its page is asked.

    None where anything is doubtful: an option that is unknown or shortened, flags in one word, a
    value too few or a word too many, a value that is no choice.
    """
    told: Told = {}
    loose: list[str] = []
    flags = {flag: part for part in (*parts, HELP) for flag in part.flags}
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            loose += waiting
        elif word[:1] != "-" or word == "-":
            loose.append(word)
        elif not _read_option(flags, word, waiting, told):
            return None
    if not _read_arguments(parts, loose, told):
        return None
    if HELP.name in told:
        return {HELP.name: True}
    return told if all(part.name in told for part in parts if part.required) else None


def _read_option(flags: Mapping[str, Part], word: str, waiting: Iterator[str], told: Told) -> bool:
    flag, equals, value = word.partition("=")
    part = flags.get(flag)
    if part is None or (part.is_switch and equals):
        return False
    if part.is_switch:
        told[part.name] = True
        return True
    return _keep(told, part, value if equals else next(waiting, None))


def _read_arguments(parts: Sequence[Part], words: Sequence[str], told: Told) -> bool:
    for part in parts:
        if not part.flags:
            most = None if part.is_list else 1
            mine, words = words[:most], words[len(words) if most is None else most :]
            if not all(_keep(told, part, word) for word in mine):
                return False
    return not words


def _keep(told: Told, part: Part, value: str | None) -> bool:
    if value is None or (part.choices and value not in part.choices):
        return False
    if part.is_list:
        told.setdefault(part.name, []).append(value)
    else:
        told[part.name] = value
    return True
