# Each target works on a machine that has only Python 3.11, pip, make and a C compiler: it makes .venv first.
PYTHON ?= python3
DATA ?= ../shared/data
BIN := .venv/bin

.PHONY: demo test lint train bench clean

demo: .venv/installed
	@$(BIN)/diurna code examples --format table

test: .venv/dev
	$(BIN)/python -m pytest

lint: .venv/dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

train: .venv/train
	GOMP_SPINCOUNT=10000 $(BIN)/python -m diurna.training --data $(DATA) --out src/diurna/model/english

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
