#!/usr/bin/env pwsh
# Regenerates the clients. Arguments go on to `clients regen`, such as: WizChat, --official, --help
# The project it runs is the CLI's generation part alone: it builds even when generated code does not.
$ErrorActionPreference = 'Stop'
dotnet run --project "$PSScriptRoot/regen" --verbosity quiet -- regen @args
exit $LASTEXITCODE
