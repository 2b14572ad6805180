"""How tests of rules ask: plans in, what `check` says of one code out, in English."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import pytest

from borgen.checks import RULES, Scene
from borgen.diagnostics import Finding, Part, Place
from borgen.links import link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.text import text_in

DAY = date(2026, 9, 30)
_PART = MappingProxyType({Part.VALUE: "", Part.KEY: "~", Part.FIRST_KEY: "{}"})

Said = Callable[..., list[str]]


def place_shown(place: Place) -> str:
    """Return `goals.0.title` for a value, with `~` for the key and `{}` for its first key."""
    path = ".".join(str(step) for step in place.path) or "-"
    return f"{place.file} {path}{_PART[place.part]}"


def sentence(finding: Finding) -> str:
    """Return the message of a finding in English; its help has to be there too."""
    text = text_in("en")
    sentences = []
    for kind in ("finding", "help"):
        special = f"{kind}.{finding.code}.{finding.variant}"
        key = special if finding.variant and text.has(special) else f"{kind}.{finding.code}"
        sentences.append(text(key, **finding.args))
    return sentences[0]


def findings_of(code: str, workspace: Workspace, day: date = DAY) -> list[Finding]:
    """Return what the rules of one code find."""
    scene = Scene(workspace, link(workspace), day)
    found = [one for rule in RULES if rule.code == code for one in rule.look(scene)]
    assert {one.code for one in found} <= {code}
    return found


@pytest.fixture
def found(load_texts: Callable[..., Loaded]) -> Callable[..., list[Finding]]:
    """Return the findings of a code in some plans; the plans themselves must be sound."""

    def look(
        code: str, texts: Mapping[str, str], day: date = DAY, **options: str | None
    ) -> list[Finding]:
        return findings_of(code, load_texts(texts, **options).workspace, day)

    return look


@pytest.fixture
def said(found: Callable[..., list[Finding]]) -> Said:
    """Return `<place>: <sentence>` of every finding of a code in some plans."""

    def say(
        code: str, texts: Mapping[str, str], day: date = DAY, **options: str | None
    ) -> list[str]:
        return [
            f"{place_shown(one.place)}: {sentence(one)}"
            for one in found(code, texts, day, **options)
        ]

    return say
