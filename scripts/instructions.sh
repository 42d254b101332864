#!/usr/bin/env bash
# Counts the instructions of small cases and fails when one takes more than its line in
# scripts/instructions.txt allows: scripts/instructions.sh [--record] [CASE …]
# Counts hardly move from run to run, as seconds do; a case that got much cheaper asks to be recorded.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
table="$project/scripts/instructions.txt"

command -v valgrind >/dev/null || {
  echo "instructions: not counted, as valgrind is not installed (apt-get install valgrind)"
  exit 0
}
. "$project/scripts/setup.sh"
record=0
[[ ${1:-} == --record ]] && { record=1; shift; }

build_release
# Without symbols: callgrind gives up on what a static binary says of its sources.
bin="$project/.build-release/gate"
mkdir -p "$bin"
for name in loy loy-bench loy-datagen; do
  strip -s -o "$bin/$name" "$project/.build-release/release/$name"
done
file="$project/.build-release/gate-customers.csv"
"$bin/loy-datagen" --bench customers --rows 20000 --out "$file" >/dev/null

count() { # command: the instructions that it executes
  local command=$1
  command=${command//'{bin}'/"$bin"}
  command=${command//'{file}'/"$file"}
  # Hashes seeded by chance would walk other ways through tables in each run.
  eval "SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    $command" 2>&1 >/dev/null | sed -n 's/.*Collected : \([0-9]*\).*/\1/p' | tail -1
}

status=0
recorded=$(mktemp)
trap 'rm -f "$recorded"' EXIT
while IFS= read -r line; do
  if [[ -z $line || $line == \#* ]]; then
    echo "$line" >>"$recorded"
    continue
  fi
  IFS='|' read -r name allowed margin command <<<"$line"
  name=${name// /} allowed=${allowed// /} margin=${margin// /} command=${command# }
  if (($#)) && [[ " $* " != *" $name "* ]]; then
    echo "$line" >>"$recorded"
    continue
  fi
  found=$(count "$command")
  [[ -n $found ]] || { echo "FAILED: $name: nothing was counted" >&2; status=1; continue; }
  echo "$name | $found | $margin | $command" >>"$recorded"
  change=$(awk -v a="$found" -v b="$allowed" 'BEGIN {printf "%+.2f", (b > 0) ? (a / b - 1) * 100 : 0}')
  if ((record)); then
    echo "$name: $found instructions ($change %)"
  elif awk -v c="$change" -v m="$margin" 'BEGIN {exit !(c > m)}'; then
    echo "FAILED: instructions of $name: $found, $change % against $allowed (margin $margin %)"
    status=1
  elif awk -v c="$change" -v m="$margin" 'BEGIN {exit !(c < -m)}'; then
    echo "ok: instructions of $name: $found, $change %; record them: scripts/instructions.sh --record $name"
  else
    echo "ok: instructions of $name: $found, $change % (margin $margin %)"
  fi
done <"$table"
((record)) && cp "$recorded" "$table"
exit "$status"
