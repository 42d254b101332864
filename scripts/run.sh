#!/usr/bin/env bash
# Builds loy and starts it: scripts/run.sh [arguments of loy]
# Without arguments the shell opens on the shipped data.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$project/scripts/setup.sh"

echo "building loy (the first time takes some minutes)" >&2
# Behind a pipe: the package manager colours what a terminal shows, and a change of colour is a
# change of every compiler call, so that everything would be built again.
swift build --package-path "$project" --scratch-path "$project/.build-release" -c release \
  --static-swift-stdlib --product loy --quiet 2>&1 | cat >&2
loy="$project/.build-release/release/loy"

if (($#)); then exec "$loy" "$@"; fi
cd "$project/datasets"
exec "$loy" --welcome ../scripts/welcome.loy
