"""Without libyaml borgen does the same, only slower: not a byte of what it says differs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT = "from borgen.yamltext import tree; tree.HAS_LIBYAML = False; "
RUN = "from borgen.__main__ import main; raise SystemExit(main())"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "borgen.yaml", root)
    broken = root / "plans/people/p02.yaml"
    broken.write_text(broken.read_text("utf-8") + "doelen: [1_000, 0b11, ~, on, 12:30]\n", "utf-8")
    log = root / "plans/log/p04.yaml"
    log.write_text(log.read_text("utf-8") + "- {date: 2026-09-01, goal: &x y}\n", "utf-8")
    (root / "plans/teams/dubbel.yaml").write_text("name: A\nname: B\nmembers: [p01]\n", "utf-8")
    return root


def said(before: str, words: tuple[str, ...], cwd: Path) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", before + RUN, *words],
        cwd=cwd,
        env={**os.environ, "BORGEN_TODAY": "2026-09-30"},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "json"),
        ("report", "organisation", "--format", "json"),
        ("report", "p01", "--as", "p01", "--full"),
        ("tree",),
        ("next", "ks", "--format", "markdown"),
        ("explain", "p01/feedback", "--as", "p01"),
        ("privacy",),
    ],
    ids=" ".join,
)
def test_the_same_is_said(workspace: Path, words: tuple[str, ...]) -> None:
    alone = said(WITHOUT, words, workspace)
    assert alone == said("", words, workspace)
    assert alone[1]


def test_the_same_is_written(workspace: Path, tmp_path: Path) -> None:
    written = []
    for n, before in enumerate((WITHOUT, "")):
        root = tmp_path / str(n)
        shutil.copytree(workspace, root)
        words = ("log", "feedback", "zelfstandig", "Na het gesprek: kort", "--as", "p01")
        code, out, _ = said(before, words, root)
        assert code == 0
        files = sorted(root.rglob("p01.yaml"))
        written.append((out, [file.read_bytes() for file in files]))
    assert written[0] == written[1]
