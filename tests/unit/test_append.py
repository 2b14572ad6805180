"""A log grows by one whole line, or stays as it was."""

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from borgen.characters import CONTROLS, one_line
from borgen.edit.append import NewLine, addition, append_lines, entry_line
from borgen.edit.lock import locked
from borgen.errors import BorgenError, SystemFailureError
from borgen.model.entry import Entry
from borgen.yamltext import read

LOG = "plans/log/p01.yaml"
HEADER = "# Logboek van p01"
DAY = date(2026, 5, 12)
OLD = "- {date: 2026-04-01, goal: feedback, outcome: independent}"
NEW = "- {date: 2026-04-02, goal: feedback, outcome: fluent}"


def write(root: Path, content: bytes) -> Path:
    file = root / LOG
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def append(root: Path, line: str = NEW) -> None:
    append_lines([NewLine(root, LOG, line, HEADER)])


def refusal(root: Path, line: str = NEW) -> str:
    with pytest.raises(BorgenError) as refused:
        append(root, line)
    return refused.value.key


def test_a_new_log_opens_with_its_header(tmp_path: Path) -> None:
    append(tmp_path)
    assert (tmp_path / LOG).read_text(encoding="utf-8") == f"{HEADER}\n{NEW}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{OLD}\n", f"{OLD}\n{NEW}\n"),
        (OLD, f"{OLD}\n{NEW}\n"),
        (f"{OLD}\r\n", f"{OLD}\r\n{NEW}\r\n"),
        (f"{OLD}\r\n{OLD[:-1]}, n: 2}}", f"{OLD}\r\n{OLD[:-1]}, n: 2}}\r\n{NEW}\r\n"),
        ("# mine\n", f"# mine\n{NEW}\n"),
        (f"\ufeff{OLD}\n", f"\ufeff{OLD}\n{NEW}\n"),
        (f"  {OLD}\n", f"  {OLD}\n  {NEW}\n"),
        (f"{OLD}\n\n# May\n", f"{OLD}\n\n# May\n{NEW}\n"),
        (
            "- date: 2026-04-01\n  goal: feedback\n  outcome: missed",
            f"- date: 2026-04-01\n  goal: feedback\n  outcome: missed\n{NEW}\n",
        ),
    ],
)
def test_only_the_new_line_is_added(tmp_path: Path, before: str, after: str) -> None:
    file = write(tmp_path, before.encode())
    append(tmp_path)
    assert file.read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("before", "key"),
    [
        (f"{OLD}\n{OLD[:30]}", "error.torn"),
        (f"{OLD}\n{OLD[:30]}\n", "error.torn"),
        (f"{OLD}\n- ", "error.torn"),
        (OLD + "\n" + "\0" * 40, "error.torn"),
        ("{goal: feedback}\n", "error.log_unreadable"),
        ("[]\n", "error.log_unreadable"),
        (f"{OLD}\n...\n", "error.log_unreadable"),
        ("goal: feedback\n", "error.log_unreadable"),
        (f"goal feedback\n{OLD}\n", "error.log_unreadable"),
        (f"{OLD}\n{NEW}\n", "error.already_logged"),
        (f"{NEW}\r\n{OLD}\r\n", "error.already_logged"),
    ],
)
def test_a_refusal_leaves_every_byte(tmp_path: Path, before: str, key: str) -> None:
    file = write(tmp_path, before.encode())
    assert refusal(tmp_path) == key
    assert file.read_bytes() == before.encode()


def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, f"{OLD}\n".encode())
    whole_write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole_write(descriptor, data[:20]))
    with pytest.raises(SystemFailureError) as failure:
        append(tmp_path)
    assert failure.value.args_by_name["reason"] == "error.reason.full"
    assert file.read_bytes() == f"{OLD}\n".encode()


def test_a_full_disk_leaves_no_new_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SystemFailureError):
        append(tmp_path)
    assert not (tmp_path / LOG).exists()


