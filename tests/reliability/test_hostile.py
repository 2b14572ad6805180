"""Somebody else's repository: whatever is in it, borgen runs nothing of it and stays inside."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from borgen.characters import CONTROLS
from borgen.model.ids import is_id

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]
Snapshot = Callable[[Path], dict[str, bytes]]

PLAN = "plans/people/p01.yaml"
LOG = "plans/log/p01.yaml"
EVERYTHING = (
    "check", "check --staged", "check --format json", "report", "report p01 --as p01",
    "report ks --format markdown", "report ks --format json", "report ks --format html",
    "report ks --since HEAD~1", "tree", "next", "explain p01/feedback --as p01", "explain F01",
    "log feedback zelfstandig Gelukt --as p01", "log --undo --as p01", "done ks/uren",
    "add person p31 --team ks", "rename p02 bo", "init kort --yes --team ks --member p03", "--help",
)  # fmt: skip
"""Every command, with what makes it ask git, read templates or write."""

GIT_CONFIG = """
[core]
    fsmonitor = {evil}
    hooksPath = {hooks}
    pager = {evil}
    editor = {evil}
    sshCommand = {evil}
    askPass = {evil}
    attributesFile = {attributes}
[pager]
    log = {evil}
    config = {evil}
[alias]
    log = !{evil}
    config = !{evil}
    ls-files = !{evil}
    cat-file = !{evil}
[diff]
    external = {evil}
[diff "evil"]
    textconv = {evil}
    command = {evil}
[filter "evil"]
    clean = {evil}
    smudge = {evil}
    process = {evil}
    required = true
[gpg]
    program = {evil}
[log]
    showSignature = true
[credential]
    helper = !{evil}
[extensions]
    partialClone = far
[remote "far"]
    url = {far}
    promisor = true
    uploadpack = {evil}
    partialclonefilter = blob:none
[protocol]
    allow = always
[include]
    path = {include}
"""


def git(root: Path, *words: str) -> str:
    """Run git before there is anything to fear."""
    return subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
        cwd=root, check=True, capture_output=True, encoding="utf-8",
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    ).stdout.strip()  # fmt: skip


READING = ("check", "report p01 --as p01", "report ks --format markdown", "tree", "next")
FIXED = {"names", "organisation"}
LINKS = {
    "plans/log": "log",
    "private": "private",
    "templates": "templates",
    ".borgen": "log",
    "plans/skills.yaml": "secret.yaml",
    "plans/trajectories": ".",
    ".gitignore": "secret.yaml",
}
"""What leads out of the workspace, and where to in a folder outside."""


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A program that leaves a mark when it is run, and the mark."""
    mark, program = tmp_path / "mark", tmp_path / "evil.sh"
    program.write_text(f"#!/bin/sh\necho ran >> {mark}\n", encoding="utf-8")
    program.chmod(0o755)
    return program, mark


def test_nothing_in_a_repository_is_run(
    bench: Bench, place: Place, trap: tuple[Path, Path], tmp_path: Path
) -> None:
    root, (evil, mark) = place(), trap
    (root / ".gitattributes").write_text("* diff=evil filter=evil\n", encoding="utf-8")
    git(root, "add", "-A")
    for _ in range(2):
        git(root, "commit", "-q", "--allow-empty", "-m", "x")
    blob = git(root, "hash-object", LOG)
    shutil.copytree(root, tmp_path / "far")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for folder in (hooks, root / ".git/hooks"):
        folder.mkdir(exist_ok=True)
        for hook in (
            "pre-commit",
            "post-index-change",
            "reference-transaction",
            "fsmonitor-watchman",
        ):
            shutil.copy(evil, folder / hook)
    here = {"evil": evil, "hooks": hooks, "attributes": tmp_path / "a", "far": tmp_path / "far"}
    include = tmp_path / "include"
    include.write_text(f"[borgen]\n    person = p01\n    lang = !{evil}\n", encoding="utf-8")
    with (root / ".git/config").open("a", encoding="utf-8") as config:
        config.write(GIT_CONFIG.format(include=include, **here))
    mark.unlink(missing_ok=True)
    lost = root / ".git/objects" / blob[:2] / blob[2:]
    assert lost.exists()
    lost.unlink()  # git would fetch it, with a program that the repository names
    for words in EVERYTHING:
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1, 2, 4}, (words, told)
        assert not mark.exists(), (words, mark.read_text(encoding="utf-8"))


def test_nothing_outside_is_read_or_written(
    bench: Bench, place: Place, snapshot: Snapshot, tmp_path: Path
) -> None:
    root, outside = place(), tmp_path / "outside"
    outside.mkdir()
    for name in ("log", "people", "templates", "private"):
        (outside / name).mkdir()
    (outside / "people/p01.yaml").write_text("name: Geheim\n", encoding="utf-8")
    (outside / "secret.yaml").write_text("# Geheim\n", encoding="utf-8")
    shutil.rmtree(root / "plans/log")
    shutil.rmtree(root / ".git")
    (root / PLAN).unlink()
    (root / PLAN).symlink_to(outside / "people/p01.yaml")
    (root / "plans/people/p02.yaml").unlink()
    (root / "plans/people/p02.yaml").symlink_to("../../plans/people/p02.yaml")
    for name, target in LINKS.items():
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(outside / target)
    before = snapshot(outside)
    for words in EVERYTHING:
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1, 2, 4}, (words, told)
        assert "Geheim" not in told["out"] + told["err"], words
        assert snapshot(outside) == before, words


