"""The index as a tree: regular files and links, as the disk would show them."""

from borgen.load.files import IndexTree

TREE = IndexTree(
    {
        "borgen.yaml": ("100644", b"borgen: 1\n"),
        "plans/people/p01.yaml": ("100755", b"name: Echt\n"),
        "plans/people/inside.yaml": ("120000", b"p01.yaml"),
        "plans/people/outside.yaml": ("120000", b"../../../secret.yaml"),
        "plans/people/absolute.yaml": ("120000", b"/etc/passwd"),
        "plans/people/nowhere.yaml": ("120000", b"p99.yaml"),
        "plans/people/circle.yaml": ("120000", b"circle.yaml"),
        "plans/people/module.yaml": ("160000", b""),
        "plans/log": ("120000", b"../../elsewhere"),
        "plans/README.md": ("100644", b"no plan"),
    }
)


def test_the_same_files_concern_borgen_as_on_disk() -> None:
    assert "plans/README.md" not in TREE.files()
    assert "plans/people/inside.yaml" in TREE.files()
    assert "plans/log" in TREE.files()


def test_what_stands_there_is_told_as_on_disk() -> None:
    kinds = {
        name.rpartition("/")[2].removesuffix(".yaml"): TREE.kind(name) for name in TREE.files()
    }
    assert kinds == {
        "borgen": "regular",
        "p01": "regular",
        "inside": "regular",
        "outside": "outside",
        "absolute": "outside",
        "nowhere": "symlink",
        "circle": "symlink",
        "module": "not_regular",
        "log": "outside",
    }
    assert TREE.kind("plans/skills.yaml") == "missing"


def test_a_link_is_read_where_it_leads() -> None:
    assert TREE.read("plans/people/inside.yaml") == b"name: Echt\n"
