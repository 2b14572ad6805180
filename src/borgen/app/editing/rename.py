"""`rename`: another id where something is defined, wherever it is referred to, and in file names.

The definition changes first, with the old id in `was`: a reference that is not rewritten yet still
leads there, and the same command again finishes an interrupted rename.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from borgen.app.editing.context import EditContext
from borgen.app.editing.references import (
    Mention,
    every_document,
    ignored_file_changes,
    mapping_in,
    mentions,
    reference_changes,
    renamed_text,
    resolved,
)
from borgen.app.editing.rename_target import RenameTarget
from borgen.diagnostics import DocPath, Part
from borgen.edit.changes import Move, Step
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.links import link
from borgen.load import Loaded
from borgen.model.ids import Key, Ref
from borgen.model.workspace import NAMES_FILE, log_file, private_plan_file
from borgen.yamltext.edit import Change

_BEFORE_WAS: Final = ("name", "title", "starts", "ends", "lead", "sponsor", "manager")
"""The keys of a person, team or programme after which `was` is placed."""


class Rename(Value, frozen=True):
    """A rename: what gets another id, and which.

    Attributes:
        documents: every plan and log as read.
    """

    context: EditContext
    target: RenameTarget
    new: str
    documents: Mapping[str, object]

    @property
    def name(self) -> str:
        """The full name afterwards."""
        owner = self.target.owner
        return f"{owner}/{self.new}" if owner else self.new

    def steps(self) -> tuple[Step, ...]:
        """Return the changes and moves, the definition first; none if everything is renamed.

        Raises:
            BorgenError: the new id is in use as that of a role.
        """
        target, tree = self.target, self.context.tree
        if not (target.owner or target.interrupted):
            self._refuse_role()
        changes = [
            *self._definition(),
            *reference_changes(self.documents, self.context.links, self._new_text),
        ]
        if target.owner:
            return tuple(changes)
        moves = tuple(self._moves())
        changes += ignored_file_changes(tree, {move.file: move.to for move in moves})
        if target.id in mapping_in(tree, NAMES_FILE):
            changes.append(Change(NAMES_FILE, (target.id,), self.new, part=Part.KEY))
        return (*changes, *moves)

    def verifier(self) -> Callable[[Loaded], None]:
        """Return what refuses a workspace in which a reference has another target than before."""
        expected = [self._expected(one) for one in self._mentions()]

        def verify(renamed: Loaded) -> None:
            links = link(renamed.workspace)
            targets = {
                (one.file, one.path): resolved(links, one)
                for file, document in every_document(renamed.tree).items()
                for one in mentions(file, document, links)
            }
            for file, path, key in expected:
                if key is not None and targets.get((file, path)) != key:
                    raise BorgenError("edit.leads_elsewhere", file=file, name=self.name)

        return verify

    def _definition(self) -> Iterator[Change]:
        """Yield the changes of the id, where it is no file's name, and of `was`."""
        target = self.target
        if target.interrupted:
            return
        if target.owner:
            yield Change(target.file, (*target.path, "id"), self.new)
        definition: Any = self.documents[target.file]
        for step in target.path:
            definition = definition[step]
        was = (definition or {}).get("was") or []
        if target.id in was:
            return
        at = was.index(self.new) if self.new in was else len(was)
        after = () if target.owner else _BEFORE_WAS
        yield Change(target.file, (*target.path, "was", at), target.id, after=after)

    def _refuse_role(self) -> None:
        """Refuse an id that is in use as that of a role, which has no plan."""
        for one in self._mentions():
            if one.kind == "person" and one.text == self.new:
                raise BorgenError("edit.taken", id=self.new)

    def _mentions(self) -> Iterator[Mention]:
        for file, document in self.documents.items():
            yield from mentions(file, document, self.context.links)

    def _new_text(self, one: Mention) -> str:
        """Return how a reference is written afterwards."""
        target, links = self.target, self.context.links
        key = resolved(links, one)
        if target.owner:
            same = one.kind == target.kind and key == Key(target.owner, target.present)
            return renamed_text(one.text, Key(target.owner, self.new)) if same else one.text
        if isinstance(key, str):
            return self.new if key == target.present else one.text
        ref = Ref.parse(one.text)
        if ref.owner is not None and links.owner(ref.owner) == target.present:
            return f"{self.new}/{ref.id}"
        return one.text

    def _expected(self, one: Mention) -> tuple[str, DocPath, Key | str | None]:
        """Return where a reference is afterwards, and its target."""
        target, key = self.target, resolved(self.context.links, one)
        file = one.file
        if not target.owner:
            file = next((move.to for move in self._moves() if move.file == file), file)
            if isinstance(key, Key) and key.owner == target.present:
                key = Key(self.new, key.id)
            elif key == target.present:
                key = self.new
        elif one.kind == target.kind and key == Key(target.owner, target.present):
            key = Key(target.owner, self.new)
        return file, one.path, key

    def _moves(self) -> Iterator[Move]:
        """Yield the moves of the plan and the logs of a person, team or programme."""
        old = self.target.id
        files = (
            self.target.file,
            log_file(old),
            log_file(old, private=True),
            private_plan_file(old),
        )
        for file in files:
            folder, _, name = file.rpartition("/")
            if name == f"{old}.yaml" and self.context.tree.kind(file) != "missing":
                yield Move(file, f"{folder}/{self.new}.yaml")


def open_rename(context: EditContext, target: RenameTarget, new: str) -> Rename:
    """Return the rename of `target`, with every plan and log read.

    Raises:
        BorgenError: one cannot be read: it may refer to the target.
    """
    return Rename(context, target, new, every_document(context.tree))
