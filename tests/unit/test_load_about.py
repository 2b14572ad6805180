"""What is read for one person among many, and what of a log for one goal."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from borgen.load import load_log
from borgen.load.about import Entries, load_about
from borgen.load.register import register_of
from borgen.load.sift import lines_with, names, refers
from borgen.load.tree import DiskTree, Test, TextTree

OF_P01 = {
    "borgen.yaml": "borgen: 1\nname: Huis\n",
    "plans/organisation.yaml": "name: Huis\ngoals: [{id: klant, title: Klant, owner: directeur}]\n",
    "plans/people/p01.yaml": """\
manager: baas
goals:
  - {id: feedback, title: Feedback, contributes_to: [ks/feedback], trajectory: koers}
""",
    "plans/people/baas.yaml": "name: De Baas\n",
    "plans/teams/ks.yaml": """\
name: KS
members: [p01, p02]
goals: [{id: feedback, title: Feedback, contributes_to: [organisation/klant]}]
cycles: [{id: overleg, form: team_meeting, starts: 2026-04-01}]
""",
    "plans/trajectories/koers.yaml": """\
title: Koers
starts: 2026-01-01
ends: 2026-03-01
participants: [p01, p03]
""",
    "plans/log/p01.yaml": "- {date: 2026-04-01, goal: feedback, outcome: fluent}\n",
    "plans/log/ks.yaml": "- {date: 2026-04-01, kind: session, cycle: overleg, status: held}\n",
}
OF_OTHERS = {
    "plans/people/p02.yaml": "goals: [{id: feedback, title: F, contributes_to: [ks/feedback]}]\n",
    "plans/people/p03.yaml": "manager: baas\n",
    "plans/people/hr.yaml": "name: Op de hoogte\n",
    "plans/teams/pv.yaml": "name: PV\nmembers: [p03, hr]\nlead: baas\n",
    "plans/log/p02.yaml": "- {date: 2026-04-01, goal: feedback, outcome: fluent}\n",
    "plans/log/p03.yaml": "- {date: 2026-04-15, kind: session, cycle: dagstart, status: held}\n",
    "plans/log/hr.yaml": "- {date: 2026-04-01, goal: feedback, outcome: fluent}\n",
}


class Watched(TextTree):
    """A tree that remembers what was read of it, and not what was only sifted."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.was_read: list[str] = []

    def read(self, path: str) -> bytes:
        self.was_read.append(path)
        return super().read(path)

    def sift(self, files: Iterable[str], test: Test) -> list[str]:
        return [file for file in files if test(TextTree.read(self, file))]


def read_for(person: str, texts: dict[str, str], entries: Entries = "all") -> set[str]:
    tree = Watched(texts)
    load_about(tree, register_of(tree), [person], me=None, entries=entries)
    assert len(tree.was_read) == len(set(tree.was_read))
    return set(tree.was_read)


def test_only_what_concerns_a_person_is_read() -> None:
    assert read_for("p01", OF_P01 | OF_OTHERS) == OF_P01.keys()


@pytest.mark.parametrize(
    ("entries", "logs"),
    [("none", ()), ("own", ("p01",)), ("sessions", ("ks", "p01")), ("all", ("ks", "p01"))],
)
def test_only_the_entries_that_are_wanted_are_read(entries: Entries, logs: tuple[str, ...]) -> None:
    found = read_for("p01", OF_P01 | OF_OTHERS, entries)
    assert {file for file in found if "/log/" in file} == {f"plans/log/{one}.yaml" for one in logs}


SESSION = "- {{date: 2026-04-15, kind: session, cycle: {}, status: held}}\n"


@pytest.mark.parametrize(
    ("owner", "entry", "matters"),
    [
        ("p02", SESSION.format("overleg"), True),
        ("hr", SESSION.format("overleg"), False),
        ("hr", SESSION.format("ks/overleg"), True),
        ("niemand", SESSION.format('"ks/overle\\x67"'), True),
        ("hr", SESSION.format("pv/werkoverleg2"), True),  # holds the word: it is looked at
        ("hr", '- {date: 2026-04-01, kind: reflection, note: "en/of"}\n', False),
        (
            "pv",
            "- {date: 2026-04-01, kind: measurement, goal: organisation/klant, value: 8}\n",
            True,
        ),
        (
            "hr",
            "- {date: 2026-04-01, kind: measurement, goal: organisation/klant, value: 8}\n",
            False,
        ),
    ],
)
def test_a_log_is_read_where_it_may_tell_of_a_session(
    owner: str, entry: str, *, matters: bool
) -> None:
    file = f"plans/log/{owner}.yaml"
    assert (file in read_for("p01", OF_P01 | OF_OTHERS | {file: entry})) is matters


def test_who_goes_by_an_old_id_is_found() -> None:
    texts = OF_P01 | OF_OTHERS
    texts["plans/people/p01.yaml"] = "goals: [{id: a, title: A, contributes_to: [oud/feedback]}]\n"
    texts["plans/teams/pv.yaml"] = "name: PV\nmembers: []\nwas: [oud]\n"
    assert "plans/teams/pv.yaml" in read_for("p01", texts)


