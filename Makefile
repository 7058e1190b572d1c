# Every target makes what it needs: an environment in .venv, with salesperf installed from this checkout.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-long check bench golden catalogues clean

demo: $(READY)
	$(BIN)/salesperf score plans/cn-direct.yaml --period 2026-09 --data samples/cn-direct --out out/demo/2026-09

test: $(READY)
	$(BIN)/python -m pytest -n auto

# also the tests marked `long`: many random plans, many crashes
test-long: $(READY)
	$(BIN)/python -m pytest -n auto -m "long or not long"

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/python -m pytest tests/test_layers.py

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# write the expected texts of the tests anew; read the difference before you commit it
golden: $(READY)
	$(BIN)/python tests/errors/regenerate.py
	$(BIN)/python -m pytest -q --golden

# compile the words (`src/salesperf/locale/*/LC_MESSAGES/*.po`) after a change
catalogues: $(READY)
	$(BIN)/python -m salesperf.locale.compile

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,dev]'
	touch $@

clean:
	rm -rf $(VENV) out dist build
