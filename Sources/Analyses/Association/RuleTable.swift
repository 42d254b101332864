import Bitmaps
import Glibc
import Language
import Statistics
import Tables
import Values

/// The rows of the answer: one rule each, with its counts and measures.
struct RuleTable: Sendable {
  private let mining: Mining
  private let rules: [Int]
  private let tables: [TwoByTwo]
  private let level: Double

  /// Prepares the rows of the rules that are shown.
  init(_ mining: Mining, _ selection: RuleSelection, _ settings: AssociationSettings) {
    self.mining = mining
    rules = selection.shown
    tables = selection.shown.map(mining.table)
    level = settings.level
  }

  /// The rows as a table; the columns of groups come first.
  ///
  /// - Complexity: O(rules × columns).
  func table(groups step: CheckedStep) -> Table {
    let made = columns
    let groups = RuleTable.groupFields(step)
    let columns = RuleTable.fields.map { field in
      made[field.name] ?? .missing(field.description, count: rules.count)
    }
    return Table(
      fields: groups + RuleTable.fields,
      columns: groups.map { .missing($0.description, count: rules.count) } + columns,
      rowCount: rules.count)
  }

  private var columns: [String: Column] {
    counts.merging(shares) { $1 }.merging(ratios) { $1 }.merging(chances) { $1 }
  }

  private var counts: [String: Column] {
    [
      "number": whole(rules.indices.map { $0 + 1 }),
      "rule": .text(TextColumn(rules.map { mining.text(of: $0) })),
      "length": whole(rules.map { Int(mining.tree.nodes[$0].length) }),
      "customers": whole(tables.map(\.inside)),
      "churned": whole(tables.map(\.a)),
    ]
  }

  private var shares: [String: Column] {
    let all = Double(mining.customers)
    let churned = Double(mining.churned)
    let intervals = tables.map { $0.shareInside.interval(confidence: level) }
    return [
      "coverage": decimal(tables.map { Double($0.inside) / all }),
      "support": decimal(tables.map { Double($0.a) / all }),
      "confidence": decimal(tables.map { Double($0.a) / Double($0.inside) }),
      "confidence_low": decimal(intervals.map { $0?.low }),
      "confidence_high": decimal(intervals.map { $0?.high }),
      "base": decimal(tables.map { _ in churned / all }),
      "leverage": decimal(rules.map { Double(mining.excess(of: $0)) / (all * all) }),
      "churners_explained": decimal(tables.map { Double($0.a) / churned }),
    ]
  }

  private var ratios: [String: Column] {
    let all = Double(mining.customers)
    let churned = Double(mining.churned)
    let intervals = tables.map { $0.haldaneInterval(confidence: level) }
    return [
      "lift": decimal(tables.map { all * Double($0.a) / (Double($0.inside) * churned) }),
      "conviction": decimal(
        tables.map { Double($0.inside) * (all - churned) / (all * Double($0.b)) }),
      "odds_ratio": decimal(tables.map(\.oddsRatio)),
      "odds_low": decimal(intervals.map(\.low)),
      "odds_high": decimal(intervals.map(\.high)),
      "risk_ratio": decimal(tables.map(\.riskRatio)),
    ]
  }

  private var chances: [String: Column] {
    [
      "p": decimal(rules.map { exp(mining.tests.logP[$0]) }),
      "productive_p": decimal(rules.map { exp(mining.tests.productiveLogP[$0]) }),
      "adjusted_p": decimal(rules.map { exp(mining.tests.adjustedLogP[$0]) }),
    ]
  }

  private func whole(_ numbers: [Int]) -> Column {
    .whole(WholeColumn(numbers.map(Int64.init)))
  }

  private func decimal(_ numbers: [Double?]) -> Column {
    let missing = Bitmap(count: numbers.count) { numbers[$0] == nil }
    return .decimal(DecimalColumn(numbers.map { $0 ?? 0 }, missing: missing))
  }
}
