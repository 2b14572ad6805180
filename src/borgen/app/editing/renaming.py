"""Give something another id: its own line, everything that names it, and the files it is in.

What is renamed comes first, with its old id in `was`: so whatever happens, a reference that is not
rewritten yet still leads there, and saying the same again finishes the work.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from borgen.app.editing.context import EditContext
from borgen.app.editing.references import Mention, meant, mentions, renamed_text
from borgen.app.editing.subjects import Subject
from borgen.diagnostics import Part
from borgen.edit.changes import Move, Step
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.links import link
from borgen.load import Loaded, entry_name
from borgen.load.files import Tree
from borgen.load.roles import source_file
from borgen.model.ids import Key, Ref
from borgen.model.workspace import log_file
from borgen.yamltext import read
from borgen.yamltext.edit import Change

_NAMES: Final = "private/names.yaml"
_SETTINGS: Final = "borgen.yaml"
_ROLES: Final = frozenset({"organisation", "trajectory", "team", "person", "log", "private"})
_HEAD: Final = ("name", "title", "starts", "ends", "lead", "sponsor", "manager")
_MOST_BYTES: Final = 100_000_000


class Renaming(Value, frozen=True):
    """What gets another id, and which one."""

    context: EditContext
    subject: Subject
    new: str

    @property
    def name(self) -> str:
        """The full name it will have."""
        home = self.subject.home
        return f"{home}/{self.new}" if home else self.new

    def steps(self) -> tuple[Step, ...]:
        """Return the changes, those of what is renamed first.

        Raises:
            BorgenError: a plan or log that cannot be read: it may name it.
        """
        documents = every_document(self.context.tree)
        if not self.subject.home and not self.subject.finished:
            self._refuse_role(documents)
        changes = [*self._of_itself(documents), *self._of_mentions(documents)]
        if not self.subject.home:
            changes += [*self._of_settings(), *self._of_names()]
        return (*changes, *(self._moves() if not self.subject.home else ()))

    def proof(self) -> Callable[[Loaded], None]:
        """Return what refuses a workspace in which a reference leads elsewhere than it should."""
        before = [self._then(one) for one in self._mentions(every_document(self.context.tree))]

        def proved(then: Loaded) -> None:
            links = link(then.workspace)
            documents = every_document(then.tree)
            after = {
                (one.file, one.path): meant(links, one)
                for file, document in documents.items()
                for one in mentions(file, document, links)
            }
            for file, path, key in before:
                if key is not None and after.get((file, path)) != key:
                    raise BorgenError("edit.leads_elsewhere", file=file, name=self.name)

        return proved

    def _of_itself(self, documents: Mapping[str, object]) -> Iterator[Change]:
        subject = self.subject
        if subject.finished:
            return
        if subject.home:
            yield Change(subject.file, (*subject.path, "id"), self.new)
        was: Any = documents[subject.file]
        for step in subject.path:
            was = was[step]
        was = (was or {}).get("was") or []
        if subject.id in was:
            return
        at = was.index(self.new) if self.new in was else len(was)
        yield Change(subject.file, (*subject.path, "was", at), subject.id, after=self._before_was())

    def _refuse_role(self, documents: Mapping[str, object]) -> None:
        """Refuse an id that is in use as that of a role, which has no plan."""
        for one in self._mentions(documents):
            if one.kind == "person" and one.text == self.new:
                raise BorgenError("edit.taken", id=self.new)

    def _before_was(self) -> tuple[str, ...]:
        return () if self.subject.home else _HEAD

    def _mentions(self, documents: Mapping[str, object]) -> Iterator[Mention]:
        for file, document in documents.items():
            yield from mentions(file, document, self.context.links)

    def _of_mentions(self, documents: Mapping[str, object]) -> Iterator[Change]:
        for file, document in documents.items():
            own = [
                Change(file, one.path, text)
                for one in mentions(file, document, self.context.links)
                if (text := self._text(one)) != one.text
            ]
            yield from own
            if isinstance(document, list) and own:
                yield from renamed_entries(file, document, own)

    def _text(self, one: Mention) -> str:
        """Return how a reference is written afterwards."""
        subject, key = self.subject, meant(self.context.links, one)
        if subject.home:
            same = one.kind == subject.kind and key == Key(subject.home, subject.present)
            return renamed_text(one.text, Key(subject.home, self.new)) if same else one.text
        ref = Ref.parse(one.text)
        if isinstance(key, str):
            return self.new if key == subject.present else one.text
        if ref.owner is not None and self.context.links.owner(ref.owner) == subject.present:
            return f"{self.new}/{ref.id}"
        return one.text

    def _then(self, one: Mention) -> tuple[str, tuple[str | int, ...], Key | str | None]:
        """Return where a reference will stand, and what it has to lead to."""
        subject, key = self.subject, meant(self.context.links, one)
        file = one.file
        if not subject.home:
            file = next((move.to for move in self._moves() if move.file == file), file)
            if isinstance(key, Key) and key.owner == subject.present:
                key = Key(self.new, key.id)
            elif key == subject.present:
                key = self.new
        elif one.kind == subject.kind and key == Key(subject.home, subject.present):
            key = Key(subject.home, self.new)
        return file, one.path, key

    def _moves(self) -> Iterator[Move]:
        old = self.subject.id
        files = [self.subject.file, log_file(old), log_file(old, private=True)]
        for file in (*files, f"private/people/{old}.yaml"):
            folder, _, name = file.rpartition("/")
            if name == f"{old}.yaml" and self.context.tree.kind(file) != "missing":
                yield Move(file, f"{folder}/{self.new}.yaml")

    def _of_settings(self) -> Iterator[Change]:
        """Yield the changes of findings that are ignored by the name of a file."""
        moved = {move.file: move.to for move in self._moves()}
        document = mapping_in(self.context.tree, _SETTINGS)
        ignored: Any = (document.get("check") or {}).get("ignore") or {}
        for code, files in ignored.items():
            for index, file in enumerate(files or ()):
                if file in moved:
                    yield Change(_SETTINGS, ("check", "ignore", code, index), moved[file])

    def _of_names(self) -> Iterator[Change]:
        if self.subject.id in mapping_in(self.context.tree, _NAMES):
            yield Change(_NAMES, (self.subject.id,), self.new, part=Part.KEY)


def every_document(tree: Tree, but: Collection[str] = ()) -> dict[str, object]:
    """Return every plan and log as it was read, save those that go anyway.

    Raises:
        BorgenError: one cannot be read.
    """
    documents: dict[str, object] = {}
    for file in tree.files():
        if source_file(file).role not in _ROLES or file == _NAMES or file in but:
            continue
        if tree.kind(file) != "regular":
            raise BorgenError("edit.unreadable", file=file)
        reading = read(tree.read(file), limit_bytes=_MOST_BYTES)
        if reading.problems:
            raise BorgenError("edit.unreadable", file=file)
        documents[file] = reading.value
    return documents


def mapping_in(tree: Tree, file: str) -> dict[str, Any]:
    """Return a file as it was read; empty where it is no mapping."""
    value = read(tree.read(file)).value if tree.kind(file) == "regular" else None
    return value if isinstance(value, dict) else {}


def renamed_entries(file: str, log: list[Any], own: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes of lines that take back others whose name, a fingerprint, changes.

    A line that takes one back gets another name itself, and may have been taken back in its turn.
    """
    lines = [dict(line) if isinstance(line, dict) else {} for line in log]
    old = [entry_name(line) for line in lines]
    for change in own:
        item, key, *deeper = change.path
        value: Any = change.value
        if deeper:
            value = list(lines[int(item)][str(key)])
            value[int(deeper[0])] = change.value
        lines[int(item)][str(key)] = value
    changed = True
    while changed:
        names = {before: entry_name(line) for before, line in zip(old, lines, strict=True)}
        changed = False
        for line, before in zip(lines, log, strict=True):
            of = before.get("of") if isinstance(before, dict) else None
            if of is not None and names.get(of, of) != line["of"]:
                line["of"] = names[of]
                changed = True
    for item, line in enumerate(lines):
        before = log[item].get("of") if isinstance(log[item], dict) else None
        if before is not None and line["of"] != before:
            yield Change(file, (item, "of"), line["of"])
