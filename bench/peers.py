"""What other tools are asked to do: as many records as the workspace has entries, as they like them.

Each peer writes its own input once and names the command that is timed. None of them does what
borgen does; `docs/performance.md` says what is compared with what.
"""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

_PER_PERSON: Final = 50
_START: Final = date(2026, 4, 1)
_DAYS: Final = 180


class Peer(NamedTuple):
    """A tool, the work it is timed on, and up to how many records one can wait for it."""

    name: str
    program: str
    write: Callable[[Path, int], None]
    words: tuple[str, ...]
    """The command line after the program; `{in}` is the folder that `write` filled."""
    most: int = 1_000_000


def program(peer: Peer, folder: Path) -> str | None:
    """Return where the peer's program is: on the path, or in an environment under `folder`."""
    own = next(iter(sorted(folder.glob(f"*/bin/{peer.program}"))), None)
    return str(own) if own else shutil.which(peer.program)


def _records(records: int) -> list[tuple[date, str, str]]:
    """Return the day, person and goal of each record."""
    return [
        (
            _START + timedelta(days=n % _PER_PERSON * _DAYS // _PER_PERSON),
            f"p{n // _PER_PERSON:05}",
            goal,
        )
        for n in range(records)
        for goal in (("feedback", "delegate")[n % 2],)
    ]


def _journal(folder: Path, records: int) -> None:
    text = "".join(
        f"{day} {person} {goal}\n    skills:{person}:{goal}    1 uses\n    work\n\n"
        for day, person, goal in _records(records)
    )
    (folder / "main.journal").write_text(text)


def _beancount(folder: Path, records: int) -> None:
    found = _records(records)
    accounts = sorted({f"Assets:{person.upper()}:{goal.title()}" for _, person, goal in found})
    text = "2026-01-01 open Income:Work\n"
    text += "".join(f"2026-01-01 open {account}\n" for account in accounts)
    text += "".join(
        f'{day} * "{goal}"\n  Assets:{person.upper()}:{goal.title()}  1 USES\n  Income:Work\n\n'
        for day, person, goal in found
    )
    (folder / "main.beancount").write_text(text)


def _doorstop(folder: Path, records: int) -> None:
    (folder / ".git").mkdir()  # it looks for the root of a repository
    (folder / "reqs").mkdir()
    (folder / "reqs" / ".doorstop.yml").write_text(
        "settings:\n  digits: 5\n  prefix: R\n  sep: ''\n"
    )
    for n, (day, person, goal) in enumerate(_records(records), 1):
        (folder / "reqs" / f"R{n:05}.yml").write_text(
            f"active: true\nderived: false\nheader: ''\nlevel: 1.{n}\nlinks: []\nnormative: true\n"
            f"ref: ''\nreviewed: null\ntext: |\n  {day} {person} {goal}\n"
        )


def _strictdoc(folder: Path, records: int) -> None:
    blocks = "".join(
        f"[REQUIREMENT]\nUID: R{n}\nTITLE: {person} {goal}\nSTATEMENT: >>>\n{day} {person} {goal}\n<<<\n\n"
        for n, (day, person, goal) in enumerate(_records(records), 1)
    )
    (folder / "reqs.sdoc").write_text(f"[DOCUMENT]\nTITLE: Log\n\n{blocks}")


def _sphinx(folder: Path, records: int) -> None:
    (folder / "conf.py").write_text("extensions = ['sphinx_needs']\nneeds_build_json = True\n")
    blocks = "".join(
        f".. req:: {person} {goal}\n   :id: R{n:05}\n\n   {day} {person} {goal}\n\n"
        for n, (day, person, goal) in enumerate(_records(records), 1)
    )
    (folder / "index.rst").write_text(f"Log\n===\n\n{blocks}")


def _jrnl(folder: Path, records: int) -> None:
    text = "".join(f"[{day} 09:00] {person} {goal}.\n\n" for day, person, goal in _records(records))
    (folder / "log.txt").write_text(text)
    (folder / "jrnl.yaml").write_text(
        f"journals:\n  default:\n    journal: {folder}/log.txt\nversion: v4.2\neditor: ''\n"
        "encrypt: false\ntemplate: false\ndefault_hour: 9\ndefault_minute: 0\ntagsymbols: '@'\n"
        "timeformat: '%Y-%m-%d %H:%M'\nindent_character: '|'\nlinewrap: 79\nhighlight: true\n"
        "colors: {body: none, date: none, tags: none, title: none}\n"
    )


PEERS: Final = (
    Peer("ledger balance", "ledger", _journal, ("-f", "{in}/main.journal", "balance")),
    Peer("hledger check", "hledger", _journal, ("-f", "{in}/main.journal", "check")),
    Peer("bean-check", "bean-check", _beancount, ("--no-cache", "{in}/main.beancount")),
    Peer("doorstop", "doorstop", _doorstop, ("-j", "{in}", "-W"), most=1_000),
    Peer(
        "strictdoc",
        "strictdoc",
        _strictdoc,
        ("export", "{in}", "--formats", "json", "--output-dir", "{in}/out"),
        most=5_000,
    ),
    Peer(
        "sphinx-needs",
        "sphinx-build",
        _sphinx,
        ("-q", "-E", "-b", "needs", "{in}", "{in}/out"),
        most=5_000,
    ),
    Peer(
        "jrnl, add one",
        "jrnl",
        _jrnl,
        ("--config-file", "{in}/jrnl.yaml", "today at 9am: p1 feedback."),
        most=5_000,
    ),
)
