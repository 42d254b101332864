import Bitmaps
import Glibc
import Language
import Statistics
import Tables
import Values

/// The rows of an answer of `baskets`.
struct BasketTable: Sendable {
  /// The columns with what they hold.
  static let results = described.map { ResultColumn($0.field.name, $0.summary) }

  /// The fields of the result.
  static let fields = described.map(\.field)

  /// The facts with what they say.
  static let facts = [
    ResultColumn("orders", "The orders."), ResultColumn("items", "The items in them."),
    ResultColumn("tests", "The rules that could be formed: what p is adjusted for."),
    ResultColumn("considered", "The rules in enough orders."),
    ResultColumn("shown", "The rules of the answer."),
  ]

  private static let described: [(field: Field, summary: String)] = [
    (Field("antecedent", .text), "The items before the arrow."),
    (Field("consequent", .text), "The item behind it."),
    (Field("orders", .whole, kind: .count), "The orders that have all of them."),
    (Field("coverage", .decimal, kind: .share), "The orders with the antecedent, of all."),
    (Field("support", .decimal, kind: .share), "The orders that have all of them, of all."),
    (Field("confidence", .decimal, kind: .share), "Support divided by coverage."),
    (
      Field("lift", .decimal, kind: .ratio), "Confidence over the consequent's share of all orders."
    ),
    (Field("leverage", .decimal, kind: .share), "Orders above expectation, of all."),
    (
      Field("p", .decimal, kind: .probability),
      "The largest Fisher p against a rule with one item less."
    ),
    (
      Field("adjusted_p", .decimal, kind: .probability),
      "That p adjusted for all rules that could be formed."
    ),
  ]

  /// The table.
  let table: Table

  /// Makes the rows of the rules shown.
  ///
  /// - Complexity: O(rules × columns).
  init(_ rules: BasketRules, names: [String]) {
    let kept = rules.shown
    func decimal(_ measure: (TwoByTwo) -> Double) -> Column {
      .decimal(DecimalColumn(kept.map { measure($0.table) }))
    }
    func share(_ table: TwoByTwo) -> Double { Double(table.a) / Double(table.inside) }
    let columns: [Column] = [
      .text(TextColumn(kept.map { $0.antecedent.map { names[$0] }.joined(separator: " & ") })),
      .text(TextColumn(kept.map { names[$0.consequent] })),
      .whole(WholeColumn(kept.map { Int64($0.table.a) })),
      decimal { Double($0.inside) / Double($0.total) },
      decimal { Double($0.a) / Double($0.total) }, decimal(share),
      decimal { Double($0.total) * Double($0.a) / (Double($0.inside) * Double($0.outcomes)) },
      .decimal(
        DecimalColumn(
          kept.map {
            let all = Double($0.table.total)
            return Double($0.excess) / (all * all)
          })),
      .decimal(DecimalColumn(kept.map { exp($0.productiveLogP) })),
      .decimal(DecimalColumn(rules.adjustedLogP.map { exp($0) })),
    ]
    table = Table(fields: BasketTable.fields, columns: columns, rowCount: kept.count)
  }

  /// The footer.
  static func facts(
    orders: Int, items: Int, tests: Double, considered: Int, shown: Int
  ) -> Table? {
    var facts = Facts()
    for (name, value) in zip(
      BasketTable.facts, [Double(orders), Double(items), tests, Double(considered), Double(shown)])
    {
      facts.add(name.name, value)
    }
    return facts.table
  }
}
