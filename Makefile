# Neither command needs more than Python 3.11 or later, make, and a network to the package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALE := src/demur/web/locale

.PHONY: demo test servers words lock clean

demo: $(VENV)/.run
	$(BIN)/demur triage examples/inbox.mbox --profile examples/profile.toml --calendar examples/calendar.ics \
	  --now 2026-11-24T09:00:00+01:00

test: $(VENV)/.test servers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto

# The tests start a real IMAP server, a real PostgreSQL and a real browser; where they are missing and apt can install them,
# it does.
servers:
	@if ! command -v dovecot >/dev/null || ! command -v strace >/dev/null || ! command -v chromium >/dev/null || ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then \
	  if ! command -v apt-get >/dev/null; then echo "The tests need Dovecot (IMAP), PostgreSQL, Chromium and strace: install them."; exit 1; fi; \
	  if [ "$$(id -u)" -eq 0 ]; then sudo=; else sudo=sudo; fi; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq dovecot-imapd postgresql strace chromium >/dev/null; \
	fi

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Demur needs Python 3.11 or later. Name it with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
	  { echo "Python can't make an environment; on Debian install it with: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Brings the catalogues of the review page to its templates and sources. A text that is new or has changed stands empty
# in the .po file: translate it there, and run this again, for the page reads the .mo file.
words: $(VENV)/.run
	$(BIN)/pybabel --quiet extract --mapping pyproject.toml --keyword say --add-location file --no-wrap \
	  --output $(VENV)/demur.pot src/demur/web
	$(BIN)/pybabel --quiet update --domain demur --input-file $(VENV)/demur.pot --output-dir $(LOCALE) --no-wrap \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile --domain demur --directory $(LOCALE)

# Writes the lock files anew, for all platforms and Pythons that Demur supports.
lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
