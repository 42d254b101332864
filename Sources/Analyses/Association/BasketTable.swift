import Bitmaps
import Glibc
import Language
import Statistics
import Tables
import Values
import Work

/// The rows of an answer of `baskets`.
struct BasketTable: Sendable {
  /// The columns with what they hold.
  static let results = described.map { ResultColumn($0.field.name, $0.summary) }

  /// The fields of the result.
  static let fields = described.map(\.field)

  /// The fields of the result of a step.
  static func fields(_ step: CheckedStep) -> [Field] {
    fields + (step.options["holdout"] == nil ? [] : [held])
  }

  /// The field that `holdout:` adds.
  private static let held = Field("holdout_confidence", .decimal, kind: .share)

  /// The fields that `measures: all` adds.
  static let measureFields =
    measures.map { Field($0.name, .decimal, kind: $0.kind) } + RuleTable.measureFields

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
      "Fisher's one-sided p against all orders."
    ),
    (
      Field("productive_p", .decimal, kind: .probability),
      "The largest Fisher p against the rule with one antecedent item less."
    ),
    (
      Field("adjusted_p", .decimal, kind: .probability),
      "The productive p, adjusted for all rules that could be formed."
    ),
  ]

  /// The table.
  let table: Table
  /// Whether the measures asked for are lacking, because someone asked to stop.
  let lacksMeasures: Bool

  /// Makes the rows of the rules shown; once someone asks to stop, without the measures of many.
  ///
  /// - Complexity: O(rules × columns), and with every measure that of finding them.
  init(
    _ rules: BasketRules, _ counts: BasketCounts, _ settings: AssociationSettings, stop: StopFlag
  ) {
    let kept = rules.shown
    let names = counts.items.names
    let tables = kept.map(\.table)
    let fields = BasketTable.fields + (settings.holdout == nil ? [] : [BasketTable.held])
    var columns: [Column] = [
      .text(TextColumn(kept.map { $0.antecedent.map { names[$0] }.joined(separator: " & ") })),
      .text(TextColumn(kept.map { names[$0.consequent] })),
      .whole(WholeColumn(tables.map { Int64($0.a) })),
      .decimal(DecimalColumn(tables.map { Double($0.inside) / Double($0.total) })),
      .decimal(DecimalColumn(tables.map { Double($0.a) / Double($0.total) })),
      .decimal(DecimalColumn(tables.map { Double($0.a) / Double($0.inside) })),
      .decimal(DecimalColumn(tables.map { $0.lift ?? .nan })),
      .decimal(DecimalColumn(tables.map(\.leverage))),
      .decimal(DecimalColumn(tables.map { exp($0.fisherGreaterLogP) })),
      .decimal(DecimalColumn(kept.map { exp($0.productiveLogP) })),
      .decimal(DecimalColumn(rules.adjustedLogP.map { exp($0) })),
    ]
    if settings.holdout != nil {
      let shares = rules.heldConfidence
      let missing = Bitmap(count: shares.count) { shares[$0] == nil }
      columns.append(.decimal(DecimalColumn(shares.map { $0 ?? 0 }, missing: missing)))
    }
    guard settings.measuresAll else {
      table = Table(fields: fields, columns: columns, rowCount: kept.count)
      lacksMeasures = false
      return
    }
    // What a stopped run found is so little that its measures are there at once.
    let measures = try? BasketTable.measures(
      of: kept, counts, level: settings.level, stop: rules.isPartial ? StopFlag() : stop)
    lacksMeasures = measures == nil
    let missing = BasketTable.measureFields.map {
      Column.missing($0.description, count: kept.count)
    }
    table = Table(
      fields: fields + BasketTable.measureFields,
      columns: columns + (measures ?? missing), rowCount: kept.count)
  }
}
