import Bitmaps
import Glibc
import Language
import Tables
import Values

extension NumberFunctions {
  /// The number with a count of decimals.
  static let round = Function(
    FunctionDeclaration(
      name: "round", family: .numbers,
      parameters: [
        FunctionDeclaration.Parameter("number", .numbers),
        FunctionDeclaration.Parameter("digits", [.whole], isOptional: true, isConstant: true),
      ],
      result: .sameAs(0),
      summary: "The number rounded to a count of decimals, halves away from zero.",
      example: FunctionDeclaration.Example("round(2.345, 1)", "2.3")),
    .row { columns, _ throws(EngineError) in
      let given = columns.count > 1 ? columns[1].constantValue : .whole(0)
      guard case .whole(let wanted) = given else {
        return .missing(columns[0].description, count: columns[0].count)
      }
      let digits = Int(max(-400, min(400, wanted)))
      guard case .whole(let column) = columns[0] else {
        return columns[0].roundedDecimals(digits)
      }
      guard digits < 0 else { return columns[0] }
      let values = try roundedWholes(column.storage.wide, zeros: -digits)
      return .wholes(values, missing: column.missing)
    })

  private static func roundedWholes(
    _ values: [Int64], zeros: Int
  ) throws(EngineError) -> [Int64] {
    if zeros == 19, let large = values.first(where: { $0.magnitude >= 5_000_000_000_000_000_000 }) {
      throw .overflow("round(\(large), -19)")
    }
    guard zeros <= 18 else { return [Int64](repeating: 0, count: values.count) }
    let unit = (0..<zeros).reduce(Int64(1)) { unit, _ in unit * 10 }
    var tooLarge: Int64?
    let rounded = Lane.map(values) { value -> Int64 in
      let rest = value % unit
      let isUp = rest.magnitude >= UInt64(unit) - rest.magnitude
      let away = isUp ? (value < 0 ? -unit : unit) : 0
      let (result, overflow) = (value - rest).addingReportingOverflow(away)
      if overflow, tooLarge == nil { tooLarge = value }
      return result
    }
    if let tooLarge { throw .overflow("round(\(tooLarge), -\(zeros))") }
    return rounded
  }
}

extension Column {
  fileprivate func roundedDecimals(_ digits: Int) -> Column {
    let scale = pow(10, Double(Swift.abs(digits)))
    guard scale.isFinite else { return digits > 0 ? self : mapDecimals { _ in 0 } }
    // Adding zero makes minus zero plain zero.
    if digits < 0 { return mapDecimals { ($0 / scale).rounded() * scale + 0 } }
    return mapDecimals { number in
      let scaled = number * scale
      return scaled.isFinite ? scaled.rounded() / scale + 0 : number
    }
  }
}
