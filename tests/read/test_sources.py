"""The CSV by which a person says what the files do not."""

from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.read.sources import SourceHint, hint_for, source_hints


def written(tmp_path: Path, rows: str) -> str:
    path = tmp_path / "sources.csv"
    path.write_text(rows, encoding="utf-8")
    return str(path)


def test_a_row_is_found_by_its_path_from_the_csv_or_from_the_read_folder(tmp_path: Path) -> None:
    hints = source_hints(
        written(tmp_path, "path,publisher,published,url\nsub/a.txt,Merida Herald,2020-11-12,\n./b.txt,Vosk Post,,\n")
    )
    herald = SourceHint("Merida Herald", "2020-11-12", None, None)
    assert hint_for(hints, str(tmp_path / "sub" / "a.txt")) == herald
    assert hint_for(hints, "elsewhere/sub/a.txt") == herald
    assert hint_for(hints, "elsewhere/a.txt") == herald  # the only a.txt
    assert hint_for(hints, "elsewhere/c.txt") is None


def test_a_file_name_that_two_rows_share_is_no_key(tmp_path: Path) -> None:
    hints = source_hints(written(tmp_path, "path,publisher\nx/a.txt,Merida Herald\ny/a.txt,Vosk Post\n"))
    assert hint_for(hints, "z/a.txt") is None
    assert hint_for(hints, "z/y/a.txt") == SourceHint("Vosk Post")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("file,publisher\na,b\n", "line 1: no column 'path'"),
        ("path,publisher\na.txt,Herald,extra\n", "line 2: more values"),
        ("path,publisher\na.txt,Herald\n,Post\n", "line 3: no path"),
        ('path,publisher\na.txt,"Herald\n', "line 2"),
        ("path,publisher\na.txt,Herald\na.txt,Post\n", "line 3: 'a.txt' stands there twice"),
    ],
)
def test_a_bad_csv_names_the_line(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(SaysoError, match=words):
        source_hints(written(tmp_path, rows))


def test_a_missing_csv_says_so(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="cannot be read"):
        source_hints(str(tmp_path / "none.csv"))
