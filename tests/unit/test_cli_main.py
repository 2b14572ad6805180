"""The front door: help, wrong usage, failures and streams, in our own words and nobody else's."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from borgen import __version__
from borgen.cli import main
from borgen.cli.app import COMMANDS
from borgen.cli.context import open_context
from borgen.cli.main import run
from borgen.cli.options import shared_options

LIBRARY_WORDS = (
    *(
        "Usage:",
        "Error",
        "Traceback",
        "Try '",
        "Options:",
        "Missing",
        "Got unexpected",
        "Show this",
    ),
    *("<str>", "[required]", "[default"),
)


def process(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "borgen", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environ},
    )


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "borgen.yaml").write_text("borgen: 1\nname: T\nlanguage: nl\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for name in ("BORGEN_LANG", "BORGEN_PERSON", "BORGEN_WORKSPACE", "BORGEN_TODAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_version_is_one_line() -> None:
    assert process("--version").stdout == f"borgen {__version__}\n"


def test_the_version_is_told_with_other_flags_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "--version"]) == 0
    assert capsys.readouterr().out == f"borgen {__version__}\n"


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_without_a_command_there_is_help(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: borgen [OPTIES] OPDRACHT\n")
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_page_has_an_example_and_fits(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help", "--lang", language]) == 0
    out = capsys.readouterr().out
    assert f"\n  borgen {name}" in out
    assert max(map(len, out.splitlines())) <= 80
    if language == "nl":
        assert not any(word in out for word in LIBRARY_WORDS)


def test_words_that_may_be_left_out_stand_between_brackets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["rename", "--help", "--lang", "en"])
    run(["tree", "--help", "--lang", "en"])
    usages = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Usage")]
    assert usages == [
        "Usage: borgen rename [OPTIONS] {OLD} {NEW}",
        "Usage: borgen tree [OPTIONS] [SUBJECT]",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lgo"], "fout: borgen kent geen opdracht `lgo`; bedoel je `log`?"),
        (["xyzzy"], "fout: borgen kent geen opdracht `xyzzy`"),
        (["log", "--undoo"], "fout: hier is geen optie `--undoo`; bedoel je `--undo`?"),
        (["log", "-x"], "fout: hier is geen optie `-x`"),
        (["log", "--minutes"], "fout: achter --minutes ontbreekt een waarde"),
        (["log", "--undo=3"], "fout: achter --undo ontbreekt een waarde, of staat er een"),
        (["log", "a", "b", "c", "d", "e"], "fout: te veel woorden: d, e"),
        (["rename", "oud"], "fout: `NIEUW` ontbreekt"),
        (["erase"], "fout: `WIE` ontbreekt"),
        (["log", "--lang"], "fout: achter --lang ontbreekt een waarde"),
        (["--lang", "fr", "log"], "fout: `fr` past niet bij --lang"),
        (["report", "--format", "htm"], "fout: `htm` past niet bij --format; bedoel je `html`?"),
        (["log", "--color=blue"], "fout: `blue` past niet bij --color"),
        (["-C", "nowhere", "log"], "fout: er is geen map `nowhere`"),
        (["lg\x1b[31mo"], "fout: borgen kent geen opdracht `lg\\x1b[31mo`"),
    ],
)
def test_wrong_usage_is_told_in_our_words(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(told)
    assert not any(word in err for word in LIBRARY_WORDS)


def test_outside_a_workspace_the_way_in_is_told(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert run(["-C", str(elsewhere), "--lang", "en", "log", "feedback", "fluent"]) == 2
    assert "borgen init" in capsys.readouterr().err


def raising(error: BaseException) -> Callable[..., int]:
    def call(*_: object, **__: object) -> int:
        raise error

    return call


def test_a_bug_is_ours_and_leaves_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    monkeypatch.setattr(main, "call", raising(ZeroDivisionError("oops")))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    assert run(["log"]) == 3
    (report,) = place.glob("borgen-bug-*.txt")
    err = capsys.readouterr().err
    assert str(report) in err
    assert "Traceback" not in err
    told = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in told
    assert "oops" not in told, "a message may quote the user's files"


def test_a_bug_on_a_full_disk_is_still_one_friendly_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "call", raising(ZeroDivisionError("oops")))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", raising(OSError(28, "full")))
    assert run(["log"]) == 3
    assert capsys.readouterr().err.startswith("fout: er ging iets mis in borgen zelf")


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (PermissionError(13, "Permission denied", "plans"), 4, "`plans`: je mag dit niet"),
        (OSError(28, "No space left on device", "x"), 4, "`x`: de schijf is vol"),
        (OSError(5, "Input/output error", "x"), 4, "`x`: het systeem weigert dit"),
        (KeyboardInterrupt(), 130, "Gestopt. Er is niets geschreven."),
    ],
)
def test_other_failures_have_their_own_exit_code(
    error: BaseException,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(main, "call", raising(error))
    assert run(["log"]) == code
    err = capsys.readouterr().err
    assert told in err
    assert not any(word in err for word in ("denied", "space", "Input/output"))


@pytest.mark.skipif(sys.platform == "win32", reason="a directory in use stays there")
def test_in_a_directory_that_is_gone_no_traceback_is_shown(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path_factory.mktemp("gone")
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = process("check", BORGEN_LANG="nl", PWD=str(gone))
    assert (done.returncode, done.stderr) == (2, f"fout: er is geen map `{gone}`\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_silent() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "borgen", "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_gets_utf8_whatever_the_locale() -> None:
    done = process("log", "--help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "Er komt één regel bij" in done.stdout


@pytest.mark.parametrize(
    ("shell", "asked", "offered"),
    [
        ("bash", {"COMP_WORDS": "borgen log --un", "COMP_CWORD": "2"}, "--undo"),
        ("bash", {"COMP_WORDS": "borgen lo", "COMP_CWORD": "1"}, "log"),
        ("bash", {"COMP_WORDS": "borgen --lang en log --la", "COMP_CWORD": "4"}, "--lang"),
        ("bash", {"COMP_WORDS": "borgen report --format ht", "COMP_CWORD": "3"}, "html"),
        (
            "zsh",
            {"_TYPER_COMPLETE_ARGS": "borgen tr"},
            (
                """_arguments '*: :(("tree":"Teken de lijn van de doelen van de organisatie """
                """naar die van jou, en terug."))'"""
            ),
        ),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "borgen log --h", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "--help\tLaat deze bladzijde zien.",
        ),
        (
            "powershell",
            {"_TYPER_COMPLETE_ARGS": "borgen log --un", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "--un"},
            "--undo:::Neem mijn laatste regel terug.",
        ),
    ],
)
def test_words_are_completed(shell: str, asked: dict[str, str], offered: str) -> None:
    done = process(_BORGEN_COMPLETE=f"complete_{shell}", **asked)
    assert done.stdout.strip() == offered


def test_the_script_for_a_shell_is_printed_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "_BORGEN_COMPLETE=complete_bash" in process("--completion", "bash").stdout
    assert run(["--completion", "tcsh"]) == 2
    assert "Het kan zijn: bash, zsh, fish, powershell" in capsys.readouterr().err


def test_a_context_is_opened_without_git(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    context = open_context(shared_options(["--as", "p01"]), {})
    assert (context.root, context.me, context.text.language) == (place, "p01", "nl")
