#!/usr/bin/env bash
# Sets up and does the main job: a shop's customers, products, orders and refunds arrive in a database. See README.md.
source "$(dirname "$0")/eng/prepare.sh"
need_programs
install_tools
choose_azure_packages
build src/EasySale.Sync.Local
build tests/EasySale.Sync.Simulators
say "Starting"
exec dotnet src/EasySale.Sync.Local/bin/Debug/net10.0/EasySale.Sync.Local.dll "$@"
