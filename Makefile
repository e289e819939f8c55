# Each target works on a machine that has only Python 3.11, pip, make and a C compiler: it makes .venv first.
PYTHON ?= python3
DATA ?= ../shared/data
BIN := .venv/bin

.PHONY: demo test lint train calibrate gate evaluate robust bench clean

demo: .venv/installed
	@$(BIN)/diurna code examples --format table

test: .venv/dev
	$(BIN)/python -m pytest

lint: .venv/dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

train: .venv/train
	GOMP_SPINCOUNT=10000 $(BIN)/python -m diurna.training --data $(DATA) --out src/diurna/model/english

# The confidence of records, fitted anew; after whatever changes which records are found.
calibrate: .venv/dev
	$(BIN)/python evaluation/calibrate.py --texts $(DATA)/news

# Figures against their floors; RAISE=1 raises the floors to what is found.
gate: .venv/dev
	$(BIN)/python evaluation/gate.py --data $(DATA) $(if $(RAISE),--raise)

# Every evaluation, into evaluation/results.json and docs/results.md; TEST=1 takes the test half of our gold.
evaluate: .venv/dev
	$(BIN)/python evaluation/results.py --data $(DATA) $(if $(TEST),--test)

# Sentences told otherwise: whether their records stay the same.
robust: .venv/dev
	$(BIN)/python evaluation/robust.py

bench: .venv/installed
	$(BIN)/python benchmarks/engine.py $(DATA)/news
	$(BIN)/python benchmarks/coding.py $(DATA)/news

clean:
	rm -rf .venv build dist

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/installed
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

.venv/train: .venv/installed
	$(BIN)/pip install --quiet --editable '.[train]'
	@touch $@
