# `make run` renders the review, `make test` proves it. Both set themselves up first, in .venv, from
# nothing but Python 3.11 to 3.13, pip and make. The lock lists all packages, so that nothing is
# resolved. Without make (Windows): README.md.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.PHONY: help run lab test test-fast lint lock clean

# A name on PATH can be a shim of a version that is not there: take the first that really runs.
SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python; do \
	$$each -c '$(SUITABLE)' >/dev/null 2>&1 && echo $$each && break; done)

BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest --numprocesses=logical --maxprocesses=4

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## render the newest review, or the one named: make run REVIEW=2023
	@$(BIN)/jsna run $(REVIEW)

lab: $(READY) ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks

test: lint ## every check: lint, types, contracts, all tests, branch coverage
	@$(PYTEST) --cov

test-fast: $(READY) ## the tests that take less than a minute together
	@$(PYTEST) -m "not slow" --hypothesis-profile=quick

lint: $(READY) ## style, types and the contracts between the rooms
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

lock: $(READY) ## pin what pyproject.toml asks for; newer releases too: make lock UPGRADE=--upgrade
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --extra test \
		--python-version 3.11 --custom-compile-command "make lock" $(UPGRADE) \
		--output-file requirements.lock pyproject.toml

clean: ## remove the set-up and what tests leave; outputs and data stay
	@rm -rf .venv .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	@find src tests -name __pycache__ -type d -exec rm -rf {} +

# The stamp comes last, so that an interrupted set-up is begun again. Debian's python3 without
# python3-venv has no pip to give to .venv: its own pip installs from outside then.
$(READY): requirements.lock pyproject.toml
	@rm -f $@
	@$(PYTHON) -c '$(SUITABLE)' 2>/dev/null || { \
		echo 'Python 3.11, 3.12 or 3.13 is needed. Name it: make run PYTHON=...' >&2; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version); the first time takes a few minutes ..."
	@$(BIN)/python -c '$(SUITABLE)' 2>/dev/null || \
		$(PYTHON) -m venv --clear .venv >/dev/null 2>&1 || \
		$(PYTHON) -m venv --clear --without-pip .venv
	@set -e; pip="$(BIN)/python -m pip"; \
	$$pip --version >/dev/null 2>&1 || pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	install="$$pip install -qq --disable-pip-version-check --no-input"; \
	$$install --require-hashes --no-deps --requirement requirements.lock; \
	$$install --no-deps --no-build-isolation --editable .
	@touch $@