def test_the_price_of_a_person_does_not_grow_with_the_others() -> None:
    others = {
        f"plans/{folder}/x{n}.yaml": text
        for n in range(200)
        for folder, text in {
            "people": "goals: [{id: feedback, title: F, contributes_to: [ks/feedback]}]\n",
            "teams": f"name: X\nmembers: [y{n}]\n",
            "log": "- {date: 2026-04-01, goal: feedback, outcome: fluent}\n",
        }.items()
    }
    assert read_for("p01", OF_P01 | others) == OF_P01.keys()


@pytest.mark.parametrize(
    "text",
    ["p01", "[p01]", "P01", '"p 01"', "p-01", "p\u00f31", '"p\\x301"', '"p0\\\n 1"', "p\uff101"],
)
def test_an_id_that_may_have_been_meant_is_a_name(text: str) -> None:
    assert names(["p01"])(f"# één\n{text}\n".encode()) is (text != "p\u00f31")


def test_another_id_is_none() -> None:
    assert not names(["p01"])('{members: [p02, p11], note: "zei \\"ja\\" in één p"}'.encode())
    assert names(["id-7"])(b"{members: [7]}"), "what does not begin with a letter was meant"


def test_a_bare_reference_needs_somebody_who_may_mean_it() -> None:
    test = refers({"overleg"}, bare=())
    assert test(b"{cycle: ks/overleg}")
    assert not test(b"{cycle: overleg}")
    assert refers({"overleg"}, bare={"overleg"})(b"{cycle: overleg}")


LOG = b"""\
# Logboek
- {date: 2026-04-01, goal: feedback, outcome: fluent}
- {date: 2026-04-02, goal: delegate, outcome: fluent}
- {date: 2026-04-03, goal: delegate, outcome: with_help, note: "na feedback"}
"""


def test_the_lines_that_name_a_goal_are_enough() -> None:
    lines = LOG.splitlines(keepends=True)
    assert lines_with(["feedback"], LOG) == lines[1] + lines[3]
    assert lines_with(["feedback", "delegate"], LOG) == b"".join(lines[1:])
    assert lines_with(["zomaar"], LOG) == b""
    assert lines_with(["Logboek"], LOG) == lines[0]
    crlf = LOG.replace(b"\n", b"\r\n")
    assert lines_with(["04-02"], crlf) == lines[2].replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "odd",
    [
        b"- date: 2026-04-04\n  goal: feedback\n  outcome: fluent\n",
        b"- {date: 2026-04-04, goal: feedback,\n   outcome: fluent}\n",
        b'- {date: 2026-04-04, goal: "feed\\x62ack", outcome: fluent}\n',
        b"- {date: 2026-04-04, goal: feedback, outco",
        b"  - {date: 2026-04-04, goal: feedback, outcome: fluent}\n",
    ],
)
def test_a_log_with_an_entry_that_is_no_line_is_read_whole(odd: bytes) -> None:
    assert lines_with(["feedback"], LOG + odd) == LOG + odd


def test_lines_that_cannot_be_read_by_themselves_are_read_with_the_others() -> None:
    torn = '- {date: 2026-04-04, goal: feedback, outcome: fluent, note: "a}\n   b"}\n'
    tree = TextTree({"plans/log/p01.yaml": LOG + torn.encode()})
    assert len(load_log(tree, "p01", only=["feedback"]).rows) == 4
    assert len(load_log(tree, "p01", only=["2026-04-02"]).rows) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_sifting_follows_no_link_and_waits_for_nothing(tmp_path: Path) -> None:
    teams = tmp_path / "plans/teams"
    teams.mkdir(parents=True)
    os.mkfifo(teams / "pipe.yaml")
    (teams / "folder.yaml").mkdir()
    (teams / "link.yaml").symlink_to("/etc/passwd")
    (teams / "ks.yaml").write_text("members: [p01]\n")
    (teams / "pv.yaml").write_text("members: [p02]\n")
    (teams / "large.yaml").write_bytes(b" " * 200_000 + b"p01\n")
    tree = DiskTree(tmp_path)
    found = tree.names("plans/teams")
    assert found
    files = sorted(f"plans/teams/{name}" for name in found)
    passed = tree.sift(files, lambda source: b"p01" in source)
    assert [file.rpartition("/")[2] for file in passed] == [
        "folder.yaml",
        "ks.yaml",
        "large.yaml",
        "link.yaml",
    ]
    assert tree.sift(["plans/teams/none.yaml"], lambda _: False) == ["plans/teams/none.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_folder_that_leads_out_is_closed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/ks.yaml").write_text("members: [p01]\n")
    root = tmp_path / "workspace"
    (root / "plans/people").mkdir(parents=True)
    (root / "borgen.yaml").write_text("borgen: 1\nname: Huis\n")
    (root / "plans/people/p01.yaml").touch()
    (root / "plans/teams").symlink_to(tmp_path / "elsewhere")
    tree = DiskTree(root)
    assert tree.names("plans/teams") is None
    assert tree.names("plans/log") == ()
    loaded = load_about(tree, register_of(tree), ["p01"], me=None, entries="all")
    told = [(one.place.file, one.code, one.variant) for one in loaded.findings]
    assert told == [("plans/teams", "F09", "outside")]
    assert not loaded.workspace.teams
