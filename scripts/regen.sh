#!/usr/bin/env bash
# Regenerates the clients and what is derived from their documents. Arguments go on to `kiota-gate regen`, such as: WizChat, --help
# Neither program compiles generated code, so both run when that does not compile.
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")
run() { dotnet run --project "$scripts/$1" --verbosity quiet -- "${@:2}"; }

# Nothing is written when the analytics document gives no route table. Other clients do not wait for it.
if [ $# -eq 0 ] || [[ " ${*,,} " == *" swarmanalytics "* ]]; then
  run SwarmContract --document
fi
run ../src/KiotaGate regen "$@"
if [ $# -eq 0 ] || [[ " ${*,,} " == *" swarmanalytics "* ]]; then
  run SwarmContract
fi
