import Diagnostics
import Language
import Statistics
import Tables
import Values

extension Function {
  /// The middle value.
  static let median = Function(
    FunctionDeclaration(
      name: "median", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .numbers)], result: .fixed(ColumnType(.decimal)),
      summary: "The middle known value, or the mean of the middle two.",
      example: .init("median(amount)", "25")),
    .aggregate({ input throws(EngineError) in input.quantiles(at: 0.5) }))

  /// The value below which a share of the values lies.
  static let quantile = Function(
    FunctionDeclaration(
      name: "quantile", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .numbers), .init("share", .numbers, isConstant: true)],
      result: .fixed(ColumnType(.decimal)),
      summary: "The value below which a share of the known values lies (type 7, as in R).",
      example: .init("quantile(amount, 90%)", "37")),
    .aggregate({ input throws(EngineError) in
      guard input.groups.hasRows else { return input.quantiles(at: 0) }
      // The share is a constant, so that every row has it.
      let share = input.arguments[1].value(at: 0).number
      guard let share, share >= 0, share <= 1 else {
        throw EngineError(.data(.shareOutside(share)))
      }
      return input.quantiles(at: share)
    }))
}

extension AggregateInput {
  /// The quantile of the first argument in each group.
  fileprivate func quantiles(at share: Double) -> Column {
    let found = quantiles(of: numbers(0), in: groups(having: 0), at: share)
    return AggregateInput.decimals(found.values, where: found.sizes)
  }
}

extension Diagnostic {
  /// Says that the share of a quantile does not lie between 0 and 1.
  static func shareOutside(_ share: Double?) -> Diagnostic {
    let words = share.map { NumberText.shortest($0) } ?? "missing"
    return Diagnostic(
      code: "E8", message: "quantile wants a share from 0 to 1, but this one is \(words)",
      advice: ["the ninth tenth is:  quantile(number, 90%)"], stage: .run)
  }
}
