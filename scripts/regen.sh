#!/usr/bin/env bash
# Regenerates the clients. Arguments go on to `clients regen`, such as: WizChat, --official, --help
# The project it runs is the CLI's generation part alone: it builds even when generated code does not.
set -euo pipefail
exec dotnet run --project "$(dirname "${BASH_SOURCE[0]}")/regen" --verbosity quiet -- regen "$@"
