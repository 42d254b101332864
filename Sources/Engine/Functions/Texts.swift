import Bitmaps
import Language
import Tables
import Values

/// Functions of texts.
enum TextFunctions {
  /// The functions, in the order of help.
  static let all: [Function] = [
    lower, upper, trim, length, prefix, suffix, replace, concat, split,
  ]

  private static let textParameter = FunctionDeclaration.Parameter("text", [.text])

  private static func ofText(
    _ name: String, _ summary: String, _ example: FunctionDeclaration.Example,
    more: [FunctionDeclaration.Parameter] = [],
    _ change: @escaping @Sendable (String, [Value]) -> String?
  ) -> Function {
    Function(
      FunctionDeclaration(
        name: name, family: .texts, parameters: [textParameter] + more,
        result: .fixed(ColumnType(.text)), summary: summary, example: example),
      .row { columns, _ throws(EngineError) in try columns.changedTexts(change) })
  }

  private static let lower = ofText(
    "lower", "The text in small letters.",
    FunctionDeclaration.Example("lower(\"Zagreb\")", "zagreb")
  ) { text, _ in text.lowercased() }

  private static let upper = ofText(
    "upper", "The text in capital letters.",
    FunctionDeclaration.Example("upper(\"čaj\")", "ČAJ")
  ) { text, _ in text.uppercased() }

  private static let trim = ofText(
    "trim", "The text without the blanks around it.",
    FunctionDeclaration.Example("trim(\"  north \")", "north")
  ) { text, _ in
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static let count = FunctionDeclaration.Parameter("count", [.whole])

  private static let prefix = ofText(
    "prefix", "The first characters of the text.",
    FunctionDeclaration.Example("prefix(\"城市代码\", 2)", "城市"), more: [count]
  ) { text, values in String(text.prefix(values.wholeNumber(0))) }

  private static let suffix = ofText(
    "suffix", "The last characters of the text.",
    FunctionDeclaration.Example("suffix(\"HR-10000\", 5)", "10000"), more: [count]
  ) { text, values in String(text.suffix(values.wholeNumber(0))) }

  private static let replace = ofText(
    "replace", "The text with every occurrence of a part replaced by another text.",
    FunctionDeclaration.Example("replace(\"a-b-c\", \"-\", \"+\")", "a+b+c"),
    more: [
      FunctionDeclaration.Parameter("part", [.text]),
      FunctionDeclaration.Parameter("replacement", [.text]),
    ]
  ) { text, values in
    let pieces = text.pieces(between: values[0].plainText)
    return pieces.joined(separator: values[1].plainText)
  }

  private static let split = ofText(
    "split", "A piece of the text between separators: 1 is the first, -1 the last.",
    FunctionDeclaration.Example("split(\"ana@mail.hr\", \"@\", 2)", "mail.hr"),
    more: [
      FunctionDeclaration.Parameter("separator", [.text]),
      FunctionDeclaration.Parameter("piece", [.whole]),
    ]
  ) { text, values in
    let pieces = text.pieces(between: values[0].plainText)
    guard case .whole(let number) = values[1], number.magnitude <= pieces.count else { return nil }
    if number == 0 { return nil }
    return pieces[number > 0 ? Int(number) - 1 : pieces.count + Int(number)]
  }

  private static let length = Function(
    FunctionDeclaration(
      name: "length", family: .texts, parameters: [textParameter],
      result: .fixed(ColumnType(.whole)), summary: "The number of characters.",
      example: FunctionDeclaration.Example("length(\"Čaj 茶\")", "5")),
    .row { columns, _ throws(EngineError) in
      guard case .text(let column) = columns[0] else { return columns[0] }
      guard case .decimal(let counts) = column.numbers({ Double($0.count) }) else {
        return columns[0]
      }
      return .wholes(Lane.map(counts.values) { Int64($0) }, missing: counts.missing)
    })

  private static let concat = Function(
    FunctionDeclaration(
      name: "concat", family: .texts,
      parameters: [FunctionDeclaration.Parameter("value", repeats: true)],
      result: .fixed(ColumnType(.text)),
      summary: "The values one behind the other as a text; missing when one of them is.",
      example: FunctionDeclaration.Example("concat(\"Q\", 4)", "Q4")),
    .row { columns, count throws(EngineError) in
      var joined = Operand.value(.text(""))
      for column in columns {
        let next = Column.text(try column.spelled)
        let call = OperationCall(
          operands: [joined, .column(next)], count: count, range: nil, operandRanges: [],
          type: ColumnType(.text))
        joined = .column(try call.result(of: .join).column)
      }
      return joined.column(ColumnType(.text), count: count)
    })
}

extension [Value] {
  /// The whole number at a place, from 0 up to two thousand million.
  fileprivate func wholeNumber(_ index: Int) -> Int {
    guard case .whole(let number) = self[index] else { return 0 }
    return Int(Swift.max(0, Swift.min(number, 1 << 31)))
  }
}

extension String {
  /// The pieces between the occurrences of a separator, compared byte by byte.
  fileprivate func pieces(between separator: String) -> [String] {
    let (bytes, part) = (Array(utf8), Array(separator.utf8))
    guard !part.isEmpty, bytes.count >= part.count else { return [self] }
    var pieces: [String] = []
    var (start, place) = (0, 0)
    while place <= bytes.count - part.count {
      if bytes[place..<(place + part.count)].elementsEqual(part) {
        pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += part.count
        start = place
      } else {
        place += 1
      }
    }
    return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
