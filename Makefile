# Two commands do everything: `make run` opens the playground, `make test` runs all tests.
# Keeps to GNU Make 3.81, installs only into .venv, never uses sudo.

SUITABLE := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
PYTHON   := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(SUITABLE)' >/dev/null 2>&1 && { command -v $$p; break; }; done)
PIP      := PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip --quiet
RUN      := .venv/.run-complete
TEST     := .venv/.test-complete

.PHONY: run test lint format bench lock servers clean need

run: $(RUN)
	@.venv/bin/mailwhy playground

test: $(TEST) servers
	@.venv/bin/python -m tests.all

lint: $(TEST)
	@.venv/bin/python -m tests.all lint

format: $(TEST)
	@.venv/bin/ruff check --quiet --fix-only .
	@.venv/bin/ruff format --quiet .

bench: $(TEST)
	@.venv/bin/python -m tests.bench

# Real servers are installed only where we may: as root, in CI or when they are required.
servers: $(TEST)
	@.venv/bin/python -m tests.servers.install

# After a change of dependencies in pyproject.toml; needs a .venv that `make test` made.
lock:
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra postgres \
		pyproject.toml -o requirements.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra postgres --extra dev \
		-c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv

need:
	@command -v git >/dev/null 2>&1 || { echo "Mailwhy needs git: install it and run make again." >&2; exit 2; }
	@test -n "$(PYTHON)" || { echo "Mailwhy needs Python 3.11 to 3.14 with venv (on Debian: apt install python3 python3-venv)." >&2; exit 2; }

# The stamp is written last: an interrupted install starts anew instead of half working.
$(RUN): requirements.txt pyproject.toml | need
	@echo "Installing Mailwhy into .venv (about a minute, once) ..."
	@test -x .venv/bin/python && .venv/bin/python -c '$(SUITABLE)' || { rm -rf .venv && "$(PYTHON)" -m venv .venv; }
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps -e .
	@touch $(RUN)

$(TEST): requirements-dev.txt $(RUN)
	@echo "Installing what the tests need into .venv ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $(TEST)
