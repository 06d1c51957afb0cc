# The task menu: a bare `make` lists the recipes. Everything is a thin wrapper; the commands work without make.
.DEFAULT_GOAL := help
.PHONY: help demo verify test format mutation jmh error-index accuracy bench sbom ci clean

help: ## list the recipes
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## compute the synthetic scan with known SNR
	./mroptimum demo

verify: ## all tests and quality gates
	./mvnw -B verify

test: ## one test class: make test ONLY=CentredFftTest
	./mvnw -B test -Dtest='$(ONLY)' -Dsurefire.failIfNoSpecifiedTests=false

format: ## format Java sources and pom files
	./mvnw -q -B spotless:apply

mutation: ## mutation tests of the domain (slow)
	./mvnw -B -pl domain -Ppit verify

jmh: ## timings of the hot loops: make jmh ARGS='Fft -f 1'
	./mvnw -q -B -pl domain -Pjmh test-compile exec:exec $(if $(ARGS),-Djmh.args='$(ARGS)')

error-index: ## write docs/errors/README.md from the error codes
	./mvnw -q -B -pl app-micronaut -am test -Dtest='ErrorPagesTest#indexListsEveryCode' -Dsurefire.failIfNoSpecifiedTests=false -Dmroptimum.docs.write=true

accuracy: ## write docs/accuracy.md from simulated scans (minutes)
	./mroptimum accuracy -o docs/accuracy.md

bench: ## measure the speed on this machine (minutes)
	./mroptimum bench

sbom: ## bill of materials, target/bom.json
	./mvnw -q -B -DskipTests package

ci: ## what the build server runs
	./.ci/run

clean: ## remove build outputs
	./mvnw -q -B clean
