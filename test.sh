#!/usr/bin/env bash
# Runs every check of Confero. Installs what the tests need (Chromium, PostgreSQL, ClamAV, fonts, Node.js) from Debian's packages,
# then goes from the fast to the slow. Ends with a line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
[ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium fonts-noto-core)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
fc-list 2>/dev/null | grep -qi "noto sans arabic" || missing+=(fontconfig fonts-noto-core)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing ${missing[*]} …"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
fi
if [ ! -x /usr/sbin/clamd ]; then
  echo "Installing clamav-daemon …"
  as_root apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends clamav-daemon >/dev/null ||
    echo "Note: ClamAV could not be installed; tests with a real scanner say so and are skipped."
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -d ../shared/data ] || echo "Note: ../shared/data is missing; tests on real files say so and are skipped."

dotnet tool restore
dotnet restore Confero.slnx --locked-mode
dotnet csharpier check .
dotnet build Confero.slnx --no-restore -v quiet

passed=0
failed=0
broken=0
faults=$(mktemp)
# The number behind a word of the runner's summary, 0 where the runner did not get that far.
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$2" | tail -n 1 | grep . || echo 0; }

run() {
  echo "== $1"
  local log good
  log=$(mktemp)
  dotnet run --no-build --project "tests/$1" -- --progress off --no-ansi 2>&1 | tee "$log" ||
    grep -q "^Test run summary: Passed!" "$log" || broken=1 # once all passed, a slow disk may hold the process up
  good=$(count succeeded "$log")
  passed=$((passed + good))
  failed=$((failed + $(count failed "$log")))
  [ "$good" -gt 0 ] || broken=1
  grep -A 12 "^failed " "$log" >>"$faults" || true
  rm -f "$log"
}

for provider in Sqlite Postgres; do
  dotnet ef migrations has-pending-model-changes --no-build \
    --project "src/Confero.Storage.$provider/Confero.Storage.$provider.csproj" \
    --startup-project "src/Confero.Storage.$provider/Confero.Storage.$provider.csproj"
done

for tests in Confero.Tests Confero.Architecture.Tests Confero.Storage.Tests Confero.Web.Tests Confero.Security.Tests Confero.Browser.Tests; do
  run "$tests"
done

[ ! -s "$faults" ] || { echo "== What failed"; cut -c 1-300 "$faults"; }
echo "$passed passed, $failed failed"
[ "$passed" -gt 0 ] && [ "$failed" = 0 ] && [ "$broken" = 0 ]