def test_a_lock_that_is_a_link_is_not_followed(bench: Bench, place: Place, tmp_path: Path) -> None:
    root = place()
    (root / ".git/borgen.lock").symlink_to(tmp_path / "made")
    (told,) = bench([{"words": "log feedback zelfstandig --as p01", "directory": root}])
    assert told["code"] == 4
    assert not (tmp_path / "made").exists()


def test_devices_and_pipes_are_told_and_never_opened(bench: Bench, place: Place) -> None:
    root = place()
    for name in (
        "plans/people/pipe.yaml",
        "plans/pipe.yaml",
        "private/log/p01.yaml",
        "plans/log/p09.yaml",
    ):
        (root / name).unlink(missing_ok=True)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / name)
    (root / "plans/people/p08.yaml").unlink()
    (root / "plans/people/p08.yaml").symlink_to("/dev/zero")
    for words in EVERYTHING:
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1, 2, 4}, (words, told)
        assert told["seconds"] < 30, words


IDS = (
    "../x", "con", "x" * 300, "p01\u200b", "/etc/passwd", "..", "../../outside/x", "nul", "a/b",
    "p\u043e1", "p01.", "-x", "p 1", "P01", "\u202ep01", "true", "7",
)  # fmt: skip


@pytest.mark.parametrize("id_", IDS, ids=range(len(IDS)))
def test_ids_are_no_paths(
    id_: str, bench: Bench, place: Place, snapshot: Snapshot, full: bool
) -> None:
    if not full and IDS.index(id_) > 3:
        pytest.skip("four of them are tried every time")
    root = place()
    around = snapshot(root)
    said = f"'{id_}'"
    for words in (
        f"add person Bo --team ks --id={said}", f"add goal p01 Iets --id={said}",
        f"rename p01 -- {said}",
        f"rename p01/feedback -- {said}", f"init kort --yes --team={said} --member p03",
        f"init kort --yes --team ks --member={said}", f"log feedback vanzelf --private --as={said}",
        f"log feedback vanzelf Stil --as={said}", f"log {said}/feedback vanzelf --as p01",
        f"report --as={said} -- {said}",
    ):  # fmt: skip
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1, 2, 4}, (words, told)
    made = {name for name in snapshot(root) if name not in around and name.endswith(".yaml")}
    assert all(is_id(Path(name).stem) or Path(name).stem in FIXED for name in made), made
    assert [path.name for path in root.parent.iterdir()] == [root.name]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("goals:\n  - {id: feed\u200bback, title: X}\n", "M04"),
        ("goals:\n  - {id: feedb\u0430ck, title: X}\n", "M04"),
        ('goals:\n  - {id: feedback, title: "\\e[31mX"}\n', "F07"),
        ("goals:\n  - {id: feedback, title: \x1b[31mX}\n", "F07"),
        ("goals:\n  - {id: feedback, title: X\u202etxt}\n", "F07"),
        ('goals:\n  - {id: feedback, title: "\\u202eX"}\n', "F07"),
        ('goals:\n  - {id: feedback, title: "\\ud800"}\n', "F0"),
        ("goals:\n  - {id: feedback, title: X\0}\n", "F07"),
        ("goals:\n  - {id: feedback, title: X\x9b31m}\n", "F07"),
        ("goals:\n  - {id: feedback, title: X\u2028Y}\n", "F07"),
        ("\x1b]0;pwned\x07: 1\n", "F07"),
    ],
)  # fmt: skip
def test_what_steers_a_terminal_or_a_reader_is_told_and_never_shown(
    text: str, code: str, bench: Bench, place: Place, full: bool
) -> None:
    root = place()
    (root / PLAN).write_bytes(text.encode())
    for words in EVERYTHING if full else READING:
        (told,) = bench([{"words": words, "directory": root}])
        assert not CONTROLS.search(told["out"] + told["err"]), words
        if words == "check":
            assert f"[{code}" in told["out"]


def test_names_of_files_are_shown_harmlessly(bench: Bench, place: Place) -> None:
    root = place()
    for name in ("p\x1b[31m.yaml", "p\u202e.yaml", "a\nb.yaml", "p\udcff.yaml"):
        (root / "plans/people" / name).write_bytes(b"goals: []\n")
    for words in ("check", "check --format json", "check --format concise", "tree", "report ks"):
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1}, told
        assert not CONTROLS.search(told["out"] + told["err"]), words


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% include '../../../../../../etc/passwd' %}",
        "{% for i in range(10 ** 9) %}x{% endfor %}",
        "{{ report.__class__.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.system('touch mark') }}",
        "{{ 'x' * 10 ** 12 }}",
        "{{ lipsum.__globals__ }}",
    ],
)
def test_templates_of_a_workspace_stay_in_their_sandbox(
    template: str, bench: Bench, place: Place
) -> None:
    root = place()
    for name in ("report.md.j2", "page.html.j2", "eigen.md.j2", "eigen.html.j2"):
        file = root / "templates/report" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template, encoding="utf-8")
    for words in ("report ks --format markdown", "report ks --format html",
                  "report ks --format markdown --template eigen"):  # fmt: skip
        (told,) = bench([{"words": words, "directory": root}])
        assert told["code"] in {0, 1, 2, 4}, told
        assert "root:" not in told["out"] + told["err"]
        assert "<class" not in told["out"]
    assert not (root / "mark").exists()
