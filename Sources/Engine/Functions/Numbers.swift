import Bitmaps
import Glibc
import Language
import Tables
import Values

/// Functions of numbers.
enum NumberFunctions {
  /// The functions, in the order of help.
  static let all: [Function] = [
    abs, round, floor, ceil, log, exp, sqrt, power, least, greatest,
  ]

  private static let number = FunctionDeclaration.Parameter("number", .numbers)

  private static func ofNumber(
    _ name: String, _ result: FunctionDeclaration.ResultRule, _ summary: String,
    _ example: FunctionDeclaration.Example, more: [FunctionDeclaration.Parameter] = []
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name, family: .numbers, parameters: [number] + more, result: result,
      summary: summary, example: example)
  }

  private static let abs = Function(
    ofNumber(
      "abs", .sameAs(0), "The number without its sign.",
      FunctionDeclaration.Example("abs(-3)", "3")),
    .row { columns, _ throws(EngineError) in
      guard case .whole(let column) = columns[0] else {
        return columns[0].mapDecimals { $0.magnitude }
      }
      let values = column.storage.wide
      if values.contains(.min) { throw .overflow("abs(\(Int64.min))") }
      return .wholes(Lane.map(values) { Swift.abs($0) }, missing: column.missing)
    })

  private static let floor = Function(
    ofNumber(
      "floor", .sameAs(0), "The greatest whole number that is not above the number.",
      FunctionDeclaration.Example("floor(-2.5)", "-3")),
    .row { columns, _ throws(EngineError) in
      columns[0].type == .whole ? columns[0] : columns[0].mapDecimals { $0.rounded(.down) }
    })

  private static let ceil = Function(
    ofNumber(
      "ceil", .sameAs(0), "The least whole number that is not below the number.",
      FunctionDeclaration.Example("ceil(2.1)", "3")),
    .row { columns, _ throws(EngineError) in
      columns[0].type == .whole ? columns[0] : columns[0].mapDecimals { $0.rounded(.up) + 0 }
    })

  private static let log = Function(
    ofNumber(
      "log", .fixed(ColumnType(.decimal)),
      "The natural logarithm, or the one to a base; missing below zero.",
      FunctionDeclaration.Example("log(8, 2)", "3"),
      more: [FunctionDeclaration.Parameter("base", .numbers, isOptional: true)]),
    .row { columns, _ throws(EngineError) in
      guard columns.count > 1 else { return columns[0].mapDecimals { Glibc.log($0) } }
      return columns[0].mapDecimals(with: columns[1]) { number, base in
        // Exact where the library is, so that log(8, 2) is 3 and log(1000, 10) too.
        base == 2 ? log2(number) : base == 10 ? log10(number) : Glibc.log(number) / Glibc.log(base)
      }
    })

  private static let exp = Function(
    ofNumber(
      "exp", .fixed(ColumnType(.decimal)), "Euler's number raised to the number.",
      FunctionDeclaration.Example("exp(0)", "1")),
    .row { columns, _ throws(EngineError) in columns[0].mapDecimals { Glibc.exp($0) } })

  private static let sqrt = Function(
    ofNumber(
      "sqrt", .fixed(ColumnType(.decimal)), "The square root; missing below zero.",
      FunctionDeclaration.Example("sqrt(2.25)", "1.5")),
    .row { columns, _ throws(EngineError) in columns[0].mapDecimals { $0.squareRoot() } })

  private static let power = Function(
    ofNumber(
      "power", .fixed(ColumnType(.decimal)), "The number raised to an exponent.",
      FunctionDeclaration.Example("power(2, 10)", "1024"),
      more: [FunctionDeclaration.Parameter("exponent", .numbers)]),
    .row { columns, _ throws(EngineError) in
      columns[0].mapDecimals(with: columns[1]) { pow($0, $1) }
    })
}

extension Column {
  /// The decimals of a function of each number.
  @inline(__always)
  func mapDecimals(_ body: (Double) -> Double) -> Column {
    guard case .decimal(let column) = decimal else { return self }
    return .decimals(Lane.map(column.values, body)).blanked(at: column.missing)
  }

  /// The decimals of a function of two numbers, row by row.
  @inline(__always)
  func mapDecimals(with other: Column, _ body: (Double, Double) -> Double) -> Column {
    guard case .decimal(let left) = decimal, case .decimal(let right) = other.decimal else {
      return self
    }
    let values = Lane.map(.rows(left.values), .rows(right.values), count: count, body)
    return .decimals(values).blanked(at: union(left.missing, right.missing))
  }
}
