#!/usr/bin/env bash
# Shared by run.sh and test.sh: checks what the machine has, installs the pinned tools, chooses the Azure packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export EASYSALE_TOOLS="$PWD/eng/tools"
export EASYSALE_SIMULATORS="$PWD/tests/EasySale.Sync.Simulators/bin/Debug/net10.0/EasySale.Sync.Simulators.dll"
mkdir -p .local

say() { printf '== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need_programs() {
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it from https://dot.net and start this again."
    dotnet --version >/dev/null 2>&1 || fail "This needs the .NET SDK $(grep -o '10[0-9.]*' global.json) or a newer 10.0 one; 'dotnet --list-sdks' shows what is here."
    command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing. Install it from https://nodejs.org and start this again."
    local major; major=$(node -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge 20 ] || fail "Node.js $major is too old: 20 or newer is needed."
}

# Azurite, PostgREST and PostgreSQL, pinned by eng/tools/package-lock.json.
install_tools() {
    local mark=eng/tools/node_modules/.installed
    if [ -f "$mark" ] && cmp -s eng/tools/package-lock.json "$mark"; then say "Tools are installed (eng/tools)"; return; fi
    say "Installing Azurite, PostgREST and PostgreSQL with npm (about half a minute)"
    npm ci --prefix eng/tools --no-audit --no-fund --loglevel=error >.local/npm.log 2>&1 \
        || { tail -n 20 .local/npm.log >&2; fail "npm could not install eng/tools. Is the npm registry reachable? The whole output is in .local/npm.log."; }
    cp eng/tools/package-lock.json "$mark"
}

# The real Azure packages where the feed has them, stand-ins where it does not (eng/stand-ins/README.md).
choose_azure_packages() {
    if [ -n "${AzureStandIns:-}" ]; then say "Azure packages: AzureStandIns=$AzureStandIns, as the environment says"; export AzureStandIns; return; fi
    if AzureStandIns=false dotnet restore src/EasySale.Sync.Functions -v q >.local/restore.log 2>&1; then
        export AzureStandIns=false; say "Azure packages: the real ones"
    else
        export AzureStandIns=true; say "Azure packages: the feed lacks some, so stand-ins are built from eng/stand-ins"
    fi
}

build() {
    say "Building $1 (the first time takes a minute or two)"
    dotnet build "$1" --nologo -v q -clp:NoSummary >.local/build.log 2>&1 \
        || { grep -E 'error' .local/build.log | sort -u | head -n 20 >&2; fail "The build failed. The whole output is in .local/build.log."; }
}
