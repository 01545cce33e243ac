# Two commands are the set-up: `make report` and `make test`. Both make .venv first if it is not there.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: report test test-browser lint scores docs wheel lock clean help

help:            ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

report: .venv/.runtime ## compare the texts of tei/ and write build/report.html
	@mkdir -p build
	@$(BIN)/yichud compare tei --topic unification --topic inclusion -o build/report.html

test: .venv/.dev ## every test that needs nothing from outside
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal $(ARGS)

test-browser: .venv/.dev ## the pages of an edition in Chromium, its EPUB in EPUBCheck; says what is missing and installs nothing
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m browser tests/browser $(ARGS)

lint: .venv/.dev ## ruff, mypy, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

scores: .venv/.dev ## measure the recogniser and record it in docs/scores.tsv
	@$(BIN)/python tests/held_out/measure.py

docs: .venv/.dev ## remake docs/commands.md and the columns in docs/tables
	@$(BIN)/python -m toolkit.cli._reference > docs/commands.md
	@$(BIN)/python -m toolkit.cli._tables docs/tables

wheel: .venv/.dev ## build the wheel into build/dist
	@$(BIN)/python -m hatchling build -t wheel -d build/dist

# The locks carry hashes and no addresses; remaking them needs uv (https://docs.astral.sh/uv/).
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
lock: ## remake the locks from pyproject.toml (needs uv)
	$(LOCK) pyproject.toml -o locks/runtime.lock
	$(LOCK) --group pyproject.toml:build -o locks/build.lock
	$(LOCK) pyproject.toml --group dev -c locks/runtime.lock -c locks/build.lock -o locks/dev.lock
	$(LOCK) --group pyproject.toml:browser -c locks/dev.lock -o locks/browser.lock

clean: ## remove what was built
	rm -rf build .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Yichud needs Python 3.11 or newer; this is $$($(PYTHON) -V). Name another: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: install the package python3-venv (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 2; }
	@echo "making .venv" >&2
	@$(PYTHON) -m venv .venv

.venv/.runtime: .venv/bin/python locks/runtime.lock locks/build.lock pyproject.toml
	@echo "installing what locks/runtime.lock lists (once)" >&2
	@$(BIN)/python -m pip install -q --require-hashes -r locks/runtime.lock
	@$(BIN)/python -m pip install -q --require-hashes --no-deps -r locks/build.lock
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime locks/dev.lock
	@echo "installing what locks/dev.lock lists (once)" >&2
	@$(BIN)/python -m pip install -q --require-hashes -r locks/dev.lock
	@touch $@
