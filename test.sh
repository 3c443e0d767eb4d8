#!/usr/bin/env bash
# Sets up and passes the tests. The last line is the sum: "N passed, N failed, N skipped".
source "$(dirname "$0")/eng/prepare.sh"
need_programs
install_tools
choose_azure_packages
build EasySale.Sync.sln

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    say "Testing $name"
    code=0
    dotnet "$project/bin/Debug/net10.0/$name.dll" -noColor >".local/$name.log" 2>&1 || code=$?
    total=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' ".local/$name.log" | tail -n 1)
    if [ -z "$total" ]; then
        tail -n 30 ".local/$name.log"; printf '%s did not run (exit code %s).\n' "$name" "$code"
        failed=$((failed + 1)); continue
    fi
    read -r all errors wrong skip < <(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/' <<<"$total")
    passed=$((passed + all - wrong - skip)) failed=$((failed + wrong + errors)) skipped=$((skipped + skip))
    printf '   %s of %s passed\n' $((all - wrong - skip)) "$all"
    if [ $((wrong + errors)) -gt 0 ]; then grep -E -A 12 '\[FAIL\]' ".local/$name.log" | head -n 150; fi
done
printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