def test_an_editor_that_replaced_the_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, f"{OLD}\n".encode())
    whole_write = os.write

    def replace_then_write(descriptor: int, added: bytes) -> int:
        other = file.with_suffix(".new")
        other.write_bytes(b"# saved by an editor\n")
        other.replace(file)
        return whole_write(descriptor, added)

    monkeypatch.setattr(os, "write", replace_then_write)
    assert refusal(tmp_path) == "error.replaced_meanwhile"
    assert file.read_bytes() == b"# saved by an editor\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_log_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "plans").mkdir(parents=True)
    outside.mkdir()
    (root / "plans" / "log").symlink_to(outside)
    assert refusal(root) == "error.outside"
    (root / "plans" / "log").unlink()
    (root / "plans" / "log").mkdir()
    (root / LOG).symlink_to(outside / "p01.yaml")
    assert refusal(root) == "error.system"
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_a_secret_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    append_lines([NewLine(tmp_path, "private/log/p01.yaml", NEW, HEADER, secret=True)])
    assert (tmp_path / "private/log/p01.yaml").stat().st_mode & 0o077 == 0


def test_a_lock_that_is_held_is_waited_for_and_then_told(tmp_path: Path) -> None:
    lock = tmp_path / ".borgen" / "lock"
    with (
        locked(lock),
        pytest.raises(SystemFailureError) as failure,
        locked(lock, timeout=0.02),
    ):
        pass
    assert failure.value.key == "error.locked"
    with locked(lock, timeout=0):
        pass


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    script = dedent(f"""
        import sys
        from pathlib import Path
        from borgen.edit.append import NewLine, append_lines
        from borgen.edit.lock import locked

        root, writer = Path(sys.argv[1]), int(sys.argv[2])
        for n in range(25):
            line = f"- {{{{date: 2026-04-01, goal: feedback, minutes: {{writer * 100 + n}}}}}}"
            with locked(root / "lock"):
                append_lines([NewLine(root, "{LOG}", line, "{HEADER}")])
    """)
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(writer)])
        for writer in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0] * 4
    entries = read((tmp_path / LOG).read_bytes()).value
    assert isinstance(entries, list)
    assert sorted(entry["minutes"] for entry in entries) == [
        writer * 100 + n for writer in range(4) for n in range(25)
    ]


def test_an_entry_is_one_line_with_its_keys_in_order() -> None:
    entry = Entry(
        "p01",
        0,
        date(2026, 5, 12),
        note="Eerst vragen: dan zeggen",
        form="intervision",
        kind="reflection",
        goal="feedback",
    )
    assert entry_line(entry) == (
        "- {date: 2026-05-12, goal: feedback, kind: reflection, form: intervision, "
        'note: "Eerst vragen: dan zeggen"}'
    )


def test_fingerprints_are_quoted_and_lists_and_numbers_are_not() -> None:
    entry = Entry("p01", 0, DAY, of="12345678", present=("p01", "p02"), value=7.4, minutes=15)
    assert entry_line(entry) == (
        '- {date: 2026-05-12, minutes: 15, present: [p01, p02], value: 7.4, of: "12345678"}'
    )


@pytest.mark.parametrize("word", ["true", "null", "yes", "7", "a: b", "", "- x"])
def test_words_that_would_read_as_something_else_are_quoted(word: str) -> None:
    assert entry_line(Entry("p01", 0, DAY, goal=word)) == f'- {{date: 2026-05-12, goal: "{word}"}}'


@given(st.text())
def test_any_text_comes_back_from_any_reader(text: str) -> None:
    assume(not CONTROLS.search(text))
    source = f"# Log\n{entry_line(Entry('p01', 0, DAY, goal=text, note=text))}\n"
    expected = [{"date": "2026-05-12", "goal": text, "note": text}]
    assert read(source.encode()).value == expected
    (entry,) = YAML(typ="safe", pure=True).load(source)
    assert entry == {"date": DAY, "goal": text, "note": text}


@given(st.text(alphabet=st.characters(categories=["Cc", "Zl"]), min_size=1))
def test_a_control_character_is_refused(text: str) -> None:
    assume(CONTROLS.search(text))
    with pytest.raises(BorgenError):
        entry_line(Entry("p01", 0, DAY, note=text))


def test_a_note_is_kept_on_one_line() -> None:
    assert one_line(" Na het gesprek:\n\thelder.\r\n ") == "Na het gesprek: helder."


@given(st.lists(st.sampled_from([OLD, f"  {OLD}", "# x", "", "- goal: feedback"]), max_size=4))
def test_what_is_added_to_a_readable_log_reads_back(lines: list[str]) -> None:
    before = "\n".join(lines).encode()
    assume(not read(before).problems)
    value = read(before + addition(before, NEW, HEADER)).value
    assert isinstance(value, list)
    assert value[-1] == {"date": "2026-04-02", "goal": "feedback", "outcome": "fluent"}
