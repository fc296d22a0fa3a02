# Needs Python 3.11 or newer, make and git; everything else goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help install demo test browser bench bench-corpus bench-trace bench-desk bench-desk-load compiled figures docs lock clean

# The first interpreter that is new enough; `make PYTHON=/path/to/python …` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# Tests that run side by side; a file's tests stay together, for what they share.
JOBS ?= 2

BIN := .venv/bin
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check install --quiet

help:
	@echo "make demo      set up and read a sample article; writes demo/report.html"
	@echo "make test      set up and run every check"
	@echo "make install   set up .venv with the command .venv/bin/musnad, all extras included"
	@echo "make compiled  compile it into build/compiled (needs a C compiler); PYTHONPATH=build/compiled uses it"
	@echo "make bench     time it beside what one could use instead; writes docs/benchmarks.md and README"
	@echo "make bench-corpus  time musnad corpus; writes docs/benchmarks-corpus.md"
	@echo "make bench-trace   time musnad trace beside datasketch; writes docs/benchmarks-trace.md"
	@echo "make bench-desk    time the desk's search; writes docs/benchmarks-desk.md"
	@echo "make bench-desk-load  ten people at the desk at once; writes docs/benchmarks-desk-load.md"
	@echo "make figures   score it beside the baseline; writes docs/figures.md, docs/limits.md and README"
	@echo "make docs      build the documentation as a site, build/docs/index.html"
	@echo "make lock      write uv.lock (needs uv)"
	@echo "make clean     remove what the tools have written, .venv included"

install: .venv/.stamp-dev

$(RUN):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv

# An old pip knows neither editable installs without setup.py nor extras that name the package.
.venv/.stamp-core: pyproject.toml | $(RUN)
	$(PIP) --upgrade "pip>=24"
	$(PIP) --editable .
	@touch $@

# What reads FollowTheMoney back is built from source: where that can be done, it is tested, too.
.venv/.stamp-dev: pyproject.toml .venv/.stamp-core
	$(PIP) --editable ".[dev]"
	@if command -v c++ >/dev/null && pkg-config --exists icu-i18n 2>/dev/null; \
	  then $(PIP) --editable ".[dev,ftm]" || echo "followthemoney cannot be built: its test is skipped"; \
	  else echo "no compiler, or no ICU: followthemoney is left out, and its test is skipped"; fi
	@touch $@

.venv/.stamp-bench: pyproject.toml .venv/.stamp-core
	$(PIP) --editable ".[bench]"
	@touch $@

.venv/.stamp-docs: pyproject.toml .venv/.stamp-core
	$(PIP) --editable ".[docs]"
	@touch $@

demo: .venv/.stamp-core
	@mkdir -p demo
	$(BIN)/musnad read samples/article.txt --outlet "بريد الشاطئ" --date 2023-03-15
	$(BIN)/musnad read samples/article.txt --outlet "بريد الشاطئ" --date 2023-03-15 --format html -o demo/report.html
	@echo "Open demo/report.html in a browser."

# The gate under the scores is one of the tests: tests/evaluate/test_gate.py.
# The pages of the desk are tested in a real browser.
browser:
	@for name in chromium chromium-browser google-chrome chrome; do \
	  command -v $$name >/dev/null 2>&1 && exit 0; done; \
	as=""; [ "$$(id -u)" = 0 ] || as="sudo -n"; \
	{ command -v apt-get >/dev/null && $$as apt-get update -qq && $$as apt-get install -y -qq chromium; } \
	  || { echo "found: no browser; accepted: chromium (install it: apt-get install chromium)"; exit 1; }

test: .venv/.stamp-dev browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(JOBS) --dist loadfile

compiled: .venv/.stamp-core
	rm -rf build/compiled
	MUSNAD_COMPILE=1 $(PIP) --no-deps --target build/compiled .

bench: .venv/.stamp-bench
	$(RUN) bench/bench.py --out docs/benchmarks.md
	$(RUN) tests/house/refresh_readme.py

bench-corpus: .venv/.stamp-dev
	$(RUN) bench/corpus.py --out docs/benchmarks-corpus.md

bench-trace: .venv/.stamp-bench .venv/.stamp-dev
	$(RUN) bench/trace.py --out docs/benchmarks-trace.md

bench-desk: .venv/.stamp-dev
	$(RUN) bench/desk.py --out docs/benchmarks-desk.md

bench-desk-load: .venv/.stamp-dev
	$(RUN) bench/desk_load.py --out docs/benchmarks-desk-load.md

figures: .venv/.stamp-dev
	$(RUN) eval/figures.py --out docs/figures.md
	$(RUN) tests/house/refresh_readme.py

docs: .venv/.stamp-docs
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -c docs/site docs build/docs
	@echo "Open build/docs/index.html in a browser."

lock:
	uv lock

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
