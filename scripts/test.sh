#!/usr/bin/env bash
# Sets up what is missing and runs every test: scripts/test.sh [arguments of swift test]
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$project/scripts/setup.sh"
cd "$project"

swift build --build-tests --explicit-target-dependency-import-check error
swift test --skip-build "$@"
