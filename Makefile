# Two commands do everything, set-up included:
#   make translate [IN=seeds] [CONFIG=configs/default.yaml] [OUT=briefs]
#   make test
PYTHON ?= python3
VENV   ?= .venv
IN     ?= seeds
CONFIG ?= configs/default.yaml
OUT    ?= briefs
BIN     = $(VENV)/bin

.PHONY: translate test lint format bench clean help

help:            ## what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

translate: $(VENV)/ready        ## English briefs of the Indonesian articles in IN
	$(BIN)/ringkas run $(IN) --config $(CONFIG) --out $(OUT)

test: $(VENV)/ready-dev         ## all tests, offline
	$(BIN)/pytest

lint: $(VENV)/ready-dev         ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/ready-dev       ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/ready            ## speed of translator and summarizer beside bare CTranslate2 and transformers
	$(BIN)/python -m benchmarks.translate
	$(BIN)/python -m benchmarks.summarize

# torch first, by itself and pinned, so that no other version is ever considered.
$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Ringkas needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:           ## remove the virtual environment and the briefs
	rm -rf $(VENV) $(OUT)
