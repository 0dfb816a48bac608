# make demo     a ledger and a page of the example reports, on a bare machine with Python 3.11 or newer
# make test     everything that must hold before a change goes in
# make quick    the tests that need no language model
# make docs     write the generated parts of docs/ again
# make accuracy, make speed    what it finds and how fast, measured

PYTHON ?= python3
BIN := .venv/bin
DOCS := docs/cli.md docs/tables.md

.PHONY: demo test quick docs accuracy speed clean

# One example is meant to be unreadable: exit code 1 says that the rest was read.
demo: .venv/run
	$(BIN)/sayso read examples/reports --ledger build/demo --sources examples/sources.csv || test $$? -eq 1
	$(BIN)/sayso report build/demo -o build/demo.html
	@echo "The page: $(CURDIR)/build/demo.html"

test: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check $(DOCS)
	$(BIN)/pytest -n 2

quick: .venv/dev
	$(BIN)/pytest -n 2 -m "not model"

docs: .venv/dev
	$(BIN)/cog -r $(DOCS)

accuracy: .venv/dev
	$(BIN)/python bench/accuracy.py

speed: .venv/dev
	$(BIN)/python bench/speed.py

clean:
	rm -rf build .venv

# What is installed is noted by an empty file, so that it is done again only when the project file changes.
.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sayso needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/run: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

.venv/dev: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@ .venv/run
