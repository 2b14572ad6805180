"""Words are read alike by our own reading and by the library, which judges what is in doubt."""

import contextlib
import io
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from borgen.cli import library
from borgen.cli.context import open_session
from borgen.cli.interface import COMMANDS, HELP, command_named, parts_of
from borgen.cli.options import Asked
from borgen.cli.reading import read
from borgen.cli.usage import LibraryError

PAGE = "page"
REFUSED = "refused"
PARTS = {name: parts_of(command_named(name)) for name in COMMANDS}
SESSION = open_session(Asked(), {})
VERBS = {name: library.verb(SESSION.text, name) for name in COMMANDS}

plain = st.sampled_from(["", "-", "--", "-1", "-h", "--help", "-x", "a=b", "p01", "text", "me"])
values = plain | st.sampled_from(["html", "goal", "HTML", "tex"]) | st.text(max_size=4)


@st.composite
def command_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A verb, and words after it that may well be meant for it."""
    name = draw(st.sampled_from(COMMANDS))
    flags = st.sampled_from([flag for part in (*PARTS[name], HELP) for flag in part.flags])
    words = (
        st.tuples(flags)
        | st.tuples(flags, values)
        | st.tuples(values)
        | st.builds("{}={}".format, flags, values).map(lambda word: (word,))
        | st.tuples(flags.map(lambda flag: flag[:-1]))
    )
    said = draw(st.lists(words, max_size=5))
    return name, [word for group in said for word in group]


def judged(name: str, words: list[str]) -> dict[str, Any] | str:
    """What the library makes of the words: values by name, the help page, or a refusal."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            context = VERBS[name].make_context(
                name, list(words), obj=SESSION, help_option_names=list(HELP.flags)
            )
    except typer.Exit:
        return PAGE
    except LibraryError:
        return REFUSED
    if context.args:
        return REFUSED
    found = {part.name: context.params[part.name] for part in PARTS[name]}
    return {part: list(v) or None if isinstance(v, tuple) else v for part, v in found.items()}


def read_here(name: str, words: list[str]) -> dict[str, Any] | str | None:
    """What our own reading makes of them; None where it leaves them to the library."""
    told = read(PARTS[name], words)
    if told is None:
        return None
    if HELP.name in told:
        return PAGE
    return {part.name: part.default for part in PARTS[name]} | told


@given(line=command_lines())
def test_words_are_read_alike(line: tuple[str, list[str]]) -> None:
    name, words = line
    here, there = read_here(name, words), judged(name, words)
    assert here == there or (here is None and there in {PAGE, REFUSED})


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("log", ["feedback", "fluent", "Went well"], ("feedback", "fluent", "Went well")),
        ("log", ["--", "--undo"], ("--undo", None, None)),
        ("log", ["a", "--outcome=", "-", "--outcome", "--by"], ("a", "-", None)),
    ],
)
def test_words_that_look_like_options_can_be_said(
    name: str, words: list[str], told: tuple[str | None, ...]
) -> None:
    found = read_here(name, words)
    assert isinstance(found, dict)
    assert tuple(found[part] for part in ("goal", "what", "note")) == told
    assert found == judged(name, words)
