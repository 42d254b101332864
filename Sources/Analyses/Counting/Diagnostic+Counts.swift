import Diagnostics
import Language
import Values

extension Diagnostic {
  /// The number of rows below which a group is too small to rank.
  static let fewRows = 30

  /// Says which groups have so few rows that their place among the others says little.
  ///
  /// After five groups the others are only counted.
  static func smallGroups(_ groups: [(label: String, count: Int)], of noun: String) -> [Diagnostic]
  {
    let small = groups.filter { $0.count < fewRows }
    let named = small.prefix(5).map { group in
      Diagnostic.note(
        "\(group.label) has \(amount(group.count, of: noun)): too few to rank "
          + "(fewer than \(fewRows))")
    }
    guard small.count > 5 else { return named }
    let rest = "\((small.count - 5).counted) more groups have fewer than \(fewRows) \(noun)"
    return named + [.note(rest)]
  }

  /// Says that everything together is few rows.
  ///
  /// - Parameter hasInterval: whether the numbers of the result come with intervals.
  static func fewInAll(_ count: Int, of noun: String, hasInterval: Bool = true) -> [Diagnostic] {
    guard count < fewRows else { return [] }
    guard count > 0 else { return [.note("there are no \(noun)")] }
    let verb = count == 1 ? "is" : "are"
    let advice = hasInterval ? "read the interval, not the number" : "one more may change much"
    return [.note("there \(verb) only \(amount(count, of: noun)): \(advice)")]
  }

  /// A count with its noun, which is given in the plural.
  static func amount(_ count: Int, of noun: String) -> String {
    "\(count.counted) \(count == 1 ? String(noun.dropLast()) : noun)"
  }

  /// Says how many rows were left out because a formula is missing.
  static func leftOut(_ count: Int, of total: Int, missing name: String) -> [Diagnostic] {
    guard count > 0 else { return [] }
    let rows = total == 1 ? "row" : "rows"
    return [
      .note("\(count.counted) of \(total.counted) \(rows) left out because \(name) is missing")
    ]
  }

  /// Says that customers have several rows, of customers in their order.
  static func repeatedCustomers(_ customers: [Value]) -> [Diagnostic] {
    var (several, last, isSecond) = (0, Value.missing, false)
    for customer in customers {
      let isSame = customer == last && customer != .missing
      if isSame, !isSecond { several += 1 }
      (last, isSecond) = (customer, isSame)
    }
    guard several > 0 else { return [] }
    let verb = several == 1 ? "has" : "have"
    return [
      .note(
        "\(several.counted("customer")) \(verb) several rows, and each row is looked at by itself")
    ]
  }

  /// Says that a share has nothing to be a share of.
  static func undefined(_ name: String, of label: String, no noun: String) -> Diagnostic {
    .note("\(label) has no \(noun), so its \(name) is missing")
  }

  /// Says that an analysis has nothing to work on and which columns may serve.
  static func noFormula(_ label: String, role: Role, step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "R1", message: "`\(step.verb)` needs a \(label), and no role says which it is",
      range: step.range,
      advice: ["say it after the verb, or once for the table with:  role \(role.rawValue) = …"],
      stage: .text)
  }
}

extension AnalysisError {
  /// What was asked does not fit the data or the table.
  static func diagnostic(_ diagnostic: Diagnostic) -> AnalysisError {
    AnalysisError(.diagnostic(diagnostic))
  }
}
