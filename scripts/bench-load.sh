#!/usr/bin/env bash
# Loads a large file with loy, Polars and DuckDB in turn and compares: scripts/bench-load.sh [ROWS] [ROUNDS]
# The peers are compared where python3 has them (pip install polars duckdb); loy checks every column.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$project/scripts/setup.sh"
rows=${1:-5000000}
rounds=${2:-5}

build_release
bin="$project/.build-release/release"
file="$project/.build-release/bench-customers-$rows.csv"
[[ -s $file ]] || "$bin/loy-datagen" --bench customers --rows "$rows" --out "$file"

peer() { # name: seconds to load the file, nothing when python3 lacks it
  python3 - "$1" "$file" 2>/dev/null <<'PYTHON' || true
import sys, time
name, file = sys.argv[1:]
if name == "polars":
    import polars
    load = lambda: polars.read_csv(file, try_parse_dates=True)
else:
    import duckdb
    db = duckdb.connect()
    load = lambda: db.execute(f"create or replace table c as select * from read_csv('{file}')")
began = time.perf_counter()
table = load()
print(f"{time.perf_counter() - began:.3f}")
PYTHON
}

own() { # seconds of one load, and the greatest anonymous memory seen on the way
  "$bin/loy-bench" load "$file" 1 >"$file.said" &
  local process=$! peak=0 now
  while kill -0 "$process" 2>/dev/null; do
    now=$(awk '/^RssAnon/ {print $2}' "/proc/$process/status" 2>/dev/null || true)
    ((${now:-0} > peak)) && peak=$now
    # The check that follows the load is no part of it, but uses less memory.
    sleep 0.05
  done
  wait "$process" || { cat "$file.said" >&2; exit 1; }
  echo "$(sed -E 's/.*min ([0-9.]+) s.*/\1/' "$file.said") $((peak / 1000))"
}

median() { sort -n | awk '{value[NR] = $1} END {print value[int((NR + 1) / 2)]}'; }

: >"$file.ratios"
for ((round = 1; round <= rounds; round++)); do
  read -r seconds peak < <(own)
  line="loy $seconds s (peak $peak MB)"
  for name in polars duckdb; do
    other=$(peer "$name")
    [[ -n $other ]] || continue
    ratio=$(awk -v a="$seconds" -v b="$other" 'BEGIN {printf "%.2f", a / b}')
    line+=", $name $other s (ratio $ratio)"
    echo "$name $ratio" >>"$file.ratios"
  done
  echo "$line"
done
cat "$file.said"
for name in polars duckdb; do
  grep -q "^$name" "$file.ratios" || continue
  echo "median ratio loy / $name: $(awk -v n="$name" '$1 == n {print $2}' "$file.ratios" | median)"
done
