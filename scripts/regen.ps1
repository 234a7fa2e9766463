#!/usr/bin/env pwsh
# Regenerates the clients and what is derived from their documents. Arguments go on to `kiota-gate regen`, such as: WizChat, --help
# Neither program compiles generated code, so both run when that does not compile.
$ErrorActionPreference = 'Stop'

function Invoke-Project($Project) {
    dotnet run --project "$PSScriptRoot/$Project" --verbosity quiet -- @args
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Nothing is written when the analytics document gives no route table. Other clients do not wait for it.
$analytics = $args.Count -eq 0 -or $args -contains 'SwarmAnalytics'
if ($analytics) { Invoke-Project SwarmContract --document }
Invoke-Project ../src/KiotaGate regen @args
if ($analytics) { Invoke-Project SwarmContract }
exit 0
