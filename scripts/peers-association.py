"""Rules of churn by loy, pyfim and mlxtend on the same rows, in one run, with equal answers.

python3 scripts/peers-association.py LOY [ROWS] [ROUNDS] [TELCO.csv]   (pip install pyfim mlxtend)

Writes three inputs: a million customers with sixty behaviours (counter-based, the same everywhere),
sparse baskets of the shape of a shop, and, when the churn file of 7,043 customers is named, its
items. loy's time is the whole line, items, tests and table included; a peer's that of its search
alone, over rows it already holds. Both wall time and processor time are printed, the least of the
rounds; the ratio is loy's over the peer's. Every rule and count must be the same. mlxtend is asked
on Telco only: it takes minutes on a million rows.
"""
import csv
import io
import re
import resource
import subprocess
import sys
import tempfile
import time

import fim
import numpy as np

loy = sys.argv[1]
rows = int(float(sys.argv[2])) if len(sys.argv) > 2 else 1_000_000
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
telco = sys.argv[4] if len(sys.argv) > 4 else None
folder = tempfile.mkdtemp()
np.seterr(over="ignore")


def draw(i, j):
    """A number in 0 ..< 1 of a counter, by splitmix64."""
    x = np.uint64(20260101) + i * np.uint64(128) + np.uint64(j) + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((x ^ (x >> np.uint64(31))) >> np.uint64(11)).astype(float) * 2.0**-53


def million():
    """b12 raises churn and b50 lowers it; b15 only follows b12; two combinations raise it further."""
    i = np.arange(rows, dtype=np.uint64)
    b = [draw(i, j) < 0.05 + 0.35 * j / 59 for j in range(60)]
    w = draw(i, 70)
    b[14] = np.where(b[11], w < 0.80, w < 0.08)
    p = np.full(rows, 0.07)
    p[b[49]] = 0.03
    p[b[11]] = 0.25
    p[b[11] & b[49]] = 0.10
    p[b[2] & b[46]] = 0.45
    p[b[19] & b[32] & b[40]] = 0.60
    churn = draw(i, 64) < p
    table = np.column_stack(b + [churn]).astype(np.uint8) + ord("0")
    text = np.full((rows, 122), ord(","), dtype=np.uint8)
    text[:, 0::2] = table
    text[:, 121] = ord("\n")
    names = [f"b{j:02d}" for j in range(1, 61)]
    with open(f"{folder}/million.csv", "wb") as file:
        file.write((",".join(names + ["churned"]) + "\n").encode())
        file.write(text.tobytes())
    matrix = np.column_stack(b)
    return [
        tuple(np.flatnonzero(row) + 1) + ((0,) if left else ()) for row, left in zip(matrix, churn)
    ], names


def shop():
    """88,162 baskets of 16,470 items whose popularity falls with their rank."""
    random = np.random.default_rng(5)
    weights = 1 / np.arange(1, 16_471) ** 0.9
    lengths = np.clip(random.geometric(1 / 10.3, 88_162), 1, 76)
    drawn = random.choice(16_470, size=lengths.sum(), p=weights / weights.sum())
    ends = np.cumsum(lengths)
    baskets = [sorted(set(drawn[end - n:end].tolist())) for end, n in zip(ends, lengths)]
    with open(f"{folder}/shop.basket", "w") as file:
        file.writelines(" ".join(map(str, basket)) + "\n" for basket in baskets)
    return baskets


def ask(load, line):
    """The answer of a line as rows, its least wall time, and the processor time of one run of it."""
    def run(count):
        statements = load + ["set timing on"] + [line] * count
        began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        outcome = subprocess.run(
            [loy, "--format", "csv"] + [part for s in statements for part in ("-c", s)],
            capture_output=True, text=True, check=True)
        spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began
        said = re.findall(r"^([\d.]+) (ms|s)$", outcome.stderr + outcome.stdout, re.M)
        times = [float(n) / (1000 if unit == "ms" else 1) for n, unit in said]
        return outcome.stdout, times, spent
    _, _, before = run(0)
    text, times, after = run(rounds)
    block = text.split("\n\n")[-1] if "\n\n" in text else text
    answer = list(csv.DictReader(io.StringIO(block)))
    return answer, min(times), max(after - before, 1e-3) / rounds


def timed(search):
    wall, spent = [], []
    for _ in range(rounds):
        began = (time.perf_counter(), time.process_time())
        found = search()
        wall.append(time.perf_counter() - began[0])
        spent.append(time.process_time() - began[1])
    return found, min(wall), min(spent)


def report(what, ours, theirs, peer, count):
    print(f"{what}: {count:,} rules | loy {ours[0]:.3f} s wall, {ours[1]:.3f} s processor | {peer} "
          f"{theirs[0]:.3f}, {theirs[1]:.3f} | ratio {ours[0] / theirs[0]:.3f} wall, "
          f"{ours[1] / theirs[1]:.3f} processor", flush=True)


def same(what, left, right):
    if left != right:
        print(f"{what}: WRONG, {len(left)} and {len(right)} rules, {len(left ^ right)} differ")
        sys.exit(1)


