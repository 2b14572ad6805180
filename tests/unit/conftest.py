"""How tests of rules ask: plans in, what `check` says of one code out, in English."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import NamedTuple

import pytest

from borgen.checks import RULES, CheckContext
from borgen.cli.main import run
from borgen.diagnostics import Finding, Part, Place
from borgen.links import link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.text import text_in

DAY = date(2026, 9, 30)
_PART = MappingProxyType({Part.VALUE: "", Part.KEY: "~", Part.FIRST_KEY: "{}"})

Said = Callable[..., list[str]]


class Answer(NamedTuple):
    """What a command answered: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


class Desk(NamedTuple):
    """A workspace on disk, and a way to run a command in it."""

    root: Path
    run: Callable[..., Answer]

    def text(self, file: str) -> str:
        """Return a file as it stands, line ends included."""
        return (self.root / file).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Return everything that stands there, but what git keeps."""
        found = (p for p in self.root.rglob("*") if p.is_file() and ".git" not in p.parts)
        names = {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}
        return {name: content for name, content in names.items() if name != ".borgen/lock"}


@pytest.fixture
def desk_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Mapping[str, str]], Desk]:
    """Write a workspace of `{path: dedented text}` to disk and sit down in it, on 6 May 2026."""

    def answer(*words: str) -> Answer:
        code = run(words)
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    def made(texts: Mapping[str, str]) -> Desk:
        for name, text in texts.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(dedent(text).lstrip().encode())
        monkeypatch.chdir(tmp_path)
        for name in ("BORGEN_LANG", "BORGEN_WORKSPACE", "BORGEN_COLOR", "BORGEN_PERSON"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        monkeypatch.setenv("BORGEN_TODAY", "2026-05-06")
        return Desk(tmp_path, answer)

    return made


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
    context = CheckContext(workspace, link(workspace), day)
    found = [one for rule in RULES if rule.code == code for one in rule.find(context)]
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
