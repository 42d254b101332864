import Engine
import Language
import Tables
import Values

extension Verb {
  /// `describe [COLUMN, …]`.
  static let describe = Verb(
    VerbDeclaration(
      name: "describe", category: .output,
      summary:
        "Profiles columns: unknown and different values, spread, mean, most frequent values.",
      slot: .list(.named, Argument("column", .value([])), minimum: 0),
      results: [
        ResultColumn("column", "The column or formula."),
        ResultColumn("type", "Its type."),
        ResultColumn("unknown", "The rows without a value."),
        ResultColumn("distinct", "How many different values there are."),
        ResultColumn("least", "The least of numbers and dates; as text if types are mixed."),
        ResultColumn("quartile_1", "A quarter of the values lie below it."),
        ResultColumn("median", "Half of the values lie below it."),
        ResultColumn("quartile_3", "Three quarters of the values lie below it."),
        ResultColumn("greatest", "The greatest of numbers and dates."),
        ResultColumn("mean", "The mean of numbers, the share of true."),
        ResultColumn("histogram", "How numbers and dates spread from least to greatest."),
        ResultColumn("top", "The most frequent values with their counts."),
        ResultColumn("summary", "The column in a line, for reading."),
      ],
      page: HelpPage(
        formula: "quartiles: type 7 of Hyndman and Fan, as in R; of dates the observed day",
        use: "First, to see what a table holds and which columns have gaps.",
        caution:
          "The screen shows the summary; `| select column, quartile_1, mean` shows the figures, "
          + "which csv and json have all.",
        examples: [
          "customers | describe", "customers | filter churned | describe spend, nps_score",
        ],
        searchWords: [
          "profile", "missing", "overview", "quantiles", "distribution", "histogram", "show",
        ])),
    .table(
      fields: { step, plan in
        Table.profileFields(of: step.items.isEmpty ? plan.fields : step.columns.map(\.field))
      },
      run: { step, input throws(SessionError) in
        var output = StageOutput(table: try input.described(step.columns).profile)
        output.screenColumns = ["column", "type", "unknown", "distinct", "summary"]
        return output
      }))
}

extension StageInput {
  /// The columns to describe: those of the rows, or the formulae that were asked for.
  fileprivate func described(_ columns: [NamedExpression]) throws(SessionError) -> Table {
    guard !columns.isEmpty else { return table }
    do throws(EngineError) {
      return try engine.projection(plan, columns).table
    } catch {
      throw SessionError(error)
    }
  }
}

extension Table {
  /// The fields of a profile of some columns.
  ///
  /// Values between least and greatest are numbers or days when all columns are, else texts.
  fileprivate static func profileFields(of fields: [Field]) -> [Field] {
    let between = ["least", "quartile_1", "median", "quartile_3", "greatest"]
    let common = commonType(of: fields)
    return [
      Field("column", .text), Field("type", .text), Field("unknown", .whole, kind: .count),
      Field("distinct", .whole, kind: .count),
    ] + between.map { Field($0, common) } + [
      Field("mean", .decimal), Field("histogram", .text), Field("top", .text),
      Field("summary", .text),
    ]
  }

  private static func commonType(of fields: [Field]) -> ColumnType {
    if !fields.isEmpty, fields.allSatisfy(\.type.isNumber) { return ColumnType(.decimal) }
    guard let first = fields.first, first.type.isTime,
      fields.allSatisfy({ $0.description == first.description })
    else { return ColumnType(.text) }
    return first.description
  }

  /// A row for each column.
  fileprivate var profile: Table {
    let profileFields = Table.profileFields(of: fields)
    let type = profileFields[4].type
    let rows = zip(fields, columns).map { field, column -> [Value] in
      let summary = ColumnSummary(of: column, field.description)
      let quartiles = summary.quartiles.map { $0.converted(to: type, field.description) }
      let start: [Value] = [
        .text(field.name), .text(field.type.shortName), .whole(Int64(summary.missing)),
        .whole(Int64(summary.distinct)),
      ]
      return start + quartiles + [
        summary.mean.map(Value.decimal) ?? .missing, summary.histogram.map(Value.text) ?? .missing,
        summary.top.map(Value.text) ?? .missing,
        summary.line(of: field.type, rows: column.count).map(Value.text) ?? .missing,
      ]
    }
    return Table(fields: profileFields, rows: rows)
  }
}

extension Value {
  /// The value in a column that several columns share.
  fileprivate func converted(to type: ValueType, _ description: ColumnType) -> Value {
    if self == .missing { return .missing }
    return switch type {
    case .text: .text(described(description))
    case .decimal: number.map(Value.decimal) ?? .missing
    default: self
    }
  }
}

extension ValueType {
  /// The type in a word that leaves room on a line.
  fileprivate var shortName: String {
    switch self {
    case .whole: "whole"
    case .decimal: "decimal"
    default: name
    }
  }
}
