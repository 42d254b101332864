import Bitmaps
import Language
import Tables
import Values

/// Functions that choose between values or change their type.
enum ChoiceFunctions {
  /// The functions, in the order of help.
  static let all: [Function] = [ifElse, cases, coalesce, number, text, rule]

  private static let ifElse = Function(
    FunctionDeclaration(
      name: "if", family: .choices,
      parameters: [
        FunctionDeclaration.Parameter("condition", [.truth]),
        FunctionDeclaration.Parameter("then"),
        FunctionDeclaration.Parameter("else"),
      ],
      result: .common(from: 1),
      summary: "One value where a condition is true, another where it is false.",
      example: FunctionDeclaration.Example("if(true, \"yes\", \"no\")", "yes")),
    .row { columns, _ throws(EngineError) in try chosen(columns) })

  private static let cases = Function(
    FunctionDeclaration(
      name: "case", family: .choices,
      parameters: [
        FunctionDeclaration.Parameter("condition", [.truth]),
        FunctionDeclaration.Parameter("value"),
        FunctionDeclaration.Parameter("more", isOptional: true, repeats: true),
      ],
      result: .common(from: 1),
      summary: "The value behind the first condition that is true, else the last value.",
      example: FunctionDeclaration.Example("case(false, 1, true, 2, 3)", "2")),
    .row { columns, _ throws(EngineError) in try chosen(columns) })

  /// The value of the first true condition of pairs, else the last value when one stands alone.
  ///
  /// A condition that is missing before one is true leaves the answer open: it is missing.
  private static func chosen(_ columns: [Column]) throws(EngineError) -> Column {
    let count = columns[0].count
    let pairs = columns.count / 2
    let otherwise = Int32(columns.count % 2 == 1 ? pairs : -1)
    var choices = [Int32](repeating: otherwise, count: count)
    for pair in (0..<pairs).reversed() {
      let truths = Operand.column(columns[pair * 2]).truths(count: count)
      truths.isTrue.forEachSetBit { choices[$0] = Int32(pair) }
      truths.missing?.forEachSetBit { choices[$0] = -1 }
    }
    var values = (0..<pairs).map { columns[$0 * 2 + 1] }
    if let last = columns.last, otherwise >= 0 { values.append(last) }
    return try values.chosen(by: choices)
  }

  private static let coalesce = Function(
    FunctionDeclaration(
      name: "coalesce", family: .choices,
      parameters: [FunctionDeclaration.Parameter("value", repeats: true)],
      result: .common(from: 0),
      summary: "The first of the values that is not missing.",
      example: FunctionDeclaration.Example("coalesce(missing, 7)", "7")),
    .row { columns, count throws(EngineError) in
      var choices = [Int32](repeating: -1, count: count)
      for (index, column) in columns.enumerated().reversed() {
        column.present.forEachSetBit { choices[$0] = Int32(index) }
      }
      return try columns.chosen(by: choices)
    })

  private static let number = Function(
    FunctionDeclaration(
      name: "number", family: .choices,
      parameters: [FunctionDeclaration.Parameter("value", [.text, .truth, .whole, .decimal])],
      result: .fixed(ColumnType(.decimal)),
      summary: "The number that a text spells, or 1 for true and 0 for false.",
      example: FunctionDeclaration.Example("number(\" 12.50 \")", "12.5")),
    .row { columns, _ throws(EngineError) in
      guard case .text(let column) = columns[0] else { return columns[0].decimal }
      return column.numbers { spelledNumber($0) ?? .nan }
    }, remark: .unreadTexts)

  /// The number a text spells in digits, with blanks around it or not.
  private static func spelledNumber(_ text: String) -> Double? {
    let text = text.drop(while: \.isWhitespace)
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) }
    let word = text[..<(end ?? text.startIndex)]
    // Hexadecimal digits, `inf` and `nan` are no numbers of a table.
    guard word.utf8.allSatisfy({ $0 <= UInt8(ascii: "9") || $0 | 0x20 == UInt8(ascii: "e") })
    else { return nil }
    return Double(word)
  }

  private static let text = Function(
    FunctionDeclaration(
      name: "text", family: .choices,
      parameters: [FunctionDeclaration.Parameter("value")],
      result: .fixed(ColumnType(.text)),
      summary: "The value spelled out, with all its digits.",
      example: FunctionDeclaration.Example("text(2026-01-31)", "2026-01-31")),
    .row { columns, _ throws(EngineError) in .text(try columns[0].spelled) })

  /// Known to checking only, which puts the condition in its place.
  private static let rule = Function(
    FunctionDeclaration(
      name: "rule", family: .choices,
      parameters: [FunctionDeclaration.Parameter("number", [.whole], isConstant: true)],
      result: .fixed(ColumnType(.truth)),
      summary: "Whether a row fits the behaviours of a numbered row of the last association.",
      example: FunctionDeclaration.Example("rule(1)", "true")),
    .row { _, _ throws(EngineError) in
      preconditionFailure("A checked formula holds the condition of a rule, not its number")
    })
}
