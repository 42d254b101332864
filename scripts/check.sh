#!/usr/bin/env bash
# Checks what tests do not: format, warnings, generated pages, shipped data.
set -uo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$project/scripts/setup.sh"
cd "$project"

failures=0
check() {
  local words=$1
  shift
  if "$@"; then
    echo "ok: $words"
  else
    echo "FAILED: $words"
    failures=$((failures + 1))
  fi
}

same_as_generated() { # file, command that prints it
  local file=$1
  shift
  diff -u "$file" <("$@") | head -40
  return "${PIPESTATUS[0]}"
}

swift build --product loy >&2 && swift build --product loy-datagen >&2
loy=$(swift build --show-bin-path)/loy

check "sources are formatted" swift format lint --strict -r Sources Tests Package.swift
check "docs/reference.md is what the catalogues say" \
  same_as_generated docs/reference.md "$loy" help --markdown
check "datasets/ is what loy-datagen writes" \
  "$(dirname "$loy")/loy-datagen" --check --out datasets
check "scripts/welcome.loy runs" bash -c \
  'cd datasets && "$0" --no-write --quiet run ../scripts/welcome.loy' "$loy"
for script in scripts/*.loy; do
  [[ $script == scripts/welcome.loy ]] && continue
  check "$script runs" bash -c '
    folder=$(mktemp -d) && trap "rm -r $folder" EXIT && ln -s "$2/datasets" "$folder" &&
      cd "$folder" && "$0" --quiet run "$2/$1" >/dev/null' "$loy" "$script" "$project"
done

((failures == 0))
