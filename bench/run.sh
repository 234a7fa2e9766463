#!/usr/bin/env bash
# Runs the benchmarks and prints one table of ratios. An argument selects benchmarks whose area or name contains it: bench/run.sh json
# With --markdown it prints the page that is kept: bench/run.sh --markdown > docs/benchmarks.md
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project bench/Clients.Bench -- "$@"
