"""Privacy of a workspace: the facts from disk and git that its values are made of."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from borgen import vcs
from borgen.app.editing.references import mentions
from borgen.dates import iso_day
from borgen.errors import BorgenError
from borgen.links import Links, link
from borgen.load import Loaded, load_workspace
from borgen.load.files import Tree
from borgen.load.roles import source_file
from borgen.model.ids import Ref
from borgen.model.workspace import NAMES_FILE, log_file, plan_file, private_plan_file
from borgen.reports.privacy import (
    MentioningFile,
    PersonalData,
    PrivacyOverview,
    build_personal_data,
    build_privacy_overview,
)
from borgen.text import Language
from borgen.yamltext import read


def privacy_overview(
    loaded: Loaded, root: Path, day: dt.date, language: Language
) -> PrivacyOverview:
    """Return who can read what of a workspace, with its remotes and what git tracks."""
    me = loaded.workspace.me
    tracked = load_workspace(loaded.tree).workspace if me else loaded.workspace
    return build_privacy_overview(
        loaded.workspace,
        day,
        language,
        in_git=vcs.repository(root) is not None,
        remotes=tuple(f"{name}: {url}" for name, url in vcs.remotes(root).items()),
        notes=sum(bool(entry.note) for log in tracked.logs.values() for entry in log),
        mine=len(_files(loaded.tree, me, private=True)) if me else None,
    )


def find_personal_data(
    loaded: Loaded, root: Path, word: str, day: dt.date, language: Language
) -> PersonalData:
    """Return the data on the person with id `word`; private files only for the reader's own id.

    Raises:
        BorgenError: there is no file of, and no reference to, such a person.
    """
    workspace, links = loaded.workspace, link(loaded.workspace)
    person = links.owner(word) or word
    files = _files(loaded.tree, person, private=False)
    if workspace.me == person:
        files += _files(loaded.tree, person, private=True)
    found = Counter(file for file in _mentions(loaded.tree, links, person) if file not in files)
    if not files and not found:
        raise BorgenError("privacy.nobody", word=word, known=tuple(workspace.people))
    tracked = [file for file in files if file.startswith("plans/")]
    return build_personal_data(
        workspace,
        person,
        day,
        language,
        lines={file: len(loaded.tree.read(file).splitlines()) for file in files},
        days={file: _days(loaded.tree, file) for file in files if "/log/" in file},
        mentioned=[MentioningFile(file, times) for file, times in sorted(found.items())],
        commits=vcs.commits_of(root, tracked) if tracked else None,
    )


def _files(tree: Tree, person: str, *, private: bool) -> list[str]:
    plan = private_plan_file(person) if private else plan_file(person, "person")
    files = [plan, log_file(person, private=private)]
    if private:
        files.append(NAMES_FILE)
    return [file for file in files if tree.kind(file) == "regular"]


def _days(tree: Tree, file: str) -> list[dt.date]:
    log = read(tree.read(file)).value
    lines = log if isinstance(log, list) else []
    days = (iso_day(str(line.get("date"))) for line in lines if isinstance(line, dict))
    return [day for day in days if day]


def _mentions(tree: Tree, links: Links, person: str) -> Iterator[str]:
    """Yield the tracked file of each reference to a person, or to something that is theirs."""
    for file in tree.files():
        if source_file(file).role not in {"organisation", "trajectory", "team", "person", "log"}:
            continue
        document = read(tree.read(file)).value if tree.kind(file) == "regular" else None
        for one in mentions(file, document, links):
            who = one.text if one.kind == "person" else Ref.parse(one.text).owner
            if who and (links.owner(who) or who) == person:
                yield file
