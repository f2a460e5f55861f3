# What a person types here; each line does one thing, the scripts do the rest.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

# One binary that needs no Swift on the machine it runs on.
RELEASE = -c release
ifeq ($(shell uname -s),Linux)
RELEASE += --static-swift-stdlib -Xlinker -s
endif

.PHONY: help run test lint format bench sweep variants train-reference recipes torture fuzz record install clean setup

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 17

run: setup       ## build and open the tutor; ARGS="list" passes arguments
	@$(SWIFT) build --product gradus
	@"$$($(SWIFT) build --show-bin-path)/gradus" $(ARGS)

test: setup      ## build everything and run all tests; FILTER=GradingTests runs some
	$(SWIFT) test --disable-xctest $(if $(FILTER),--filter '$(FILTER)')

lint:            ## formatting, import directions, file sizes, shell scripts
	@scripts/lint

format:          ## format the Swift sources in place
	$(SWIFT) format -i -r -p $(wildcard Package.swift Sources Tests Bench)

bench: setup     ## measure: ratios within one run, and the goals they are held to
	@scripts/bench $(RELEASE)

sweep: setup     ## count what is earned without work, how far one slip is followed, and last digits; ARGS=--told tells all
	@$(SWIFT) run -c release Sweep $(ARGS)

variants: setup  ## hold the variants of every exercise to their conditions, for 200 seeds; SEEDS=1000 for more
	VARIANT_SEEDS=$(or $(SEEDS),200) $(SWIFT) test -c release -Xswiftc -enable-testing --disable-xctest --filter 'BuiltInVariantTests|MisconceptionSweepTests'

train-reference: setup ## half-moons to 20,000 epochs against the reference table; takes some minutes
	GRADUS_TRAINING_EPOCHS=20000 $(SWIFT) test --disable-xctest --filter 'TrainerTests/reference'

recipes: setup   ## try the recipes of CONTRIBUTING: each patch of docs/recipes, built and tested in a copy
	@SWIFT='$(SWIFT)' scripts/recipes

torture: setup   ## kills, locks, damage, signals and floods from outside; COUNT=1000 is the long form
	@$(SWIFT) build $(RELEASE) --product gradus
	@python3 scripts/torture.py "$$($(SWIFT) build $(RELEASE) --show-bin-path)/gradus" $(or $(COUNT),20) $(STORIES)

fuzz: setup      ## libFuzzer on each reader; TARGET=csv is one, SECONDS=600 is longer
	@SWIFT='$(SWIFT)' scripts/fuzz '$(TARGET)' $(or $(SECONDS),60) $(RUNS)

record: setup    ## write the expected screens and pictures anew from what is drawn now; read the diff
	RECORD_SCREENS=1 $(SWIFT) test --disable-xctest --filter '$(or $(FILTER),TutorUITests|PlotTests|PlotPictureTests)' || git status --short Tests docs/pictures

install: setup   ## put program, man page and completions under DESTDIR and PREFIX
	@$(SWIFT) build $(RELEASE) --product gradus
	@scripts/install "$$($(SWIFT) build $(RELEASE) --show-bin-path)/gradus" "$(DESTDIR)$(PREFIX)"

clean:           ## remove everything that was built
	rm -rf .build

setup:
	@scripts/setup
