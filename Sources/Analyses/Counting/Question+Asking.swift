import Bitmaps
import Engine
import Language
import Tables
import Values

extension Question {
  /// The rows with exactly these columns, asked of the engine.
  func projection(
    _ columns: [NamedExpression], of plan: Plan? = nil
  ) throws(AnalysisError) -> EngineResult {
    do throws(EngineError) { return try engine.projection(plan ?? input, columns) } catch {
      throw AnalysisError(error)
    }
  }

  /// The rows in the order of a formula, ascending.
  func rows(sortedBy formula: CheckedExpression) -> Plan {
    input.sorted(by: [SortKey(formula, .ascending)])
  }

  /// The customer's key, after `per` or by its role.
  func customer() throws(AnalysisError) -> CheckedExpression {
    guard let customer = step.clauses[.per]?.first?.expression ?? roles[.customer] else {
      throw .diagnostic(.noFormula("column with the customer", role: .customer, step: step))
    }
    return customer
  }
}

extension CheckedStep {
  /// The field of the customer's key in a result of one row for each customer.
  var customerField: Field {
    Field("customer", clauses[.per]?.first?.expression?.type ?? ColumnType(.text))
  }
}

extension ClauseDeclaration {
  /// The clause `per`: which column tells customers apart.
  static let customers = ClauseDeclaration(
    .per, SlotDeclaration(.expression, [Argument("customer", .value([]), role: .customer)]),
    isRequired: true, summary: "The column with the customer; the role customer stands in.")
}

extension Column {
  /// The numbers, nothing where one is missing.
  var optionalNumbers: [Double?] {
    let (numbers, missing) = (doubles ?? [], missing)
    return numbers.indices.map { missing?[$0] ?? false ? nil : numbers[$0] }
  }
}
