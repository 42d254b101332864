#!/usr/bin/env bash
# Builds loy and starts it: scripts/run.sh [arguments of loy]
# Without arguments the shell opens on the shipped data.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$project/scripts/setup.sh"

echo "building loy (the first time takes some minutes)" >&2
build_release --product loy
loy="$project/.build-release/release/loy"

if (($#)); then exec "$loy" "$@"; fi
cd "$project/datasets"
exec "$loy" --welcome ../scripts/welcome.loy
