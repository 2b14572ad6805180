"""The claims of SECURITY.md: what somebody else's files can and cannot do to who opens them."""

import os
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from borgen.cli import main

ROOT = Path(__file__).parents[2]
WORD = "Kanarie"
READING = (
    ("check",),
    ("check", "--format", "json"),
    ("report", "ks"),
    ("report", "p01", "--as", "p01", "--full"),
    ("report", "--format", "markdown"),
    ("report", "--format", "json"),
    ("tree",),
    ("tree", "--format", "markdown"),
    ("next", "ks"),
    ("explain", "p01/aa", "--as", "p01"),
    ("privacy",),
    ("privacy", "--about", "p01"),
    ("privacy", "--notice"),
    ("erase", "p01", "--dry-run"),
    ("done",),
)
STEERING = r"\e[2J\e]0;hi\a\x9b31m\u202e"
PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test <script>alert(1)</script>\n",
    "plans/teams/ks.yaml": """\
name: "=cmd|' /C calc'!A0 <b>KS</b> [x](javascript:alert(1))"
members: [p01]
goals: [{id: aa, title: "<img src=x onerror=alert(1)>"}]
""",
    "plans/people/p01.yaml": """\
name: "../../../etc/passwd"
goals: [{id: aa, title: "{{ ''.__class__ }}", contributes_to: [ks/aa], learned: {date: 2026-01-05}}]
""",
    "plans/people/p02.yaml": f'name: "{STEERING}"\n',
    "plans/people/p03.yaml": "name: \x1b[2J\u202e\x9b31m\n",
    "plans/log/p01.yaml": "- {date: 2026-01-06, goal: aa, outcome: fluent, factor: ../../x}\n",
}


def borgen(*words: str) -> int:
    return main.run(words)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody else's repository, with hooks and settings that would run a program."""
    root = tmp_path / "theirs"
    for name, text in PLANS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for words in (("init", "-q"), ("add", "-A")):
        subprocess.run(["git", *words], check=True, cwd=root)
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", encoding="utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    settings = f"""
[core]
    fsmonitor = {trap}
    hooksPath = {tmp_path}
    pager = {trap}
    sshCommand = {trap}
    editor = {trap}
[diff]
    external = {trap}
[gpg]
    program = {trap}
[alias]
    ls-files = !{trap}
    log = !{trap}
[borgen]
    person = p01
"""
    with (root / ".git/config").open("a", encoding="utf-8") as config:
        config.write(settings)
    monkeypatch.chdir(root)
    monkeypatch.setenv("BORGEN_TODAY", "2026-06-01")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return root


def everything(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    for file in sorted(folder.rglob("*")):
        yield str(file), file.read_bytes() if file.is_file() and not file.is_symlink() else None


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_looking_writes_nothing_runs_nothing_and_calls_nobody(
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    def called(*_: Any, **__: Any) -> None:
        pytest.fail("the network")

    monkeypatch.setattr(socket.socket, "connect", called)
    monkeypatch.setattr(socket, "getaddrinfo", called)
    before = dict(everything(workspace.parent))
    assert borgen(*words) in {0, 1}
    assert dict(everything(workspace.parent)) == before
    capsys.readouterr()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_in_a_file_steers_the_terminal(
    workspace: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    borgen(*words)
    heard = capsys.readouterr()
    for spoken in (heard.out, heard.err):
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(spoken)
    assert workspace.exists()


def test_a_page_holds_no_markup_of_the_files(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for subject in ("ks", "organisation", "p01"):
        assert borgen("report", subject, "--format", "html") == 0
        page = capsys.readouterr().out
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>KS" not in page
    assert workspace.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
@pytest.mark.parametrize(
    "place",
    [
        "plans/people/p09.yaml",
        "plans/log/p01.yaml",
        "plans/organisation.yaml",
        "private/log/p01.yaml",
        "templates/report/page.md.j2",
        "templates/privacy/notice.en.md.j2",
    ],
)
def test_a_link_out_of_the_workspace_is_not_followed(
    workspace: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    outside = workspace.parent / "outside.yaml"
    outside.write_text(f"- {{date: 2026-01-07, goal: aa, note: {WORD}}}\n", "utf-8")
    before = outside.read_bytes()
    (workspace / place).unlink(missing_ok=True)
    (workspace / place).parent.mkdir(parents=True, exist_ok=True)
    (workspace / place).symlink_to(outside)
    for words in (*READING, ("log", "aa", "fluent", "--as", "p01", f"{WORD}2")):
        borgen(*words)
        heard = capsys.readouterr()
        assert f"{WORD}}}" not in heard.out + heard.err
        assert f"note: {WORD}" not in heard.out + heard.err
    assert outside.read_bytes() == before


@pytest.mark.parametrize(
    "attack",
    [
        "{% include '../../secret.txt' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}{{ os.environ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ t.__globals__ }}",
        "{{ report.__init__.__globals__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(report) }}",
        "{{ ('{0.__class__}'|attr('format'))(report) }}",
        "{{ self._TemplateReference__context.environment }}",
        "{{ cycler.__init__.__globals__.os.popen('touch /tmp/x').read() }}",
        "{% for n in range(1000000000) %}{% endfor %}",
        "{{ 'x' * 1 }}{% set report = 1 %}{{ page.sections.append(1) }}",
    ],
)
def test_a_template_reads_no_file_and_reaches_no_python(
    workspace: Path, capsys: pytest.CaptureFixture[str], attack: str
) -> None:
    (workspace.parent / "secret.txt").write_text(WORD, encoding="utf-8")
    own = workspace / "templates/report/page.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(attack, encoding="utf-8")
    code = borgen("report", "ks", "--format", "markdown")
    heard = capsys.readouterr()
    assert code == 1, heard.out[:200]
    assert heard.out == ""
    assert WORD not in heard.err


def test_private_files_are_for_their_owner_alone(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if os.name == "posix":
        assert borgen("log", "aa", "fluent", WORD, "--as", "p01") == 0
        capsys.readouterr()
        made = workspace / "private/log/p01.yaml"
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
