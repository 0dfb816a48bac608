"""What the README and the pages of docs/ say can be done and followed."""

import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso import lexicon, pipeline
from sayso.cli import main
from sayso.records import Problem

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "examples" / "README.md"]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
GOLDEN = runpy.run_path(str(ROOT / "examples" / "golden.py"))
README = (ROOT / "README.md").read_text("utf-8")

# The examples hold one report that is meant to be unreadable.
SOME_FAILED = {"read": 1}


def blocks(page: str, *kinds: str) -> list[str]:
    """The fenced blocks of a page, of these kinds."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    return [body for kind, body in fenced if kind in kinds]


def commands(page: str) -> list[list[str]]:
    """The lines of a page's blocks that begin with `sayso`, in words, as far as the first pipe."""
    lines = [line.split(" | ")[0] for body in blocks(page, "", "sh", "console") for line in body.splitlines()]
    return [shlex.split(line.removeprefix("$ ")) for line in lines if re.match(r"(\$ )?sayso [a-z]", line)]


def table_rows(page: str, first_heading: str) -> list[list[str]]:
    """The rows of the table of a page whose first column has this heading."""
    table = re.search(rf"^\| {re.escape(first_heading)} \|.*\n\|[-:| ]+\n((?:\|.*\n)+)", page, flags=re.MULTILINE)
    assert table is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    files = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:", target)]
    assert [file for file in files if file and not (page.parent / file).exists()] == []


def test_the_map_names_every_page_of_the_docs() -> None:
    docs = ROOT / "docs"
    linked = set(re.findall(r"\]\(([^)\s#]+)\)", (docs / "index.md").read_text("utf-8")))
    pages = {str(path.relative_to(docs)) for path in docs.rglob("*.md")} - {"index.md"}
    assert pages - linked == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_and_flag_that_is_shown_exists(page: Path) -> None:
    for _, name, *rest in commands(page.read_text("utf-8")):
        assert name in main.commands
        options = {flag for parameter in main.commands[name].params for flag in parameter.opts}
        assert {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"} <= options


@pytest.mark.model
def test_the_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    shown = commands(README)
    assert {words[1] for words in shown} == set(main.commands)
    for words in shown:
        result = CliRunner().invoke(main, words[1:])
        assert (words, result.exit_code) == (words, SOME_FAILED.get(words[1], 0)), result.stderr


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_python_of_the_docs_runs(page: Path, tmp_path: Path) -> None:
    from sayso.ledger import Ledger

    code = blocks(page.read_text("utf-8"), "python")
    ledger = Ledger.create_or_open(tmp_path, extractor="x 1", model="y 1")
    names: dict[str, Any] = {"ledger": ledger, "spans": lambda report: []}
    names |= {"happenings": None, "findings": (), "edges": ()}
    for block in code:
        exec(block, names)  # noqa: S102 - our own pages


def test_the_table_at_the_top_of_the_readme_is_the_kept_output() -> None:
    assert GOLDEN["readme_with"](GOLDEN["readme_block"](GOLDEN["kept_tables"]()["figures"]), README) == README


@pytest.mark.model
def test_the_figure_that_the_readme_explains_is_found_so(tmp_path: Path) -> None:
    sentence = re.search(r'^"([^"]+)" gives:$', README, flags=re.MULTILINE)
    assert sentence is not None
    (tmp_path / "a.txt").write_text(sentence[1])
    (step,) = pipeline.find([str(tmp_path)])
    assert not isinstance(step, Problem)
    (figure,) = step[1].figures
    assert {name: told for name, told, _ in table_rows(README, "field")} == dict(_told(figure))


def _told(figure: Any) -> Iterator[tuple[str, str]]:
    """The fields of a figure as the README tells them."""
    for names in ("words", "field start end", "measure", "who", "low high", "about vague", "attributed_to", "via"):
        yield _heading(names), ", ".join(_cell(getattr(figure, name)) for name in names.split())
    for name in ("agent", "part_of", "implicit", "modality", "background"):
        yield _heading(name), _cell(getattr(figure, name))


def _heading(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.split())


def _cell(value: object) -> str:
    return {"None": "empty", "True": "yes", "False": "no"}.get(str(value), str(value))


def test_the_vague_words_of_the_readme_are_those_of_the_lexicon() -> None:
    vague = lexicon.table("numbers")["vague"]
    rows = table_rows(README, "word")
    assert rows
    for words, low, high in rows:
        for word in words.split(", "):
            assert list(vague[word]) == [int(end.replace(",", "")) for end in (low, high)]


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
