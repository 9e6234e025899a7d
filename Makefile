# The commands of the house. They need Python 3.11 or newer, git and make; the rest they fetch themselves.

PYTHON := .venv/bin/python
PACKAGES := site knowledge community events media
TEMPLATES = $(shell find templates -name '*.html' | sort)
# Made up for one command: nothing here is meant to survive it.
THROWAWAY := SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')
# What manage.py and pytest do by themselves: both import roots on the path.
ROOTS := PYTHONPATH=.:site

.DEFAULT_GOAL := help
.PHONY: help run setup test slow check format translations bench lock

help: ## show this list
	@awk -F ': .*## |:  *## ' '/^[a-z]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' Makefile

run: ## open the house: set up what is needed and serve it at http://127.0.0.1:8000
	@bin/bootstrap run

setup: ## all that `make run` does, but for serving
	@bin/bootstrap setup

test: ## the whole test suite, browser journeys included where there is a chromium
	@bin/bootstrap browser
	@$(PYTHON) -m pytest -n 2 --dist loadscope --no-loadscope-reorder $(ARGS)

slow: ## every page in a real browser: day and evening, wide and narrow, and with the keyboard
	@bin/bootstrap browser
	@$(PYTHON) -m pytest -m slow tests $(ARGS)

check: ## style, types, floors, migrations, translations and settings
	@bin/bootstrap install
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	@.venv/bin/djhtml --check --tabwidth 2 $(TEMPLATES)
	@.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	@$(THROWAWAY) $(ROOTS) $(PYTHON) -m mypy $(PACKAGES)
	@$(THROWAWAY) $(ROOTS) .venv/bin/lint-imports
	@mkdir -p var
	@$(THROWAWAY) $(PYTHON) manage.py makemigrations --check --dry-run
	@$(THROWAWAY) $(PYTHON) manage.py translations --check
	@$(THROWAWAY) SITE_URL=https://voorbeeld.invalid $(PYTHON) manage.py check --deploy --fail-level WARNING

format: ## put Python and templates in the house style
	@bin/bootstrap install
	$(PYTHON) -m ruff check --fix --exit-zero .
	$(PYTHON) -m ruff format .
	@.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true
	@.venv/bin/djhtml --tabwidth 2 $(TEMPLATES)

translations: ## collect the interface strings into the English catalogue
	@bin/bootstrap install
	@$(THROWAWAY) $(PYTHON) manage.py translations

bench: ## requests per second of a few pages, beside a static file and the cheapest view
	@bin/bootstrap setup
	@$(PYTHON) bin/bench.py

lock: ## choose the newest allowed version of every package anew
	@bin/bootstrap install
	@.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --upgrade --quiet --output-file requirements.lock
