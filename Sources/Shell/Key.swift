import CLineEdit

/// A key the editor handles itself.
enum Key: Equatable, Sendable {
  case enter, newLine, tab, escape
  case up, down, left, right
  case lineStart, lineEnd
  case previousMatch, nextMatch
  case deleteForward, deleteBackward
  case search
  case clearScreen
  case undo
  case endOfInput
  case paste
  case character(Unicode.Scalar)
  case other

  private static let named: [UInt32: Key] = [
    CLE_KEY_UP.rawValue: .up, CLE_KEY_DOWN.rawValue: .down, CLE_KEY_LEFT.rawValue: .left,
    CLE_KEY_RIGHT.rawValue: .right, CLE_KEY_HOME.rawValue: .lineStart,
    CLE_KEY_END.rawValue: .lineEnd, CLE_KEY_DELETE.rawValue: .deleteForward,
    CLE_KEY_PAGE_UP.rawValue: .previousMatch, CLE_KEY_PAGE_DOWN.rawValue: .nextMatch,
    CLE_KEY_NEW_LINE.rawValue: .newLine, CLE_KEY_PASTE.rawValue: .paste,
    control("A"): .lineStart, control("B"): .left, control("D"): .endOfInput,
    control("E"): .lineEnd, control("F"): .right, control("H"): .deleteBackward,
    control("I"): .tab, control("J"): .enter, control("L"): .clearScreen, control("M"): .enter,
    control("N"): .down, control("P"): .up, control("R"): .search, 0x1B: .escape,
    control("_"): .undo, 0x7F: .deleteBackward,
  ]

  /// The key behind the code the reader gives.
  init(code: UInt32) {
    if let key = Key.named[code] {
      self = key
    } else if code >= 0x20, !(0x80..<0xA0).contains(code), let scalar = Unicode.Scalar(code) {
      self = .character(scalar)
    } else {
      self = .other
    }
  }

  private static func control(_ letter: Unicode.Scalar) -> UInt32 { letter.value & 0x1F }
}