transactions, names = million()
load = [f'load "{folder}/million.csv" as t', "role t.churned = churned = 1", "use t"]
keep = "keep: all top: all churners: 1 sides: yes"
for longest, joint in ((2, False), (3, False), (3, True)):
    counting = "joint" if joint else "coverage"
    line = f"associate {', '.join(names)} counting: {counting} support: 1% max: {longest} {keep}"
    answer, *ours = ask(load, line + " | select rule, customers, churned")
    mode = "o" if joint else ""
    least = -int(np.ceil(rows / 100))
    found, *theirs = timed(lambda: fim.arules(
        transactions, supp=least, conf=0, zmin=2, zmax=longest + 1, mode=mode, report="ba",
        appear={None: "a", 0: "c"}))
    same(line, {(r["rule"], r["customers"], r["churned"]) for r in answer},
         {(" & ".join(f"b{i:02d}=1" for i in sorted(b)), str(x), str(a)) for _, b, x, a in found})
    report(f"{rows:,} × 60, {counting} 1 %, up to {longest}", ours, theirs, "pyfim", len(answer))
answer, *ours = ask(load, f"associate {', '.join(names)} max: 4 {keep} | count")
print(f"{rows:,} × 60, coverage 1 %, up to 4: {answer[0]['count']} rules | loy {ours[0]:.3f} s wall, "
      f"{ours[1]:.3f} s processor", flush=True)

baskets = shop()
load = [f'load "{folder}/shop.basket" as shop basket: yes']
answer, *ours = ask(
    load, "baskets item per basket support: 0.1% max: 3 keep: all top: all"
    " | select antecedent, consequent, orders")
found, *theirs = timed(lambda: fim.arules(baskets, supp=-89, conf=0, zmin=2, zmax=4, mode="o",
                                          report="a"))
same("baskets", {(frozenset(r["antecedent"].split(" & ")), r["consequent"]) for r in answer},
     {(frozenset(map(str, b)), str(h)) for h, b, *_ in found})
report("88,162 baskets, 0.1 %, up to 3 => 1", ours, theirs, "pyfim", len(answer))

def items(path):
    """The customers of a file of churn as sets of items, numbers cut at quantiles as loy does."""
    table = list(csv.DictReader(open(path, encoding="utf-8-sig")))
    outcome = next(name for name in table[0] if name.lower() == "churn")
    sets = [{"churn"} if r[outcome] in ("Yes", "1", "true") else set() for r in table]
    for name in table[0]:
        values = [r[name].strip() for r in table]
        if name == outcome or len(set(values)) == len(values):
            continue
        try:
            numbers = [float(v) if v else None for v in values]
        except ValueError:
            numbers = None
        if numbers and len(set(numbers) - {None}) > 4:
            cuts = np.unique(np.quantile([n for n in numbers if n is not None], np.arange(5) / 4))
            ends = [f"{c:.6g}" for c in cuts]
            label = [f"{'(' if k else '['}{ends[k]},{ends[k + 1]}]" for k in range(len(cuts) - 1)]
            values = ["" if n is None else label[max(0, np.searchsorted(cuts, n) - 1)]
                      for n in numbers]
        for found, value in zip(sets, values):
            if value:
                found.add(f"{name}={value}")
    return sets


if telco:
    sets = items(telco)
    names = sorted(set().union(*sets) - {"churn"})
    place = {name: k + 1 for k, name in enumerate(names)} | {"churn": 0}
    transactions = [tuple(place[i] for i in found) for found in sets]
    least = -(-len(sets) // 100)
    line = ("associate counting: joint support: 1% churners: 1 max: 3 bins: 4 keep: all alpha: 100% "
            "top: all")
    load = [f'load "{telco}" as t', "use t"]
    answer, *ours = ask(load, line + " | select rule, customers, churned")
    found, *theirs = timed(lambda: fim.arules(
        transactions, supp=-least, conf=0, zmin=2, zmax=4, mode="o", report="ba",
        appear={None: "a", 0: "c"}))
    same("telco", {(r["rule"], r["customers"], r["churned"]) for r in answer},
         {(" & ".join(sorted(names[i - 1] for i in b)), str(x), str(a)) for _, b, x, a in found})
    report("Telco, joint 1 %, up to 3", ours, theirs, "pyfim", len(answer))
    answer, *ours = ask(load, line + " measures: all | count")
    report("Telco with every measure", ours, theirs, "pyfim without", int(answer[0]["count"]))
    from mlxtend.frequent_patterns import apriori, association_rules
    import pandas as pd

    frame = pd.DataFrame({n: [n in found for found in sets] for n in ["churn"] + names})

    def mlxtend():
        frequent = apriori(frame, min_support=(least - 0.5) / len(sets), use_colnames=True,
                           max_len=4, low_memory=True)
        made = association_rules(frequent, metric="confidence", min_threshold=0)
        return made[made["consequents"] == frozenset({"churn"})]

    rounds = 1
    found, *theirs = timed(mlxtend)
    if len(found) != int(answer[0]["count"]):
        sys.exit(f"mlxtend found {len(found)} rules")
    report("Telco with every measure", ours, theirs, "mlxtend", len(found))
