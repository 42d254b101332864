"""loy, DuckDB and Polars on the same questions and the same rows, in turn.

python3 scripts/peers.py LOY-BENCH [ROWS] [ROUNDS]   (pip install duckdb polars)

`loy-bench engine write=FOLDER` writes the tables it makes; the others load them, which is not
timed. A round asks every question of each of the three, best of three runs; the ratio of a round is
loy's time over that of the better of the others, and what is printed is the median of the rounds.
All three must find the same sum of all numbers in the result.
"""
import re
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb
import polars as pl

bench = sys.argv[1]
rows = int(float(sys.argv[2])) if len(sys.argv) > 2 else 5_000_000
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
folder = tempfile.mkdtemp()
subprocess.run([bench, "engine", f"rows={rows}", f"write={folder}"], check=True)
db = duckdb.connect()
frames = {}
for table in ("customers", "clients", "orders"):
    path = f"{folder}/{table}.csv"
    db.execute(f"create table {table} as select * from read_csv('{path}')")
    frames[table] = pl.read_csv(path, try_parse_dates=True)
c, k, o = (frames[name] for name in ("customers", "clients", "orders"))
is_text = c["churn"].dtype == pl.String
churned = pl.col("churn") == "Yes" if is_text else pl.col("churn")
churn_sql = "(churn = 'Yes')::int" if db.execute(
    "select typeof(churn) from customers limit 1").fetchone()[0] == "VARCHAR" else "churn::int"
spent = o.lazy().join(k.lazy(), on="client_id")

questions = {
    "filter+group": (
        f"select contract, region, count(*), avg({churn_sql}), avg(monthly) from customers "
        "where tenure < 24 and support_calls >= 1 group by all",
        lambda: c.lazy().filter((pl.col("tenure") < 24) & (pl.col("support_calls") >= 1))
        .group_by("contract", "region").agg(pl.len(), churned.mean().alias("churned"), pl.col("monthly").mean())
        .collect()),
    "nps": (
        "select region, 100.0 * (avg((nps >= 9)::int) - avg((nps <= 6)::int)) from customers group by 1",
        lambda: c.lazy().group_by("region").agg(
            ((pl.col("nps") >= 9).mean() - (pl.col("nps") <= 6).mean()) * 100).collect()),
    "quantiles": (
        "select contract, median(monthly), quantile_cont(total, 0.9) from customers group by 1",
        lambda: c.lazy().group_by("contract").agg(
            pl.col("monthly").median(), pl.col("total").quantile(0.9, "linear")).collect()),
    "distinct": (
        "select count(distinct customer_id) from customers",
        lambda: c.lazy().select(pl.col("customer_id").n_unique()).collect()),
    "sort+take": (
        "select total from (select * from customers order by total desc, customer_id limit 10)",
        lambda: c.lazy().sort(["total", "customer_id"], descending=[True, False]).head(10).select("total").collect()),
    "lookup": (
        "select region, sum(amount) from orders join clients using (client_id) group by 1",
        lambda: spent.group_by("region").agg(pl.col("amount").sum()).collect()),
    "linked": (
        "select region, avg(coalesce(s, 0)) from clients left join "
        "(select client_id, sum(amount) s from orders group by 1) using (client_id) group by 1",
        lambda: k.lazy().join(o.lazy().group_by("client_id").agg(pl.col("amount").sum()), on="client_id", how="left")
        .group_by("region").agg(pl.col("amount").fill_null(0).mean()).collect()),
    "join": (
        "select region, sum(amount) from orders join clients using (client_id) group by 1",
        lambda: spent.group_by("region").agg(pl.col("amount").sum()).collect()),
    "cohort": (
        "select n from (select date_trunc('month', joined) j, date_trunc('month', date) m, "
        "count(distinct client_id) n from orders join clients using (client_id) group by 1, 2)",
        lambda: spent.group_by(pl.col("joined").dt.truncate("1mo"), pl.col("date").dt.truncate("1mo"))
        .agg(pl.col("client_id").n_unique()).select("client_id").collect()),
}
questions["cohort-verb"] = questions["cohort"]


def best(run, times=3):
    fastest, result = 1e9, None
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest, result


def number(value):
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else 0


times = {name: [] for name in questions}
for _ in range(rounds):
    text = subprocess.run([bench, "engine", f"rows={rows}", "runs=3"], check=True, capture_output=True, text=True).stdout
    own = {m[1]: (float(m[2]) / 1000, float(m[3])) for m in re.finditer(
        r"^(\S+): min ([\d.]+) ms.*right: (\S+)$", text, re.M)}
    for name, (sql, lazy) in questions.items():
        duck, found = best(lambda: db.execute(sql).fetchall())
        polars, frame = best(lazy)
        mine, answer = own[name]
        for other in (sum(number(v) for row in found for v in row), sum(number(v) for row in frame.rows() for v in row)):
            assert abs(other - answer) <= 1e-9 * max(1, abs(answer)), (name, other, answer)
        times[name].append((mine, duck, polars))
print(f"{rows} rows, median of {rounds} rounds, seconds")
print(f"{'question':14s} {'loy':>8s} {'DuckDB':>8s} {'Polars':>8s} {'ratio':>7s}")
for name, found in times.items():
    mine, duck, polars = (statistics.median(t[i] for t in found) for i in range(3))
    ratio = statistics.median(t[0] / min(t[1], t[2]) for t in found)
    print(f"{name:14s} {mine:8.4f} {duck:8.4f} {polars:8.4f} {ratio:7.2f}", flush=True)
