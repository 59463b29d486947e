# Every command of the project. `make` alone lists them.
# Only GNU make, a Python of 3.11 to 3.13 and the package registries are needed; the rest is set up here.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8765
ARGS ?=

BIN := .venv/bin
SET_UP := sh tools/python.sh tools/set_up.py
PYTEST := $(BIN)/python -m pytest

.PHONY: help run test check lint types imports docs web web-check e2e openapi bench lock format clean set-up

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## set up everything, make a fresh demonstration register and serve the map (PORT=8765)
	@$(SET_UP) run web
	@$(BIN)/safe-passage demo --port $(PORT)

test: ## set up everything and run the tests (ARGS="-k windows" to narrow them)
	@$(SET_UP) dev web
	@$(PYTEST) tests src --doctest-modules $(ARGS)

check: ## everything that CI runs: lint, types, imports, web, tests
	@$(SET_UP) dev web
	@$(MAKE) $(if $(CI),--keep-going) lint types imports web-check test

lint: set-up ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: set-up ## mypy, strict
	$(BIN)/mypy

imports: set-up ## who may import whom
	$(BIN)/lint-imports --no-cache

docs: set-up ## the documentation against the program: commands, errors, links, examples
	$(PYTEST) tests/unit/test_documentation.py src --doctest-modules

web: ## build the web app into src/safe_passage/api/static
	@$(SET_UP) run web

web-check: ## types and tests of the web app
	@$(SET_UP) run web web-check

e2e: ## the web app in a real browser (needs chromium)
	@$(SET_UP) run web e2e

openapi: set-up ## write the document of the API, from which the web app takes its types
	@$(BIN)/python tools/write_openapi.py

bench: set-up ## measure appends, verifications, rebuild, questions
	@set -e; found=0; for script in benchmarks/[a-z]*.py; do \
		[ -e "$$script" ] || continue; found=1; echo "== $$script"; $(BIN)/python "$$script"; done; \
	[ $$found = 1 ] || { echo "no benchmark found in benchmarks/" >&2; exit 1; }

format: set-up ## let ruff format the code and mend what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## write requirements/ anew from pyproject.toml (exact versions, hashes)
	@$(SET_UP) lock

clean: ## remove everything that was set up or built here (no register is touched)
	rm -rf .venv .build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		.grimp_cache src/safe_passage/api/static web/node_modules web/dist dist test-results
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

set-up:
	@$(SET_UP) dev
