import Diagnostics
import Language
import Testing
import Values

struct RoundTripTests {
  @Test func `a formula in canonical text reads back as itself`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random formulae: \(seed)")
    var trees = SeededTrees(seed: seed)
    let failed = (0..<600).compactMap { _ -> String? in
      let tree = trees.formula(5)
      let text = tree.canonicalText
      let script = Parser.parse(
        Source(text: "segment x = " + text), grammar: SampleGrammar.grammar)
      guard case .define(_, _, _, let read)? = script.statements.first?.kind else { return text }
      let isSame =
        TreePrinter.text(read) == TreePrinter.text(tree) && read.canonicalText == text
      return isSame ? nil : text
    }
    #expect(failed == [])
  }

  static let lines = [
    ("customers|FILTER  (spend>1_000)", "customers | filter spend > 1000"),
    (
      "summarise N=COUNT(),avg(monthly) by band=(spend>3),`a b`",
      "summarize N = count(), avg(monthly) by band = (spend > 3), `a b`"
    ),
    ("| sort spend desc, -x", "| sort spend desc, -x"),
    (
      "associate behaviours with not churned top: 10 max:none support:1%",
      "associate behaviours with not churned top: 10 max: none support: 1%"
    ),
    (
      "filter a and (b or not (c = 1)) and (d + e) * -f / 2 - (g - h) <> i",
      "filter a and (b or not c = 1) and (d + e) * -f / 2 - (g - h) != i"
    ),
    (
      "filter count(orders where amount>5)>3 blank: keep",
      "filter count(orders where amount > 5) > 3 blank: keep"
    ),
    ("plot bar", "plot bar"), ("append `by`", "append `by`"),
    ("`use` | take -5", "`use` | take -5"),
    ("customers", "customers"), ("derive x = \"a\\\"{$m}\"", "derive x = \"a\\\"{$m}\""),
    ("filter x in ($month - 1 year)", "filter x in ($month - 1 year)"),
    ("filter x in (a+b)*c", "filter x in (a + b) * c"),
  ]

  @Test func `a pipeline has one way of writing`() {
    let texts = Self.lines.map { line, _ in
      let script = Parser.parse(Source(text: line), grammar: SampleGrammar.grammar)
      guard case .pipeline(let pipeline)? = script.statements.first?.kind else {
        return script.diagnostics.map(\.message).joined()
      }
      return pipeline.canonicalText(SampleGrammar.grammar)
    }
    #expect(texts == Self.lines.map(\.1))
  }
}

/// Random formulae from a seed.
struct SeededTrees {
  private var random: SeededTexts
  private let nowhere = SourceRange(0, 0)

  init(seed: UInt64) { random = SeededTexts(seed: seed) }

  mutating func formula(_ depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    let next = depth - 1
    let isNegated = random.below(2) == 0
    switch random.below(13) {
    case 0, 1, 2: return tree(.binary(random.pick([.or, .and]), formula(next), formula(next)))
    case 3, 4:
      let operation = random.pick([
        BinaryOperator.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      ])
      return tree(.binary(operation, formula(next), formula(next)))
    case 5: return sum(next)
    case 6: return tree(.unary(random.pick([.not, .negate]), formula(next)))
    case 7: return tree(.isMissing(formula(next), isNegated: isNegated))
    case 8:
      let test = random.pick([TextTest.contains, .like, .matches, .startsWith, .endsWith])
      return tree(.textTest(test, formula(next), formula(next), isNegated: isNegated))
    case 9:
      return tree(
        .between(formula(next), formula(next), formula(next), isNegated: isNegated))
    case 10, 11:
      return tree(.membership(formula(next), membership(next), isNegated: isNegated))
    default: return call(next)
    }
  }

  private func tree(_ kind: Expression.Kind) -> Expression { Expression(kind, range: nowhere) }

  private mutating func sum(_ depth: Int) -> Expression {
    guard depth > 0 else { return leaf() }
    let operation = random.pick([BinaryOperator.add, .subtract, .multiply, .divide])
    return tree(.binary(operation, formula(depth - 1), formula(depth - 1)))
  }

  private mutating func call(_ depth: Int) -> Expression {
    let arguments = (0..<random.below(3)).map { _ in formula(depth) }
    let condition = random.below(2) == 0 ? formula(depth) : nil
    return tree(.call(name(["count", "avg", "first"]), arguments, condition: condition))
  }

  private mutating func membership(_ depth: Int) -> Membership {
    let duration = CalendarDuration(1 + random.below(90), random.pick(Grain.allCases))
    let anchor = random.below(2) == 0 ? formula(depth) : nil
    switch random.below(6) {
    case 0: return .list((0...random.below(3)).map { _ in formula(depth) })
    case 1: return .last(duration, of: anchor)
    case 2: return .first(duration, of: anchor)
    case 3: return .this(random.pick(Grain.allCases))
    case 4: return .previous(random.pick(Grain.allCases))
    default: return .value(sum(depth))
    }
  }

  private mutating func name(_ names: [String]) -> Name { Name(random.pick(names), range: nowhere) }

  private static let names = [
    "spend", "last", "this", "by", "NOT", "a b", "城市", "días", "a`b", "nps", "3x", "_id", "x.y",
    "days",
  ]

  private mutating func leaf() -> Expression {
    switch random.below(4) {
    case 0: tree(.literal(literal()))
    case 1: tree(.parameter(name(["month", "m2"])))
    case 2: tree(random.below(4) == 0 ? .asof : .name([name(Self.names), name(Self.names)]))
    default: tree(.name([name(Self.names)]))
    }
  }

  private mutating func literal() -> Literal {
    switch random.below(8) {
    case 0: .whole(Int64(random.next() >> UInt64(1 + random.below(62))))
    case 1: .decimal(Double(bitPattern: random.next() >> 2))
    case 2: .percent(Double(random.below(100_000)) / 1000)
    case 3: .percent(Double(bitPattern: random.next() >> 2))
    case 4: .duration(CalendarDuration(random.below(100_001), random.pick(Grain.allCases)))
    case 5: .text(parts())
    case 6:
      Period(random.pick(["2026-01", "2026-Q3", "2026-W05", "2026-01-31", "2026-01-31T10:20"]))
        .map { .period($0) } ?? .missing
    default: random.pick([.missing, .truth(true), .truth(false)])
    }
  }

  private mutating func parts() -> [TextPart] {
    let plain = random.pick(["", "a", "\"'`", "\\n", "\n\t\r", "{$x}", "{", "上海", "\u{1}", "🙂{$"])
    let parameter = TextPart.parameter(name(["month"]))
    let parts: [TextPart] = plain.isEmpty ? [] : [.plain(plain)]
    return random.below(2) == 0 ? parts : [parameter] + parts
  }
}
