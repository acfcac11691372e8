# make test   installs what the tests need and runs every check there is
# make help   lists the rest

# Packages that run goroutines of their own. They are tested a second time
# with the race detector, which needs cgo and a C compiler: so CGO_ENABLED=0
# is set where a binary is made to be handed on, and nowhere else. Packages
# that compile Hugo would take minutes and are listed only if need be.
RACE = ./assess ./model ./publish ./score ./serve ./source ./table ./wording

STEP = ./scripts/step.sh
BENCH ?= .

.PHONY: help test need lint unit race double portable vuln bench coverage build cross

help: ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

test: need lint unit race double portable ## all checks; nothing is skipped
	@echo 'everything passed'

need: ## installs what the tests need: a C compiler, Chromium and GLPK, through apt-get
	@./scripts/need.sh

lint: ## gofmt, go vet, staticcheck
	@$(STEP) 'gofmt' ./scripts/gofmt.sh
	@$(STEP) 'go vet' go vet ./...
	@$(STEP) 'staticcheck' go tool staticcheck ./...

unit: ## all tests; one that lacks its browser or solver fails
	@RUBBLE_REQUIRE=1 $(STEP) 'go test' go test ./...

race: ## the race detector, where goroutines run
	@$(STEP) 'go test -race' env CGO_ENABLED=1 go test -race $(RACE)

double: ## builds the demonstration again and again under other circumstances: the same bytes
	@$(STEP) 'double build' ./scripts/double-build.sh

portable: ## no cgo anywhere, and what can be told of other systems without compiling Hugo for them
	@$(STEP) 'other systems' ./scripts/portable.sh

vuln: ## known vulnerabilities in what we depend on; asks vuln.go.dev
	@$(STEP) 'govulncheck' go tool govulncheck ./...

bench: ## all benchmarks, or those that BENCH matches
	@go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

coverage: ## how often the intervals hold the truth, in simulated surveys: minutes, on all processors
	@go run ./cmd/internal/coverage

build: ## the program, as ./rubble
	@$(STEP) 'build' env CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o rubble ./cmd/rubble

cross: ## compiles everything for Linux, macOS and Windows: many minutes the first time
	@for os in linux darwin windows; do \
		$(STEP) "compile for $$os" env CGO_ENABLED=0 GOOS=$$os go build ./... || exit 1; \
	done
