"""What a command runs in: the workspace, who I am, the language, and the day.

The only module that asks the clock and the environment. The first of these
decides: a flag, `BORGEN_*`, `git config borgen.*`, `borgen.yaml`, the default.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from borgen import vcs
from borgen.cli.options import SharedOptions
from borgen.cli.output import PLAIN_WIDTH, terminal_width
from borgen.dates import iso_day
from borgen.errors import NoWorkspaceError, UsageError
from borgen.frozen import Value
from borgen.text import Language, Text, language_of, text_in

MARKER: Final = "borgen.yaml"


class CommandContext(Value, frozen=True):
    """What a command runs in; it is `ctx.obj` of typer.

    Attributes:
        text: the words, in the language chosen.
        today: the day it is; `BORGEN_TODAY` sets another, for output that can be repeated.
        directory: where the command was started, or what `-C` says.
        root: the workspace's root; None outside of one.
        me: the id of the person at the keyboard, not looked up yet; None if it is not known.
        color: whether to colour the output.
        width: of the output, in characters.
        interactive: whether input and output are a terminal, so that questions can be asked.
        language_known: whether a flag, a setting or the locale says which language to speak.
    """

    text: Text
    today: date
    directory: Path
    root: Path | None
    me: str | None
    color: bool
    width: int
    interactive: bool
    language_known: bool = True

    def workspace(self) -> Path:
        """Return the workspace's root.

        Raises:
            NoWorkspaceError: there is none here or above.
        """
        if self.root is None:
            raise NoWorkspaceError(str(self.directory))
        return self.root


def open_context(options: SharedOptions, environ: Mapping[str, str] = os.environ) -> CommandContext:
    """Return the context of a command, whatever the command is.

    Raises:
        UsageError: a directory that is not there, or a `BORGEN_TODAY` that is no day.
    """
    directory, root = _place(options, environ)
    config = vcs.configured(root or directory)
    terminal = sys.stdout.isatty()
    language = _language(options, environ, config, root)
    return CommandContext(
        text=text_in(language or "en"),
        today=clock_day(environ),
        directory=directory,
        root=root,
        me=options.person or environ.get("BORGEN_PERSON") or config.get("person") or None,
        color=_color(options, environ, config, terminal=terminal),
        width=terminal_width() if terminal else PLAIN_WIDTH,
        interactive=terminal and sys.stdin.isatty(),
        language_known=language is not None,
    )


def language_before_all(words: Sequence[str], environ: Mapping[str, str] = os.environ) -> Text:
    """Return the catalogue for mistakes in the shared options themselves; never raises."""
    flags = [after for before, after in pairwise(words) if before == "--lang"]
    flags += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    options = SharedOptions(
        lang=next((language_of(flag) for flag in flags if flag in {"nl", "en"}), None)
    )
    try:
        root = find_root(Path.cwd())
    except OSError:  # the directory is gone
        root = None
    return text_in(_language(options, environ, {}, root) or "en")


def find_root(directory: Path) -> Path | None:
    """Return the nearest directory, here or above, that holds `borgen.yaml`."""
    return next(
        (above for above in (directory, *directory.parents) if (above / MARKER).is_file()), None
    )


def _place(options: SharedOptions, environ: Mapping[str, str]) -> tuple[Path, Path | None]:
    named = options.directory or environ.get("BORGEN_WORKSPACE") or "."
    try:
        directory = Path.cwd() / named
    except FileNotFoundError as gone:
        raise UsageError("error.no_directory", directory=environ.get("PWD", named)) from gone
    if not directory.is_dir():
        raise UsageError("error.no_directory", directory=named)
    directory = Path(os.path.normpath(directory))
    return directory, find_root(directory)


def _language(
    options: SharedOptions, environ: Mapping[str, str], config: Mapping[str, str], root: Path | None
) -> Language | None:
    return (
        language_of(options.lang)
        or language_of(environ.get("BORGEN_LANG"))
        or language_of(config.get("lang"))
        or (_workspace_language(root) if root else None)
        or _locale_language(environ)
    )


def _workspace_language(root: Path) -> Language | None:
    """Return the language in `borgen.yaml`; None if it says none or cannot be read."""
    from borgen.yamltext import read  # noqa: PLC0415 - not needed if a flag or git says it

    try:
        settings = read((root / MARKER).read_bytes()).value
    except OSError:
        return None
    language = settings.get("language") if isinstance(settings, dict) else None
    return language_of(language) if isinstance(language, str) else None


def _locale_language(environ: Mapping[str, str]) -> Language | None:
    told = next(
        (environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), ""
    )
    if not told and sys.platform == "win32":
        import locale  # noqa: PLC0415 - Windows tells its language here only

        told = locale.getlocale()[0] or ""
    return language_of(told)


def clock_day(environ: Mapping[str, str] = os.environ) -> date:
    """Return today; `serve` asks again, since it may run for days.

    Raises:
        UsageError: a `BORGEN_TODAY` that is no day.
    """
    told = environ.get("BORGEN_TODAY")
    if not told:
        return date.today()  # noqa: DTZ011, TID251 - the one place that asks: the user's own day
    day = iso_day(told)
    if day is None:
        raise UsageError("error.not_a_day", option="BORGEN_TODAY", word=told)
    return day


def _color(
    options: SharedOptions, environ: Mapping[str, str], config: Mapping[str, str], *, terminal: bool
) -> bool:
    told = options.color or environ.get("BORGEN_COLOR") or config.get("color")
    if told in {"always", "never"}:
        return told == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb"
