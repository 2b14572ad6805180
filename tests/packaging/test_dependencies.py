"""What borgen brings along: declared, used, under licences that MIT may go with, pinned by hash."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS: Final[dict[str, list[str]]] = PROJECT["project"]["optional-dependencies"]

ALLOWED: Final = re.compile(
    r"MIT( License)?|(The )?BSD( License|-2-Clause|-3-Clause)?|ISC( License( \(ISCL\))?)?"
    r"|Apache(-2\.0| Software License| License 2\.0)|PSF-2\.0"
    r"|Python Software Foundation License|The Unlicense \(Unlicense\)|Unlicense|0BSD",
    re.IGNORECASE,
)
"""Licences under which a part may be passed on beside MIT code, without a duty on that code."""

MODULES: Final = {
    "ruamel": "ruamel-yaml",
    "pydantic_core": "pydantic",  # its other half, pinned by it
    "yaml": "pyyaml",
    "vl_convert": "vl-convert-python",
}
"""Where the name of a module is not that of its package."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    told = [*PROJECT["project"]["dependencies"], *(one for some in EXTRAS.values() for one in some)]
    return {plain(Requirement(one).name) for one in told} - {"borgen"}


def installed() -> Iterator[Distribution]:
    """Yield what is brought along, by whatever brings it; of extras as far as they are here."""
    seen: set[str] = set()
    ahead = sorted(declared())
    while ahead:
        name = ahead.pop()
        if plain(name) in seen:
            continue
        seen.add(plain(name))
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield found
        needs = (Requirement(one) for one in found.requires or ())
        ahead += [
            one.name for one in needs if one.marker is None or one.marker.evaluate({"extra": ""})
        ]


def licences(found: Distribution) -> list[str]:
    """Return what a package says of its licence; one that says nothing says it by classifier."""
    about = found.metadata
    if "License-Expression" in about:
        return re.split(r" (?:OR|AND) |[()]", about["License-Expression"])
    classifiers = (one.split(" :: ") for one in about.get_all("Classifier") or ())
    told = [one[-1] for one in classifiers if one[0] == "License"]
    return told or [about["License"].strip() if "License" in about else "unknown"]


def third_party() -> set[str]:
    """Return the packages that the source names in an import, wherever it stands."""
    names: set[str] = set()
    for source in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    strange = names - sys.stdlib_module_names - {"borgen", "borgen_builtin"}
    return {plain(MODULES.get(name, name)) for name in strange}


@pytest.mark.parametrize("found", list(installed()), ids=lambda found: found.metadata["Name"])
def test_licence_goes_with_mit(found: Distribution) -> None:
    told = [licence for licence in licences(found) if licence.strip()]
    assert told
    assert all(ALLOWED.fullmatch(licence.strip()) for licence in told), told


def test_all_that_is_imported_is_declared_and_the_other_way_round() -> None:
    assert third_party() == declared()


def test_tools_are_pinned_with_hashes_and_name_no_index() -> None:
    pins = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert "://" not in pins
    assert "index-url" not in pins
    for pin in re.split(r"\n(?=\S)", pins.strip()):
        assert "==" in pin.partition(" ")[0], pin
        assert "--hash=sha256:" in pin, pin


def test_what_is_pinned_is_what_the_project_allows() -> None:
    lock = (ROOT / "requirements-dev.txt").read_text("utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))
    for told in PROJECT["project"]["dependencies"]:
        wanted = Requirement(told)
        assert wanted.specifier.contains(pins[plain(wanted.name)]), told
