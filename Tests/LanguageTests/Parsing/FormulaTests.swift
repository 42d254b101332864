import Language
import Testing

struct FormulaTests {
  static let formulae: [(text: String, tree: String)] = [
    ("a or b and not c = d + e * -f", "(or a (and b (not (= c (+ d (* e (- f)))))))"),
    ("a - b - c / d / e", "(- (- a b) (/ (/ c d) e))"),
    ("(a or b) and c", "(and (or a b) c)"), ("not not a", "(not (not a))"),
    ("a == 1 AND b <> 2 Or c != 3", "(or (and (= a 1) (!= b 2)) (!= c 3))"),
    ("a is missing and b is not missing", "(and (missing? a) (not-missing? b))"),
    ("a not in (1, 2) or b in (3)", "(or (not-in a (list 1 2)) (in b (list 3)))"),
    (
      "a between 1 and 2 and b not between c and d + 1",
      "(and (between a 1 2) (not-between b c (+ d 1)))"
    ),
    (
      #"a contains "x" and b not like '%y' and c matches "z""#,
      #"(and (and (contains a "x") (not-like b "%y")) (matches c "z"))"#
    ),
    (
      #"a starts with "x" and b not ends with c"#,
      #"(and (starts with a "x") (not-ends with b c))"#
    ),
    ("d in last 30 days", "(in d (last 30 days))"),
    (
      "d not in first 2 weeks of customers.joined and x",
      "(and (not-in d (first 2 weeks customers.joined)) x)"
    ),
    (
      "d in this month or d in Previous Quarter",
      "(or (in d (this month)) (in d (previous quarter)))"
    ),
    ("d in $month - 1 year", "(in d (- $month <1 year>))"),
    ("d in 2026-Q1 and last > 3", "(and (in d [2026-Q1]) (> last 3))"),
    ("x in last or first = this", "(or (in x last) (= first this))"),
    ("d >= 2026-01-31T10:20 and d < 2026-W05", "(and (>= d [2026-01-31T10:20]) (< d [2026-W05]))"),
    (
      "a > 1_000 and b < 2.5 and c = 1e6 and d = 5%",
      "(and (and (and (> a 1000) (< b 2.5)) (= c 1000000.0)) (= d 0.05%))"
    ),
    ("asof - 3 months > joined", "(> (- asof! <3 months>) joined)"),
    ("30days", "<30 days>"), ("2026 - 1", "(- 2026 1)"), ("2026-1.5", "(- 2026 1.5)"),
    (
      "count() + count(where x) + count(orders where y = 1)",
      "(+ (+ (call count) (call count where x)) (call count orders where (= y 1)))"
    ),
    ("if(a > 1, \"x\", missing)", "(call if (> a 1) \"x\" missing!)"),
    ("`by` + `a b` + `a``b`", "(+ (+ by a b) a`b)"), ("城市 = “上海”", "(= 城市 \"上海\")"),
    ("a ＝ 1 and （b ＞ 2） and c in （1， 2）", "(and (and (= a 1) (> b 2)) (in c (list 1 2)))"),
    (#""a\"b\\c\n{$m}d" = '"'"#, "(= \"a\"b\\c\n{m}d\" \"\"\")"),
    (
      "date = type and status = value and left = count",
      "(and (and (= date type) (= status value)) (= left count))"
    ),
    ("a = -- a comment\n  1", "(= a 1)"), ("(a # here\n  or b)", "(or a b)"),
    ("a \\\n  + b", "(+ a b)"),
    ("a and\n\n  b", "(and a b)"),
    ("true = missing", "(= true! missing!)"),
  ]

  @Test func `a formula reads as its tree`() {
    let trees = Self.formulae.map { TreeTests.tree("segment s = " + $0.text) }
    #expect(trees == Self.formulae.map { "(segment s \($0.tree))" })
  }

  static let statements: [(text: String, tree: String)] = [
    ("", ""), ("\n;;\n# nothing\n-- nothing", ""), ("customers", "(customers)"),
    ("\u{FEFF}use a\r\ntables\r\n", "(use a) ; (tables)"),
    ("`filter` | take 3", "(filter (take 3))"),
    ("filter | take 1", "(@ (filter) (take 1))"), ("undo; quit", "(undo) ; (quit)"),
    ("let x = customers | take 3\n| nps", "(let x (customers (take 3))) ; (^ (nps))"),
    ("let x = | take 3", "(let x (^ (take 3)))"), ("let x = take 3", "(let x (@ (take 3)))"),
    ("customers | # why\n  filter a |\n\n  take 3", "(customers (filter a) (take 3))"),
    ("customers\n| take 3", "(customers) ; (^ (take 3))"),
    (
      "load 'a.csv', \"b.csv\" as t header: no blank: \"-\", none",
      "(load \"a.csv\" \"b.csv\" as t header:no blank:\"-\",none)"
    ),
    (
      "set threads 2\nset asof 2026-01-31\nset asof today\nset hints on\nset x -5%",
      "(set threads 2) ; (set asof [2026-01-31]) ; (set asof today) ; (set hints on) ;"
        + " (set x -0.05%)"
    ),
    ("log \"x.md\"; log off", "(log \"x.md\") ; (log off)"),
    (
      "run \"x.loy\" month = 2026-01 n = -3 t = \"a\"",
      "(run \"x.loy\" month=[2026-01] n=-3 t=\"a\")"
    ),
    (
      "explain last\nexplain plan customers | take 3\nexplain plan | take 3\nexplain take 3",
      "(explain last!) ; (explain plan! (customers (take 3))) ; (explain (plan (take"
        + " 3))) ; (explain (@ (take 3)))"
    ),
    ("why not 12\nwhy not \"a & b\"", "(why 12) ; (why \"a & b\")"),
    ("remark \"c-1\" \"called\"", "(remark \"c-1\" \"called\")"),
    ("help\nhelp nps\nhelp by\nlesson 3", "(help) ; (help nps) ; (help by) ; (lesson 3)"),
    (
      "history script; history; roles; roles customers",
      "(history script) ; (history) ; (roles) ; (roles customers)"
    ),
    ("BEHAVIOR customers.x = a", "(behaviour customers.x a)"),
    ("role churned = churn = \"Yes\"", "(role churned (= churn \"Yes\"))"),
    ("measure revenue = sum(amount)", "(measure revenue (call sum amount))"),
    (
      "param m\nparam m as Period\nparam m as number = -3 days",
      "(param m) ; (param m period) ; (param m number <-3 days>)"
    ),
    ("link a to b on k = k2", "(link a b k k2)"),
    ("sort a, b desc, c + 1 asc | take 5%", "(@ (sort a b desc (+ c 1) asc) (take 0.05%))"),
    ("derive a = 1, b, `by` = (c = 2)", "(@ (derive a=1 b by=(= c 2)))"),
    ("select not a, b", "(@ (select (not a) b))"),
    ("append t | plot bar", "(@ (append t) (plot bar))"),
    (
      "nps score by a, y = b scale: 0, 10 each: latest",
      "(@ (nps score (by a y=b) scale:0,10 each:latest))"
    ),
    ("associate TOP：5", "(@ (associate top:5))"),
    (
      "survival t until churned by a.b at: 1,\n 2",
      "(@ (survival t (until churned) (by a.b) at:1,2))"
    ),
    (
      "compare a with b starts with \"x\" on c",
      "(@ (compare a (with (starts with b \"x\")) (on c)))"
    ),
  ]

  @Test func `a statement of any form reads as its tree`() {
    #expect(Self.statements.map { TreeTests.tree($0.text) } == Self.statements.map(\.tree))
  }

  @Test func `the prompt asks for more only where a line cannot end`() {
    let open = [
      "filter (a", "customers |", "nps by a,", "filter a and", "filter a or # why", "filter not",
      "filter a =", "filter a +", "let x =", "filter a \\", "filter x in (1,\n", "a |\n\n",
    ]
    let complete = [
      "", "customers", "filter a", "filter \"(", "filter a)", "# (", "nps by", "filter a in",
      "filter `(", "filter a \\b",
    ]
    #expect(open.filter { Parser.isComplete($0) } == [])
    #expect(complete.filter { !Parser.isComplete($0) } == [])
  }

  @Test func `a result is held back when the next statement goes on from it`() {
    let script = Parser.parse(
      .init(text: "customers\n| take 3; undo\n| take 1"), grammar: SampleGrammar.grammar)
    let held = script.statements.indices.map { script.continues(after: $0) }
    #expect(held == [true, false, true, false])
    let texts = script.statements.map { script.text(of: $0) }
    #expect(texts == ["customers", "| take 3", "undo", "| take 1"])
  }
}
