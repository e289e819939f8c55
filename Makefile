# Each target works on a machine that has only Python 3.11, pip, make and a C compiler: it makes .venv first.
PYTHON ?= python3
DATA ?= ../shared/data
BIN := .venv/bin
WITH ?= $(PYTHON)

.PHONY: demo test lint train train-events calibrate gate evaluate robust bench docs pages dist smoke sbom lock clean

demo: .venv/installed
	@$(BIN)/diurna code examples --format table

test: .venv/dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

train: .venv/train
	GOMP_SPINCOUNT=10000 $(BIN)/python -m diurna.training --data $(DATA) --out src/diurna/model/english

# The detector of events, the learned codes of parties, places and days, upon the engine as it is; after `make train`.
train-events: .venv/train
	$(BIN)/python evaluation/wire.py $(DATA) build/wire
	$(BIN)/python -m diurna.training.detector --data $(DATA) --wire build/wire
	$(BIN)/python -m diurna.training.codes --data $(DATA) --wire build/wire
	$(BIN)/python -m diurna.training.places --data $(DATA) --wire build/wire
	$(BIN)/python -m diurna.training.days --data $(DATA) --wire build/wire

# The confidence of records, fitted anew; after whatever changes which records are found.
calibrate: .venv/dev
	$(BIN)/python evaluation/wire.py $(DATA) build/wire
	$(BIN)/python evaluation/calibrate.py --gold evaluation/gold/wikinews.jsonl $(DATA)/news --gold evaluation/gold/wire.jsonl build/wire

# Figures against their floors; RAISE=1 raises the floors to what is found.
gate: .venv/dev
	@if [ -d $(DATA)/times ]; then $(BIN)/python evaluation/wire.py $(DATA) build/wire; fi
	$(BIN)/python evaluation/gate.py --data $(DATA) $(if $(RAISE),--raise)

# Every evaluation, into evaluation/results.json and docs/results.md; TEST=1 takes the test half of our gold.
evaluate: .venv/dev
	@if [ -d $(DATA)/times ]; then $(BIN)/python evaluation/wire.py $(DATA) build/wire; fi
	$(BIN)/python evaluation/results.py --data $(DATA) $(if $(TEST),--test)

# Sentences told otherwise: whether their records stay the same.
robust: .venv/dev
	$(BIN)/python evaluation/robust.py

bench: .venv/installed
	$(BIN)/python benchmarks/engine.py $(DATA)/news
	$(BIN)/python benchmarks/coding.py $(DATA)/news

# The documentation as a site, in build/site; a warning is an error.
docs: .venv/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# What documents show of commands, and the notebook, written anew; after a change of what the coder finds.
pages: .venv/dev
	$(BIN)/python docs/make/manual.py
	$(BIN)/python docs/make/consoles.py
	$(BIN)/python docs/make/notebooks.py

# Wheel and sdist, in dist/.
dist: .venv/release
	rm -rf dist
	$(BIN)/python -m build --outdir dist

# Installs the wheel into a clean environment and codes a sentence: seconds and megabytes; WITH=python3.13 takes another Python.
smoke: dist
	$(BIN)/python benchmarks/install.py dist/*.whl --python $(WITH)

# What the package brings along, as CycloneDX: build/sbom.json.
sbom: .venv/release
	$(BIN)/python benchmarks/install.py . --constraints constraints.txt --sbom build/sbom.json

# The versions that this release was tested with, for `pip install -c constraints.txt`.
lock: .venv/release
	$(BIN)/python benchmarks/install.py . --write-constraints constraints.txt

clean:
	rm -rf .venv build dist

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/installed
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

.venv/docs: .venv/installed
	$(BIN)/pip install --quiet --editable '.[docs]'
	@touch $@

.venv/release: .venv/installed
	$(BIN)/pip install --quiet --editable '.[release]'
	@touch $@

.venv/train: .venv/installed
	$(BIN)/pip install --quiet --editable '.[train]'
	@touch $@
