# The front door of Trine.  How the program is made from its sources stands in build.mk.
#
#   make run LISTEN=127.0.0.1:9000 DATA=./elsewhere DEMO=0
#
# Each target's comment, the line that begins with two #, is what `make help` prints.

LISTEN ?= 127.0.0.1:8080
DATA   ?= ./var
DEMO   ?= 1
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)
MAKEFLAGS += --no-print-directory

C_FILES     = $(shell find src test bench -name '*.c' 2>/dev/null | LC_ALL=C sort)
WEB_SOURCES = $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts web/package.json

.PHONY: help
## help: this list
help:
	@sed -n 's/^## //p' Makefile | awk '{ name = $$1; sub(/:$$/, "", name); sub(/^[^ ]* /, ""); printf "  make %-13s %s\n", name, $$0 }'

.PHONY: run
## run: install what is missing, build, make ./var with the demonstration company, serve it (DEMO=0: an empty one)
run: build
	@LISTEN='$(LISTEN)' DATA='$(DATA)' DEMO='$(DEMO)' build-aux/run

.PHONY: build
## build: the program, at build/trine
build: deps-build web
	@$(MAKE) -f build.mk -j$(JOBS) MODE=release program
	@ln -sf release/trine build/trine

.PHONY: deps deps-build
## deps: install the Debian packages that building and testing need, if any is missing
deps:
	@build-aux/deps build node test bench
deps-build:
	@build-aux/deps build node

.PHONY: web
## web: the web client, into web/dist
web: deps-build
	@[ ! -f web/package.json ] || $(MAKE) web/dist/index.html
web/node_modules/.installed: web/package-lock.json
	@echo '  npm   web/node_modules'
	@cd web && ../build-aux/npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@
web/dist/index.html: web/node_modules/.installed $(WEB_SOURCES)
	@echo '  vite  $@'
	@node=$$(build-aux/find-node) && cd web && "$$node" node_modules/vite/bin/vite.js build --logLevel warn
	@touch $@

.PHONY: types
## types: write web/src/generated/entities.ts anew from the declarations
types:
	@$(MAKE) -f build.mk -j$(JOBS) MODE=release program
	@mkdir -p web/src/generated
	build/release/trine types > build/entities.ts && mv build/entities.ts web/src/generated/entities.ts

.PHONY: test
## test: everything, with sanitizers, on both engines
test: deps
	@node=$$(build-aux/find-node) && "$$node" test/harness/suite.mjs test

.PHONY: check
## check: the layers, the format, the linters, the generated files
check: deps
	@node=$$(build-aux/find-node) && "$$node" test/harness/suite.mjs check

.PHONY: format
## format: bring the C sources into the format of .clang-format
format:
	@clang-format -i $(C_FILES)

.PHONY: bench
## bench: Trine beside a bare program that does the same work by hand
bench: deps build
	@$(MAKE) -f build.mk -j$(JOBS) MODE=release floor planner
	@"$$(build-aux/find-node)" bench/run.mjs build/release/trine build/release/floor build/release/planner

.PHONY: bench-check
# Does what the bench compares with still do the same work?
bench-check: deps
	@$(MAKE) -f build.mk -j$(JOBS) MODE=release program floor planner
	@"$$(build-aux/find-node)" bench/run.mjs build/release/trine build/release/floor build/release/planner --check

.PHONY: campaign
## campaign: the long forms of the fault tests (up to an hour)
campaign: deps
	@build-aux/deps campaign
	@node=$$(build-aux/find-node) && "$$node" test/harness/suite.mjs campaign

.PHONY: bare-machine
## bare-machine: prove on a bare Debian 12 below build/ that no step of the installation is missing (as root)
bare-machine:
	@build-aux/bare-machine

.PHONY: clean
## clean: remove all that was built (not ./var)
clean:
	rm -rf build web/dist web/node_modules
