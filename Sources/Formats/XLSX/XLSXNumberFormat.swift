/// What the number format of a cell makes of its number.
enum XLSXNumberFormat: Equatable, Sendable {
  /// A number.
  case number
  /// A number shown with a percent sign.
  case share
  /// A day.
  case date
  /// A day with a time.
  case timestamp
  /// A time of day.
  case time
  /// A length of time that may pass a day.
  case elapsed
  /// A text, whatever the cell holds.
  case text

  /// The built-in format of a number.
  ///
  /// Source: ECMA-376 Part 1, 18.8.30, with the East Asian dates 27–36 and 50–58.
  init(builtIn id: Int) {
    self =
      switch id {
      case 9, 10: .share
      case 14...17, 27...31, 36, 50...54, 57, 58: .date
      case 18...21, 32...35, 45, 47, 55, 56: .time
      case 22: .timestamp
      case 46: .elapsed
      case 49: .text
      default: .number
      }
  }

  /// The format of a code such as `dd.mm.yyyy` or `0.0%`; only its first section counts.
  init(code: String) {
    var letters: Set<Character> = []
    var isElapsed = false
    var rest = Substring(code.lowercased())
    scanning: while let character = rest.popFirst() {
      switch character {
      case ";": break scanning
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let word = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(word.count + 1)
        if !word.isEmpty, word.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
      default: letters.insert(character)
      }
    }
    if code.lowercased() == "general" { letters = [] }
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDate =
      letters.contains("y") || letters.contains("d")
      || (letters.contains("m") && !hasTime && !isElapsed)
    if isElapsed {
      self = .elapsed
    } else if hasDate {
      self = hasTime ? .timestamp : .date
    } else if hasTime {
      self = .time
    } else if letters.contains("@") {
      self = .text
    } else {
      self = letters.contains("%") ? .share : .number
    }
  }
}

/// Follows the part of styles: the number format of each.
final class XLSXStyles: XMLFollower {
  /// What the cells of each style are.
  private(set) var styles: [XLSXNumberFormat] = []
  private var codes: [Int: XLSXNumberFormat] = [:]
  private var isInCells = false
  let isDone = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      codes[id] = XLSXNumberFormat(code: attributes["formatCode"] ?? "")
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      styles.append(codes[id] ?? XLSXNumberFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: Span<UInt8>) {}
}
