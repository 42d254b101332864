import Values

/// What the declared type of a column says, in any database and in one that loy wrote.
///
/// SQLite takes any words for a type. loy writes those below, of which every other program sees a
/// usual type and the affinity that keeps the values as they are:
///
///     INTEGER, REAL          numbers; behind it COUNT, SHARE, SCORE, MONEY, DAYS … for the kind
///     BOOLEAN                1 and 0
///     TEXT BOOLEAN "Da" "Ne" true/false by its two words
///     DATE, TIMESTAMP        ISO text
///     TEXT MONTH …           the periods that dates stand for, such as 2026-01
///     TEXT, TEXT VERBATIM    text; verbatim where it would read as dates or truth words
struct SQLiteColumnType {
  /// What the column is to become when its values allow it.
  private(set) var type: ColumnType?
  /// Whether texts are texts whatever they look like.
  private(set) var isVerbatim = false
  /// Whether whole numbers are decimal numbers without a fraction.
  private(set) var isDecimal = false

  /// Reads a declared type.
  init(_ declared: String?) {
    guard let declared, !declared.isEmpty else { return }
    let words = declared.split(separator: " ").map { $0.uppercased() }
    switch words[0] {
    case "TEXT" where words.count > 1: readText(declared, words)
    case "INTEGER", "REAL":
      type = ColumnType(
        words[0] == "REAL" ? .decimal : .whole,
        kind: words.dropFirst().first.flatMap { SQLiteColumnType.kinds[$0] } ?? .plain)
    case "BOOL", "BOOLEAN": type = ColumnType(.truth)
    case "DATE": type = ColumnType(.date)
    default:
      if words[0].hasPrefix("TIMESTAMP") || words[0].hasPrefix("DATETIME") {
        type = ColumnType(.timestamp)
      } else if SQLiteColumnType.areFractions(declared.uppercased()) {
        type = ColumnType(.decimal)
      }
    }
    isDecimal = type?.type == .decimal
  }

  private mutating func readText(_ declared: String, _ words: [String]) {
    if words[1] == "VERBATIM" { isVerbatim = true }
    if let grain = Grain(word: words[1]) { type = ColumnType(.date, grain: grain) }
    guard words[1] == "BOOLEAN" else { return }
    let quoted = SQLiteColumnType.quotedWords(declared)
    guard quoted.count == 2 else { return }
    type = ColumnType(.truth, words: TruthWords(yes: quoted[0], no: quoted[1]))
  }

  /// Whether a type is one of numbers with a fraction: REAL, DOUBLE, FLOAT, DECIMAL(10,2).
  private static func areFractions(_ type: String) -> Bool {
    if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) { return true }
    guard type.hasPrefix("DEC") || type.hasPrefix("NUMERIC"), let comma = type.firstIndex(of: ",")
    else { return false }
    let scale = type[type.index(after: comma)...].filter(\.isNumber)
    return Int(scale).map { $0 > 0 } ?? false
  }

  /// The texts between double quotes, in which a quote is doubled.
  private static func quotedWords(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar != "\"" {
        word?.unicodeScalars.append(scalar)
      } else if let whole = word {
        if rest.first == "\"" {
          rest.removeFirst()
          word = whole + "\""
        } else {
          words.append(whole)
          word = nil
        }
      } else {
        word = ""
      }
    }
    return words
  }

  private static let kinds: [String: Kind] = Dictionary(
    uniqueKeysWithValues: words.map { ($1, $0) })

  /// The words for kinds; none holds INT, CHAR, TEXT, BLOB, REAL, FLOA or DOUB, which SQLite reads.
  private static let words: [Kind: String] = [
    .count: "COUNT", .share: "SHARE", .points: "SCORE", .money: "MONEY", .days: "DAYS",
    .probability: "PROBABILITY", .ratio: "RATIO", .bytes: "BYTES",
  ]
}

extension SQLiteColumnType {
  /// The type a column is declared with when it is written.
  static func declaration(of type: ColumnType, isVerbatim: Bool) -> String {
    let kind = words[type.kind].map { " \($0)" } ?? ""
    switch type.type {
    case .whole: return "INTEGER" + kind
    case .decimal: return "REAL" + kind
    case .truth:
      guard let words = type.words else { return "BOOLEAN" }
      return "TEXT BOOLEAN \(SQLiteDatabase.quoted(words.yes)) \(SQLiteDatabase.quoted(words.no))"
    case .date: return type.grain.map { "TEXT \($0.rawValue.uppercased())" } ?? "DATE"
    case .timestamp: return "TIMESTAMP"
    case .text: return isVerbatim ? "TEXT VERBATIM" : "TEXT"
    }
  }
}
