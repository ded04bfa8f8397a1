# Everything a person or a build machine does here. Set-up is automatic: the first target
# makes the environment, and does so again only when what it depends on has changed.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

BIN := .venv/bin
READY := .venv/.ready
LOCALE := resources/locale
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard $(LOCALE)/*/LC_MESSAGES/*.po))
OFFSCREEN := QT_QPA_PLATFORM=offscreen
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup run demo test screens bench translations lock clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 16

setup: $(READY) $(CATALOGUES) ## make the environment and the translations

run: setup ## open the program
	$(BIN)/almere-roadmap

demo: setup ## open the program on the sample workshop
	$(BIN)/almere-roadmap demo

test: setup ## lint, check the stairs and the types, and run the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(OFFSCREEN) $(BIN)/python -m pytest -n 2 --dist loadgroup

screens: setup ## draw every screen into build/screens
	mkdir -p build/screens
	$(OFFSCREEN) $(BIN)/python -m almere_roadmap.ui.screenshots build/screens

bench: setup ## measure the times that people wait for
	$(OFFSCREEN) $(BIN)/python -m tests.bench

translations: setup ## collect the texts to translate and bring the catalogues up to date
	mkdir -p build
	$(BIN)/pybabel -q extract --no-default-keywords -k _ -k N_ -k plural:1,2 -k Message -k Declined -k InputError -k NotAWorkshop -k Conflict -k DiskError -k add:3 -c 'Translators:' \
	    --sort-by-file --no-wrap --add-location=file --omit-header \
	    -o build/almere_roadmap.pot almere_roadmap
	for po in $(LOCALE)/*/LC_MESSAGES/almere_roadmap.po; do \
	    language=$${po#$(LOCALE)/}; \
	    $(BIN)/pybabel -q update -i build/almere_roadmap.pot -o "$$po" \
	        -l "$${language%%/*}" --no-wrap --ignore-pot-creation-date; \
	    sed -i -E '/^"(Report-Msgid|POT-Creation|PO-Revision|Last-Tr|Language-Team|Generated)/d' \
	        "$$po"; \
	done

lock: $(READY) ## choose the newest versions that pyproject.toml allows
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	    --generate-hashes --no-header --upgrade --quiet -o requirements.lock

clean: ## remove everything that was made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(LOCALE) -name '*.mo' -delete
	find almere_roadmap tests packaging -name __pycache__ -prune -exec rm -rf {} +

# The stamp is written last, so a broken installation is never taken for a finished one.
$(READY): requirements.lock pyproject.toml packaging/linux/packages.txt
	packaging/linux/prepare.sh
	[[ -x $(BIN)/python ]] || "$$(packaging/linux/find-python.sh)" -m venv .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

%.mo: %.po | $(READY)
	$(BIN)/pybabel -q compile -i $< -o $@
