# The commands of the project. The work is done by the small scripts in .ci/; `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run test lint bench tools screenshots

PORT ?= 8000
# What to hand to pytest or the benchmarks: make test ARGS="tests/house -k layout"
ARGS ?=

help: ## say what can be made
	@grep -E '^[a-z]+: ## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+): ## (.*)/  make \1\t\2/'

run: ## start the demo newsroom on 127.0.0.1:8000 (PORT=8001 for another port)
	@.ci/setup requirements.txt
	@PORT=$(PORT) .ci/serve

test: ## run the tests (DATABASE_URL for PostgreSQL, ARGS for pytest's arguments)
	@.ci/setup requirements-dev.txt
	@.venv/bin/python -m pytest -n auto --dist worksteal $(ARGS)

lint: ## check style, types and import contracts
	@.ci/setup requirements-dev.txt
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

bench: ## measure re-anchoring, notes, pages, paper, lists and exports (ARGS="--only lists" for a part, --json for JSON)
	@.ci/setup requirements.txt
	@.venv/bin/python -m benchmarks $(ARGS)

tools: ## bring axe-core and the Nu Html Checker for the browser journeys (needs npm)
	@.ci/tools

screenshots: ## take the pictures of the documentation anew (needs Chromium and Noto fonts; ARGS="desk load" for some pages)
	@.ci/setup requirements-dev.txt
	@.venv/bin/python .ci/screenshots $(ARGS)
	@.venv/bin/python .ci/paper
