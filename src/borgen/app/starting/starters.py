"""Which starters there are: the shipped ones by their names, and those of the workspace itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, get_args

from borgen.errors import UsageError
from borgen.render.templates import template_names
from borgen.text import Language

WEEKS: Final[Mapping[str, int]] = {"md": 10, "onboarding": 13, "course": 2}
"""The shipped starters, with how many weeks such a programme usually takes."""

USUAL: Final = "md"
_MEANT: Final[Mapping[str, str]] = {
    "md-programma": "md",
    "md-programme": "md",
    "inwerken": "onboarding",
    "cursus": "course",
}
_PLAN: Final = "trajectory.yaml.j2"


def starter_named(word: str | None, root: Path) -> str | None:
    """Return the starter that `word` names, or None."""
    name = _MEANT.get(word or "", word)
    return name if name in WEEKS or name in own_starters(root) else None


def chosen_starter(word: str, root: Path) -> str:
    """Return the starter that `word` names.

    Raises:
        UsageError: there is none of that name.
    """
    name = starter_named(word, root)
    if name is None:
        raise UsageError("init.no_such_starter", word=word, known=(*WEEKS, *own_starters(root)))
    return name


def own_starters(root: Path) -> tuple[str, ...]:
    """Return the folders in `templates/init/` of the workspace that hold a programme."""
    folders = (path.split("/")[1] for path in template_names(f"init/*/{_PLAN}", root))
    return tuple(folder for folder in folders if folder not in get_args(Language))


def template_of(starter: str, language: str, file: str, root: Path) -> str:
    """Return the template for `file` (`team.yaml.j2`): of the starter, else what all share."""
    names = (f"init/{starter}/{file}", f"init/{language}/{starter}/{file}")
    known = {*template_names("init/*/*.j2", root), *template_names("init/*/*/*.j2", root)}
    return next((name for name in names if name in known), f"init/{language}/{file}")
