"""`borgen check` from words to exit code."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import Any

import pytest

from borgen.cli.main import run

SETTINGS = "borgen: 1\nname: Test\nlanguage: en\nprivacy: {purpose: To learn, keep_months: 24}\n"
WARNING: Mapping[str, str] = MappingProxyType(
    {
        "plans/organisation.yaml": """\
            name: Harbour Library
            context:
              - {factor: The phone rings all day, effect: hinders}
            """
    }
)
ERROR: Mapping[str, str] = MappingProxyType(
    {"plans/people/zoe.yaml": "naam: Zoë\n", "plans/people/abel.yaml": "title: Abel\n"}
)

Place = Callable[..., Path]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Write `{path: text}` and a borgen.yaml to a workspace, and stand in it."""
    for name in [one for one in os.environ if one.startswith("BORGEN_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BORGEN_TODAY", "2026-09-30")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def write(texts: Mapping[str, str | bytes], settings: str = SETTINGS) -> Path:
        root = tmp_path / "workspace"
        for path, text in ({"borgen.yaml": settings} | dict(texts)).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        monkeypatch.chdir(root)
        return root

    return write


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Return what `check --format concise` says, without the words of the messages."""

    def said(*words: str) -> list[str]:
        run(["check", "--format", "concise", *words])
        return [line.partition("]")[0] + "]" for line in capsys.readouterr().out.splitlines()]

    return said


@pytest.mark.parametrize(
    ("texts", "words", "code"),
    [
        ({}, [], 0),
        ({}, ["--strict"], 0),
        (WARNING, [], 0),
        (WARNING, ["--strict"], 1),
        (ERROR, [], 1),
        (ERROR, ["--strict"], 1),
        (ERROR, ["plans/people/zoe.yaml"], 1),
        ({**ERROR, **WARNING}, ["plans/organisation.yaml"], 0),
        ({**ERROR, **WARNING}, ["plans/organisation.yaml", "--strict"], 1),
    ],
)
def test_errors_fail_and_strictly_warnings_too(
    place: Place, texts: Mapping[str, str], words: list[str], code: int
) -> None:
    place(texts)
    assert run(["check", *words]) == code


def test_notes_never_fail(place: Place) -> None:
    place(
        {
            "plans/organisation.yaml": """\
                name: Harbour Library
                context:
                  - {factor: A new catalogue, effect: stimulates}
                """
        }
    )
    assert run(["check", "--strict"]) == 0


def test_without_a_workspace_nothing_is_checked(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place({})
    assert run(["check", "-C", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert "borgen init" in shown.err
    assert not shown.out


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "xml"],
        ["--as-of", "someday"],
        ["--stricter"],
        ["plans/nowhere.yaml"],
        ["../outside.yaml"],
    ],
)
def test_wrong_usage(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    place({})
    (tmp_path / "outside.yaml").touch()
    assert run(["check", *words]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("error: ")
    assert not shown.out


def test_a_newer_format_is_refused(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place(ERROR, settings="borgen: 2\nname: Test\nlanguage: en\n")
    assert run(["check"]) == 2
    assert "[F10]" in capsys.readouterr().out


def test_json_is_what_the_contract_says(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place(
        {
            "plans/people/zoe.yaml": "\ufeff# 👋 één\r\nname: {nl: Zoë 👋, fr: Zoé}\r\n".encode(),
            "plans/log/zoe.yaml": """\
                - {date: 2026-09-01, goal: ask, outcome: "🙂", by: peer}
                """,
        }
    )
    assert run(["check", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["version", "kind", "findings", "summary"]
    assert (document["version"], document["kind"]) == (1, "findings")
    assert document["summary"] == {
        "errors": 2,
        "warnings": 0,
        "notes": 0,
        "files": 3,
        "entries": 1,
    }
    assert [spot(one) for one in document["findings"]] == [
        ("M03", "plans/log/zoe.yaml", 1, 42, 1, 45),
        ("M01", "plans/people/zoe.yaml", 2, 19, 2, 21),
    ]
    for one in document["findings"]:
        assert {key: type(value) for key, value in one.items()} == {
            "code": str,
            "severity": str,
            "message": str,
            "args": dict,
            "help": str,
            "file": str,
            "line": int,
            "column": int,
            "end_line": int,
            "end_column": int,
            "path": list,
            "related": list,
            "fix": type(None),
        }
    assert document["findings"][1] == {
        "code": "M01",
        "severity": "error",
        "message": "unknown key `fr`",
        "args": {"key": "fr", "known": ["nl", "en"]},
        "help": "the keys here are: nl, en",
        "file": "plans/people/zoe.yaml",
        "line": 2,
        "column": 19,
        "end_line": 2,
        "end_column": 21,
        "path": ["name", "fr"],
        "related": [],
        "fix": None,
    }


def test_json_tells_related_places_and_fixes(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    place({"plans/people/zoe.yaml": "name: Zoë\ngoals: []\nname: Zoe\n", **WARNING})
    run(["check", "--format", "json", "plans/people"])
    (twice,) = json.loads(capsys.readouterr().out)["findings"]
    assert twice["related"] == [
        {
            "file": "plans/people/zoe.yaml",
            "line": 1,
            "column": 1,
            "message": "here it stands first",
        }
    ]
    place({"plans/people/zoe.yaml": "name: Zoë\naway: [{from: 26-03-2026, until: 2026-04-01}]\n"})
    run(["check", "--format", "json", "plans/people"])
    (day,) = json.loads(capsys.readouterr().out)["findings"]
    assert day["fix"] == {
        "file": "plans/people/zoe.yaml",
        "line": 2,
        "column": 15,
        "end_line": 2,
        "end_column": 25,
        "text": "2026-03-26",
    }


def test_nothing_found(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place({})
    run(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []
    run(["check"])
    assert capsys.readouterr().out == "nothing found in 1 file with 0 log entries\n"
    run(["check", "--format", "concise"])
    assert capsys.readouterr().out == ""


def test_only_what_is_asked_for(place: Place, lines: Callable[..., list[str]]) -> None:
    place({**ERROR, **WARNING})
    everything = [
        "plans/organisation.yaml:3:6: warning[C01]",
        "plans/people/abel.yaml:1:1: error[M01]",
        "plans/people/zoe.yaml:1:1: error[M01]",
    ]
    assert lines() == lines(".") == lines("plans") == everything
    assert lines("plans/people/") == everything[1:]
    assert lines("plans/people/zoe.yaml", "plans/organisation.yaml") == everything[::2]
    assert lines("borgen.yaml") == []


def test_paths_are_those_of_the_place_where_one_stands(
    place: Place, lines: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = place({**ERROR, **WARNING})
    monkeypatch.chdir(root / "plans" / "people")
    assert lines("zoe.yaml") == ["plans/people/zoe.yaml:1:1: error[M01]"]
    assert len(lines("..")) == len(lines()) == 3
    monkeypatch.chdir("/")
    assert len(lines("-C", str(root))) == 3
    assert lines("-C", str(root / "plans"), "people/zoe.yaml") == [
        "plans/people/zoe.yaml:1:1: error[M01]"
    ]
    monkeypatch.setenv("BORGEN_WORKSPACE", str(root))
    assert len(lines()) == 3


def test_a_workspace_may_choose_not_to_see(place: Place, lines: Callable[..., list[str]]) -> None:
    ignoring = SETTINGS + 'check: {ignore: {C01: ["plans/*"], M01: [plans/people/zoe.yaml]}}\n'
    place({**ERROR, **WARNING}, settings=ignoring)
    assert lines() == ["plans/people/abel.yaml:1:1: error[M01]"]
    assert run(["check", "plans/people/zoe.yaml"]) == 0


@pytest.mark.parametrize(
    ("above", "behind", "seen"),
    [
        ("", "", True),
        ("", "  # borgen: ignore[V02] the number of the desk", False),
        ("", "  # borgen: ignore[V01, V02]", False),
        ("", "  #borgen:ignore[V02]", False),
        ("", "  # borgen: ignore[V01]", True),
        ("", "  # V02 may stay", True),
        ("# borgen: ignore[V02] the number of the desk\n", "", False),
        ("    # borgen: ignore[V02]\n", "", False),
        ("# borgen: ignore[V02]\n\n", "", True),
        ("manager: hr  # borgen: ignore[V02]\n", "", True),
    ],
)
def test_a_line_may_say_that_it_is_meant(
    place: Place, lines: Callable[..., list[str]], above: str, behind: str, *, seen: bool
) -> None:
    place({"plans/people/zoe.yaml": f'{above}name: "Zoë, 020 123 4567"{behind}\r\n'})
    assert bool(lines()) is seen
    assert run(["check"]) == int(seen)


def test_the_day_is_asked_for_and_the_clock_is_not(
    place: Place, lines: Callable[..., list[str]]
) -> None:
    place(
        {
            "plans/organisation.yaml": """\
                name: Harbour Library
                support:
                  - {kind: financial, what: An hour a week, due: 2026-09-01}
                """,
            "plans/log/organisation.yaml": """\
                - {date: 2026-10-02, kind: session, cycle: x, status: held}
                """,
        }
    )
    log = "plans/log/organisation.yaml:1"
    support = "plans/organisation.yaml:3:6: warning[S02]"
    ahead, nowhere = f"{log}:4: error[D02]", f"{log}:44: error[L01]"
    assert lines() == [ahead, nowhere, support]
    assert lines("--as-of", "2026-08-31") == [ahead, nowhere]
    assert lines("--as-of", "2026-12-01") == [ahead, nowhere, support]


def test_private_files_are_read_for_their_owner_only(
    place: Place, lines: Callable[..., list[str]]
) -> None:
    place(
        {
            "plans/people/zoe.yaml": "name: Zoë\n",
            "private/people/zoe.yaml": "goal: []\n",
            "private/people/abel.yaml": "goal: []\n",
        }
    )
    assert lines() == []
    assert lines("--as", "zoe") == ["private/people/zoe.yaml:1:1: error[M01]"]


def test_nothing_is_ever_written(place: Place) -> None:
    root = place({**ERROR, **WARNING, "plans/log/zoe.yaml": b"- {date: 2026-09-01, goal: x"})
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    subprocess.run(["git", "add", "."], cwd=root, check=True)
    before = fingerprint(root)
    for words in ([], ["--format", "json"], ["--format", "concise"], ["--as", "zoe"], ["plans"]):
        run(["check", *words])
        assert fingerprint(root) == before


def test_color_is_for_terminals_and_for_who_asks(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def colored(*words: str) -> bool:
        run(["check", *words])
        return "\x1b[" in capsys.readouterr().out

    place(ERROR)
    assert not colored()
    assert colored("--color", "always")
    assert not colored("--color", "always", "--format", "json")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored()
    assert colored("--color", "always")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored()
    assert not colored("--color", "never")


def test_in_a_pipe_it_is_eighty_wide(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place({**WARNING, "plans/people/zoe.yaml": "name: Zoë\nfavourite: " + "blue, " * 40 + "\n"})
    monkeypatch.setenv("COLUMNS", "200")
    run(["check"])
    told = [line for line in capsys.readouterr().out.splitlines() if "]: " not in line]
    assert 70 < max(len(line) for line in told) <= 80


def test_what_users_wrote_never_steers_the_terminal(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    place(
        {
            "plans/people/zoe.yaml": "name: Zoë \x1b[31m\n",
            "plans/people/abel.yaml": '"\u009b31m": x\n"a\\rb": y\n',
            "plans/people/bo.yaml": 'na\u202eme: "\\e[2J"\n',
            "plans/people/\x1b[2J.yaml": "name: x\n",
        }
    )
    for shape in ("text", "concise", "json"):
        run(["check", "--format", shape])
        shown = capsys.readouterr()
        assert not {char for char in shown.out + shown.err if char < " " and char != "\n"}
        assert not {"\x9b", "\u202e"} & set(shown.out)
        assert shown.out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are text")
def test_a_file_name_that_is_no_text(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    root = place({"plans/people/zoe.yaml": "name: Zoë\n"})
    (root / "plans" / "people" / os.fsdecode(b"jos\xe9.yaml")).write_text("name: José\n")
    for shape in ("text", "concise", "json"):
        assert run(["check", "--format", shape]) == 1
        capsys.readouterr().out.encode()


def test_broken_settings_keep_nothing_from_being_checked(
    place: Place, lines: Callable[..., list[str]]
) -> None:
    place(ERROR, settings="borgen: 1\nname: [\nlanguage: en\n")
    assert lines() == [
        "borgen.yaml:2:7: error[F02]",
        "plans/people/abel.yaml:1:1: error[M01]",
        "plans/people/zoe.yaml:1:1: error[M01]",
    ]


def spot(one: Mapping[str, Any]) -> tuple[Any, ...]:
    keys = ("code", "file", "line", "column", "end_line", "end_column")
    return tuple(one[key] for key in keys)


def fingerprint(root: Path) -> str:
    """Return a hash over every file's name, bytes and time of change."""
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        digest.update(f"{file} {file.stat().st_mtime_ns}".encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()
